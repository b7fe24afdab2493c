// What is kept of a delivery, and for how long; and a close that does not succeed at once.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Outbox } from '../../apps/api/src/platform/jobs/index.js';
import { clockOfTests, must, PURPOSE, University } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

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
/** Does all work that is due; some of it may be in the hands of the platform's own loop. */
async function drain(): Promise<void> {
  const deadline = Date.now() + 20_000;
  do {
    await world.app.get(Outbox).drain();
    const { rows } = await admin.query(`select 1 from outbox where due_at <= $1`, [clock.now()]);
    if (rows.length === 0) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  } while (Date.now() < deadline);
}
const stateOf = async (id: string): Promise<string> =>
  String((await admin.query<{ state: string }>(`select state from delivery where id = $1`, [id])).rows[0]?.state);

/** Waits until a delivery is closed; answers how. */
async function closed(id: string): Promise<string> {
  const deadline = Date.now() + 20_000;
  while ((await stateOf(id)) === 'open' && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return stateOf(id);
}

/** What recalls a delivery of the student: consent taken away at an epoch of the ledger; answers how many recalls then wait. */
async function recallsOf(id: string): Promise<{ readonly epoch: number; readonly recalledBy: (epoch: number) => Promise<number> }> {
  const { rows } = await admin.query<{ epoch: string; purpose: string; subject: string }>(
    `select d.consent_epoch as epoch, d.label->>'purposeId' as purpose, p.subject_id as subject from delivery d
     join person p on p.institution_id = d.institution_id and p.handle = 'student' where d.id = $1`,
    [id],
  );
  const [delivery] = rows;
  const recalledBy = async (epoch: number): Promise<number> => {
    const payload = { kind: 'consent', subjectId: delivery?.subject ?? '', purposeId: delivery?.purpose ?? '', epoch };
    await university.write((tx) => world.app.get(Outbox).put(tx, university.institutionId, 'consent.taken-away', payload));
    await drain();
    return (await admin.query(`select 1 from recall where delivery_id = $1`, [id])).rows.length;
  };
  return { epoch: Number(delivery?.epoch), recalledBy };
}

describe('a recall', () => {
  it('is for copies that went out before the withdrawal, and for no later one: the person may have consented again', async () => {
    const { id } = await delivered();
    await closed(id);
    const { epoch, recalledBy } = await recallsOf(id);
    expect(await recalledBy(epoch)).toBe(0);
    expect(await recalledBy(epoch + 1)).toBe(1);
  });

  it('past its day stops the next delivery of the project to its holder, until it is confirmed', async () => {
    const project = await university.advance(await university.draft(), 'approved');
    const request = await university.ask(project);
    const fetch = (): Promise<Reply> => university.call('analyst', `GET /api/v1/access-requests/${request}/data`);
    const id = must(await fetch(), 200).headers.get('delivery') ?? '';
    await closed(id);
    const { epoch, recalledBy } = await recallsOf(id);
    await recalledBy(epoch + 1);
    const { rows } = await admin.query<{ id: string; due: string }>(`select id, due_on::text as due from recall where delivery_id = $1`, [
      id,
    ]);
    const [recall] = rows;

    clock.set(`${recall?.due ?? ''}T12:00:00Z`);
    university.forgetTokens();
    const onItsDay = await fetch();
    clock.advance(86_400_000);
    university.forgetTokens();
    const late = await fetch();
    must(await university.call('analyst', `POST /api/v1/recalls/${recall?.id ?? ''}/confirm`), 200);

    expect([onItsDay.status, late.status]).toEqual([200, 409]);
    expect(late.json['findings']).toContainEqual(expect.objectContaining({ code: 'recall-confirmed/overdue', params: { recalls: 1 } }));
    expect((await fetch()).status).toBe(200);
  });
});

describe('whose rows a delivery holds', () => {
  it('is kept until the copy must be deleted, and not a day longer', async () => {
    const { id, deleteBy } = await delivered();
    await closed(id);
    clock.set(`${deleteBy}T12:00:00Z`);
    await drain();
    expect(await subjectsKept(id)).toBe(1);
    clock.advance(2 * 86_400_000);
    await drain();
    expect(await subjectsKept(id)).toBe(0);
  });

  it('is no longer asked for afterwards: who withdraws then has nothing recalled', async () => {
    const { id, deleteBy } = await delivered();
    await closed(id);
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
    expect(await closed(id)).toBe('delivered');
  }, 30_000);
});
