// Lists and explanations of what was judged name the version of the code by which it was.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clockOfTests, must, type Registered, TODAY, University } from '../factories/university.js';
import { call, makeWorld, type World } from '../support/world.js';

let world: World;
let university: University;
let approved: Registered;
let first: string;
let second: string;
let codes: { readonly before: Code; readonly after: Code };

interface Code {
  readonly label: string;
  readonly id: string | null;
  readonly state: string | null;
}
interface Item {
  readonly id: string;
  readonly verdictId: string;
  readonly accessRequestId?: string;
  readonly code: Code | null;
}

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await (await University.open(world)).withData();
  approved = await university.advance(await university.draft(), 'approved');
  first = await university.ask(approved);
  const before = await inForce();
  await replace('2027.1');
  second = await university.ask(approved);
  codes = { before: { ...before, state: 'retired' }, after: await inForce() };
  must(await university.call('analyst', `GET /api/v1/access-requests/${first}/data`), 200);
}, 60_000);
afterAll(async () => world.close());

async function inForce(): Promise<Code> {
  const { label, id, state } = must(await university.call('student', 'GET /api/v1/code-versions/in-force'), 200).json;
  return { label, id, state };
}
async function replace(label: string): Promise<void> {
  const ask = async (persona: string, path: string, body?: object): Promise<string> =>
    String(must(await university.call(persona, `POST /api/v1/code-versions${path}`, body), 200, 201).json.id);
  const id = await ask('privacy-officer', '', { label, summary: 'Opnieuw vastgesteld.' });
  await ask('privacy-officer', `/${id}/participants`, { kind: 'student', name: 'Noor de Wit', capacity: 'student' });
  await ask('privacy-officer', `/${id}/submit`);
  const assent = { body: 'student-council', kind: 'assent', position: 'positive', text: 'Akkoord.', givenOn: TODAY };
  await ask('council-member', `/${id}/acts`, assent);
  await ask('board-member', `/${id}/adopt`, { effectiveOn: TODAY, sourceDecision: 'CvB-besluit 2026-41' });
}
const listOf = async (persona: string, list: string): Promise<readonly Item[]> =>
  must(await university.call(persona, `GET /api/v1/${list}`), 200).json.items as readonly Item[];

describe('a request for data', () => {
  it('names in the list the version by which it was judged when it was made, with its state of today', async () => {
    const items = await listOf('analyst', 'access-requests');
    expect(items.find(({ id }) => id === first)?.code).toEqual(codes.before);
    expect(items.find(({ id }) => id === second)?.code).toEqual(codes.after);
  });

  it('without the code of practice is listed all the same, and names none', async () => {
    const { database, folder, clock } = world;
    const without = await makeWorld({ demo: false, code: 'without', clock, database, folder });
    const { items } = (await call(without.url, await university.token('analyst'), 'GET', '/api/v1/access-requests')).json;
    await without.close();
    expect(items.map(({ code }: Item) => code)).toEqual([null, null]);
  });
});

describe('a delivery', () => {
  it('names the version of the day on which it went out, also when the request was made under another', async () => {
    const copies = await listOf('analyst', 'deliveries');
    expect(copies.map(({ accessRequestId, code }) => [accessRequestId, code])).toEqual([[first, codes.after]]);
  });
});

describe('an explanation', () => {
  it('leads to the version that reached the verdict, and of what is said now to the one in force', async () => {
    const verdictId = (await listOf('auditor', 'access-requests')).find(({ id }) => id === first)?.verdictId ?? '';
    const kept = must(await university.call('auditor', `GET /api/v1/verdicts/${verdictId}/explanation`), 200).json;
    expect([kept.code, kept.codeVersion]).toEqual([codes.before, codes.before.label]);
    const now = must(await university.call('analyst', `GET /api/v1/access-requests/${first}/explanation`), 200).json;
    expect(now.code).toEqual(codes.after);
  });
});
