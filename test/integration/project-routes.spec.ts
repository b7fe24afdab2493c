// The route of a project: from what is registered, its umbrella and the profile; who decides on it, and by which day.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Gate } from '../../apps/api/src/gate/index.js';
import { MandatesService } from '../../apps/api/src/identity/index.js';
import { Transactions } from '../../apps/api/src/platform/database/index.js';
import { PERSON_PROCESS, POLICY_PROCESS, PRESCAN, PROJECT, RATIONALE } from '../factories/bodies.js';
import { clockOfTests, must, NOW, type Registered, University } from '../factories/university.js';
import { makeWorld, type World } from '../support/world.js';

interface Routed extends Registered {
  readonly routeMarks: readonly string[];
  readonly registered: Readonly<Record<string, unknown>>;
  readonly next: { readonly dueOn: string | null; readonly isPaused: boolean } | null;
}

const clock = clockOfTests();
let world: World;
let university: University;
let umbrella: Routed;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock });
  university = await (await University.open(world)).withData();
  umbrella = await approved(await draft(POLICY_PROCESS, { isUmbrella: true }));
}, 90_000);
afterAll(async () => world.close());

const OWN = {
  problem: PROJECT.problem,
  question: 'Waardoor steeg het aantal hoge cijfers?',
  beneficiary: PROJECT.beneficiary,
  resultSought: PROJECT.resultSought,
  plan: PROJECT.plan,
  population: PROJECT.population,
  endsOn: '2027-06-30',
};

async function draft(process: object = POLICY_PROCESS, project: object = {}): Promise<Routed> {
  return (await university.draft(process, { ...PROJECT, ...project })) as Routed;
}
async function approved(project: Registered): Promise<Routed> {
  return (await university.advance(project, 'approved')) as Routed;
}
/** A project under the umbrella that says only what is its own. */
async function child(process: object = POLICY_PROCESS, project: object = {}): Promise<Routed> {
  return (await university.draft(process, { ...OWN, umbrellaId: umbrella.id, ...project })) as Routed;
}
const get = async ({ id }: Registered, by = 'analyst'): Promise<Routed> =>
  must(await university.call(by, `GET /api/v1/projects/${id}`), 200).json as Routed;
const change = async ({ id }: Registered, body: object): Promise<Routed> =>
  must(await university.call('analyst', `PATCH /api/v1/projects/${id}`, body), 200).json as Routed;
const routing = ({ route, routeMarks }: Routed): readonly [string, readonly string[]] => [route, routeMarks];
const act = async ({ id }: Registered, by: string, command: string, body?: object): Promise<Routed> =>
  must(await university.call(by, `POST /api/v1/projects/${id}/${command}`, body), 200).json as Routed;
const profile = async (changes: object): Promise<void> => {
  const now = must(await university.call('administrator', 'GET /api/v1/institution'), 200).json as {
    readonly profile: object;
    readonly effectiveOn: string;
  };
  const body = { profile: { ...now.profile, ...changes }, effectiveOn: NOW.slice(0, 10), sourceDecision: 'besluit' };
  must(await university.call('administrator', 'POST /api/v1/institution/profile-versions', body), 201);
};
const umbrellaFact = async ({ id }: Registered): Promise<unknown> =>
  world.app.get(Transactions).read(university.institutionId, async (tx) => {
    const { input } = await world.app.get(Gate).ask('G1', { kind: 'project', id }, tx, { actor: university.system });
    return (input['project'] as { readonly umbrella?: unknown }).umbrella;
  });
const dueOf = async (persona: string, { id }: Registered): Promise<string | null | undefined> =>
  (
    must(await university.call(persona, 'GET /api/v1/work'), 200).json.items as readonly { readonly id: string; readonly dueOn: string }[]
  ).find((item) => item.id === id)?.dueOn;

describe('a project without an umbrella', () => {
  it('is on the standard route, and says why not on the light one', async () => {
    const project = await draft();
    expect(routing(project)).toEqual(['standard', ['no-umbrella']]);
    expect(await umbrellaFact(project)).toBe(false);
  });

  it('is heavy when it looks at persons', async () => {
    expect(routing(await draft(PERSON_PROCESS))).toEqual(['heavy', ['person-level', 'predictive', 'no-umbrella']]);
  });

  it('is heavy with a recipient that no approved project has, and not with a known one', async () => {
    const project = await draft(POLICY_PROCESS, { recipients: [{ name: 'Bureau', category: 'adviseur' }] });
    expect(routing(project)).toEqual(['heavy', ['new-recipients', 'no-umbrella']]);
    await approved(project);
    expect((await draft(POLICY_PROCESS, { recipients: [{ name: 'Bureau', category: 'adviseur' }] })).route).toBe('standard');
  });

  it('becomes heavy when the pre-scan says that a technique is new, and standard again when it no longer does', async () => {
    const project = await draft();
    const processes = [{ ...PRESCAN.processes[0], newTechnology: true }];
    await university.call('analyst', `PUT /api/v1/projects/${project.id}/prescan`, { ...PRESCAN, processes });
    expect(routing(await get(project))).toEqual(['heavy', ['new-technology', 'no-umbrella']]);
    must(await university.call('analyst', `PUT /api/v1/projects/${project.id}/prescan`, PRESCAN), 200);
    expect((await get(project)).route).toBe('standard');
  });
});

describe('a project under an umbrella', () => {
  it('takes over what it left open, asks at most twelve fields of its own, and is on the light route', async () => {
    const project = await child();
    expect(project.registered).toMatchObject({
      goal: PROJECT.goal,
      controller: PROJECT.controller,
      measures: PROJECT.measures,
      recipients: [],
      transfers: [],
      retentionMonths: PROJECT.retentionMonths,
      umbrellaId: umbrella.id,
      isUmbrella: false,
    });
    expect(routing(project)).toEqual(['light', []]);
    expect(Object.keys({ ...OWN, umbrellaId: '' }).length).toBeLessThanOrEqual(12);
    expect((await act(project, 'analyst', 'submit')).state).toBe('submitted');
    expect(await umbrellaFact(project)).toBe(true);
  });

  it('keeps what it said itself', async () => {
    expect((await child(POLICY_PROCESS, { measures: ['eigen'], retentionMonths: 6 })).registered).toMatchObject({
      measures: ['eigen'],
      retentionMonths: 6,
    });
  });

  it('is decided under a mandate for the light route', async () => {
    const personId = await university.person('light-holder', ['mandate-holder']);
    await university.write((tx) =>
      world.app.get(MandatesService).grantIn(tx, university.system, {
        code: 'M-21',
        kind: 'project-decision',
        personId,
        route: 'light',
        fromOn: '2026-01-01',
        untilOn: '2027-12-31',
        sourceDecision: 'besluit',
      }),
    );
    const decide = { outcome: 'approved', rationale: RATIONALE };
    const light = await university.advance(await child(), 'tested');
    expect((await act(light, 'light-holder', 'decide', decide)).state).toBe('approved');
    const standard = await university.advance(await draft(), 'tested');
    expect((await university.call('light-holder', `POST /api/v1/projects/${standard.id}/decide`, decide)).status).toBe(403);
  });

  it('goes beyond it with another column or a finer level, and is then not light', async () => {
    const narrow = await approved(await draft({ ...POLICY_PROCESS, fields: POLICY_PROCESS.fields.slice(0, 1) }, { isUmbrella: true }));
    const level = { ...POLICY_PROCESS, level: 'group' };
    const found = [await child(POLICY_PROCESS, { umbrellaId: narrow.id }), await child(level)];
    expect(found.map(routing)).toEqual([
      ['standard', ['beyond-columns']],
      ['standard', ['group-level', 'beyond-processes']],
    ]);
    expect(await umbrellaFact(found[0] as Routed)).toBe(false);
  });

  it('goes beyond it with a later last day, another unit, or without the choice that students had, and fits again without', async () => {
    const project = await change(await child(), { endsOn: '2027-09-01' });
    expect(routing(project)).toEqual(['standard', ['beyond-end']]);
    expect(routing(await change(project, { endsOn: PROJECT.endsOn }))).toEqual(['light', []]);
    const free = await approved(await draft({ ...POLICY_PROCESS, participationChoice: true }, { isUmbrella: true }));
    const taken = await child({ ...POLICY_PROCESS, participationChoice: false }, { umbrellaId: free.id });
    expect(routing(taken)).toEqual(['standard', ['beyond-processes']]);
    expect(routing(await child({ ...POLICY_PROCESS, participationChoice: true }, { umbrellaId: free.id }))).toEqual(['light', []]);
  });

  it('goes beyond it with a longer term, and fits again without', async () => {
    const project = await change(await child(), { retentionMonths: PROJECT.retentionMonths + 1 });
    expect(routing(project)).toEqual(['standard', ['beyond-term']]);
    expect(routing(await change(project, { retentionMonths: PROJECT.retentionMonths }))).toEqual(['light', []]);
    expect(routing(await change(project, { umbrellaId: null }))).toEqual(['standard', ['no-umbrella']]);
  });

  it('is refused under a project that is no approved umbrella, and as an umbrella itself', async () => {
    const plain = await approved(await draft());
    const unapproved = await draft(POLICY_PROCESS, { isUmbrella: true });
    for (const id of [plain.id, unapproved.id, '017f22e2-79b0-7cc3-98c4-dc0c0c07398f']) {
      const reply = await university.call('analyst', 'POST /api/v1/projects', { ...OWN, umbrellaId: id });
      expect(reply.json).toMatchObject({ status: 400, errors: [{ pointer: '/umbrellaId' }] });
    }
    const both = await university.call('analyst', 'POST /api/v1/projects', { ...OWN, umbrellaId: umbrella.id, isUmbrella: true });
    expect(both.json).toMatchObject({ status: 400, errors: [{ detail: expect.stringContaining('cannot stand under another') }] });
    const later = await university.call('analyst', `PATCH /api/v1/projects/${(await child()).id}`, { isUmbrella: true });
    expect(later.json).toMatchObject({ status: 400, errors: [{ detail: expect.stringContaining('cannot stand under another') }] });
  });

  it('is not light any more when the approval of the umbrella has ended, as its next step finds out', async () => {
    const short = await approved(await draft(POLICY_PROCESS, { isUmbrella: true, endsOn: '2026-12-01' }));
    const project = await child(POLICY_PROCESS, { umbrellaId: short.id, endsOn: '2026-12-01' });
    expect(project.route).toBe('light');
    clock.set('2026-12-02T09:00:00.000Z');
    university.forgetTokens();
    try {
      expect(routing(await act(project, 'analyst', 'submit'))).toEqual(['standard', ['umbrella-ended']]);
      expect(await umbrellaFact(project)).toBe(false);
      const { items } = must(await university.call('analyst', 'GET /api/v1/umbrellas'), 200).json as {
        readonly items: readonly { readonly id: string; readonly inForce: boolean }[];
      };
      expect(items.filter(({ id }) => [short.id, umbrella.id].includes(id)).map(({ inForce }) => inForce)).toEqual([true, false]);
    } finally {
      clock.set(NOW);
      university.forgetTokens();
    }
  });
});

describe('an institution', () => {
  it('may call more heavy, and have no light route', async () => {
    const routes = { light: false, heavyAlso: ['predictive'], workingDays: { light: 5, standard: 10, heavy: null } };
    await profile({ routes });
    expect(routing(await child())).toEqual(['standard', []]);
    expect((await draft({ ...POLICY_PROCESS, analytics: 'predictive' })).route).toBe('heavy');
    await profile({ routes: { ...routes, light: true, heavyAlso: [] } });
    expect((await draft({ ...POLICY_PROCESS, analytics: 'predictive' })).route).toBe('standard');
  });

  it.each([
    ['a light route of six working days', { light: true, heavyAlso: [], workingDays: { light: 6, standard: null, heavy: null } }, 'light'],
    [
      'persons as something to add',
      { light: true, heavyAlso: ['person-level'], workingDays: { light: 5, standard: null, heavy: null } },
      '',
    ],
  ])('cannot set %s', async (_, routes, at) => {
    const { profile: now } = must(await university.call('administrator', 'GET /api/v1/institution'), 200).json as {
      readonly profile: object;
    };
    const body = { profile: { ...now, routes }, effectiveOn: NOW.slice(0, 10), sourceDecision: 'besluit' };
    const reply = await university.call('administrator', 'POST /api/v1/institution/profile-versions', body);
    expect(reply.json).toMatchObject({ status: 400, errors: [{ pointer: expect.stringContaining(at) }] });
  });
});

describe('the term of a route', () => {
  it('runs from the submission, stands in My work, stands still after a return, and says so', async () => {
    await profile({ routes: { light: true, heavyAlso: [], workingDays: { light: 5, standard: null, heavy: null } } });
    const project = await child();
    expect(project.next).toMatchObject({ dueOn: null, isPaused: false });
    const submitted = await act(project, 'analyst', 'submit');
    const due = submitted.next?.dueOn ?? '';
    expect(due > NOW.slice(0, 10)).toBe(true);
    expect(await dueOf('privacy-officer', project)).toBe(due);
    const returned = await act(project, 'privacy-officer', 'return', { reason: 'De grenzen ontbreken.' });
    expect(returned.next).toMatchObject({ dueOn: null, isPaused: true });
    expect((await act(project, 'analyst', 'submit')).next).toMatchObject({ dueOn: due, isPaused: false });
  });

  it('is none where the institution sets none', async () => {
    expect((await act(await draft(), 'analyst', 'submit')).next).toMatchObject({ dueOn: null, isPaused: false });
  });
});
