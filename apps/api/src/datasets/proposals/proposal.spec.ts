import { describe, expect, it } from '@jest/globals';
import { type Classified, type ColumnInspection } from '../inspection/inspection.types.js';
import { type Inspected } from '../inspection/inspector.js';
import { headerDigest, readFeedProfiles } from './feed-profiles.js';
import { differencesOf } from './proposal.fit.js';
import { proposeAgain, proposeFrom, withoutTellingSamples } from './proposal.making.js';
import { openPoints, savingFaults } from './proposal.rules.js';
import { fieldColumns, type Proposal, subjectColumn } from './proposal.js';

const SHARES = { distinct: 5, judged: false, bsn: 0, educationNumber: 0 };
const MEASURE: Classified = { classification: 'measure', reason: 'nothing-found' };

function column(code: string, extra: Partial<ColumnInspection> = {}): ColumnInspection {
  return {
    ...{ position: 0, header: code, code, type: 'text', decimalMark: null, missingCodes: [], filled: 10, missing: 0, longest: 3 },
    ...{ named: null, shares: SHARES, samples: ['x'], newestPresentation: null },
    ...extra,
  };
}

function inspectedOf(...found: readonly (readonly [ColumnInspection, Classified])[]): Inspected {
  return {
    rows: 10,
    columns: found.map(([one], position) => ({ ...one, position })),
    classified: found.map(([, classified]) => classified),
  };
}

const FILE = inspectedOf(
  [column('studentnummer'), { classification: 'direct-identifier', reason: 'student-number' }],
  [column('datum', { type: 'date' }), { classification: 'date', reason: 'date-type' }],
  [column('cijfer', { type: 'decimal', decimalMark: ',' }), MEASURE],
);

/** The proposal for FILE with all that must be stated, changed as a test wants. */
function complete(change: Partial<Proposal> = {}, dataset: Partial<Proposal['dataset']> = {}): Proposal {
  const proposed = proposeFrom(FILE, 'proef.csv');
  const text = { nl: 'x', en: 'x' };
  const stated = { title: text, description: text, sourceSystem: 'survey', owner: 'o', originalPurpose: 'p', obtainedFrom: 'q' };
  return { ...proposed, ...change, dataset: { ...proposed.dataset, ...stated, ...dataset } };
}

function withColumn(position: number, change: Partial<Proposal['columns'][number]>): Proposal {
  const proposal = complete();
  return { ...proposal, columns: proposal.columns.map((one) => (one.position === position ? { ...one, ...change } : one)) };
}

const pointers = (faults: readonly { readonly pointer: string }[]): readonly string[] => faults.map(({ pointer }) => pointer);

describe('proposeFrom', () => {
  it('takes the student number as that which tells persons apart, and the date as that which dates a row', () => {
    const proposal = proposeFrom(FILE, 'Student Resultaten 2025.csv.gz');
    expect(subjectColumn(proposal)?.code).toBe('studentnummer');
    expect(proposal.rowDate).toEqual({ kind: 'column', column: 'datum' });
    expect(proposal.dataset).toMatchObject({ code: 'student-resultaten-2025', kind: 'subjects', title: { nl: 'Student Resultaten 2025' } });
  });

  it('takes a personal number for the subject only where no student number is', () => {
    const named = column('persoonsgebonden_nummer', { named: 'personal-number' });
    const identifier: Classified = { classification: 'direct-identifier', reason: 'named-personal-number' };
    expect(subjectColumn(proposeFrom(inspectedOf([named, identifier]), 'x.csv'))?.code).toBe('persoonsgebonden_nummer');
    expect(subjectColumn(proposeFrom(inspectedOf([named, identifier], [column('studentnr'), identifier]), 'x.csv'))?.code).toBe(
      'studentnr',
    );
  });

  it('does not guess that a column of numbers named bsn is the subject', () => {
    const bsn = column('bsn', { named: 'bsn' });
    expect(
      subjectColumn(proposeFrom(inspectedOf([bsn, { classification: 'direct-identifier', reason: 'named-bsn' }]), 'x.csv')),
    ).toBeNull();
  });

  it('leaves out what identifies or is written by people', () => {
    const proposal = proposeFrom(
      inspectedOf(
        [column('naam'), { classification: 'direct-identifier', reason: 'name-of-person' }],
        [column('opmerking'), { classification: 'free-text', reason: 'free-text-name' }],
        [column('cijfer'), MEASURE],
      ),
      'x.csv',
    );
    expect(fieldColumns(proposal).map(({ code }) => code)).toEqual(['cijfer']);
  });

  it('does not date rows by a day of birth, nor by a date that some rows lack', () => {
    const birth = column('geboortedatum', { type: 'date' });
    const patchy = column('datum', { type: 'date', missing: 1 });
    expect(proposeFrom(inspectedOf([birth, MEASURE], [patchy, MEASURE]), 'x.csv').rowDate).toBeNull();
  });

  it('dates rows by a presentation sooner than by an academic year', () => {
    const year = column('studiejaar', { type: 'integer' });
    const presentation = column('periode', { newestPresentation: '2014J' });
    expect(proposeFrom(inspectedOf([year, MEASURE]), 'x.csv').rowDate).toEqual({ kind: 'academic-year', column: 'studiejaar' });
    expect(proposeFrom(inspectedOf([year, MEASURE], [presentation, MEASURE]), 'x.csv').rowDate).toMatchObject({ kind: 'presentation' });
  });
});

describe('openPoints', () => {
  it('has none for a complete proposal', () => {
    expect(openPoints(complete())).toEqual([]);
  });

  it.each(['title', 'description', 'sourceSystem', 'owner', 'originalPurpose', 'obtainedFrom'] as const)('asks for the %s', (member) => {
    expect(pointers(openPoints(complete({}, { [member]: null })))).toEqual([`/dataset/${member}`]);
  });

  it('asks who the rows are about', () => {
    expect(openPoints(withColumn(0, { treatment: 'drop' }))).toEqual([{ pointer: '/columns', code: 'subjectNeeded' }]);
  });

  it('asks what dates a row about persons', () => {
    expect(pointers(openPoints(complete({ rowDate: null })))).toEqual(['/rowDate']);
  });

  it('asks neither of reference data, but lets no identifier stand in them', () => {
    const reference = { ...withColumn(0, { treatment: 'store' }), rowDate: null };
    const asReference = { ...reference, dataset: { ...reference.dataset, kind: 'reference' as const } };
    expect(pointers(openPoints(asReference))).toEqual(['/columns/0/classification']);
  });
});

describe('savingFaults', () => {
  it('has none for what was proposed', () => {
    expect(savingFaults(complete(), FILE)).toEqual([]);
  });

  it.each<[string, Proposal, string]>([
    ['a column too few', complete({ columns: complete().columns.slice(1) }), '/columns'],
    ['columns in another order', complete({ columns: [...complete().columns].reverse() }), '/columns'],
    ['a code that occurs twice', withColumn(2, { code: 'datum' }), '/columns/2/code'],
    ['a code that tables of rows use', withColumn(2, { code: 'subject_id' }), '/columns/2/code'],
    ['two columns that tell persons apart', withColumn(2, { treatment: 'subject' }), '/columns/2/treatment'],
    ['cut points that do not rise', withColumn(2, { bands: [6, 5.5] }), '/columns/2/bands'],
    ['cut points of a text', withColumn(0, { bands: [1] }), '/columns/0/bands'],
    ['rows dated by a column that is no date', complete({ rowDate: { kind: 'column', column: 'cijfer' } }), '/rowDate/column'],
    ['rows dated by no column', complete({ rowDate: { kind: 'academic-year', column: 'nergens' } }), '/rowDate/column'],
    ['rows dated by no day', complete({ rowDate: { kind: 'fixed', day: '' } }), '/rowDate/day'],
    ['a lookup by no column', complete({ lookups: [{ dataset: 'vakken', key: 'vak', take: ['titel'] }] }), '/lookups/0/key'],
    ['a lookup that takes nothing', complete({ lookups: [{ dataset: 'vakken', key: 'cijfer', take: [] }] }), '/lookups/0/take'],
    [
      'a lookup that takes a code in use',
      complete({ lookups: [{ dataset: 'vakken', key: 'cijfer', take: ['datum'] }] }),
      '/lookups/0/take/0',
    ],
    ['a lookup in itself', complete({ lookups: [{ dataset: 'proef', key: 'cijfer', take: ['titel'] }] }), '/lookups/0/dataset'],
    ['a shift by no column', complete({ shift: { kind: 'last-full-year', column: 'nergens' } }), '/shift/column'],
    ['a shift as itself', complete({ shift: { kind: 'as-dataset', dataset: 'proef' } }), '/shift/dataset'],
    ['an unknown source system', complete({}, { sourceSystem: 'toverdoos' }), '/dataset/sourceSystem'],
  ])('names %s', (_, proposal, pointer) => {
    expect(pointers(savingFaults(proposal, FILE))).toEqual([pointer]);
  });
});

describe('differencesOf', () => {
  it('takes whole numbers for decimals, not the other way round', () => {
    const whole = { ...FILE, columns: FILE.columns.map((one) => (one.code === 'cijfer' ? { ...one, type: 'integer' as const } : one)) };
    expect(differencesOf(complete(), whole)).toEqual([]);
    expect(differencesOf(withColumn(2, { type: 'integer' }), FILE)).toEqual([{ column: 'cijfer', expected: 'integer', found: 'decimal' }]);
  });

  it('tells another decimal mark', () => {
    expect(differencesOf(withColumn(2, { decimalMark: '.' }), FILE)).toEqual([{ column: 'cijfer', expected: 'decimal', found: 'decimal' }]);
  });

  it('does not mind a column that is left out', () => {
    expect(differencesOf(withColumn(2, { type: 'date', treatment: 'drop' }), FILE)).toEqual([]);
  });
});

describe('withoutTellingSamples', () => {
  it('takes away the samples of what identifies, and of the subject, and leaves the others', () => {
    const shown = withoutTellingSamples(FILE, withColumn(1, { classification: 'direct-identifier' }));
    expect(shown.columns.map(({ samples }) => samples)).toEqual([[], [], ['x']]);
  });
});

describe('the feeds that are known from the start', () => {
  const profiles = readFeedProfiles();

  it.each(profiles.map((profile) => [profile.code, profile] as const))('%s can be loaded as it stands', (_, { proposal }) => {
    const columns = proposal.columns.map((one) => column(one.code, { position: one.position, header: one.header }));
    expect(savingFaults(proposal, { rows: 1, columns })).toEqual([]);
    expect(openPoints(proposal)).toEqual([]);
  });

  it('are told apart by their header', () => {
    expect(new Set(profiles.map(({ headerSha256 }) => headerSha256)).size).toBe(profiles.length);
    expect(headerDigest(['a', 'b'])).not.toBe(headerDigest(['b', 'a']));
  });

  it('keep the header of the new file', () => {
    const [profile] = profiles;
    const again = proposeAgain(profile?.proposal ?? complete(), inspectedOf([column('x', { header: 'Ander opschrift' }), MEASURE]));
    expect(again.columns[0]?.header).toBe('Ander opschrift');
  });
});
