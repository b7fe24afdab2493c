// A running project when its version of the code makes place for a newer one: it goes on, with a warning; and what gate
// G5 sees of recalls. The review is read-only: it records nothing and stops nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Outbox } from '../../apps/api/src/platform/jobs/index.js';
import { POLICY_PROCESS } from '../factories/bodies.js';
import { clockOfTests, must, type Registered, TODAY, University } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

const clock = clockOfTests();
let world: World;
let university: University;
let admin: pg.Client;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock });
  admin = new pg.Client({ connectionString: world.database.urls.superuser });
  await admin.connect();
}, 60_000);
beforeEach(async () => {
  clock.set('2026-11-22T12:00:00Z');
  university = await (await University.open(world, `u${(opened += 1)}`)).withData();
}, 60_000);
afterAll(async () => {
  await admin.end();
  await world.close();
});

let opened = 0;
const STUDENTS = { kind: 'student-council', name: 'Studentenraad', capacity: 'contactpersoon studiedata' };
const ASSENT = { body: 'student-council', kind: 'assent', position: 'positive', text: 'Wij stemmen in.', givenOn: TODAY };

const codes = (persona: string, what: string, body?: unknown): Promise<Reply> => {
  const [method = '', path = ''] = what.split(' ');
  return university.call(persona, `${method} /api/v1/code-versions${path}`, body);
};

/** Adopts a newer version, by which the one before retires; answers its id. */
async function adopt(label: string, effectiveOn = TODAY): Promise<string> {
  const { id } = must(await codes('privacy-officer', 'POST ', { label, summary: 'Herzien met de raad.' }), 201).json;
  must(await codes('privacy-officer', `POST /${id}/participants`, STUDENTS), 201);
  must(await codes('privacy-officer', `POST /${id}/submit`), 200);
  must(await codes('council-member', `POST /${id}/acts`, ASSENT), 201);
  must(await codes('board-member', `POST /${id}/adopt`, { effectiveOn, sourceDecision: 'CvB-besluit 2026-41' }), 200);
  return String(id);
}
const running = async (): Promise<Registered> => university.advance(await university.draft(), 'approved');
const review = async ({ id }: Registered, persona = 'analyst'): Promise<Reply> =>
  university.call(persona, `GET /api/v1/projects/${id}/review`);
const found = (reply: Reply): readonly string[] =>
  (must(reply, 200).json['findings'] as readonly { readonly code: string; readonly effect: string }[]).map(
    ({ code, effect }) => `${effect} ${code}`,
  );
const NEWER = 'warn living-code/newer-version';
const workOf = async (persona: string): Promise<readonly string[]> => {
  const { items } = must(await university.call(persona, 'GET /api/v1/work'), 200).json;
  return (items as readonly { readonly kind: string; readonly label: string }[])
    .filter(({ kind }) => kind === 'project-review')
    .map(({ label }) => label);
};
const data = (request: string): Promise<Reply> => university.call('analyst', `GET /api/v1/access-requests/${request}/data`);
const verdicts = async (): Promise<string> => String((await admin.query<{ n: string }>(`select count(*) as n from verdict`)).rows[0]?.n);

describe('a running project', () => {
  it('stands under the version in force as long as no newer one is: nothing is found and nothing waits', async () => {
    const project = await running();
    const { json } = must(await review(project), 200);
    expect(json).toMatchObject({ isNewerInForce: false, outcome: 'permit', findings: [] });
    expect(json['approvedUnder']).toEqual(json['inForce']);
    expect(await workOf('privacy-officer')).toEqual([]);
  });

  it('goes on when a newer version is adopted and its own retires, with a warning', async () => {
    const project = await running();
    const request = await university.ask(project);
    const before = must(await review(project), 200).json['approvedUnder'] as { readonly id: string };
    await adopt('2027.1');

    const after = await review(project);
    expect(after.json).toMatchObject({
      approvedUnder: { id: before.id, state: 'retired' },
      inForce: { label: '2027.1', state: 'adopted' },
      isNewerInForce: true,
      outcome: 'warn',
    });
    expect(found(after)).toEqual([NEWER]);
    expect((await data(request)).status).toBe(200);
    expect((await data(await university.ask(project))).status).toBe(200);
  });

  it('is shown to the privacy officer and its members to look at, and to nobody else', async () => {
    const project = await running();
    await adopt('2027.1');
    const own = await university.advance(await university.draft(), 'approved');
    expect(own.number).not.toBe(project.number);
    expect(await workOf('privacy-officer')).toEqual([project.number]);
    expect(await workOf('analyst')).toEqual([project.number]);
    expect([await workOf('dean'), await workOf('teacher'), await workOf('council-member')]).toEqual([[], [], []]);
  });

  it('is not warned before the newer version takes effect, and is from that day', async () => {
    const project = await running();
    await adopt('2027.1', '2026-11-23');
    expect(found(await review(project))).toEqual([]);
    clock.set('2026-11-23T12:00:00Z');
    university.forgetTokens();
    expect(found(await review(project))).toEqual([NEWER]);
  });

  it('is warned that none is in force when every version is retired, and of no newer one', async () => {
    const project = await running();
    const newer = await adopt('2027.1');
    must(await codes('board-member', `POST /${newer}/retire`, { reason: 'Wordt herschreven.' }), 200);
    const after = await review(project);
    expect(after.json).toMatchObject({ inForce: null, isNewerInForce: false });
    expect(found(after)).toEqual(['warn living-code/runs-without']);
    expect((await data(await university.ask(project))).status).toBe(200);
  });

  it('no longer waits for anybody once its approval has ended', async () => {
    await running();
    await adopt('2027.1');
    clock.set('2027-09-01T12:00:00Z');
    university.forgetTokens();
    expect(await workOf('privacy-officer')).toEqual([]);
  });
});

describe('the review of a project', () => {
  it('records no verdict', async () => {
    const project = await running();
    const before = await verdicts();
    must(await review(project), 200);
    expect(await verdicts()).toBe(before);
  });

  it('is there for who may read the project, from its approval on', async () => {
    const draft = await university.draft();
    expect((await review(draft)).json).toMatchObject({ status: 409, type: '/problems/wrong-state' });
    const project = await university.advance(draft, 'approved');
    expect([(await review(project, 'auditor')).status, (await review(project, 'teacher')).status]).toEqual([200, 404]);
  });

  it('names recalls of any copy of the project that are past their day, and not the day before', async () => {
    const project = await running();
    const delivery = must(await data(await university.ask(project)), 200).headers.get('delivery') ?? '';
    const due = await recalled(delivery);
    clock.set(`${due}T12:00:00Z`);
    university.forgetTokens();
    const onItsDay = found(await review(project));
    clock.advance(86_400_000);
    university.forgetTokens();
    expect([onItsDay, found(await review(project))]).toEqual([[], ['hold recall-confirmed/overdue']]);
  });
});

/** Takes the student's consent away after a delivery; answers the day by which the copy must be confirmed. */
async function recalled(delivery: string): Promise<string> {
  const { rows } = await admin.query<{ epoch: string; purpose: string; subject: string }>(
    `select d.consent_epoch as epoch, d.label->>'purposeId' as purpose, p.subject_id as subject from delivery d
     join person p on p.institution_id = d.institution_id and p.handle = 'student' where d.id = $1`,
    [delivery],
  );
  const [row] = rows;
  const payload = { kind: 'consent', subjectId: row?.subject ?? '', purposeId: row?.purpose ?? '', epoch: Number(row?.epoch) + 1 };
  await university.write((tx) => world.app.get(Outbox).put(tx, university.institutionId, 'consent.taken-away', payload));
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    await world.app.get(Outbox).drain();
    const asked = await admin.query<{ due: string }>(`select due_on::text as due from recall where delivery_id = $1`, [delivery]);
    if (asked.rows[0] !== undefined) {
      return asked.rows[0].due;
    }
    clock.advance(1000);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('no recall was asked');
}

describe('the terms of a running project', () => {
  const withTerm = async (retentionMonths: number): Promise<readonly string[]> =>
    found(await review(await university.advance(await university.draft({ ...POLICY_PROCESS, retentionMonths }), 'approved')));

  it('are held against the longest term of the institution (A-55)', async () => {
    expect(await withTerm(121)).toEqual(['hold retention/process-term-too-long']);
    expect(await withTerm(120)).toEqual([]);
  });
});
