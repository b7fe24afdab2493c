// Who tests, advises on or decides a project names what they read: the judgement is about that submission.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RATIONALE } from '../factories/bodies.js';
import { clockOfTests, must, type Registered, University } from '../factories/university.js';
import { call, makeWorld, type Reply, type World } from '../support/world.js';

let world: World;
let university: University;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await (await University.open(world)).withData();
}, 60_000);
afterAll(async () => world.close());

const TEST = { outcome: 'positive', rationale: RATIONALE };
const ADVICE = { about: 'legitimate-interest', outcome: 'positive', rationale: RATIONALE };
const DECISION = { outcome: 'approved', rationale: RATIONALE };
const STALE = [412, '/problems/stale-version'];

const ask = (persona: string, id: string, act: string, body?: object, headers?: Record<string, string>): Promise<Reply> =>
  university.call(persona, `POST /api/v1/projects/${id}/${act}`, body, headers);
const read = async (persona: string, id: string): Promise<Record<string, string>> => ({
  'if-match': must(await university.call(persona, `GET /api/v1/projects/${id}`), 200).headers.get('etag') ?? '',
});
const told = ({ status, json }: Reply): readonly unknown[] => [status, (json as { readonly type: string }).type];
const submitted = async (): Promise<Registered> => university.advance(await university.draft(), 'submitted');

/** Returns a project; its analyst asks another question and submits it again. */
async function exchange(id: string): Promise<void> {
  must(await ask('privacy-officer', id, 'return', { reason: 'Graag aanvullen.' }), 200);
  must(await university.call('analyst', `PATCH /api/v1/projects/${id}`, { question: 'Wie haakt er af, en bij wie?' }), 200);
  must(await ask('analyst', id, 'submit'), 200);
}

describe('a judgement of a project', () => {
  it('is about the submission that was read: one that was changed and submitted since is read first', async () => {
    const { id } = await submitted();
    const [officer, fg] = [await read('privacy-officer', id), await read('fg', id)];
    await exchange(id);
    await university.prescan(id);
    expect(told(await ask('fg', id, 'advise', ADVICE, fg))).toEqual(STALE);
    expect(told(await ask('privacy-officer', id, 'test', TEST, officer))).toEqual(STALE);
    must(await ask('privacy-officer', id, 'test', TEST, await read('privacy-officer', id)), 200);
  });

  it('decides what the decider read, and not what was tested since', async () => {
    const { id } = await university.advance(await university.draft(), 'tested');
    const dean = await read('dean', id);
    await exchange(id);
    await university.prescan(id);
    must(await ask('privacy-officer', id, 'test', TEST), 200);
    expect(told(await ask('dean', id, 'decide', DECISION, dean))).toEqual(STALE);
    expect(must(await university.call('dean', `GET /api/v1/projects/${id}`), 200).json).toMatchObject({ state: 'tested' });
  });

  it('is not disturbed by what others judged of the same submission since it was read', async () => {
    const { id } = await submitted();
    const [officer, dean] = [await read('privacy-officer', id), await read('dean', id)];
    await university.prescan(id);
    must(await ask('fg', id, 'advise', ADVICE), 200);
    must(await ask('privacy-officer', id, 'test', TEST, officer), 200);
    must(await ask('dean', id, 'decide', DECISION, dean), 200);
  });

  it('is refused when it does not name what was read', async () => {
    const { id } = await university.advance(await university.draft(), 'submitted');
    await university.prescan(id);
    const nameless = async (persona: string, act: string, body: object, headers = {}): Promise<readonly unknown[]> =>
      told(await call(world.url, await university.token(persona), 'POST', `/api/v1/projects/${id}/${act}`, body, headers));
    const needed = [428, '/problems/precondition-required'];
    expect(await nameless('fg', 'advise', ADVICE)).toEqual(needed);
    expect(await nameless('privacy-officer', 'test', TEST, { 'if-match': '*' })).toEqual(needed);
    must(await ask('privacy-officer', id, 'test', TEST), 200);
    expect(await nameless('dean', 'decide', DECISION)).toEqual(needed);
    must(await ask('dean', id, 'decide', DECISION), 200);
  });
});
