// What another code of practice would change: of every project as it stands today, and of the requests of a period.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { RATIONALE } from '../factories/bodies.js';
import { clockOfTests, must, type Registered, TODAY, University } from '../factories/university.js';
import { makeWorld, type World } from '../support/world.js';

interface Linked {
  readonly norm: string;
  readonly rule: string;
}
interface Change {
  readonly id: string;
  readonly verdictId: string | null;
  readonly gate: string;
  readonly subjectId: string;
  readonly projectNumber: string | null;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly appeared: readonly Linked[];
  readonly changed: readonly Linked[];
  readonly terms: readonly { readonly what: string; readonly of: string | null; readonly rules: readonly Linked[] }[];
}
interface Counted {
  readonly asked: number;
  readonly same: number;
  readonly outcomeChanged: number;
  readonly notJudged: number;
}
interface Run {
  readonly id: string;
  readonly counts: {
    readonly totals: Counted;
    readonly byGate: readonly (Counted & { readonly gate: string })[];
    readonly bySubject: readonly (Counted & { readonly subject: string })[];
    readonly byChange: readonly (Linked & { readonly kind: string; readonly from: string; readonly to: string; readonly count: number })[];
  };
}

let world: World;
let university: University;
let approved: Registered;
let first: Registered;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await (await University.open(world)).withData();
  approved = await university.advance(await university.draft(), 'approved');
  first = await university.draft();
  await university.draft();
}, 60_000);
afterAll(async () => world.close());

const versionId = async (): Promise<string> =>
  String(must(await university.call('student', 'GET /api/v1/code-versions/in-force'), 200).json.id);
const inForce = async (): Promise<readonly string[]> =>
  (must(await university.call('student', `GET /api/v1/code-versions/${await versionId()}`), 200).json.inForce as readonly Linked[]).map(
    ({ norm }) => norm,
  );
async function run(change: object): Promise<Run> {
  const body = { codeVersionId: await versionId(), from: TODAY, until: TODAY, ...change };
  const id = await university.whatIf('privacy-officer', body);
  return must(await university.call('privacy-officer', `GET /api/v1/what-if-runs/${id}`), 200).json as Run;
}
const changesOf = async ({ id }: Run): Promise<readonly Change[]> =>
  must(await university.call('privacy-officer', `GET /api/v1/what-if-runs/${id}/changes?limit=200`), 200).json.items as readonly Change[];
const verdicts = async (): Promise<number> =>
  university.write(async (tx) => Number((await tx.query<{ n: string }[]>(`select count(*) as n from verdict`))[0]?.n));

describe('every project', () => {
  it('is asked, drafts too, at the gates of its state, and nothing of it is logged', async () => {
    const before = await verdicts();
    const { counts } = await run({});
    expect(counts.bySubject).toEqual([expect.objectContaining({ subject: 'project', asked: 3, same: 3, notJudged: 0 })]);
    expect(counts.byGate.map(({ gate, asked }) => [gate, asked])).toEqual([
      ['G1', 3],
      ['G2', 1],
      ['G5', 1],
    ]);
    expect(await verdicts()).toBe(before);
  });

  it('is judged on the facts of today, also when it was changed since it was handed in', async () => {
    const project = await university.advance(await university.draft(), 'submitted');
    const at = `/api/v1/projects/${project.id}`;
    must(await university.call('privacy-officer', `POST ${at}/return`, { reason: RATIONALE }), 200);
    const without = { inForce: (await inForce()).filter((norm) => norm !== 'A-02') };
    const ofProject = async (): Promise<readonly unknown[]> =>
      (await changesOf(await run(without)))
        .filter(({ subjectId }) => subjectId === project.id)
        .map(({ gate, from, to }) => [gate, from, to]);
    expect(await ofProject()).toEqual([]);
    must(await university.call('analyst', `PATCH ${at}`, { goal: 'attendance-control' }), 200);
    expect(await ofProject()).toEqual([['G1', 'deny', 'oblige']]);
    must(await university.call('analyst', `POST ${at}/withdraw`, { reason: RATIONALE }), 200);
    expect(await ofProject()).toEqual([]);
  });

  it('that cannot be judged is counted apart', async () => {
    const { counts } = await run({ inForce: [...(await inForce()), 'A-03'] });
    expect(counts.bySubject.find(({ subject }) => subject === 'project')).toMatchObject({ asked: 3, notJudged: 3, outcomeChanged: 0 });
  });
});

describe('a change', () => {
  it('opens side by side, by the texts of each version, though no verdict of the project is logged', async () => {
    const done = await run({ inForce: (await inForce()).filter((norm) => norm !== 'A-37') });
    const change = (await changesOf(done)).find(({ subjectId }) => subjectId === first.id);
    expect(change).toMatchObject({ verdictId: null, gate: 'G1', kind: 'outcome', from: 'oblige', to: 'permit' });
    const sides = must(await university.call('fg', `GET /api/v1/what-if-runs/${done.id}/changes/${change?.id ?? ''}`), 200).json;
    expect(sides.was.findings.map(({ norm, rule }: Linked) => [norm, rule])).toEqual([
      ['A-37', `/code/versions/${await versionId()}/rules#A-37`],
    ]);
    expect([sides.draft.outcome, sides.draft.findings]).toEqual(['permit', []]);
  });

  it('names the rule behind each condition, also one that no finding tells', async () => {
    const request = await university.ask(approved);
    const done = await run({ inForce: (await inForce()).filter((norm) => norm !== 'A-55') });
    const change = (await changesOf(done)).find(({ subjectId }) => subjectId === request);
    expect(change?.terms.map(({ what, of, rules }) => [what, of, rules.map(({ norm }) => norm)])).toEqual([
      ['finding', 'retention/row-past-term', ['A-55']],
      ['obligation', 'exclude-rows-before', ['A-55']],
      ['rows', null, ['A-55']],
    ]);
    expect(change?.terms[0]?.rules[0]?.rule).toBe(`/code/versions/${await versionId()}/rules#A-55`);
    expect(done.counts.byChange).toContainEqual(
      expect.objectContaining({ kind: 'conditions', norm: 'A-55', from: 'oblige', to: 'oblige', count: 1 }),
    );
  });

  it('names the number of its project, and of a request for data that of the project it is of, until the facts are erased', async () => {
    const request = await university.ask(approved);
    const done = await run({ inForce: (await inForce()).filter((norm) => !['A-37', 'A-55'].includes(norm)) });
    const numberOf = async (subject: string): Promise<string | null | undefined> =>
      (await changesOf(done)).find(({ subjectId, gate }) => subjectId === subject && gate !== 'G2')?.projectNumber;
    expect([await numberOf(first.id), await numberOf(request)]).toEqual([await nameOf(first.id), await nameOf(approved.id)]);
    await erased(request);
    expect([await numberOf(first.id), await numberOf(request)]).toEqual([await nameOf(first.id), null]);
  });

  const nameOf = async (id: string): Promise<string> =>
    String(must(await university.call('privacy-officer', `GET /api/v1/projects/${id}`), 200).json.number);
  /** Takes the facts of a request's verdicts away, as their erasure does. */
  async function erased(request: string): Promise<void> {
    const owner = new pg.Client({ connectionString: world.database.urls.superuser });
    await owner.connect();
    await owner.query(`update verdict set input = null, input_erased_at = decided_at where subject_id = $1`, [request]);
    await owner.end();
  }
});
