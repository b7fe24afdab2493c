// The mandate register: who may decide on which route, from when until when; asked as of the day of the decision.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PERSON_PROCESS, POLICY_PROCESS, RATIONALE } from '../factories/bodies.js';
import { clockOfTests, must, NOW, type Registered, University } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

const clock = clockOfTests();
let world: World;
let university: University;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock });
  university = await (await University.open(world)).withData();
  must(await university.call('dean', 'GET /api/v1/me'), 200);
  const { mandates } = await register();
  await Promise.all(mandates.map(({ id }) => university.call('administrator', `POST /api/v1/mandates/${id}/end`)));
}, 60_000);
afterAll(async () => world.close());
beforeEach(() => goTo(NOW));

function goTo(at: string): void {
  clock.set(at);
  university.forgetTokens();
}

interface Register {
  readonly asOf: string;
  readonly mandates: readonly { readonly id: string; readonly code: string }[];
  readonly deputyships: readonly { readonly deputyId: string }[];
  readonly proposedMandates: readonly { readonly code: string; readonly actions: readonly string[] }[];
  readonly proposedDeputyships: readonly { readonly id: string; readonly actions: readonly string[] }[];
}
const register = async (asOf?: string): Promise<Register> =>
  must(await university.call('administrator', `GET /api/v1/mandates${asOf === undefined ? '' : `?asOf=${asOf}`}`), 200).json as Register;
const codesOn = async (asOf?: string): Promise<readonly string[]> => (await register(asOf)).mandates.map(({ code }) => code);

let count = 0;
/** A mandate holder of a fresh name with one mandate; answers name and mandate. */
async function holder(
  mandate: Partial<{ route: string; fromOn: string; untilOn: string }> = {},
): Promise<{ name: string; mandateId: string; code: string }> {
  count += 1;
  const name = `holder-${count}`;
  const code = `T-${count}`;
  const personId = await university.person(name, ['mandate-holder']);
  const body = {
    code,
    personId,
    route: 'heavy',
    fromOn: '2026-11-01',
    untilOn: '2026-11-30',
    sourceDecision: 'Mandaatbesluit 1',
    ...mandate,
  };
  const { id } = must(await university.agreed('mandates', body), 201).json;
  return { name, mandateId: String(id), code };
}
const deputise = async (absent: string, deputy: string, fromOn: string, untilOn: string): Promise<Reply> =>
  university.agreed('deputyships', {
    absentId: university.idOf(absent),
    deputyId: university.idOf(deputy),
    fromOn,
    untilOn,
    sourceDecision: 'Besluit 2',
  });
const tested = async (process: object = PERSON_PROCESS): Promise<Registered> => {
  const draft = await university.draft(process);
  await university.advance(draft, 'tested');
  return draft;
};
const approve = (by: string, project: Registered): Promise<Reply> =>
  university.call(by, `POST /api/v1/projects/${project.id}/decide`, { outcome: 'approved', rationale: RATIONALE });
/** What stands in the way of a decision. */
const refusalOf = ({ status, json }: Reply): unknown => [
  status,
  (json.findings as Registered['findings']).filter(({ effect }) => effect !== 'oblige').map(({ code }) => code),
];

describe('a decision', () => {
  it('is taken under a mandate that is in force and covers the route', async () => {
    const { name } = await holder();
    expect((await approve(name, await tested())).json).toMatchObject({ state: 'approved' });
  });

  it('is not taken without a mandate', async () => {
    await university.person('no-mandate', ['mandate-holder']);
    expect(refusalOf(await approve('no-mandate', await tested()))).toEqual([403, ['closing-the-loop/no-mandate']]);
  });

  it('is taken up to the last day of the mandate and not the day after, by the calendar of the institution', async () => {
    const { name } = await holder();
    const [first, second] = [await tested(), await tested()];
    goTo('2026-11-30T22:59:00Z');
    expect((await approve(name, first)).status).toBe(200);
    goTo('2026-11-30T23:00:00Z');
    expect(refusalOf(await approve(name, second))).toEqual([403, ['closing-the-loop/mandate-not-in-force']]);
  });

  it('is not taken under a mandate that one administrator gave and no other confirmed', async () => {
    const name = 'waiting-holder';
    const personId = await university.person(name, ['mandate-holder', 'administrator']);
    const body = { code: 'T-waiting', personId, route: 'heavy', fromOn: '2026-11-01', untilOn: '2026-11-30', sourceDecision: 'x' };
    const { id, confirmedAt } = must(await university.call('administrator', 'POST /api/v1/mandates', body), 201).json;
    const project = await tested();
    expect([confirmedAt, refusalOf(await approve(name, project))]).toEqual([null, [403, ['closing-the-loop/no-mandate']]]);
    const confirm = async (by: string): Promise<number> => (await university.call(by, `POST /api/v1/mandates/${id}/confirm`)).status;
    expect([await confirm('administrator'), await confirm(name), await confirm('dean')]).toEqual([403, 403, 403]);
    expect([await confirm('second-administrator'), await confirm('second-administrator')]).toEqual([201, 409]);
    expect((await approve(name, project)).status).toBe(200);
  });

  it('is not taken by a deputy whom no second administrator confirmed', async () => {
    const { name } = await holder();
    await university.person(`${name}-deputy`, ['mandate-holder']);
    const body = {
      absentId: university.idOf(name),
      deputyId: university.idOf(`${name}-deputy`),
      fromOn: '2026-11-22',
      untilOn: '2026-11-30',
      sourceDecision: 'x',
    };
    const { id } = must(await university.call('administrator', 'POST /api/v1/deputyships', body), 201).json;
    const project = await tested();
    expect(refusalOf(await approve(`${name}-deputy`, project))).toEqual([403, ['closing-the-loop/no-mandate']]);
    must(await university.call('second-administrator', `POST /api/v1/deputyships/${id}/confirm`), 201);
    expect((await approve(`${name}-deputy`, project)).status).toBe(200);
  });

  it('is not taken before the first day', async () => {
    const { name } = await holder({ fromOn: '2026-11-23' });
    const project = await tested();
    expect(refusalOf(await approve(name, project))).toEqual([403, ['closing-the-loop/mandate-not-in-force']]);
    goTo('2026-11-22T23:00:00Z');
    expect((await approve(name, project)).status).toBe(200);
  });

  it('on a heavier route needs a mandate for it', async () => {
    const { name } = await holder({ route: 'standard' });
    const [heavy, standard] = [await tested(PERSON_PROCESS), await tested(POLICY_PROCESS)];
    expect([heavy.route, standard.route]).toEqual(['heavy', 'standard']);
    expect(refusalOf(await approve(name, heavy))).toEqual([403, ['closing-the-loop/mandate-not-for-route']]);
    expect((await approve(name, standard)).status).toBe(200);
  });

  it('is not taken any more once the mandate was ended, and those taken before stay', async () => {
    const { name, mandateId } = await holder();
    const [before, after] = [await tested(), await tested()];
    expect((await approve(name, before)).status).toBe(200);
    must(await university.call('administrator', `POST /api/v1/mandates/${mandateId}/end`), 201);
    expect(refusalOf(await approve(name, after))).toEqual([403, ['closing-the-loop/mandate-not-in-force']]);
    expect((await university.call('auditor', `GET /api/v1/projects/${before.id}`)).json.state).toBe('approved');
    expect((await university.call('administrator', `POST /api/v1/mandates/${mandateId}/end`)).status).toBe(409);
  });
});

describe('a deputy', () => {
  it('decides under the mandate of the absent on the days of the deputyship, and not a day outside', async () => {
    const { name } = await holder({ untilOn: '2027-11-30' });
    await university.person(`${name}-deputy`, []);
    must(await deputise(name, `${name}-deputy`, '2026-11-24', '2026-11-25'), 201);
    const projects = [await tested(), await tested(), await tested()] as const;
    goTo('2026-11-23T22:59:00Z');
    expect((await approve(`${name}-deputy`, projects[0])).status).toBe(403);
    goTo('2026-11-23T23:00:00Z');
    expect((await approve(`${name}-deputy`, projects[0])).status).toBe(200);
    goTo('2026-11-25T22:59:00Z');
    expect((await approve(`${name}-deputy`, projects[1])).status).toBe(200);
    goTo('2026-11-25T23:00:00Z');
    expect((await approve(`${name}-deputy`, projects[2])).status).toBe(403);
  });

  it('who is a mandate holder without a mandate has one on those days alone', async () => {
    const { name } = await holder({ untilOn: '2027-11-30' });
    await university.person(`${name}-deputy`, ['mandate-holder']);
    must(await deputise(name, `${name}-deputy`, '2026-11-24', '2026-11-25'), 201);
    const projects = [await tested(), await tested()] as const;
    goTo('2026-11-23T22:59:00Z');
    expect(refusalOf(await approve(`${name}-deputy`, projects[0]))).toEqual([403, ['closing-the-loop/no-mandate']]);
    goTo('2026-11-25T22:59:00Z');
    expect((await approve(`${name}-deputy`, projects[0])).status).toBe(200);
    goTo('2026-11-25T23:00:00Z');
    expect(refusalOf(await approve(`${name}-deputy`, projects[1]))).toEqual([403, ['closing-the-loop/no-mandate']]);
  });

  it('whose deputyship is ended decides no more, from that moment', async () => {
    const { name } = await holder();
    await university.person(`${name}-deputy`, ['mandate-holder']);
    const { id } = must(await deputise(name, `${name}-deputy`, '2026-11-22', '2026-11-30'), 201).json;
    const projects = [await tested(), await tested()] as const;
    expect((await approve(`${name}-deputy`, projects[0])).status).toBe(200);
    must(await university.call('administrator', `POST /api/v1/deputyships/${id}/end`), 201);
    expect(refusalOf(await approve(`${name}-deputy`, projects[1]))).toEqual([403, ['closing-the-loop/no-mandate']]);
    expect((await university.call('administrator', `POST /api/v1/deputyships/${id}/end`)).status).toBe(409);
  });

  it('is told apart in the file and in the log from who holds the mandate', async () => {
    const { name, mandateId } = await holder();
    const deputyId = await university.person(`${name}-deputy`, []);
    must(await deputise(name, `${name}-deputy`, '2026-11-22', '2026-11-22'), 201);
    const project = await tested();
    must(await approve(`${name}-deputy`, project), 200);
    const rows = await university.write((tx) =>
      tx.query<unknown[]>(`select decided_by, deputy_for, mandate_id from decision where subject_id = $1 and kind = 'project-decision'`, [
        project.id,
      ]),
    );
    expect(rows).toEqual([{ decided_by: deputyId, deputy_for: university.idOf(name), mandate_id: mandateId }]);
  });

  it('does not decide on what the principal asked for or prepared: four eyes hold for both', async () => {
    const { name } = await holder();
    const project = await university.draft();
    must(await university.call('analyst', `POST /api/v1/projects/${project.id}/members`, { person: name }), 200);
    await university.person(`${name}-deputy`, []);
    must(await deputise(name, `${name}-deputy`, '2026-11-22', '2026-11-22'), 201);
    await university.advance(project, 'tested');
    expect(refusalOf(await approve(`${name}-deputy`, project))).toEqual([403, ['closing-the-loop/decider-is-preparer']]);
    expect((await approve(`${name}-deputy`, await tested())).status).toBe(200);
  });

  it('with a mandate of one’s own decides under that one first', async () => {
    const [principal, deputy] = [await holder(), await holder()];
    must(await deputise(principal.name, deputy.name, '2026-11-22', '2026-11-22'), 201);
    const project = await university.draft();
    must(await university.call('analyst', `POST /api/v1/projects/${project.id}/members`, { person: principal.name }), 200);
    await university.advance(project, 'tested');
    expect((await approve(deputy.name, project)).status).toBe(200);
  });
});

describe('the register', () => {
  it('as of a day shows the mandates and deputies of that day', async () => {
    const { code } = await holder({ fromOn: '2026-03-01', untilOn: '2026-05-31' });
    const days = ['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01'];
    expect((await Promise.all(days.map(codesOn))).map((codes) => codes.includes(code))).toEqual([false, true, true, false]);
  });

  it('shows a mandate that was ended on the days before, by the calendar of the institution', async () => {
    goTo('2026-11-22T23:30:00Z');
    const { code, mandateId } = await holder();
    must(await university.call('administrator', `POST /api/v1/mandates/${mandateId}/end`), 201);
    const days = ['2026-11-22', '2026-11-23'];
    expect((await Promise.all(days.map(codesOn))).map((codes) => codes.includes(code))).toEqual([true, false]);
  });

  it('shows what waits for a second administrator apart, to administrators alone, each with what they may do', async () => {
    const body = { personId: university.idOf('dean'), route: 'light', fromOn: '2026-11-01', untilOn: '2026-11-30', sourceDecision: 'x' };
    must(await university.call('administrator', 'POST /api/v1/mandates', { ...body, code: 'T-apart' }), 201);
    const shownTo = async (persona: string): Promise<unknown> => {
      const { mandates, proposedMandates } = must(await university.call(persona, 'GET /api/v1/mandates'), 200).json as Register;
      const isIt = ({ code }: { readonly code: string }): boolean => code === 'T-apart';
      return [mandates.some(isIt), proposedMandates.find(isIt)?.actions];
    };
    expect(await shownTo('administrator')).toEqual([false, ['end']]);
    expect(await shownTo('second-administrator')).toEqual([false, ['confirm', 'end']]);
    expect(await shownTo('auditor')).toEqual([false, undefined]);
  });

  it('is of today when no day is said', async () => {
    goTo('2026-11-22T23:30:00Z');
    expect((await register()).asOf).toBe('2026-11-23');
  });

  it('has each code once, people of the institution, and days the right way round', async () => {
    const { code } = await holder();
    const body = {
      code: 'T-new',
      personId: university.idOf('dean'),
      route: 'light',
      fromOn: '2026-11-01',
      untilOn: '2026-11-30',
      sourceDecision: 'x',
    };
    const record = (change: object): Promise<Reply> => university.call('administrator', 'POST /api/v1/mandates', { ...body, ...change });
    expect((await record({ code })).json).toMatchObject({ status: 409, type: '/problems/duplicate' });
    expect((await record({ untilOn: '2026-10-31' })).json.errors).toMatchObject([{ pointer: '/untilOn' }]);
    expect((await record({ personId: '017f22e2-79b0-7cc3-98c4-dc0c0c07398f' })).json.errors).toMatchObject([{ pointer: '/personId' }]);
    expect((await university.call('dean', 'POST /api/v1/mandates', body)).status).toBe(403);
    expect((await record({})).status).toBe(201);
  });
});
