// Claims as federations send them, in both spellings, and nothing taken for said that was not.
import { describe, expect, it } from '@jest/globals';
import { readClaims } from './claims.js';

const NAMES = {
  affiliation: 'eduperson_affiliation',
  organization: 'schac_home_organization',
  studentNumber: 'schac_personal_unique_code',
};
const SAID = {
  sub: 'a1b2',
  name: ' Noor de Wit ',
  schac_home_organization: 'UvB.nl',
  eduperson_affiliation: ['student', 'Member', 'student'],
  schac_personal_unique_code: ['urn:schac:personalUniqueCode:nl:local:uvb.nl:studentid:S1001'],
};

describe('the claims of an issuer', () => {
  it('tell who, of which institution, and what at it', () => {
    expect(readClaims(SAID, NAMES)).toEqual({
      sub: 'a1b2',
      name: 'Noor de Wit',
      organization: 'uvb.nl',
      affiliations: ['member', 'student'],
      studentNumber: 'S1001',
    });
  });

  it('are read in the older spelling too', () => {
    expect(readClaims({ sub: 'x', edu_person_affiliations: ['employee'] }, NAMES).affiliations).toEqual(['employee']);
  });

  it('go by the configured names', () => {
    const named = readClaims({ sub: 'x', org: 'a.nl', role: 'staff' }, { ...NAMES, organization: 'org', affiliation: 'role' });
    expect([named.organization, named.affiliations]).toEqual(['a.nl', ['staff']]);
  });

  it.each([{}, { sub: 7 }, { sub: null, eduperson_affiliation: { student: true }, name: ['', 5] }])(
    'say nothing when they are no text: %o',
    (said) => {
      expect(readClaims(said, NAMES)).toEqual({ sub: '', name: '', organization: null, affiliations: [], studentNumber: null });
    },
  );

  it('know no affiliation that eduPerson does not', () => {
    expect(readClaims({ sub: 'x', eduperson_affiliation: ['administrator', 'staff'] }, NAMES).affiliations).toEqual(['staff']);
  });
});
