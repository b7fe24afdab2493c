// Idempotency-Key on POST: a repeat gets the first answer and acts once; a key belongs to one person and one request.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PERSON_PROCESS, PROJECT, RATIONALE } from '../factories/bodies.js';
import { clockOfTests, must, University } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

const clock = clockOfTests();
let world: World;
let university: University;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock });
  university = await (await University.open(world)).withData();
}, 60_000);
afterAll(async () => world.close());

const register = (key: string, body: object = PROJECT, by = 'analyst'): Promise<Reply> =>
  university.call(by, 'POST /api/v1/projects', body, { 'idempotency-key': key });
const projectsWith = async (question: string): Promise<number> => {
  const rows = await university.write((tx) =>
    tx.query<{ n: number }[]>(`select count(*)::int as n from project where question = $1`, [question]),
  );
  return rows[0]?.n ?? -1;
};
const asking = (question: string): object => ({ ...PROJECT, question });

describe('a repeat', () => {
  it('gets the first answer, said to be a repeat, and acts once', async () => {
    const first = must(await register('key-00000001', asking('Eens?')), 201);
    const second = await register('key-00000001', asking('Eens?'));
    expect([second.status, second.json, second.headers.get('location')]).toEqual([201, first.json, first.headers.get('location')]);
    expect([first.headers.get('idempotent-replay'), second.headers.get('idempotent-replay')]).toEqual([null, 'true']);
    expect(await projectsWith('Eens?')).toBe(1);
  });

  it('without a key, or under another, acts again', async () => {
    must(await register('key-00000002', asking('Vaker?')), 201);
    must(await register('key-00000003', asking('Vaker?')), 201);
    must(await university.call('analyst', 'POST /api/v1/projects', asking('Vaker?')), 201);
    expect(await projectsWith('Vaker?')).toBe(3);
  });

  it('at the same time acts once: the others get the same answer, or are told that it is being done', async () => {
    const replies = await Promise.all(Array.from({ length: 6 }, () => register('key-00000004', asking('Tegelijk?'))));
    expect(await projectsWith('Tegelijk?')).toBe(1);
    const made = replies.filter(({ status }) => status === 201);
    expect(made.length).toBeGreaterThanOrEqual(1);
    expect(new Set(made.map(({ json }) => String(json.id))).size).toBe(1);
    expect(new Set(replies.filter(({ status }) => status !== 201).map(({ status, json }) => `${status} ${json.type}`))).toEqual(
      new Set(made.length === 6 ? [] : ['409 /problems/idempotency-key-used']),
    );
    expect((await register('key-00000004', asking('Tegelijk?'))).json.id).toBe(made[0]?.json.id);
  });

  it('with another body is refused with 409, and so is one on another route', async () => {
    must(await register('key-00000005', asking('Zo?')), 201);
    const other = await register('key-00000005', asking('Of zo?'));
    const { id } = must(await university.call('analyst', 'POST /api/v1/projects', PROJECT), 201).json;
    const elsewhere = await university.call('analyst', `POST /api/v1/projects/${id}/submit`, undefined, {
      'idempotency-key': 'key-00000005',
    });
    expect([other.json, elsewhere.json]).toMatchObject([
      { status: 409, type: '/problems/idempotency-key-reused' },
      { status: 409, type: '/problems/idempotency-key-reused' },
    ]);
    expect(await projectsWith('Of zo?')).toBe(0);
  });

  it('with the members of the body in another order is the same request', async () => {
    const { problem, ...rest } = asking('Volgorde?') as typeof PROJECT;
    must(await register('key-00000006', { problem, ...rest }), 201);
    expect((await register('key-00000006', { ...rest, problem })).headers.get('idempotent-replay')).toBe('true');
  });

  it('by another person is another request', async () => {
    must(await register('key-00000007', asking('Wie?')), 201);
    must(await register('key-00000007', asking('Wie?'), 'teacher'), 201);
    expect(await projectsWith('Wie?')).toBe(2);
  });

  it('a day later is not carried out again either, though its answer is no longer kept', async () => {
    must(await register('key-00000008', asking('Later?')), 201);
    clock.advance(24 * 3_600_000 - 60_000);
    university.forgetTokens();
    expect((await register('key-00000008', asking('Later?'))).status).toBe(201);
    clock.advance(120_000);
    expect((await register('key-00000008', asking('Later?'))).json).toMatchObject({ status: 409, type: '/problems/idempotency-key-used' });
    expect(await projectsWith('Later?')).toBe(1);
  });
});

describe('a request that failed', () => {
  it('for its input may be sent again under the same key, put right', async () => {
    expect((await register('key-00000009', { ...PROJECT, endsOn: 'soon' })).status).toBe(400);
    expect((await register('key-00000009', asking('Hersteld?'))).status).toBe(201);
  });

  it('by the gate is not judged twice under one key: verdict and entry were kept', async () => {
    const project = await university.draft({ ...PERSON_PROCESS, bases: [] });
    const submit = (): Promise<Reply> =>
      university.call('analyst', `POST /api/v1/projects/${project.id}/submit`, undefined, { 'idempotency-key': 'key-00000010' });
    expect((await submit()).status).toBe(403);
    expect((await submit()).status).toBe(409);
    const verdicts = await university.write((tx) =>
      tx.query<unknown[]>(`select 1 from verdict where subject_id = $1 and outcome = 'deny'`, [project.id]),
    );
    expect(verdicts).toHaveLength(1);
  });
});

describe('a command with effects on others', () => {
  it('is given once: a decision that is sent twice stands once in the file and in the log', async () => {
    const project = await university.draft();
    await university.advance(project, 'tested');
    const body = { outcome: 'approved', rationale: RATIONALE };
    const decide = (): Promise<Reply> =>
      university.call('dean', `POST /api/v1/projects/${project.id}/decide`, body, { 'idempotency-key': 'key-00000011' });
    const [first, second] = [must(await decide(), 200), must(await decide(), 200)];
    expect(second.json).toEqual(first.json);
    const rows = await university.write((tx) =>
      tx.query<{ n: number }[]>(`select count(*)::int as n from decision where subject_id = $1 and kind = 'project-decision'`, [
        project.id,
      ]),
    );
    expect(rows).toEqual([{ n: 1 }]);
  });
});

describe('the key', () => {
  it.each(['short', 'x'.repeat(101), 'with blanks in it', 'key-"quoted"', "key-' or 1=1", 'key/00000001'])(
    'is refused when it is %j',
    async (key) => {
      expect((await register(key, asking('Sleutel?'))).json).toMatchObject({
        status: 400,
        errors: [{ pointer: '/headers/idempotency-key' }],
      });
      expect(await projectsWith('Sleutel?')).toBe(0);
    },
  );

  it('asks nothing of a GET', async () => {
    expect((await university.call('analyst', 'GET /api/v1/me', undefined, { 'idempotency-key': '?' })).status).toBe(200);
  });
});
