// Without the code of practice nothing is decided: every gate holds, says so in plain words, and changes nothing.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROJECT, RATIONALE } from '../factories/bodies.js';
import { clockOfTests, must, type Registered, University } from '../factories/university.js';
import { call, callAsReader, makeWorld, type Reply, type World } from '../support/world.js';

let withCode: World;
let withoutCode: World;
let university: University;
let draft: Registered;
let tested: Registered;
let request: string;

beforeAll(async () => {
  const clock = clockOfTests();
  withCode = await makeWorld({ demo: false, clock });
  university = await (await University.open(withCode)).withData();
  draft = await university.draft();
  tested = await university.draft();
  await university.advance(tested, 'tested');
  const approved = await university.draft();
  await university.advance(approved, 'approved');
  request = await university.ask(approved);
  must(await university.call('analyst', `GET /api/v1/access-requests/${request}/data`), 200);
  withoutCode = await makeWorld({ demo: false, code: 'without', clock, database: withCode.database, folder: withCode.folder });
}, 60_000);
afterAll(async () => {
  await withoutCode.close();
  await withCode.close();
});

const ask = async (persona: string, method: string, path: string, body?: unknown): Promise<Reply> =>
  callAsReader(withoutCode.url, await university.token(persona), { method, path: `/api/v1/${path}`, body });
const HELD = {
  status: 409,
  type: '/problems/needed-first',
  outcome: 'hold',
  verdict: null,
  findings: [{ code: 'gate/no-evaluator', title: { nl: expect.stringContaining('toets'), en: expect.stringContaining('check') } }],
};
const count = async (sql: string): Promise<number> => {
  const rows = await university.write((tx) => tx.query<{ n: number }[]>(`select count(*)::int as n from ${sql}`));
  return rows[0]?.n ?? -1;
};

describe('without the code of practice', () => {
  it('the platform starts and answers what needs no judgement', async () => {
    expect((await ask('analyst', 'GET', 'me')).status).toBe(200);
    expect((await call(withoutCode.url, null, 'GET', '/readyz')).status).toBe(200);
    expect((await ask('analyst', 'POST', 'projects', PROJECT)).json.findings).toMatchObject(HELD.findings);
  });

  it('gate G0 holds: no file is loaded', async () => {
    const token = await university.token('steward');
    const versions = await count('dataset_version');
    const file = Buffer.from('studentnummer;module;score;datum\nS1001;WIS;55;2026-03-01\n');
    const { id } = must(await call(withoutCode.url, token, 'POST', '/api/v1/imports?name=marks.csv', file), 201).json;
    expect((await ask('steward', 'POST', `imports/${id}/load?wait=true`)).json).toMatchObject(HELD);
    expect(await count('dataset_version')).toBe(versions);
  });

  it('gate G1 holds: no project is submitted', async () => {
    expect((await ask('analyst', 'POST', `projects/${draft.id}/submit`)).json).toMatchObject(HELD);
    expect((await ask('analyst', 'GET', `projects/${draft.id}`)).json.state).toBe('draft');
  });

  it('gate G2 holds: no project is approved, and none is rejected', async () => {
    const decide = (outcome: string): Promise<Reply> =>
      ask('dean', 'POST', `projects/${tested.id}/decide`, { outcome, rationale: RATIONALE });
    expect((await decide('approved')).json).toMatchObject(HELD);
    expect((await decide('rejected')).json).toMatchObject(HELD);
    expect((await ask('dean', 'GET', `projects/${tested.id}`)).json.state).toBe('tested');
  });

  it('gate G3 holds: no data go out, also on a request that got them before', async () => {
    const deliveries = await count('delivery');
    const reply = await ask('analyst', 'GET', `access-requests/${request}/data`);
    expect(reply.json).toMatchObject(HELD);
    expect((await ask('analyst', 'GET', `access-requests/${request}`)).json).toMatchObject({ outcome: 'hold', actions: [] });
    expect(await count('delivery')).toBe(deliveries);
    expect((await university.call('analyst', `GET /api/v1/access-requests/${request}/data`)).status).toBe(200);
  });

  it('each refusal is logged, though there is no verdict to name', async () => {
    const kinds = await university.write((tx) =>
      tx.query<{ kind: string; outcome: string; verdict: string | null }[]>(
        `select e ->> 'kind' as kind, e -> 'facts' ->> 'outcome' as outcome, e -> 'facts' ->> 'verdict_id' as verdict
         from (select convert_from(leaf, 'UTF8')::jsonb as e from log_entry) as entries where e ->> 'kind' in ('project.refused', 'access.refused')`,
      ),
    );
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(new Set(['project.refused', 'access.refused']));
    expect(new Set(kinds.map(({ outcome, verdict }) => `${outcome} ${verdict}`))).toEqual(new Set(['hold null']));
  });
});
