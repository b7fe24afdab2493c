// A process that starts has ready what it is asked first: the policy under the parameters in force, and no more than it keeps.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { clockOfTests, must, TODAY, University } from '../factories/university.js';
import { makeWorld, type World } from '../support/world.js';

/** As many parameter sets as an engine keeps ready. */
const KEPT = 16;

interface Compiler {
  instantiate(bytes: unknown, imports: unknown): Promise<unknown>;
}
const compiler = (globalThis as unknown as { readonly WebAssembly: Compiler }).WebAssembly;
const spy = () => jest.spyOn(compiler, 'instantiate');

const clock = clockOfTests();
let world: World;
let university: University;
let instantiate: ReturnType<typeof spy>;
const started: World[] = [];

/** Another process on the same database and keys. */
const start = async (): Promise<World> => {
  const other = await makeWorld({ demo: false, clock, processes: 1, database: world.database, folder: world.folder });
  started.push(other);
  return other;
};

/** Adopts a version with parameters of its own. */
async function adopt(at: University, label: string): Promise<void> {
  const ask = async (persona: string, path: string, body?: unknown): Promise<string> =>
    String(must(await at.call(persona, `POST /api/v1/code-versions${path}`, body), 200, 201).json.id);
  const id = await ask('privacy-officer', '', { label, summary: 'Grotere groepen.', parameters: { minimum_group_size: 12 } });
  await ask('privacy-officer', `/${id}/participants`, { kind: 'student-council', name: 'Raad', capacity: 'voorzitter' });
  await ask('privacy-officer', `/${id}/submit`);
  const act = { body: 'student-council', kind: 'assent', position: 'positive', text: 'Wij stemmen in.', givenOn: TODAY };
  await ask('council-member', `/${id}/acts`, act);
  await ask('board-member', `/${id}/adopt`, { effectiveOn: TODAY, sourceDecision: 'CvB-besluit 2026-41' });
}

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock, processes: 1 });
  university = await (await University.open(world)).withData();
  await adopt(university, '2027.1');
}, 60_000);
beforeEach(() => {
  instantiate = spy();
});
afterEach(() => instantiate.mockRestore());
afterAll(async () => {
  for (const other of started) {
    await other.app.close();
  }
  await world.close();
});

describe('a process that starts', () => {
  it('has the code in force ready, and answers the first question with it', async () => {
    const project = await university.draft();
    instantiate.mockClear();
    const other = await start();
    expect(instantiate).toHaveBeenCalledTimes(1);
    must(await university.callAt(other, 'analyst', `POST /api/v1/projects/${project.id}/submit`), 200);
    expect(instantiate).toHaveBeenCalledTimes(1);
  });

  it('makes ready as many codes as it keeps, however many institutions there are', async () => {
    for (let number = 1; number <= KEPT; number += 1) {
      await adopt(await University.open(world, `u${number}`), `2027.u${number}`);
    }
    instantiate.mockClear();
    await start();
    expect(instantiate).toHaveBeenCalledTimes(KEPT);
  }, 180_000);

  it('starts without a code that cannot be trusted, and holds', async () => {
    await university.write((tx) =>
      tx.query(`update code_version set signature = null where institution_id = $1`, [university.institutionId]),
    );
    instantiate.mockClear();
    const other = await start();
    expect(instantiate).toHaveBeenCalledTimes(KEPT);
    const project = await university.draft();
    const reply = await university.callAt(other, 'analyst', `POST /api/v1/projects/${project.id}/submit`);
    expect([reply.status, reply.json.findings?.[0]?.code]).toEqual([409, 'gate/no-evaluator']);
  });
});
