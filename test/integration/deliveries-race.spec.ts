// What happens between the plan of a delivery and its record: consent writers are waited for, and what moved is judged again.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { lockExclusive } from '../../apps/api/src/consent/consent.lock.js';
import { POLICY_PROCESS } from '../factories/bodies.js';
import { clockOfTests, must, PURPOSE, type Registered, University } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

const clock = clockOfTests();
let world: World;
let university: University;
let admin: pg.Client;
let project: Registered;
let request: string;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock });
  university = await (await University.open(world)).withData();
  admin = new pg.Client({ connectionString: world.database.urls.superuser });
  await admin.connect();
}, 60_000);
beforeEach(async () => {
  project = await university.draft(POLICY_PROCESS);
  await university.advance(project, 'approved');
  request = await university.ask(project, ['score']);
});
afterAll(async () => {
  await admin.end();
  await world.close();
});

const download = (): Promise<Reply> => university.call('analyst', `GET /api/v1/access-requests/${request}/data`);
const scoresOf = ({ text }: Reply): readonly string[] =>
  text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[1] ?? '')
    .sort();

/** Waits until somebody waits for an advisory lock. */
async function somebodyWaits(): Promise<void> {
  for (let round = 0; round < 400; round += 1) {
    const { rows } = await admin.query(`select 1 from pg_locks where locktype = 'advisory' and not granted and database = (
      select oid from pg_database where datname = current_database())`);
    if (rows.length > 0) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('nobody waits for the ledger');
}

/** Keeps the ledger of consents as who writes in it does, until a download has been planned and waits; then something happens. */
async function whileItWaits(happens: () => Promise<unknown>): Promise<Reply> {
  let waiting: Promise<Reply> | null = null;
  await university.write(async (tx) => {
    await lockExclusive(tx, university.institutionId);
    waiting = download();
    await somebodyWaits();
    await happens();
  });
  return waiting ?? download();
}

describe('a delivery that is about to be recorded', () => {
  it('waits for who writes in the ledger of consents', async () => {
    const reply = await whileItWaits(async () => {
      const { rows } = await admin.query(`select 1 from delivery where access_request_id = $1`, [request]);
      expect(rows).toEqual([]);
    });
    expect(scoresOf(must(reply, 200))).toEqual(['34', '55', '62', '71', '80']);
  });

  it('is refused when the project was withdrawn after it was judged', async () => {
    const reply = await whileItWaits(async () =>
      must(await university.call('analyst', `POST /api/v1/projects/${project.id}/withdraw`, { reason: 'Toch niet.' }), 200),
    );
    expect([reply.status, reply.json.type]).toEqual([409, '/problems/needed-first']);
    const { rows } = await admin.query(`select 1 from delivery where access_request_id = $1`, [request]);
    expect(rows).toEqual([]);
  });

  it('is refused when its setting was put out of force after it was judged', async () => {
    const id = await university.settingId();
    const { kind, title, owner, agreement, place, controls, fromOn } = must(
      await university.call('steward', `GET /api/v1/receiving-settings/${id}`),
      200,
    ).json;
    const change = (untilOn: string | undefined): Promise<Reply> =>
      university.call('steward', `PUT /api/v1/receiving-settings/${id}`, {
        ...{ kind, title, owner, agreement, place, controls, fromOn },
        ...(untilOn === undefined ? {} : { untilOn }),
      });
    const reply = await whileItWaits(async () => must(await change('2026-11-21'), 200));
    expect([reply.status, reply.json.type]).toEqual([403, '/problems/not-permitted']);
    must(await change(undefined), 200);
  });

  it('starts over for a person who has no pseudonym yet', async () => {
    await download();
    const reply = await whileItWaits(() =>
      admin.query(`delete from pseudonym where scope_id = $1 and subject_id = (select min(subject_id::text)::uuid from pseudonym)`, [
        project.processes[0]?.id,
      ]),
    );
    expect(scoresOf(must(reply, 200))).toEqual(['34', '55', '62', '71', '80']);
  });
});

describe('an objection and a restriction', () => {
  it.each(['objections', 'restrictions'])(
    'leave a person out at policy level too, from that moment until they are withdrawn: %s',
    async (kind) => {
      expect(scoresOf(must(await download(), 200))).toContain('55');
      must(await university.call('student', `POST /api/v1/${kind}`, { purpose: PURPOSE }), 201);
      expect(scoresOf(must(await download(), 200))).toEqual(['34', '62', '80']);
      must(await university.call('student', `POST /api/v1/${kind}/withdraw`, { purpose: PURPOSE }), 201);
      expect(scoresOf(must(await download(), 200))).toContain('55');
    },
  );

  it('of a purpose leave out nobody from another', async () => {
    must(
      await university.call('privacy-officer', 'POST /api/v1/purposes', {
        code: 'another-purpose',
        title: { nl: 'a', en: 'a' },
        description: { nl: 'a', en: 'a' },
      }),
      201,
    );
    must(await university.call('student', 'POST /api/v1/objections', { purpose: 'another-purpose' }), 201);
    expect(scoresOf(must(await download(), 200))).toContain('55');
  });
});
