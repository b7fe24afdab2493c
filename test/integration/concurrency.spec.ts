// Several people at once: numbers stay dense, decisions are taken once, and whoever comes second is told so.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PERSON_PROCESS, PROJECT, RATIONALE } from '../factories/bodies.js';
import { clockOfTests, must, type Registered, University } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

let world: World;
let second: World;
let university: University;

beforeAll(async () => {
  const clock = clockOfTests();
  world = await makeWorld({ demo: false, clock });
  university = await (await University.open(world)).withData();
  second = await makeWorld({ demo: false, clock, database: world.database, folder: world.folder });
}, 60_000);
afterAll(async () => {
  await second.close();
  await world.close();
});

const times = <T>(count: number, work: (index: number) => Promise<T>): Promise<readonly T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));
const statusesOf = (replies: readonly Reply[]): readonly number[] => replies.map(({ status }) => status).sort();
const count = async (sql: string, ...params: readonly unknown[]): Promise<number> => {
  const rows = await university.write((tx) => tx.query<{ n: number }[]>(`select count(*)::int as n from ${sql}`, [...params]));
  return rows[0]?.n ?? -1;
};

describe('of several at once', () => {
  it('one changes a project that all have seen in one version, and the rest are told with 412', async () => {
    const project = await university.draft();
    const replies = await times(6, (index) =>
      university.call('analyst', `PATCH /api/v1/projects/${project.id}`, { plan: `Plan ${index}` }, { 'if-match': `"${project.version}"` }),
    );
    expect(statusesOf(replies)).toEqual([200, 412, 412, 412, 412, 412]);
    const won = replies.find(({ status }) => status === 200);
    const now = must(await university.call('analyst', `GET /api/v1/projects/${project.id}`), 200).json;
    expect([now.version, now.registered.plan]).toEqual([project.version + 1, won?.json.registered.plan]);
  });

  it('one submits a project, once', async () => {
    const project = await university.draft();
    const replies = await times(5, () => university.call('analyst', `POST /api/v1/projects/${project.id}/submit`));
    expect(statusesOf(replies)).toEqual([200, 409, 409, 409, 409]);
    expect(await count(`project_transition where project_id = $1 and to_state = 'submitted'`, project.id)).toBe(1);
  });

  it('one decides: an approval and a rejection at the same time are not both taken', async () => {
    const project = await university.draft();
    await university.advance(project, 'tested');
    const outcomes = ['approved', 'rejected', 'approved', 'rejected'];
    const replies = await times(4, (index) =>
      university.call(index < 2 ? 'dean' : 'board-member', `POST /api/v1/projects/${project.id}/decide`, {
        outcome: outcomes[index],
        rationale: RATIONALE,
      }),
    );
    expect(statusesOf(replies)).toEqual([200, 409, 409, 409]);
    const { state } = must(await university.call('auditor', `GET /api/v1/projects/${project.id}`), 200).json as Registered;
    expect(await count(`decision where subject_id = $1 and kind = 'project-decision' and outcome = $2`, project.id, state)).toBe(1);
    expect(await count(`decision where subject_id = $1 and kind = 'project-decision'`, project.id)).toBe(1);
    expect(await count('approval where project_id = $1', project.id)).toBe(state === 'approved' ? 1 : 0);
  });

  it('each who changes a process makes a version of one’s own, numbered without holes', async () => {
    const project = await university.draft();
    await times(5, () => university.call('analyst', `PUT /api/v1/projects/${project.id}/processes/signals`, PERSON_PROCESS));
    const rows = await university.write((tx) =>
      tx.query<{ number: number }[]>(`select number from process_version where process_id = $1 order by number`, [
        project.processes[0]?.id,
      ]),
    );
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('one makes a process of a new code, and the rest make its next versions', async () => {
    const { id } = must(await university.call('analyst', 'POST /api/v1/projects', PROJECT), 201).json as Registered;
    const replies = await times(4, () => university.call('analyst', `PUT /api/v1/projects/${id}/processes/fresh`, PERSON_PROCESS));
    expect(statusesOf(replies)).toEqual([200, 200, 200, 200]);
    expect(await count('process where project_id = $1', id)).toBe(1);
  });

  it('one grants a mandate of a code', async () => {
    const body = {
      code: 'M-99',
      personId: university.idOf('dean'),
      route: 'light',
      fromOn: '2026-01-01',
      untilOn: '2026-12-31',
      sourceDecision: 'x',
    };
    expect(statusesOf(await times(4, () => university.call('administrator', 'POST /api/v1/mandates', body)))).toEqual([201, 409, 409, 409]);
  });
});

describe('two processes on one database', () => {
  const ask = (at: World, persona: string, what: string, body?: unknown): Promise<Reply> => university.callAt(at, persona, what, { body });

  it('number projects in one series', async () => {
    const replies = await times(12, (index) => ask(index % 2 === 0 ? world : second, 'analyst', 'POST /api/v1/projects', PROJECT));
    const numbers = replies.map((reply) => Number((must(reply, 201).json as Registered).number.slice(8))).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  });

  it('take one decision between them', async () => {
    const project = await university.draft();
    await university.advance(project, 'tested');
    const body = { outcome: 'approved', rationale: RATIONALE };
    const replies = await times(4, (index) =>
      ask(index % 2 === 0 ? world : second, 'dean', `POST /api/v1/projects/${project.id}/decide`, body),
    );
    expect(statusesOf(replies)).toEqual([200, 409, 409, 409]);
    expect(await count('approval where project_id = $1', project.id)).toBe(1);
  });

  it('see at once what the other did', async () => {
    const project = await university.draft();
    await university.advance(project, 'submitted');
    expect((await ask(second, 'privacy-officer', `GET /api/v1/projects/${project.id}`)).json.state).toBe('submitted');
    const receipt = must(
      await ask(second, 'privacy-officer', `POST /api/v1/projects/${project.id}/test`, { outcome: 'positive', rationale: RATIONALE }),
      200,
    );
    expect(Number(receipt.json.logIndex)).toBeGreaterThan(0);
    expect((await ask(world, 'privacy-officer', `GET /api/v1/projects/${project.id}`)).json.state).toBe('tested');
  });
});
