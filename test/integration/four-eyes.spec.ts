// Nobody judges what they made, asked for or advised on, and nobody does so for who did: in the life of the code, in advice, in the
// pre-scan and the test, and for who stands in as for whom they stand in for.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Role } from '../../apps/api/src/common/index.js';
import { type MandateKind, MandatesService } from '../../apps/api/src/identity/index.js';
import { POLICY_PROCESS, PRESCAN, PROJECT, RATIONALE } from '../factories/bodies.js';
import { clockOfTests, must, type Registered, TODAY, University } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

let world: World;
let university: University;
let count = 0;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await (await University.open(world)).withData();
}, 60_000);
afterAll(async () => world.close());

const UNTIL = '2027-06-30';
const STUDENTS = { kind: 'student-council', name: 'Studentenraad', capacity: 'contactpersoon studiedata' };
const ASSENT = { body: 'student-council', kind: 'assent', position: 'positive', text: 'Wij stemmen in.', givenOn: TODAY };
const ADOPT = { effectiveOn: TODAY, sourceDecision: 'CvB-besluit 2026-41' };
const POSITIVE = { outcome: 'positive', rationale: RATIONALE };
const ADVICE = { about: 'legitimate-interest', ...POSITIVE };
const TEST = POSITIVE;
const told = ({ status, json }: Reply): readonly unknown[] => [status, (json as { readonly type: string }).type];
const on = (id: string, act: string): string => `POST /api/v1/projects/${id}/${act}`;
const code = (persona: string, to: string, body?: object): Promise<Reply> =>
  university.call(persona, `POST /api/v1/code-versions${to}`, body);
const actionsOf = async (persona: string, path: string): Promise<readonly string[]> =>
  (must(await university.call(persona, `GET /api/v1/${path}`), 200).json as { readonly actions: readonly string[] }).actions;

/** Somebody of a fresh name, with roles and mandates. */
async function somebody(roles: readonly Role[], ...mandates: readonly MandateKind[]): Promise<string> {
  const name = `person-${(count += 1)}`;
  const personId = await university.person(name, roles);
  for (const kind of mandates) {
    const term = { route: 'heavy' as const, fromOn: '2026-01-01', untilOn: UNTIL, sourceDecision: 'CvB 2026-01' };
    const mandate = { code: `T-${name}-${kind}`, kind, personId, ...term };
    await university.write((tx) => world.app.get(MandatesService).grantIn(tx, university.system, mandate));
  }
  return name;
}
/** Somebody without a role of their own, who stands in for another. */
async function deputyOf(absent: string): Promise<string> {
  const name = await somebody([]);
  const days = { fromOn: '2026-01-01', untilOn: UNTIL, sourceDecision: 'Besluit 2' };
  const body = { absentId: university.idOf(absent), deputyId: university.idOf(name), ...days };
  must(await university.agreed('deputyships', body), 201);
  return name;
}
/** A version before the councils, drawn up by somebody. */
async function laid(by = 'privacy-officer'): Promise<string> {
  const { id } = must(await code(by, '', { label: `code-${(count += 1)}`, summary: 'Herzien.' }), 201).json;
  must(await code('privacy-officer', `/${id}/participants`, STUDENTS), 201);
  must(await code('privacy-officer', `/${id}/submit`), 200);
  return String(id);
}
const everyRole = (): Promise<string> => somebody(['privacy-officer', 'council-member', 'board-member'], 'code-adoption');
/** For whom somebody stood in at the newest judgement of a kind. */
const deputyForAt = async (kind: string): Promise<string | null> => {
  const rows = await university.write((tx) =>
    tx.query<{ deputy_for: string | null }[]>(`select deputy_for from decision where kind = $1 order by id desc limit 1`, [kind]),
  );
  return rows[0]?.deputy_for ?? null;
};

describe('the code of practice', () => {
  it('is not drawn up, spoken for by a council and adopted by one person', async () => {
    const one = await everyRole();
    const id = await laid(one);
    expect(told(await code(one, `/${id}/acts`, ASSENT))).toEqual([403, '/problems/speaker-drew-up']);
    must(await code('council-member', `/${id}/acts`, ASSENT), 201);
    expect(await actionsOf(one, `code-versions/${id}`)).toEqual(expect.not.arrayContaining(['act', 'adopt']));
    expect(told(await code(one, `/${id}/adopt`, ADOPT))).toEqual([403, '/problems/adopter-has-hand']);
    expect(await actionsOf('board-member', `code-versions/${id}`)).toContain('adopt');
    must(await code('board-member', `/${id}/adopt`, ADOPT), 200);
  });

  it('is not adopted by who changed a draft of another', async () => {
    const one = await everyRole();
    const { id } = must(await code('privacy-officer', '', { label: `code-${(count += 1)}`, summary: 'Herzien.' }), 201).json;
    must(await university.call(one, `PATCH /api/v1/code-versions/${id}`, { summary: 'Anders.' }), 200);
    must(await code('privacy-officer', `/${id}/participants`, STUDENTS), 201);
    must(await code('privacy-officer', `/${id}/submit`), 200);
    must(await code('council-member', `/${id}/acts`, ASSENT), 201);
    expect(told(await code(one, `/${id}/adopt`, ADOPT))).toEqual([403, '/problems/adopter-has-hand']);
  });

  it('is not adopted by who spoke for a council on it, and is by who has the same roles and did not', async () => {
    const [speaker, other] = [await everyRole(), await everyRole()];
    const id = await laid();
    must(await code(speaker, `/${id}/acts`, ASSENT), 201);
    expect(told(await code(speaker, `/${id}/adopt`, ADOPT))).toEqual([403, '/problems/adopter-has-hand']);
    must(await code(other, `/${id}/adopt`, ADOPT), 200);
  });

  it('is adopted by a deputy where the principal had no hand in it, and then names both', async () => {
    const principal = await everyRole();
    const deputy = await deputyOf(principal);
    const [own, others] = [await laid(principal), await laid()];
    must(await code('council-member', `/${own}/acts`, ASSENT), 201);
    expect(told(await code(deputy, `/${own}/adopt`, ADOPT))).toEqual([403, '/problems/adopter-has-hand']);
    must(await code('council-member', `/${others}/acts`, ASSENT), 201);
    must(await code(deputy, `/${others}/adopt`, ADOPT), 200);
    const { items } = must(await university.call('fg', `GET /api/v1/code-versions/${others}/history`), 200).json;
    expect(items.at(-1)).toMatchObject({ by: { id: university.idOf(deputy) }, deputyFor: { id: university.idOf(principal) } });
  });

  it('is spoken of for a council by a deputy unless the principal drew it up', async () => {
    const principal = await everyRole();
    const deputy = await deputyOf(principal);
    expect(told(await code(deputy, `/${await laid(principal)}/acts`, ASSENT))).toEqual([403, '/problems/speaker-drew-up']);
    must(await code(deputy, `/${await laid()}/acts`, ASSENT), 201);
  });
});

describe('an advice of the FG', () => {
  const departed = async (members: readonly string[] = []): Promise<{ readonly project: Registered; readonly at: string }> => {
    const project = await university.draft(POLICY_PROCESS, { ...PROJECT, goal: 'ranking' });
    for (const person of members) {
      must(await university.call('analyst', on(project.id, 'members'), { person }), 200);
    }
    const asked = { norm: 'A-02', reason: 'Eenmalige vraag.', untilOn: UNTIL };
    const { id } = must(await university.call('analyst', on(project.id, 'departures'), asked), 201).json;
    return { project, at: on(project.id, `departures/${id}`) };
  };

  it('on a departure is not of a member of the project, nor of who stands in for one', async () => {
    const member = await somebody(['fg']);
    const deputy = await deputyOf(member);
    const { at } = await departed([member]);
    expect(told(await university.call(member, `${at}/advice`, POSITIVE))).toEqual([403, '/problems/adviser-has-hand']);
    expect(told(await university.call(deputy, `${at}/advice`, POSITIVE))).toEqual([403, '/problems/adviser-has-hand']);
    expect(must(await university.call('fg', `${at}/advice`, POSITIVE), 200).json).toMatchObject({ state: 'advised' });
  });

  it('on a departure is not of who decides on it', async () => {
    const one = await somebody(['fg', 'mandate-holder'], 'project-decision');
    const decision = { outcome: 'granted', rationale: RATIONALE };
    const { at, project } = await departed();
    must(await university.call(one, `${at}/advice`, POSITIVE), 200);
    expect(told(await university.call(one, `${at}/decision`, decision))).toEqual([403, '/problems/decider-has-hand']);
    const { items } = must(await university.call(one, 'GET /api/v1/work'), 200).json;
    expect((items as readonly { readonly id: string }[]).filter(({ id }) => id === project.id)).toEqual([]);
    must(await university.call('dean', `${at}/decision`, decision), 200);
  });

  it('on a departure is of who decides on another', async () => {
    const one = await somebody(['fg', 'mandate-holder'], 'project-decision');
    const { at } = await departed();
    must(await university.call('fg', `${at}/advice`, POSITIVE), 200);
    must(await university.call(one, `${at}/decision`, { outcome: 'granted', rationale: RATIONALE }), 200);
  });

  it('on a project is not of a member, nor of who decides on it', async () => {
    const [member, one] = [await somebody(['fg']), await somebody(['fg', 'mandate-holder'], 'project-decision')];
    const project = await university.draft();
    must(await university.call('analyst', on(project.id, 'members'), { person: member }), 200);
    await university.advance(project, 'tested');
    expect(told(await university.call(member, on(project.id, 'advise'), ADVICE))).toEqual([403, '/problems/adviser-has-hand']);
    expect([await actionsOf(member, `projects/${project.id}`), await actionsOf(one, `projects/${project.id}`)]).toEqual([
      expect.not.arrayContaining(['advise']),
      expect.arrayContaining(['advise']),
    ]);
    must(await university.call(one, on(project.id, 'advise'), ADVICE), 200);
    const approval = { outcome: 'approved', rationale: RATIONALE };
    expect(told(await university.call(one, on(project.id, 'decide'), approval))).toEqual([403, '/problems/decider-has-hand']);
    must(await university.call('dean', on(project.id, 'decide'), approval), 200);
  });
});

describe('who stands in for a privacy officer', () => {
  const withMember = async (person: string): Promise<Registered> => {
    const project = await university.draft();
    must(await university.call('analyst', on(project.id, 'members'), { person }), 200);
    return university.advance(project, 'submitted');
  };

  it('does not establish the pre-scan of a project of whom they stand in for', async () => {
    const principal = await somebody(['privacy-officer']);
    const deputy = await deputyOf(principal);
    const { id } = await withMember(principal);
    await university.prescan(id);
    expect(told(await university.call(deputy, on(id, 'prescan/establishment'), { rationale: RATIONALE }))).toEqual([
      403,
      '/problems/tester-has-hand',
    ]);
  });

  it('tests it in vain: the gate sees both persons, and the decision is refused', async () => {
    const principal = await somebody(['privacy-officer']);
    const deputy = await deputyOf(principal);
    const { id } = await withMember(principal);
    await university.prescan(id);
    must(await university.call(deputy, on(id, 'test'), TEST), 200);
    expect(await deputyForAt('project-test')).toBe(university.idOf(principal));
    const { status, json } = await university.call('dean', on(id, 'decide'), { outcome: 'approved', rationale: RATIONALE });
    expect([status, (json.findings as Registered['findings']).map(({ code: found }) => found)]).toEqual([
      403,
      expect.arrayContaining(['closing-the-loop/tester-is-preparer']),
    ]);
  });

  it('establishes and tests where neither has a hand in the project, and both are named', async () => {
    const principal = await somebody(['privacy-officer']);
    const deputy = await deputyOf(principal);
    const { id } = await university.advance(await university.draft(), 'submitted');
    await university.prescan(id);
    must(await university.call('analyst', `PUT /api/v1/projects/${id}/prescan`, PRESCAN), 200);
    must(await university.call(deputy, on(id, 'prescan/establishment'), { rationale: RATIONALE }), 200);
    expect(await deputyForAt('prescan-establishment')).toBe(university.idOf(principal));
    must(await university.call(deputy, on(id, 'test'), TEST), 200);
    must(await university.call('dean', on(id, 'decide'), { outcome: 'approved', rationale: RATIONALE }), 200);
  });

  it('stands in, of two who are absent, for the one without a hand in the project', async () => {
    const [member, other] = [await somebody(['privacy-officer']), await somebody(['privacy-officer'])];
    const deputy = await deputyOf(member);
    const days = { fromOn: '2026-01-01', untilOn: UNTIL, sourceDecision: 'Besluit 2' };
    const body = { absentId: university.idOf(other), deputyId: university.idOf(deputy), ...days };
    must(await university.agreed('deputyships', body), 201);
    const { id } = await withMember(member);
    await university.prescan(id);
    must(await university.call(deputy, on(id, 'test'), TEST), 200);
    expect(await deputyForAt('project-test')).toBe(university.idOf(other));
  });
});
