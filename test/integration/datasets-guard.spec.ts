// National numbers do not come in: not under their name, not under another; the steward is asked where it is not clear.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { isBsn } from '../../apps/api/src/datasets/inspection/identifiers.js';
import { FixedClock } from '../support/fixed-clock.js';
import { must } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';
import { bsnOf, csv, NOW, Office } from './datasets.office.js';

jest.setTimeout(60_000);

let world: World;
let office: Office;

beforeAll(async () => {
  world = await makeWorld({ clock: new FixedClock(new Date(NOW)) });
  office = new Office(world);
}, 120_000);
afterAll(async () => world.close());

const person = (row: number): string => `p${row}`;
const day = (): string => '2025-09-01';
/** Nine digits that pass no test. */
function otherNumber(row: number): string {
  const number = String(500_000_000 + row * 13);
  return isBsn(number) ? otherNumber(row + 5_000) : number;
}

function findingsOf(reply: Reply): readonly (readonly [string, string])[] {
  const { findings } = reply.json as {
    readonly findings: readonly { readonly code: string; readonly column: string; readonly effect: string }[];
  };
  return findings.filter(({ effect }) => effect === 'deny' || effect === 'hold').map(({ code, column }) => [code, column]);
}

async function prepared(code: string, kamer: (row: number) => string, treatment = 'store', rows = 100): Promise<string> {
  return office.prepared(csv({ studentnummer: person, datum: day, kamer }, rows), {
    dataset: { code },
    columns: { kamer: { treatment, type: 'text' } },
  });
}

describe('a column of citizen service numbers under another name', () => {
  it('is refused before a row is stored; verdict and log entry stay', async () => {
    const id = await prepared('kamers-1', bsnOf);
    const tables = await office.tables();

    const reply = await office.load(id);

    expect(reply.status).toBe(403);
    expect(findingsOf(reply)).toEqual([['national-identifiers/values-match', 'kamer']]);
    expect(await office.tables()).toBe(tables);
    const { state } = await office.import(id);
    expect(state).toBe('refused');
    const [verdict] = await office.sql<{ outcome: string; input: unknown }>(`select outcome, input from verdict where id = $1`, [
      reply.json.verdict,
    ]);
    expect(verdict?.outcome).toBe('deny');
    expect((await office.entries(id)).map(({ kind }) => kind)).toEqual(['import.received', 'import.changed', 'import.refused']);
  });

  it('leaves no number and no file name in verdict or log', async () => {
    const id = await prepared('kamers-2', bsnOf);
    await office.load(id);

    const kept = JSON.stringify([
      await office.entries(id),
      await office.sql(`select input, result from verdict where subject_id = $1`, [id]),
    ]);

    expect(kept).toContain('"bsn_tenths');
    expect(kept).not.toMatch(/\b\d{9}\b/);
    expect(kept).not.toContain('proef.csv');
  });

  it('is refused when written with points', async () => {
    const id = await prepared('kamers-3', (row) => bsnOf(row).replace(/(\d{3})(\d{3})(\d{3})/, '$1.$2.$3'));
    expect((await office.load(id)).status).toBe(403);
  });

  it('comes in when it is left out', async () => {
    const id = await prepared('kamers-4', bsnOf, 'drop');
    expect((await office.load(id)).json.state).toBe('loaded');
    expect(Object.keys((await office.rows('kamers-4'))[0] ?? {})).not.toContain('kamer');
  });

  it('comes in replaced by a keyed pseudonym, the same for the same number', async () => {
    const id = await prepared('kamers-5', (row) => bsnOf(row % 50), 'replace');
    expect((await office.load(id)).json.state).toBe('loaded');
    const values = (await office.rows('kamers-5')).map(({ kamer }) => String(kamer));
    expect(new Set(values).size).toBe(50);
    expect(values.every((value) => /^[0-9a-f]{32}$/.test(value))).toBe(true);
  });

  it('is not looked at among fewer than 20 values', async () => {
    const id = await prepared('kamers-6', (row) => bsnOf(row % 19), 'store', 60);
    expect((await office.load(id)).json.state).toBe('loaded');
  });
});

describe('a column in doubt', () => {
  const doubtful = (row: number): string => (row % 10 < 3 ? bsnOf(row) : otherNumber(row));

  it('waits for the steward, and is loaded once the steward has stated what it is', async () => {
    const id = await prepared('twijfel-1', doubtful);
    const held = await office.load(id);
    expect(held.status).toBe(409);
    expect(findingsOf(held)).toEqual([['national-identifiers/values-in-doubt', 'kamer']]);
    expect((await office.import(id)).state).toBe('asked');

    const answered = await world.call('steward', 'POST', `/api/v1/imports/${id}/answers`, {
      column: 'kamer',
      says: 'not-an-identifier',
      reason: 'Kamernummers van het studentenhuis.',
    });

    expect(answered.status).toBe(200);
    expect((await office.load(id)).json.state).toBe('loaded');
    const decisions = await office.sql(`select kind, outcome, rationale from decision where subject_id = $1`, [id]);
    expect(decisions).toEqual([{ kind: 'import-answer', outcome: 'not-an-identifier', rationale: 'Kamernummers van het studentenhuis.' }]);
  });

  it('is stated by who stands in for the steward, and then names both', async () => {
    const { items } = must(await world.call('administrator', 'GET', '/api/v1/people?limit=200'), 200).json;
    const idOf = (handle: string): string => items.find((person: { readonly handle: string }) => person.handle === handle).id;
    const days = { fromOn: '2020-01-01', untilOn: '2099-12-31', sourceDecision: 'Besluit 2' };
    const deputyship = { absentId: idOf('steward'), deputyId: idOf('teacher'), ...days };
    const proposed = must(await world.call('administrator', 'POST', '/api/v1/deputyships', deputyship), 201).json;
    must(await world.call('second-administrator', 'POST', `/api/v1/deputyships/${proposed.id}/confirm`), 201);
    const id = await prepared('twijfel-3', doubtful);
    await office.load(id);
    const answer = { column: 'kamer', says: 'not-an-identifier', reason: 'Kamernummers.' };
    must(await world.call('teacher', 'POST', `/api/v1/imports/${id}/answers`, answer), 200);
    const decisions = await office.sql(`select decided_by, deputy_for from decision where subject_id = $1`, [id]);
    expect(decisions).toEqual([{ decided_by: idOf('teacher'), deputy_for: idOf('steward') }]);
  });

  it('just under the share at which is asked comes in unasked', async () => {
    const id = await prepared('twijfel-2', (row) => (row < 19 ? bsnOf(row) : otherNumber(row)));
    expect((await office.load(id)).json.state).toBe('loaded');
  });

  it('is not lifted by an answer when nearly all values are such numbers', async () => {
    const id = await prepared('twijfel-3', bsnOf);
    await world.call('steward', 'POST', `/api/v1/imports/${id}/answers`, {
      column: 'kamer',
      says: 'not-an-identifier',
      reason: 'Echt niet.',
    });
    expect((await office.load(id)).status).toBe(403);
  });

  it('is answered by a steward, not by a privacy officer', async () => {
    const id = await prepared('twijfel-4', doubtful);
    const reply = await world.call('privacy-officer', 'POST', `/api/v1/imports/${id}/answers`, {
      column: 'kamer',
      says: 'not-an-identifier',
      reason: 'Nee.',
    });
    expect(reply.status).toBe(403);
  });

  it('that nobody asked about takes no answer', async () => {
    const id = await prepared('twijfel-5', doubtful);
    const reply = await world.call('steward', 'POST', `/api/v1/imports/${id}/answers`, {
      column: 'datum',
      says: 'not-an-identifier',
      reason: 'Nee.',
    });
    expect(reply.status).toBe(400);
  });
});

describe('a column named as a national number', () => {
  const named = (treatment: string): Promise<string> =>
    office.prepared(csv({ studentnummer: person, datum: day, onderwijsnummer: String }, 30), {
      dataset: { code: `genoemd-${treatment}` },
      columns: { onderwijsnummer: { treatment, type: 'text' } },
    });

  it('is proposed to be left out', async () => {
    const { columns } = (await office.send(csv({ studentnummer: person, datum: day, bsn: String }, 30))).json.proposal;
    expect(columns[2].treatment).toBe('drop');
  });

  it('is not stored, whatever its values', async () => {
    const reply = await office.load(await named('store'));
    expect(reply.status).toBe(403);
    expect(findingsOf(reply)).toEqual([['national-identifiers/named-column', 'onderwijsnummer']]);
  });

  it('is not stored under another code either', async () => {
    const id = await office.prepared(csv({ studentnummer: person, datum: day, bsn: String }, 30), {
      dataset: { code: 'hernoemd' },
      columns: { bsn: { treatment: 'store', code: 'kamer', type: 'text' } },
    });
    expect((await office.load(id)).status).toBe(403);
  });

  it.each(['drop', 'replace'])('comes in by %s', async (treatment) => {
    expect((await office.load(await named(treatment))).json.state).toBe('loaded');
  });
});

describe('a data set without a retention term', () => {
  it('is refused until one is stated', async () => {
    const id = await office.prepared(csv({ studentnummer: person, datum: day, n: String }, 5), {
      dataset: { code: 'zonder-termijn', retentionMonths: null },
    });
    const reply = await office.load(id);
    expect(reply.status).toBe(403);
    expect(findingsOf(reply).map(([code]) => code)).toEqual(['registered-ingest/no-retention', 'retention/no-term']);
  });

  it('waits when it holds no persons, of which the rule on ingest asks nothing', async () => {
    const id = await office.prepared(csv({ vak: (row) => `v${row}`, zwaar: String }, 5), {
      dataset: { code: 'vakken', kind: 'reference', retentionMonths: null, purpose: null, basis: null },
      columns: { vak: { treatment: 'store', classification: 'measure' }, zwaar: { treatment: 'store', classification: 'measure' } },
      rowDate: null,
    });
    const reply = await office.load(id);
    expect([reply.status, findingsOf(reply).map(([code]) => code)]).toEqual([409, ['retention/no-term']]);
  });

  it('is refused with a longer one than the institution allows', async () => {
    const id = await office.prepared(csv({ studentnummer: person, datum: day, n: String }, 5), {
      dataset: { code: 'te-lang', retentionMonths: 121 },
    });
    expect((await office.load(id)).status).toBe(403);
  });
});

describe('data on persons', () => {
  it.each([
    ['a purpose', { purpose: null }, 'no-purpose'],
    ['a legal basis', { basis: null }, 'no-basis'],
    ['the purpose that was consented to', { basis: 'consent' }, 'no-consent-purpose'],
  ])('do not come in without %s, and come in once it is stated', async (_, lacking, code) => {
    const file = csv({ studentnummer: person, datum: day, n: String }, 5);
    const id = await office.prepared(file, { dataset: { code: `ingest-${code}`, ...lacking } });
    const reply = await office.load(id);
    expect([reply.status, findingsOf(reply).map(([found]) => found)]).toEqual([403, [`registered-ingest/${code}`]]);
    const { proposal } = await office.import(id);
    await office.put(id, proposal, { dataset: { code: `ingest-${code}`, ...lacking, purpose: 'Begeleiding', basis: 'public-task' } });
    expect((await office.load(id)).json.state).toBe('loaded');
  });
});

describe('a column with special-category data', () => {
  const file = csv({ studentnummer: person, datum: day, klacht: (row) => `k${row % 3}` }, 12);
  const delivery = async (classification: string, treatment = 'store'): Promise<Reply> =>
    office.load(
      await office.prepared(file, { dataset: { code: 'klachten' }, columns: { klacht: { classification, treatment, type: 'text' } } }),
    );

  it('comes in under its class, and not under another the next time', async () => {
    expect((await delivery('special-category')).json.state).toBe('loaded');
    const lowered = await delivery('measure');
    expect([lowered.status, findingsOf(lowered)]).toEqual([403, [['special-categories-for-policy/class-lowered', 'klacht']]]);
    expect((await delivery('special-category')).json.state).toBe('loaded');
  });

  it('may be left out of the next delivery', async () => {
    const without = csv({ studentnummer: person, datum: day, klacht: (row) => `k${row % 3}`, n: String }, 12);
    const columns = { klacht: { classification: 'measure', treatment: 'drop', type: 'text' } };
    expect((await office.load(await office.prepared(without, { dataset: { code: 'klachten' }, columns }))).json.state).toBe('loaded');
  });
});

describe('a source that the institution never uses', () => {
  const draw = async (lines: readonly string[]): Promise<unknown> =>
    office.sql(`update institution_profile set profile = jsonb_set(profile, '{redLines}', $1)`, [JSON.stringify(lines)]);
  const delivery = async (code: string): Promise<Reply> =>
    office.load(await office.prepared(csv({ studentnummer: person, datum: day }, 12), { dataset: { code } }));
  afterAll(async () => draw([]));

  it('is not taken in, and another source is', async () => {
    await draw(['survey']);
    const refused = await delivery('nooit');
    expect([refused.status, findingsOf(refused).map(([code]) => code)]).toEqual([403, ['red-lines/refused-source']]);

    await draw(['library']);
    expect((await delivery('wel')).json.state).toBe('loaded');
  });
});
