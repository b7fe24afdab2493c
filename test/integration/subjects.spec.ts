// The subject register: numbers are kept as keyed digests, one number is one subject, and two numbers can be one person.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { SubjectRegister } from '../../apps/api/src/identity/index.js';
import { loadMarks } from '../factories/marks.js';
import { clockOfTests, must, University } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

let world: World;
let university: University;
let admin: pg.Client;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await (await University.open(world)).withData();
  admin = new pg.Client({ connectionString: world.database.urls.superuser });
  await admin.connect();
}, 60_000);
afterAll(async () => {
  await admin.end();
  await world.close();
});

const link = (identifier: string, formerIdentifier: string, by = 'steward'): Promise<Reply> =>
  university.call(by, 'POST /api/v1/subject-links', { identifier, formerIdentifier });
const subjectOf = (number: string): Promise<string | null> =>
  university.write((tx) => world.app.get(SubjectRegister).find(tx, university.institutionId, number));

/** Marks by subject in the current version of the data set. */
async function marksOf(subjectId: string | null): Promise<readonly number[]> {
  const { rows } = await admin.query<{ name: string }>(
    `select v.table_name as name from dataset d join dataset_version v on v.id = d.current_version_id where d.code = 'marks'`,
  );
  const found = await admin.query<{ score: string }>(`select score from data.${rows[0]?.name ?? ''} where subject_id = $1 order by score`, [
    subjectId,
  ]);
  return found.rows.map(({ score }) => Number(score));
}

describe('a student number', () => {
  it('stands nowhere in the database', async () => {
    const { rows } = await admin.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'data', 'staging')`,
    );
    const holding: string[] = [];
    for (const { name } of rows) {
      const found = await admin.query(
        `select 1 from ${name} t where t::text like '%S1001%' or t::text like '%' || encode('S1001', 'hex') || '%' limit 1`,
      );
      holding.push(...found.rows.map(() => name));
    }
    expect(holding).toEqual([]);
  });

  it('is one subject in every delivery of data', async () => {
    const before = await subjectOf('S1001');
    await loadMarks(university, [
      'S1001;WIS;55;2026-03-01',
      'S1002;WIS;80;2026-03-01',
      'S1003;WIS;34;2026-03-01',
      'S1004;WIS;62;2026-03-01',
      'S1005;WIS;99;2026-03-01',
    ]);
    expect([await subjectOf('S1001'), await marksOf(before)]).toEqual([before, [55]]);
    expect(await subjectOf('S1005')).not.toBeNull();
  });

  it('is not told apart by the blanks around it, and is not guessed', async () => {
    expect(await subjectOf(' S1001 ')).toBe(await subjectOf('S1001'));
    expect(await subjectOf('S9999')).toBeNull();
  });

  it('has another digest in another institution', async () => {
    const other = await University.open(world, 'other');
    const register = world.app.get(SubjectRegister);
    const digests = [(await register.hasher(university.institutionId))('S1001'), (await register.hasher(other.institutionId))('S1001')];
    expect(digests[0]?.equals(digests[1] ?? Buffer.alloc(0))).toBe(false);
  });
});

describe('ordinals', () => {
  it('are dense, from 0, one to a subject', async () => {
    const { rows } = await admin.query<{ ordinal: string }>(`select ordinal from subject where institution_id = $1 order by ordinal`, [
      university.institutionId,
    ]);
    expect(rows.map(({ ordinal }) => Number(ordinal))).toEqual(rows.map((_, index) => index));
    expect(rows.length).toBeGreaterThan(4);
  });
});

describe('linking a former number', () => {
  it('that is new adds it to the person', async () => {
    expect(must(await link('S1002', 'OLD-2'), 201).json).toEqual({ merged: false });
    expect(await subjectOf('OLD-2')).toBe(await subjectOf('S1002'));
  });

  it('of another known person makes the two one: rows, identifiers and all', async () => {
    const [kept, gone] = [await subjectOf('S1003'), await subjectOf('S1004')];
    expect(await marksOf(kept)).toEqual([34]);
    expect(must(await link('S1003', 'S1004'), 201).json).toEqual({ merged: true });
    expect([await subjectOf('S1003'), await subjectOf('S1004')]).toEqual([kept, kept]);
    expect([await marksOf(kept), await marksOf(gone)]).toEqual([[34, 62], []]);
  });

  it('makes the two one person in the next delivery, under one pseudonym', async () => {
    const project = await university.draft();
    await university.advance(project, 'approved');
    const lines = must(await university.call('analyst', `GET /api/v1/access-requests/${await university.ask(project)}/data`), 200)
      .text.trim()
      .split('\n');
    const pseudonymOf = (score: string): string | undefined => lines.find((line) => line.endsWith(`,${score}`))?.split(',')[0];
    expect(pseudonymOf('34')).toMatch(/^[0-9a-f-]{36}$/);
    expect(pseudonymOf('62')).toBe(pseudonymOf('34'));
    expect(pseudonymOf('55')).not.toBe(pseudonymOf('34'));
  });

  it('goes on to the one who is kept, also over several links', async () => {
    await link('S1005', 'S1003');
    const one = await subjectOf('S1005');
    expect([await subjectOf('S1003'), await subjectOf('S1004')]).toEqual([one, one]);
    expect(await marksOf(one)).toEqual([34, 62, 99]);
    const chained = await admin.query(`select 1 from subject s join subject k on k.id = s.merged_into where k.merged_into is not null`);
    expect(chained.rows).toEqual([]);
  });

  it('is refused when they are one already, and for a number that is not known', async () => {
    expect((await link('S1005', 'S1004')).json).toMatchObject({ status: 409, type: '/problems/wrong-state' });
    expect((await link('S1005', 'S1005')).status).toBe(409);
    expect((await link('S9999', 'S1001')).json).toMatchObject({ status: 400, errors: [{ pointer: '/identifier' }] });
  });

  it('is the steward’s to do', async () => {
    expect((await link('S1001', 'OLD-1', 'analyst')).status).toBe(403);
    expect(await subjectOf('OLD-1')).toBeNull();
  });

  it('is logged without the number and without the subject', async () => {
    must(await link('S1001', 'OLD-9'), 201);
    const { rows } = await admin.query<{ leaf: string }>(
      `select convert_from(leaf, 'UTF8') as leaf from log_entry where log = 'accesses' and convert_from(leaf, 'UTF8') like '%subject.linked%' order by id desc limit 1`,
    );
    expect(JSON.parse(rows[0]?.leaf ?? '{}')).toMatchObject({ kind: 'subject.linked', facts: { merged: false } });
    expect(rows[0]?.leaf).not.toContain('OLD-9');
    expect(rows[0]?.leaf).not.toContain(await subjectOf('OLD-9'));
  });

  it('of one pair, asked ten times at once, is done once', async () => {
    const replies = await Promise.all(Array.from({ length: 10 }, () => link('S1002', 'TWIN-2')));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
  });
});
