// Roles with dates: asked as of a day, in the institution's own calendar; deputies have the roles of the absent, on their days alone.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clockOfTests, must, University } from '../factories/university.js';
import { makeWorld, type World } from '../support/world.js';

const clock = clockOfTests();
let world: World;
let university: University;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock });
  university = await University.open(world);
}, 60_000);
afterAll(async () => world.close());

/** Moves the clock to an instant; tokens have expired by then. */
function goTo(at: string): void {
  clock.set(at);
  university.forgetTokens();
}
const rolesOf = async (persona: string): Promise<readonly string[]> =>
  must(await university.call(persona, 'GET /api/v1/me'), 200).json.roles as string[];
const grant = (body: object): ReturnType<University['call']> =>
  university.call('administrator', 'POST /api/v1/role-grants', { sourceDecision: 'Besluit 7', fromOn: '2026-12-01', ...body });
/** Grants as one administrator and confirms as the other; answers the grant's id. */
const grantAndConfirm = async (body: object): Promise<string> =>
  String(must(await university.agreed('role-grants', { sourceDecision: 'Besluit 7', ...body }), 201).json.id);
const grantsOn = async (day: string, personId: string): Promise<readonly string[]> => {
  const { items } = must(await university.call('administrator', `GET /api/v1/role-grants?limit=200&asOf=${day}`), 200).json;
  return (items as readonly { personId: string; role: string }[]).filter((item) => item.personId === personId).map(({ role }) => role);
};
const deputyshipOf = (absent: string, deputy: string, fromOn: string, untilOn: string): object => ({
  absentId: university.idOf(absent),
  deputyId: university.idOf(deputy),
  fromOn,
  untilOn,
  sourceDecision: 'Besluit 8',
});
const deputise = (...of: Parameters<typeof deputyshipOf>): ReturnType<University['call']> =>
  university.agreed('deputyships', deputyshipOf(...of));

describe('a role', () => {
  it('is held from its first day to its last, in the calendar of the institution', async () => {
    goTo('2026-11-22T10:00:00Z');
    await university.person('temporary', ['steward'], '2026-12-01', '2026-12-31');
    expect(await rolesOf('temporary')).toEqual([]);
    goTo('2026-11-30T22:59:59Z');
    expect(await rolesOf('temporary')).toEqual([]);
    goTo('2026-11-30T23:00:00Z');
    expect(await rolesOf('temporary')).toEqual(['steward']);
    goTo('2026-12-31T22:59:59Z');
    expect(await rolesOf('temporary')).toEqual(['steward']);
    goTo('2026-12-31T23:00:00Z');
    expect(await rolesOf('temporary')).toEqual([]);
  });

  it('opens and closes routes with it', async () => {
    goTo('2026-12-15T10:00:00Z');
    expect((await university.call('temporary', 'GET /api/v1/imports')).status).toBe(200);
    goTo('2027-01-01T10:00:00Z');
    expect((await university.call('temporary', 'GET /api/v1/imports')).status).toBe(403);
  });

  it('that is ended takes effect at once, and is ended once', async () => {
    goTo('2026-11-22T10:00:00Z');
    const personId = await university.person('dismissed', []);
    const id = await grantAndConfirm({ personId, role: 'auditor', fromOn: '2026-11-01' });
    expect(await rolesOf('dismissed')).toEqual(['auditor']);
    must(await university.call('administrator', `POST /api/v1/role-grants/${id}/end`), 201);
    expect(await rolesOf('dismissed')).toEqual([]);
    expect((await university.call('administrator', `POST /api/v1/role-grants/${id}/end`)).status).toBe(409);
  });

  it('is held only once a second administrator has confirmed it, who is not the one who gave it', async () => {
    goTo('2026-11-22T10:00:00Z');
    const personId = await university.person('waiting', []);
    const { id } = must(await grant({ personId, role: 'auditor', fromOn: '2026-11-01' }), 201).json;
    expect([await rolesOf('waiting'), await grantsOn('2026-11-22', personId)]).toEqual([[], []]);
    expect((await university.call('administrator', `POST /api/v1/role-grants/${id}/confirm`)).status).toBe(403);
    must(await university.call('second-administrator', `POST /api/v1/role-grants/${id}/confirm`), 201);
    expect([await rolesOf('waiting'), await grantsOn('2026-11-22', personId)]).toEqual([['auditor'], ['auditor']]);
  });

  it('is granted by the administrator, to people of the institution, with days the right way round', async () => {
    goTo('2026-11-22T10:00:00Z');
    const personId = university.idOf('works-council');
    expect(
      (await university.call('teacher', 'POST /api/v1/role-grants', { personId, role: 'fg', fromOn: '2026-12-01', sourceDecision: 'x' }))
        .status,
    ).toBe(403);
    expect((await grant({ personId: '017f22e2-79b0-7cc3-98c4-dc0c0c07398f', role: 'fg' })).json.errors).toMatchObject([
      { pointer: '/personId' },
    ]);
    expect((await grant({ personId, role: 'fg', untilOn: '2026-11-30' })).json.errors).toMatchObject([{ pointer: '/untilOn' }]);
    expect((await grant({ personId, role: 'king' })).json.errors).toMatchObject([{ pointer: '/role' }]);
    expect((await grant({ personId, role: 'fg', untilOn: '2026-12-01' })).status).toBe(201);
  });
});

describe('the grants as of a day', () => {
  it('are those that held on that day, also when looked at later', async () => {
    goTo('2026-11-22T10:00:00Z');
    const personId = await university.person('mover', ['teacher'], '2026-02-01', '2026-06-30');
    await grantAndConfirm({ personId, role: 'analyst', fromOn: '2026-07-01' });
    const days = ['2026-01-31', '2026-02-01', '2026-06-30', '2026-07-01', '2030-01-01'];
    expect(await Promise.all(days.map((day) => grantsOn(day, personId)))).toEqual([[], ['teacher'], ['teacher'], ['analyst'], ['analyst']]);
  });

  it('that were ended held up to the day before, by the calendar of the institution', async () => {
    goTo('2026-11-22T23:30:00Z');
    const personId = await university.person('ended-late', []);
    const id = await grantAndConfirm({ personId, role: 'fg', fromOn: '2026-11-01' });
    must(await university.call('administrator', `POST /api/v1/role-grants/${id}/end`), 201);
    expect([await grantsOn('2026-11-22', personId), await grantsOn('2026-11-23', personId)]).toEqual([['fg'], []]);
  });
});

describe('a deputy', () => {
  it('has the roles of the absent on the days of the deputyship, and not a day outside', async () => {
    goTo('2026-11-22T10:00:00Z');
    must(await deputise('privacy-officer', 'teacher', '2026-12-01', '2026-12-05'), 201);
    expect(await rolesOf('teacher')).toEqual(['teacher']);
    goTo('2026-11-30T23:00:00Z');
    expect(await rolesOf('teacher')).toEqual(['privacy-officer', 'teacher']);
    goTo('2026-12-05T22:59:59Z');
    expect(await rolesOf('teacher')).toEqual(['privacy-officer', 'teacher']);
    goTo('2026-12-05T23:00:00Z');
    expect(await rolesOf('teacher')).toEqual(['teacher']);
  });

  it('has only those roles that the absent holds on that day', async () => {
    goTo('2026-12-20T10:00:00Z');
    must(await deputise('temporary', 'study-adviser', '2026-12-01', '2027-01-31'), 201);
    expect(await rolesOf('study-adviser')).toEqual(['steward', 'study-adviser']);
    goTo('2027-01-10T10:00:00Z');
    expect(await rolesOf('study-adviser')).toEqual(['study-adviser']);
  });

  it('has them no more once the deputyship is ended', async () => {
    goTo('2026-11-22T10:00:00Z');
    const absentId = await university.person('returning', ['auditor']);
    const deputyId = await university.person('stand-in', []);
    const body = { absentId, deputyId, fromOn: '2026-11-20', untilOn: '2026-11-30', sourceDecision: 'Besluit 3' };
    const { id } = must(await university.agreed('deputyships', body), 201).json;
    expect(await rolesOf('stand-in')).toEqual(['auditor']);
    must(await university.call('administrator', `POST /api/v1/deputyships/${id}/end`), 201);
    expect(await rolesOf('stand-in')).toEqual([]);
  });

  it('does not become a student, nor take over what another deputy has', async () => {
    goTo('2026-11-22T10:00:00Z');
    must(await deputise('student', 'output-checker', '2026-11-01', '2026-11-30'), 201);
    must(await deputise('output-checker', 'security-officer', '2026-11-01', '2026-11-30'), 201);
    must(await deputise('fg', 'output-checker', '2026-11-01', '2026-11-30'), 201);
    expect(await rolesOf('output-checker')).toEqual(['fg', 'output-checker']);
    expect(await rolesOf('security-officer')).toEqual(['output-checker', 'security-officer']);
  });

  it('is nobody while no second administrator has confirmed it: an administrator takes no role by naming himself', async () => {
    goTo('2026-11-22T10:00:00Z');
    const roles = ['privacy-officer', 'board-member', 'council-member', 'analyst', 'fg'];
    const bodies = roles.map((absent) => deputyshipOf(absent, 'administrator', '2026-11-01', '2026-11-30'));
    const proposed = await Promise.all(bodies.map((body) => university.call('administrator', 'POST /api/v1/deputyships', body)));
    expect(proposed.map(({ status, json }) => [status, json.confirmedAt, json.actions])).toEqual(roles.map(() => [201, null, ['end']]));
    const own = await Promise.all(
      proposed.map(({ json }) => university.call('administrator', `POST /api/v1/deputyships/${json.id}/confirm`)),
    );
    expect(own.map(({ status }) => status)).toEqual(roles.map(() => 403));
    expect(await rolesOf('administrator')).toEqual(['administrator']);
    must(await university.call('second-administrator', `POST /api/v1/deputyships/${proposed[4]?.json.id}/confirm`), 201);
    expect(await rolesOf('administrator')).toEqual(['administrator', 'fg']);
    must(await university.call('second-administrator', `POST /api/v1/deputyships/${proposed[4]?.json.id}/end`), 201);
    expect(await rolesOf('administrator')).toEqual(['administrator']);
  });

  it('is confirmed once, by an administrator who neither stands in nor is absent, and not after it was ended', async () => {
    goTo('2026-11-22T10:00:00Z');
    await university.person('third-administrator', ['administrator']);
    const propose = async (absent: string, deputy: string): Promise<string> => {
      const body = deputyshipOf(absent, deputy, '2026-11-01', '2026-11-30');
      return String(must(await university.call('administrator', 'POST /api/v1/deputyships', body), 201).json.id);
    };
    const confirm = async (by: string, id: string): Promise<number> =>
      (await university.call(by, `POST /api/v1/deputyships/${id}/confirm`)).status;
    const [standsIn, isAbsent] = [
      await propose('ethics-committee', 'second-administrator'),
      await propose('second-administrator', 'programme-director'),
    ];
    expect([await confirm('second-administrator', standsIn), await confirm('second-administrator', isAbsent)]).toEqual([403, 403]);
    expect([await confirm('dean', standsIn), await confirm('third-administrator', standsIn)]).toEqual([403, 201]);
    expect(await confirm('third-administrator', standsIn)).toBe(409);
    must(await university.call('administrator', `POST /api/v1/deputyships/${isAbsent}/end`), 201);
    expect(await confirm('third-administrator', isAbsent)).toBe(409);
  });

  it('is logged as proposed, and as named once confirmed', async () => {
    goTo('2026-11-22T10:00:00Z');
    const { id } = must(await deputise('works-council', 'programme-director', '2026-11-01', '2026-11-30'), 201).json;
    const rows = await university.write((tx) =>
      tx.query<{ readonly kind: string }[]>(
        `select leaf ->> 'kind' as kind from (select convert_from(leaf, 'utf8')::jsonb as leaf from log_entry where log = 'decisions') as read
         where leaf -> 'facts' ->> 'deputyship_id' = $1 order by 1`,
        [id],
      ),
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['deputy.named', 'deputy.proposed']);
  });

  it('is somebody else than the absent', async () => {
    goTo('2026-11-22T10:00:00Z');
    expect((await deputise('fg', 'fg', '2026-12-01', '2026-12-05')).json.errors).toMatchObject([{ pointer: '/deputyId' }]);
    expect((await deputise('fg', 'auditor', '2026-12-05', '2026-12-01')).json.errors).toMatchObject([{ pointer: '/untilOn' }]);
  });
});

describe('the list of people', () => {
  it('shows staff everybody, and a student only the own entry', async () => {
    goTo('2026-11-22T10:00:00Z');
    const handles = async (persona: string): Promise<readonly string[]> =>
      (must(await university.call(persona, 'GET /api/v1/people?limit=200'), 200).json.items as readonly { readonly id: string }[]).map(
        ({ id }) => id,
      );
    expect(await handles('student')).toEqual([university.idOf('student')]);
    expect(await handles('analyst')).toEqual(expect.arrayContaining([university.idOf('student'), university.idOf('dean')]));
  });
});
