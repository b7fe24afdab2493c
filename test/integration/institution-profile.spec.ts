// The profile of an institution, version by version: what it may hold, what it follows, and what a version does to projects.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { POLICY_PROCESS, PROJECT, RATIONALE } from '../factories/bodies.js';
import { clockOfTests, must, NOW, type Registered, University } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

interface Goal {
  readonly code: string;
  readonly title: { readonly nl: string; readonly en: string };
}
interface Institution {
  readonly profile: { readonly goals: readonly Goal[]; readonly redLines: readonly string[]; readonly routes: object };
  readonly profileVersion: number;
  readonly effectiveOn: string;
  readonly statutoryGoals: readonly string[];
  readonly otherGoals: readonly Goal[];
  readonly latestVersion: number;
  readonly latestEffectiveOn: string;
  readonly confirmedAt: string | null;
  readonly waiting: { readonly id: string } | null;
}

const TODAY = NOW.slice(0, 10);
const OUTFLOW: Goal = { code: 'outflow', title: { nl: 'Uitstroom', en: 'Outflow' } };
const clock = clockOfTests();
let world: World;
let university: University;
let first: Institution;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock });
  university = await (await University.open(world)).withData();
  first = await institution();
}, 60_000);
afterAll(async () => world.close());

async function institution(asOf = ''): Promise<Institution> {
  return must(await university.call('analyst', `GET /api/v1/institution${asOf}`), 200).json as Institution;
}
/** Sends the profile as it was at first, with changes. */
async function send(changes: object, effectiveOn = TODAY, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
  const body = { profile: { ...first.profile, ...changes }, effectiveOn, sourceDecision: 'Besluit 2026-9' };
  return university.call('administrator', 'POST /api/v1/institution/profile-versions', body, headers);
}
/** What was recorded, confirmed by a second administrator where it waits for one. */
async function held(reply: Reply): Promise<Institution> {
  const { confirmedAt, waiting } = must(reply, 201).json as Institution;
  return confirmedAt === null
    ? (must(await university.call('second-administrator', `POST /api/v1/institution/profile-versions/${waiting?.id ?? ''}/confirm`), 201)
        .json as Institution)
    : (reply.json as Institution);
}
const recorded = async (changes: object): Promise<Institution> => held(await send(changes));
const codes = (goals: readonly Goal[]): readonly string[] => goals.map(({ code }) => code);
const codesOf = ({ json }: Reply): readonly string[] =>
  ((json.findings ?? []) as readonly { readonly code: string }[]).map(({ code }) => code);
const act = async ({ id }: Registered, persona: string, command: string, body: object): Promise<Registered> =>
  must(await university.call(persona, `POST /api/v1/projects/${id}/${command}`, body), 200).json as Registered;
/** Tests a submitted project, after its pre-scan. */
async function tested(project: Registered): Promise<Registered> {
  await university.prescan(project.id);
  return act(project, 'privacy-officer', 'test', { outcome: 'positive', rationale: RATIONALE });
}
/** What the code says of a new request for the data of a project. */
const outcomeOf = async (project: Registered): Promise<string> =>
  must(await university.call('analyst', `GET /api/v1/access-requests/${await university.ask(project)}`), 200).json.outcome as string;
const submit = async ({ id }: Registered): Promise<Reply> => university.call('analyst', `POST /api/v1/projects/${id}/submit`);

describe('a version of the profile', () => {
  beforeEach(async () => recorded({}));

  it('draws a red line for a kind of source system, and not for what is none', async () => {
    const drawn = await recorded({ redLines: ['timetable-and-attendance', 'library'] });
    const refused = await send({ redLines: ['library', 'aanwezigheid'] });

    expect(drawn.profile.redLines).toEqual(['timetable-and-attendance', 'library']);
    expect(refused.json).toMatchObject({ status: 400, errors: [{ pointer: '/profile/redLines/1' }] });
    expect(refused.json.errors).toHaveLength(1);
  });

  it('names a goal once', async () => {
    const refused = await send({ goals: [...first.profile.goals, { ...OUTFLOW, code: 'progress-and-success' }] });
    expect(refused.json).toMatchObject({ status: 400, errors: [{ pointer: `/profile/goals/${first.profile.goals.length}/code` }] });
    expect(codes((await recorded({ goals: [...first.profile.goals, OUTFLOW] })).profile.goals)).toContain('outflow');
  });

  it('is never without a goal that a statute sets, and is without one of its own', async () => {
    const { profile, statutoryGoals } = await recorded({ goals: [OUTFLOW] });
    expect(statutoryGoals).toEqual(['quality-and-accountability']);
    expect(codes(profile.goals)).toEqual(['outflow', 'quality-and-accountability']);
  });

  it('tells the goals of other versions by their last name, and not those that it has', async () => {
    await recorded({ goals: [OUTFLOW] });
    const renamed = { ...OUTFLOW, title: { nl: 'Uitstroom naar werk', en: 'Outflow to work' } };
    await recorded({ goals: [renamed] });
    const { otherGoals } = await recorded({ goals: [{ code: 'transfer', title: OUTFLOW.title }] });
    const own = first.profile.goals.filter(({ code }) => code === 'progress-and-success');

    expect(otherGoals).toEqual([renamed, ...own]);
  });

  it('follows the version that was recorded last, and no other', async () => {
    const { latestVersion } = await institution();
    const stale = await send({}, TODAY, { 'if-match': `"${latestVersion - 1}"` });
    const fitting = await send({}, TODAY, { 'if-match': `"${latestVersion}"` });

    expect([stale.status, fitting.status, fitting.json.profileVersion]).toEqual([412, 201, latestVersion + 1]);
  });
});

describe('what a version does to projects', () => {
  beforeEach(async () => recorded({}));

  it('lets those with a goal that is gone go on when they were submitted, and submits none that was not', async () => {
    const running = await university.advance(await university.draft(), 'approved');
    const submitted = await university.advance(await university.draft(), 'submitted');
    const before = await outcomeOf(running);
    const [draft, other] = [await university.draft(), await university.draft(undefined, { ...PROJECT, goal: 'outflow' })];

    await recorded({ goals: [OUTFLOW] });
    const refused = await submit(draft);

    expect([refused.status, codesOf(refused).includes('goal-in-code/outside-code')]).toEqual([403, true]);
    expect((await submit(other)).status).toBe(200);
    expect((await act(await tested(submitted), 'dean', 'decide', { outcome: 'approved', rationale: RATIONALE })).state).toBe('approved');
    expect([before, await outcomeOf(running)]).toEqual(['oblige', 'oblige']);
  });

  it('is told beforehand, by the goal: how many are going on and how many are still to be submitted', async () => {
    const goal = 'counted';
    await recorded({ goals: [...first.profile.goals, { code: goal, title: OUTFLOW.title }] });
    const drafted = async (): Promise<Registered> => university.draft(undefined, { ...PROJECT, goal });
    await university.advance(await drafted(), 'approved');
    await university.advance(await drafted(), 'submitted');
    await drafted();
    const withdrawn = await drafted();
    const inUse = async (): Promise<unknown> =>
      (must(await university.call('administrator', 'GET /api/v1/goals-in-use'), 200).json.items as readonly Goal[]).find(
        ({ code }) => code === goal,
      );
    const before = await inUse();
    await act(withdrawn, 'analyst', 'withdraw', { reason: 'Toch niet.' });

    expect([before, await inUse()]).toEqual([
      { code: goal, goingOn: 2, toSubmit: 2 },
      { code: goal, goingOn: 2, toSubmit: 1 },
    ]);
    expect((await university.call('analyst', 'GET /api/v1/goals-in-use')).status).toBe(403);
  });

  it('gives one that is not decided another route at its next step, and leaves what is decided', async () => {
    const process = { ...POLICY_PROCESS, level: 'group' };
    const waiting = await university.advance(await university.draft(process), 'submitted');
    const decided = await university.advance(await university.draft(process), 'approved');
    const routeOf = async ({ id }: Registered): Promise<string> =>
      must(await university.call('analyst', `GET /api/v1/projects/${id}`), 200).json.route;
    const before = [await routeOf(waiting), await routeOf(decided)];

    await recorded({ routes: { ...first.profile.routes, heavyAlso: ['group-level'] } });
    const same = await routeOf(waiting);
    await tested(waiting);

    expect([before, same]).toEqual([['standard', 'standard'], 'standard']);
    expect([await routeOf(waiting), await routeOf(decided)]).toEqual(['heavy', 'standard']);
  });
});

describe('a version for a later day', () => {
  it('is told beside the one in force, which stays what it is until that day', async () => {
    const before = await recorded({});
    await held(await send({ goals: [OUTFLOW] }, '2026-12-01'));
    const now = await institution();

    expect([now.profileVersion, now.profile]).toEqual([before.profileVersion, before.profile]);
    expect([now.latestVersion, now.latestEffectiveOn]).toEqual([before.profileVersion + 1, '2026-12-01']);
    expect(codes((await institution('?asOf=2026-12-01')).profile.goals)).toContain('outflow');
  });

  it('is not followed by one for a day before it', async () => {
    expect((await send({}, '2026-11-30')).json).toMatchObject({ status: 400, errors: [{ pointer: '/effectiveOn' }] });
    expect(await held(await send({}, '2026-12-01'))).toMatchObject({ effectiveOn: '2026-12-01' });
  });
});
