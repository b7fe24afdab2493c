// Departures from the code, comply or explain: the FG advises, a mandate holder decides, the council is told; law is never lifted.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MandatesService } from '../../apps/api/src/identity/index.js';
import { POLICY_PROCESS, PROJECT, RATIONALE } from '../factories/bodies.js';
import { clockOfTests, must, type Registered, University } from '../factories/university.js';
import { type FixedClock } from '../support/fixed-clock.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

let world: World;
let clock: FixedClock;
let university: University;

beforeAll(async () => {
  clock = clockOfTests();
  world = await makeWorld({ demo: false, clock });
  university = await (await University.open(world)).withData();
}, 60_000);
afterAll(async () => world.close());

interface Departure {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly fromOn: string | null;
  readonly untilOn: string;
  readonly actions: readonly string[];
}
interface Found {
  readonly code: string;
  readonly effect: string;
  readonly departable: boolean;
  readonly departed_until?: string;
}

/** A goal that the code does not name: A-02, of the code. */
const OUTSIDE_CODE = { ...PROJECT, goal: 'ranking' };
const UNTIL = '2027-06-30';
const ASKED = { norm: 'A-02', reason: 'Eenmalige vraag van de opleiding.', untilOn: UNTIL };
const POSITIVE = { outcome: 'positive', rationale: 'Beperkt en tijdelijk.' };
const GRANTED = { outcome: 'granted', rationale: RATIONALE };

const place = ({ id }: Registered, departure?: Departure, command = ''): string =>
  `POST /api/v1/projects/${id}/departures${departure === undefined ? '' : `/${departure.id}/${command}`}`;
const ask = async (project: Registered, change: object = {}, by = 'analyst'): Promise<Reply> =>
  university.call(by, place(project), { ...ASKED, ...change });
const asked = async (project: Registered, change: object = {}): Promise<Departure> =>
  must(await ask(project, change), 201).json as Departure;
const advise = async (project: Registered, departure: Departure, advice: object = POSITIVE): Promise<Departure> =>
  must(await university.call('fg', place(project, departure, 'advice'), advice), 200).json as Departure;
const decide = async (project: Registered, departure: Departure, by = 'dean', body: object = GRANTED): Promise<Reply> =>
  university.call(by, place(project, departure, 'decision'), body);
const granted = async (project: Registered, change: object = {}): Promise<Departure> =>
  must(await decide(project, await advise(project, await asked(project, change))), 200).json as Departure;
const draft = async (): Promise<Registered> => university.draft(POLICY_PROCESS, OUTSIDE_CODE);
const submit = async (project: Registered): Promise<readonly [number, readonly Found[]]> => {
  const { status, json } = await university.call('analyst', `POST /api/v1/projects/${project.id}/submit`);
  return [status, (json as { readonly findings: readonly Found[] }).findings.filter(({ code }) => code.startsWith('goal-in-code/'))];
};
const waitingFor = async (persona: string, { id }: Registered): Promise<readonly string[]> =>
  (must(await university.call(persona, 'GET /api/v1/work'), 200).json.items as readonly { readonly id: string; readonly kind: string }[])
    .filter((item) => item.id === id && item.kind.startsWith('departure-'))
    .map(({ kind }) => kind);

describe('a departure from the code', () => {
  it('lets through as a warning what the code refuses, in view of all and until its last day', async () => {
    const project = await draft();
    expect(await submit(project)).toMatchObject([403, [{ code: 'goal-in-code/outside-code', departable: true }]]);
    const departure = await granted(project);
    expect(departure).toMatchObject({
      state: 'granted',
      fromOn: '2026-11-22',
      untilOn: UNTIL,
      actions: ['end'],
      logIndex: expect.any(String),
    });
    expect(await submit(project)).toMatchObject([200, [{ code: 'goal-in-code/outside-code', effect: 'deny', departed_until: UNTIL }]]);
  });

  it('is asked by a member, advised on by the FG and decided by a mandate holder, and each sees what waits', async () => {
    const project = await draft();
    const departure = await asked(project);
    expect([await waitingFor('fg', project), await waitingFor('dean', project)]).toEqual([['departure-advise'], []]);
    await advise(project, departure);
    expect([await waitingFor('fg', project), await waitingFor('dean', project)]).toEqual([[], ['departure-decide']]);
    must(await decide(project, departure), 200);
    expect([await waitingFor('dean', project), await waitingFor('council-member', project)]).toEqual([[], ['departure-note']]);
  });

  it('is not decided before the FG advised', async () => {
    const project = await draft();
    const departure = await asked(project);
    expect(await decide(project, departure)).toMatchObject({ status: 409, json: { type: '/problems/wrong-state' } });
  });

  it('is granted against the advice of the FG only with an answer to it', async () => {
    const project = await draft();
    const departure = await asked(project);
    await advise(project, departure, { outcome: 'negative', rationale: 'Niet nodig.' });
    expect(await decide(project, departure)).toMatchObject({ status: 400, json: { errors: [{ pointer: '/answer' }] } });
    const answer = 'De vraag kan niet anders worden beantwoord.';
    expect(await decide(project, departure, 'dean', { ...GRANTED, answer })).toMatchObject({
      status: 200,
      json: { state: 'granted', advice: { outcome: 'negative', person: { displayName: 'fg' } }, answer },
    });
    expect((await submit(project))[0]).toBe(200);
  });

  it('may be refused without an answer, and then changes nothing', async () => {
    const project = await draft();
    const departure = await asked(project);
    await advise(project, departure, { outcome: 'negative', rationale: 'Niet nodig.' });
    const refused = must(await decide(project, departure, 'dean', { outcome: 'refused', rationale: RATIONALE }), 200).json;
    expect(refused).toMatchObject({ state: 'refused', fromOn: null, actions: [] });
    expect((await submit(project))[0]).toBe(403);
  });

  it('stops at once when it is ended', async () => {
    const project = await draft();
    const departure = await granted(project);
    must(await university.call('analyst', place(project, departure, 'end'), { reason: 'Niet meer nodig.' }), 200);
    expect((await submit(project))[0]).toBe(403);
    expect((await university.call('analyst', place(project, departure, 'end'), { reason: 'Nogmaals.' })).status).toBe(409);
  });

  it('opens rows that the code keeps closed outside the controlled setting, and closes them with its end', async () => {
    const project = await university.advance(await university.draft(POLICY_PROCESS), 'approved');
    const request = await university.ask(project, ['module', 'score'], 'laptop');
    const rows = async (): Promise<number> => (await university.call('analyst', `GET /api/v1/access-requests/${request}/data`)).status;
    expect(await rows()).toBe(403);
    const departure = await granted(project, { norm: 'A-47' });
    expect(await rows()).toBe(200);
    const { findings } = must(await university.call('analyst', `GET /api/v1/access-requests/${request}`), 200).json;
    expect((findings as readonly Found[]).filter(({ departed_until: until }) => until === UNTIL)).not.toEqual([]);
    must(await university.call('analyst', place(project, departure, 'end'), { reason: 'Niet meer nodig.' }), 200);
    expect(await rows()).toBe(403);
  });

  it('moves the version of the project, so that open data are judged again', async () => {
    const project = await draft();
    const departure = await granted(project);
    const versionOf = async (): Promise<number> =>
      (must(await university.call('analyst', `GET /api/v1/projects/${project.id}`), 200).json as Registered).version;
    expect(await versionOf()).toBe(project.version + 1);
    must(await university.call('dean', place(project, departure, 'end'), { reason: 'Niet meer nodig.' }), 200);
    expect(await versionOf()).toBe(project.version + 2);
  });
});

describe('a departure is refused', () => {
  it.each([
    ['from the law', { norm: 'A-11' }, '/norm'],
    ['from a norm that nobody knows', { norm: 'A-99' }, '/norm'],
    ['for longer than twelve months', { untilOn: '2027-11-23' }, '/untilOn'],
    ['until yesterday', { untilOn: '2026-11-21' }, '/untilOn'],
    ['without a reason', { reason: ' ' }, '/reason'],
    ['without an end', { untilOn: undefined }, '/untilOn'],
  ])('%s', async (_, change, pointer) => {
    const reply = await ask(await draft(), change);
    expect(reply).toMatchObject({ status: 400, json: { type: '/problems/invalid-input', errors: [{ pointer }] } });
  });

  it('while another from the same norm is open, and not once that has been ended', async () => {
    const project = await draft();
    const first = await asked(project, { untilOn: '2027-11-22' });
    expect(await ask(project)).toMatchObject({ status: 409, json: { type: '/problems/duplicate' } });
    must(await university.call('analyst', place(project, first, 'end'), { reason: 'Anders gevraagd.' }), 200);
    expect((await ask(project)).status).toBe(201);
  });

  it('to who is no member, or does not see the project', async () => {
    const project = await draft();
    const replies = await Promise.all(['privacy-officer', 'fg', 'dean', 'teacher', 'student'].map((by) => ask(project, {}, by)));
    expect(replies.map(({ status }) => status)).toEqual([403, 403, 403, 404, 403]);
  });

  it('for a project that is over', async () => {
    const project = await draft();
    must(await university.call('analyst', `POST /api/v1/projects/${project.id}/withdraw`, { reason: 'Vervallen.' }), 200);
    expect((await ask(project)).status).toBe(409);
  });
});

describe('who decides on a departure', () => {
  it('is nobody without the role, and no FG', async () => {
    const project = await draft();
    const departure = await advise(project, await asked(project));
    const replies = await Promise.all(['fg', 'privacy-officer', 'analyst', 'council-member'].map((by) => decide(project, departure, by)));
    expect(replies.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });

  it('is nobody with the role and no mandate in force for the route', async () => {
    await university.person('dean-without-mandate', ['mandate-holder']);
    await university.person('dean-of-before', ['mandate-holder']);
    await university.write((tx) =>
      world.app.get(MandatesService).grantIn(tx, university.system, {
        code: 'M-90',
        personId: university.idOf('dean-of-before'),
        route: 'heavy',
        fromOn: '2025-01-01',
        untilOn: '2026-11-21',
        sourceDecision: 'x',
      }),
    );
    await university.person('dean-of-light', ['mandate-holder']);
    await university.write((tx) =>
      world.app.get(MandatesService).grantIn(tx, university.system, {
        code: 'M-91',
        personId: university.idOf('dean-of-light'),
        route: 'light',
        fromOn: '2025-01-01',
        untilOn: '2029-01-01',
        sourceDecision: 'x',
      }),
    );
    const project = await draft();
    const departure = await advise(project, await asked(project));
    const statusOf = async (by: string): Promise<number> => (await decide(project, departure, by)).status;
    expect([await statusOf('dean-without-mandate'), await statusOf('dean-of-before'), await statusOf('dean-of-light')]).toEqual([
      403, 403, 403,
    ]);
    expect(await statusOf('dean')).toBe(200);
  });

  it('is no member of the project', async () => {
    const project = await draft();
    must(await university.call('analyst', `POST /api/v1/projects/${project.id}/members`, { person: 'dean' }), 200);
    const departure = await advise(project, await asked(project));
    expect((await decide(project, departure)).status).toBe(403);
    expect((await decide(project, departure, 'board-member')).status).toBe(200);
  });

  it('names the version that was read, and is told when it moved on', async () => {
    const project = await draft();
    const departure = await asked(project);
    await advise(project, departure);
    const stale = await university.call('dean', place(project, departure, 'decision'), GRANTED, { 'if-match': `"${departure.version}"` });
    expect(stale.status).toBe(412);
  });
});

describe('the lists of departures', () => {
  it('show members their own, and those who oversee all', async () => {
    const project = await draft();
    const departure = await granted(project);
    const seenBy = async (persona: string): Promise<readonly [number, boolean]> => {
      const { status, json } = await university.call(persona, 'GET /api/v1/departures?limit=200');
      return [status, ((json.items ?? []) as readonly Departure[]).some(({ id }) => id === departure.id)];
    };
    const readers = ['council-member', 'fg', 'auditor', 'privacy-officer', 'board-member', 'dean', 'analyst'];
    expect(await Promise.all(readers.map(seenBy))).toEqual(readers.map(() => [200, true]));
    expect(await seenBy('teacher')).toEqual([200, false]);
    expect((await seenBy('student'))[0]).toBe(403);
    const ofProject = must(await university.call('council-member', `GET /api/v1/projects/${project.id}/departures`), 200).json;
    expect(ofProject.items).toMatchObject([
      { id: departure.id, norm: 'A-02', title: { nl: expect.any(String) }, decision: { outcome: 'granted' } },
    ]);
    expect((await university.call('teacher', `GET /api/v1/projects/${project.id}/departures`)).status).toBe(404);
  });

  it('tell the council in the list of each month in which it held', async () => {
    const project = await draft();
    const departure = await granted(project, { untilOn: '2027-01-31' });
    const heldIn = async (month: string): Promise<boolean> =>
      (
        must(await university.call('council-member', `GET /api/v1/monthly-list?month=${month}`), 200).json
          .departures as readonly Departure[]
      ).some(({ id }) => id === departure.id);
    expect([await heldIn('2026-10'), await heldIn('2026-11'), await heldIn('2027-01'), await heldIn('2027-02')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('write asking, advising and deciding into the log, with the norm and no words', async () => {
    const project = await draft();
    const departure = await granted(project);
    const entries = await university.write((tx) =>
      tx.query<{ leaf: string }[]>(
        `select convert_from(leaf, 'UTF8') as leaf from log_entry
         where institution_id = $1 and convert_from(leaf, 'UTF8') like '%' || $2 || '%' order by id`,
        [university.institutionId, departure.id],
      ),
    );
    const kinds = entries.map(({ leaf }) => (JSON.parse(leaf) as { readonly kind: string }).kind);
    expect(kinds).toEqual(['departure.asked', 'decision.recorded', 'departure.advised', 'decision.recorded', 'departure.granted']);
    expect(entries.some(({ leaf }) => leaf.includes('Eenmalige') || leaf.includes('Beperkt'))).toBe(false);
  });
});

describe('a departure past its last day', () => {
  it('has lapsed: the code holds again, and it can be asked anew', async () => {
    const project = await draft();
    const departure = await granted(project, { untilOn: '2026-11-30' });
    clock.set('2026-11-30T22:30:00Z');
    university.forgetTokens();
    expect((await submit(await draft()))[0]).toBe(403);
    const held = must(await university.call('analyst', `GET /api/v1/projects/${project.id}`), 200).json.findings as readonly Found[];
    expect(held.find(({ code }) => code === 'goal-in-code/outside-code')).toMatchObject({ departed_until: '2026-11-30' });
    clock.set('2026-11-30T23:30:00Z');
    expect((await submit(project))[0]).toBe(403);
    const listed = must(await university.call('analyst', `GET /api/v1/projects/${project.id}/departures`), 200).json
      .items as readonly Departure[];
    expect(listed).toMatchObject([{ id: departure.id, state: 'lapsed', actions: [] }]);
    expect((await ask(project)).status).toBe(201);
  });
});
