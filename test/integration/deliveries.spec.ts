// What is kept of a delivery, and for how long; and a close that does not succeed at once.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Outbox } from '../../apps/api/src/platform/jobs/index.js';
import { clockOfTests, must, PURPOSE, University } from '../factories/university.js';
import { makeWorld, type World } from '../support/world.js';

const clock = clockOfTests();
let world: World;
let university: University;
let admin: pg.Client;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock });
  university = await (await University.open(world)).withData();
  admin = new pg.Client({ connectionString: world.database.urls.superuser });
  await admin.connect();
}, 60_000);
beforeEach(() => {
  clock.set('2026-11-22T12:00:00Z');
  university.forgetTokens();
});
afterAll(async () => {
  await admin.end();
  await world.close();
});

/** Makes a delivery of an approved project; answers its id and the last day on which the copy may be kept. */
async function delivered(): Promise<{ readonly id: string; readonly deleteBy: string }> {
  const project = await university.draft();
  await university.advance(project, 'approved');
  const { headers } = must(await university.call('analyst', `GET /api/v1/access-requests/${await university.ask(project)}/data`), 200);
  return { id: headers.get('delivery') ?? '', deleteBy: headers.get('delete-by') ?? '' };
}
const subjectsKept = async (id: string): Promise<number> =>
  (await admin.query(`select 1 from delivery_subjects where delivery_id = $1`, [id])).rows.length;
const drain = async (): Promise<unknown> => world.app.get(Outbox).drain();
const stateOf = async (id: string): Promise<string> =>
  String((await admin.query<{ state: string }>(`select state from delivery where id = $1`, [id])).rows[0]?.state);

describe('whose rows a delivery holds', () => {
  it('is kept until the copy must be deleted, and not a day longer', async () => {
    const { id, deleteBy } = await delivered();
    clock.set(`${deleteBy}T12:00:00Z`);
    await drain();
    expect(await subjectsKept(id)).toBe(1);
    clock.advance(2 * 86_400_000);
    await drain();
    expect(await subjectsKept(id)).toBe(0);
  });

  it('is no longer asked for afterwards: who withdraws then has nothing recalled', async () => {
    const { id, deleteBy } = await delivered();
    clock.set(`${deleteBy}T12:00:00Z`);
    clock.advance(2 * 86_400_000);
    await drain();
    university.forgetTokens();
    must(await university.call('student', 'POST /api/v1/consents/withdraw', { purpose: PURPOSE }), 201);
    await drain();
    expect((await admin.query(`select 1 from recall where delivery_id = $1`, [id])).rows).toEqual([]);
    expect((await admin.query(`select 1 from outbox where topic = 'consent.taken-away'`)).rows).toEqual([]);
  });
});

describe('the close of a delivery', () => {
  it('that the database refuses is tried again, so that no delivery stays open beside a process that lives', async () => {
    await admin.query(
      `create function refuse_for_now() returns trigger language plpgsql as $$ begin raise exception 'not now'; end $$;
       create trigger refuse_for_now before update on delivery for each row execute function refuse_for_now()`,
    );
    const { id } = await delivered();
    expect(await stateOf(id)).toBe('open');
    await admin.query('drop trigger refuse_for_now on delivery');
    const deadline = Date.now() + 10_000;
    while ((await stateOf(id)) === 'open' && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await stateOf(id)).toBe('delivered');
  }, 30_000);
});
