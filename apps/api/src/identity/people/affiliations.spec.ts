// A role lapses with what somebody is at the institution.
import { describe, expect, it } from '@jest/globals';
import { ROLES } from '../../common/index.js';
import { admitting, affiliationsFor, rolesHeld } from './affiliations.js';

describe('a role', () => {
  it('of the staff is held by an employee, and by nobody who has left', () => {
    expect(rolesHeld(['analyst', 'teacher'], ['employee', 'member'])).toEqual(['analyst', 'teacher']);
    expect(rolesHeld(['analyst', 'teacher'], ['alum'])).toEqual([]);
    expect(rolesHeld(['analyst'], [])).toEqual([]);
  });

  it('of a student is held by a student alone, and the council by both', () => {
    expect(rolesHeld(['student', 'council-member', 'analyst'], ['student'])).toEqual(['student', 'council-member']);
    expect(rolesHeld(['student', 'council-member', 'analyst'], ['faculty'])).toEqual(['council-member', 'analyst']);
  });

  it('that people from outside may have is held by an affiliate, another is not', () => {
    expect(rolesHeld(['auditor', 'privacy-officer'], ['affiliate'])).toEqual(['auditor']);
  });

  it('stays as granted while no issuer has said what somebody is', () => {
    expect(rolesHeld(['analyst'], null)).toEqual(['analyst']);
  });

  it.each(ROLES)('%s can be held by somebody', (role) => {
    expect(rolesHeld([role], affiliationsFor([role]))).toEqual([role]);
    expect(admitting(role)).not.toContain('member');
  });
});
