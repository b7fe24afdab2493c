// A version that was adopted for a later day takes the place of the one before on that day, not earlier, and once.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Outbox } from '../../apps/api/src/platform/jobs/index.js';
import { clockOfTests, must, NOW, TODAY, University } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

interface Version {
  readonly id: string;
  readonly state: string;
  readonly isInForce: boolean;
  readonly actions: readonly string[];
  readonly term: { readonly newerExists: boolean } | null;
  readonly transitions: readonly { readonly to: string; readonly at: string }[];
}

const EFFECTIVE = '2027-01-01';
/** Midnight of that day in Amsterdam. */
const MIDNIGHT = '2026-12-31T23:00:00.000Z';
const BEFORE = '2026-12-31T22:59:59.900Z';
const STUDENTS = { kind: 'student-council', name: 'Studentenraad', capacity: 'contactpersoon studiedata' };
const ASSENT = { body: 'student-council', kind: 'assent', position: 'positive', text: 'Wij stemmen in.', givenOn: TODAY };

const clock = clockOfTests();
let world: World;
let university: University;
let opened = 0;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock, processes: 1 });
}, 60_000);
beforeEach(async () => {
  clock.set(NOW);
  university = await University.open(world, `u${(opened += 1)}`);
}, 60_000);
afterAll(async () => world.close());

const ask = (persona: string, what: string, body?: unknown): Promise<Reply> => {
  const [method = '', path = ''] = what.split(' ');
  return university.call(persona, `${method} /api/v1/code-versions${path}`, body);
};
const inForce = async (): Promise<Version> => must(await ask('board-member', 'GET /in-force'), 200).json as Version;
const version = async (id: string): Promise<Version> => must(await ask('board-member', `GET /${id}`), 200).json as Version;
const retire = async (id: string): Promise<Reply> => ask('board-member', `POST /${id}/retire`, { reason: 'Wordt herschreven.' });
const drain = (): Promise<number> => world.app.get(Outbox).drain();

/** Adopts a version for a day; answers its id. */
async function adopt(label: string, effectiveOn: string): Promise<string> {
  const { id } = must(await ask('privacy-officer', 'POST ', { label, summary: 'Herzien met de raad.' }), 201).json;
  must(await ask('privacy-officer', `POST /${id}/participants`, STUDENTS), 201);
  must(await ask('privacy-officer', `POST /${id}/submit`), 200);
  must(await ask('council-member', `POST /${id}/acts`, ASSENT), 201);
  must(await ask('board-member', `POST /${id}/adopt`, { effectiveOn, sourceDecision: 'CvB-besluit 2026-41' }), 200);
  return String(id);
}
/** Moves the clock; what is due is done. */
async function at(instant: string): Promise<void> {
  clock.set(instant);
  university.forgetTokens();
  await drain();
}
/** Retirements in the log: which version, and by which it was replaced. */
const retirements = async (): Promise<readonly (readonly [string, string | null])[]> => {
  const rows = await university.write((tx) =>
    tx.query<{ id: string; by: string | null }[]>(
      `select facts ->> 'code_version_id' as id, facts ->> 'replaced_by' as by
       from (select id, convert_from(leaf, 'utf8')::jsonb as entry from log_entry where institution_id = $1) e, jsonb_extract_path(entry, 'facts') facts
       where entry ->> 'kind' = 'code.retired' order by e.id`,
      [university.institutionId],
    ),
  );
  return rows.map(({ id, by }) => [id, by]);
};

describe('a version that was adopted for a later day', () => {
  it('leaves the one before in force until its day begins, and retires it then', async () => {
    const old = await inForce();
    const next = await adopt('2027.1', EFFECTIVE);
    await at(BEFORE);
    expect(await inForce()).toMatchObject({ id: old.id, state: 'adopted' });
    expect(await retirements()).toEqual([]);

    await at(MIDNIGHT);
    expect(await inForce()).toMatchObject({ id: next, state: 'adopted' });
    const replaced = await version(old.id);
    expect(replaced).toMatchObject({ state: 'retired', isInForce: false, actions: [] });
    expect(replaced.transitions.at(-1)).toMatchObject({ to: 'retired' });
    expect(await retirements()).toEqual([[old.id, next]]);
  });

  it('does not bring the one before back when it is retired itself', async () => {
    const old = await inForce();
    const next = await adopt('2027.1', EFFECTIVE);
    await at(MIDNIGHT);
    must(await retire(next), 200);
    expect(await inForce()).toMatchObject({ id: next, state: 'retired' });
    expect((await retire(old.id)).json).toMatchObject({ status: 409, type: '/problems/wrong-state' });
  });

  it('neither does so when the board is earlier than the job', async () => {
    const old = await inForce();
    const next = await adopt('2027.1', EFFECTIVE);
    await university.write((tx) =>
      tx.query(`delete from outbox where topic = 'code.takes-effect' and institution_id = $1`, [university.institutionId]),
    );
    await at(MIDNIGHT);
    expect((await version(old.id)).state).toBe('adopted');
    expect((await ask('board-member', `POST /${old.id}/extend`, { reason: 'Nog even.' })).json).toMatchObject({ status: 409 });
    must(await retire(next), 200);
    expect(await inForce()).toMatchObject({ id: next, state: 'retired' });
    expect(await retirements()).toEqual([
      [old.id, next],
      [next, null],
    ]);
  });

  it('retires nothing on its day when it was retired before', async () => {
    const old = await inForce();
    const next = await adopt('2027.1', EFFECTIVE);
    must(await retire(next), 200);
    await at(MIDNIGHT);
    expect(await inForce()).toMatchObject({ id: old.id, state: 'adopted' });
    expect(await retirements()).toEqual([[next, null]]);
  });

  it('never comes in force when it was withdrawn before its day, also when the one in force is retired without a successor', async () => {
    const old = await inForce();
    const next = await adopt('2027.1', EFFECTIVE);
    must(await retire(next), 200);
    must(await retire(old.id), 200);
    await at('2027-02-01T12:00:00.000Z');
    expect(await inForce()).toMatchObject({ id: old.id, state: 'retired' });
    expect((await version(old.id)).term).toMatchObject({ newerExists: false });
  });

  it('was withdrawn before its day up to the last moment of the day before, as the institution counts', async () => {
    const old = await inForce();
    const next = await adopt('2027.1', EFFECTIVE);
    await at(BEFORE);
    must(await retire(next), 200);
    must(await retire(old.id), 200);
    await at('2027-02-01T12:00:00.000Z');
    expect(await inForce()).toMatchObject({ id: old.id, state: 'retired' });
  });

  it('was in force when it was retired on its first day, and then stays the one that running projects go by', async () => {
    const old = await inForce();
    const next = await adopt('2027.1', EFFECTIVE);
    await at(MIDNIGHT);
    must(await retire(next), 200);
    await at('2027-02-01T12:00:00.000Z');
    expect(await inForce()).toMatchObject({ id: next, state: 'retired' });
    expect((await version(old.id)).term).toMatchObject({ newerExists: true });
  });

  it('makes place in its turn for one that was adopted for a day after', async () => {
    const old = await inForce();
    const first = await adopt('2027.1', EFFECTIVE);
    const second = await adopt('2027.2', '2027-02-01');
    await at(MIDNIGHT);
    await at('2027-01-31T23:00:00.000Z');
    expect(await inForce()).toMatchObject({ id: second, state: 'adopted' });
    expect(await retirements()).toEqual([
      [old.id, first],
      [first, second],
    ]);
  });

  it('retires once, whoever does the job, and however often', async () => {
    const old = await inForce();
    const next = await adopt('2027.1', EFFECTIVE);
    await university.write((tx) =>
      tx.query(
        `insert into outbox (institution_id, id, topic, payload, created_at, due_at)
         select institution_id, gen_random_uuid(), topic, payload, created_at, due_at from outbox, generate_series(1, 3)
         where topic = 'code.takes-effect' and institution_id = $1`,
        [university.institutionId],
      ),
    );
    clock.set(MIDNIGHT);
    university.forgetTokens();
    const done = await Promise.all([drain(), drain(), drain(), drain()]);
    expect(done.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(1);
    await drain();
    expect(await retirements()).toEqual([[old.id, next]]);
  });
});
