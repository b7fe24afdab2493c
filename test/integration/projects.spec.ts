// The life of a study-data project over HTTP: registered question first, submitted, tested, decided, withdrawn.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { PERSON_PROCESS, POLICY_PROCESS, PROJECT, RATIONALE } from '../factories/bodies.js';
import { clockOfTests, must, type Registered, University } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

let world: World;
let university: University;
let admin: pg.Client;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await (await University.open(world)).withData();
  admin = new pg.Client({ connectionString: world.database.urls.superuser });
  await admin.connect();
}, 60_000);
afterAll(async () => {
  await admin.end();
  await world.close();
});

const POSITIVE = { outcome: 'positive', rationale: RATIONALE };
const APPROVED = { outcome: 'approved', rationale: RATIONALE };
const REASON = { reason: 'Nog niet volledig.' };
const on = (project: Registered, command: string): string => `/api/v1/projects/${project.id}/${command}`;
const get = async (project: Registered, by = 'privacy-officer'): Promise<Registered> =>
  must(await university.call(by, `GET /api/v1/projects/${project.id}`), 200).json as Registered;

/** The codes of the findings that stand in the way. */
const refusingOf = (answer: unknown): readonly string[] =>
  (answer as Registered).findings.filter(({ effect }) => effect === 'deny' || effect === 'hold').map(({ code }) => code);

/** What is stored of a project, digested: rows of every table that names it, verdicts and log entries left out. */
async function storedOf(project: Registered): Promise<string> {
  const { rows } = await admin.query<{ digest: string }>(
    `select md5(string_agg(row, '|' order by row)) as digest from (
       select p::text as row from project p where id = $1
       union all select v::text from process_version v join process c on c.id = v.process_id where c.project_id = $1
       union all select t::text from project_transition t where project_id = $1
       union all select d::text from decision d where subject_id = $1
       union all select a::text from approval a where project_id = $1) as stored`,
    [project.id],
  );
  return rows[0]?.digest ?? '';
}

async function countOf(sql: string, ...params: readonly string[]): Promise<number> {
  const { rows } = await admin.query<{ n: number }>(`select count(*)::int as n from ${sql}`, [...params]);
  return rows[0]?.n ?? -1;
}

const entriesAbout = (project: Registered, kind: string): Promise<number> =>
  countOf(
    `log_entry where convert_from(leaf, 'UTF8')::jsonb ->> 'kind' = $1 and convert_from(leaf, 'UTF8')::jsonb -> 'facts' ->> 'project_id' = $2`,
    kind,
    project.id,
  );

describe('registering', () => {
  it('begins as a draft with a number of the year, seen by its requester and by those who read all files', async () => {
    const project = await university.draft();
    expect(project).toMatchObject({
      state: 'draft',
      number: expect.stringMatching(/^SD-2026-\d{3}$/),
      actions: ['change', 'submit', 'withdraw'],
    });
    expect((await university.call('auditor', `GET /api/v1/projects/${project.id}`)).status).toBe(200);
    expect((await university.call('teacher', `GET /api/v1/projects/${project.id}`)).status).toBe(404);
  });

  it('tells at once what is still missing', async () => {
    const { json } = must(await university.call('analyst', 'POST /api/v1/projects', { question: 'Wie stopt?' }), 201);
    expect((json as Registered).findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['question-before-data/no-problem', 'goal-in-code/none-stated']),
    );
  });

  it('gives each project of a year the next number, also to ten at once', async () => {
    const replies = await Promise.all(Array.from({ length: 10 }, () => university.call('analyst', 'POST /api/v1/projects', PROJECT)));
    const numbers = replies.map((reply) => Number((must(reply, 201).json as Registered).number.slice(8))).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  });

  it('lets a member whom the requester added see and change it, and nobody twice', async () => {
    const project = await university.draft();
    must(await university.call('analyst', `POST ${on(project, 'members')}`, { person: 'teacher' }), 200);
    expect((await university.call('teacher', `PATCH /api/v1/projects/${project.id}`, { plan: 'Anders.' })).status).toBe(200);
    expect((await university.call('programme-director', `GET /api/v1/projects/${project.id}`)).status).toBe(404);
    expect((await university.call('analyst', `POST ${on(project, 'members')}`, { person: 'teacher' })).status).toBe(409);
    expect((await university.call('analyst', `POST ${on(project, 'members')}`, { person: 'nobody' })).json.errors).toMatchObject([
      { pointer: '/person' },
    ]);
  });

  it('takes no member once it is handed in: who uses the data is part of what is decided', async () => {
    const project = await university.advance(await university.draft(), 'submitted');
    const late = await university.call('analyst', `POST ${on(project, 'members')}`, { person: 'teacher' });
    expect(late.json).toMatchObject({ type: '/problems/wrong-state', status: 409 });
    expect((await university.call('teacher', `GET /api/v1/projects/${project.id}`)).status).toBe(404);
  });
});

describe('changing', () => {
  it('leaves alone what is left out, and moves the version in the ETag', async () => {
    const project = await university.draft();
    const reply = must(
      await university.call('analyst', `PATCH /api/v1/projects/${project.id}`, { plan: 'Anders.' }, { 'if-match': `"${project.version}"` }),
      200,
    );
    expect(reply.json).toMatchObject({ version: project.version + 1, registered: { plan: 'Anders.', problem: PROJECT.problem } });
    expect(reply.headers.get('etag')).toBe(`"${project.version + 1}"`);
  });

  it('is refused with 412 when somebody changed the project in between, and then changes nothing', async () => {
    const project = await university.draft();
    must(await university.call('analyst', `PATCH /api/v1/projects/${project.id}`, { plan: 'Eerst.' }), 200);
    const stored = await storedOf(project);
    const headers = { 'if-match': `"${project.version}"` };
    const late = [
      await university.call('analyst', `PATCH /api/v1/projects/${project.id}`, { plan: 'Later.' }, headers),
      await university.call('analyst', `PUT ${on(project, 'processes/signals')}`, PERSON_PROCESS, headers),
    ];
    expect(late.map(({ status }) => status)).toEqual([412, 412]);
    expect(late[0]?.json).toMatchObject({ type: '/problems/stale-version', detail: expect.stringContaining(`${project.version + 1}`) });
    expect(await storedOf(project)).toBe(stored);
  });

  it('of a list cannot make it null', async () => {
    const project = await university.draft();
    expect((await university.call('analyst', `PATCH /api/v1/projects/${project.id}`, { measures: null })).json).toMatchObject({
      status: 400,
      errors: [{ pointer: '/measures' }],
    });
  });
});

describe('a process', () => {
  it('gets a new version with each change, and the earlier one stays as it was', async () => {
    const first = await university.draft();
    const [before] = (await admin.query(`select * from process_version where id = $1`, [first.processes[0]?.versionId])).rows;
    const second = must(await university.call('analyst', `PUT ${on(first, 'processes/signals')}`, POLICY_PROCESS), 200).json as Registered;
    expect(second.processes).toMatchObject([{ id: first.processes[0]?.id, version: 2 }]);
    expect(second.processes[0]?.versionId).not.toBe(first.processes[0]?.versionId);
    expect((await admin.query(`select * from process_version where id = $1`, [first.processes[0]?.versionId])).rows).toEqual([before]);
  });

  it('cannot be changed in its versions by the api’s own role', async () => {
    const { processes } = await university.draft();
    const change = university.write((tx) =>
      tx.query(`update process_version set level = 'policy' where id = $1`, [processes[0]?.versionId]),
    );
    await expect(change).rejects.toMatchObject({ code: '42501' });
  });

  it('on persons puts the project on the heavy route, and one on policy on the standard route', async () => {
    expect([(await university.draft()).route, (await university.draft(POLICY_PROCESS)).route]).toEqual(['heavy', 'standard']);
  });

  it.each([
    ['a purpose that is not known', { purpose: 'advertising' }, '/purpose'],
    ['a data set that is not known', { dataset: 'wifi-logs' }, '/dataset'],
    ['a column that the data set lacks', { fields: [{ field: 'module' }, { field: 'religion' }] }, '/fields/1/field'],
    ['a column twice', { fields: [{ field: 'module' }, { field: 'module' }] }, '/fields/1/field'],
    ['the column of the student number', { fields: [{ field: 'student' }] }, '/fields/0/field'],
    ['rows chosen by a date', { fields: [{ field: 'handed_in', neededFor: 'x', only: ['2026-03-01'] }] }, '/fields/0/only'],
    ['rows chosen by no value', { fields: [{ field: 'module', neededFor: 'x', only: [] }] }, '/fields/0/only'],
    ['rows chosen by a column without a need', { fields: [{ field: 'module', only: ['NAT'] }] }, '/fields/0/neededFor'],
    ['an end before its start', { periodFrom: '2026-09-01', periodUntil: '2026-08-31' }, '/periodUntil'],
    ['a parent that is not one’s own', { parentProcessId: '017f22e2-79b0-7cc3-98c4-dc0c0c07398f' }, '/parentProcessId'],
  ])('is refused with %s, at its place', async (_, change, pointer) => {
    const { id } = must(await university.call('analyst', 'POST /api/v1/projects', PROJECT), 201).json as Registered;
    const reply = await university.call('analyst', `PUT /api/v1/projects/${id}/processes/signals`, { ...PERSON_PROCESS, ...change });
    expect(reply.json).toMatchObject({ status: 400, errors: [{ pointer }] });
    expect(await countOf('process where project_id = $1', id)).toBe(0);
  });

  it('shares the pseudonyms of an approved process of its umbrella for the same purpose, and of no other', async () => {
    const sharing = (parent: Registered, changes: object = {}): object => ({
      ...PERSON_PROCESS,
      parentProcessId: parent.processes[0]?.id,
      ...changes,
    });
    const put = async (project: Registered, body: object): Promise<Reply> =>
      university.call('analyst', `PUT ${on(project, 'processes/signals')}`, body);
    const umbrella = await university.advance(await university.draft(PERSON_PROCESS, { ...PROJECT, isUmbrella: true }), 'approved');
    const stranger = await university.advance(await university.draft(), 'approved');
    const child = must(await university.call('analyst', 'POST /api/v1/projects', { ...PROJECT, umbrellaId: umbrella.id }), 201)
      .json as Registered;
    for (const parent of [stranger, await university.draft()]) {
      expect((await put(child, sharing(parent))).json).toMatchObject({ status: 400, errors: [{ pointer: '/parentProcessId' }] });
    }
    const other = { purpose: undefined };
    expect((await put(child, sharing(umbrella, other))).json).toMatchObject({ status: 400, errors: [{ pointer: '/parentProcessId' }] });
    const { processes } = must(await put(child, sharing(umbrella)), 200).json as Registered;
    expect(processes[0]).toMatchObject({ parentProcessId: umbrella.processes[0]?.id });
    const scopes = await admin.query(`select scope_id from process where id = $1`, [processes[0]?.id]);
    expect(scopes.rows).toEqual([{ scope_id: umbrella.processes[0]?.id }]);
    // What is shared stays for that purpose and under that umbrella, also when it is not said again.
    expect((await put(child, sharing(umbrella, { ...other, parentProcessId: undefined }))).status).toBe(400);
    const left = await university.call('analyst', `PATCH /api/v1/projects/${child.id}`, { umbrellaId: null });
    expect(left.json).toMatchObject({ status: 400, errors: [{ pointer: '/umbrellaId' }] });
  });
});

describe('submitting', () => {
  it('a project without a legal basis is refused with the finding, its source and its remedy in two languages', async () => {
    const project = await university.draft({ ...PERSON_PROCESS, bases: [] });
    const { status, json } = await university.call('analyst', `POST ${on(project, 'submit')}`);
    expect([status, json.type, json.outcome]).toEqual([403, '/problems/not-permitted', 'deny']);
    expect(json.findings).toContainEqual(
      expect.objectContaining({
        code: 'legal-basis/none-recorded',
        norm: 'A-11',
        title: { nl: expect.any(String), en: expect.any(String) },
        remedy: { nl: expect.any(String), en: expect.any(String) },
        source: [
          {
            description: { nl: 'AVG art. 6 lid 1', en: 'GDPR Art. 6(1)' },
            ref: expect.stringContaining('https://'),
            confidence: 'verified',
          },
        ],
        lifted_by: expect.any(String),
      }),
    );
  });

  it('that is refused leaves verdict and log entry, and changes nothing else', async () => {
    const project = await university.draft({ ...PERSON_PROCESS, bases: [] });
    const stored = await storedOf(project);
    const { json } = await university.call('analyst', `POST ${on(project, 'submit')}`);
    expect(await storedOf(project)).toBe(stored);
    expect(await countOf('verdict where id = $1 and subject_id = $2', String(json.verdict), project.id)).toBe(1);
    expect(await entriesAbout(project, 'project.refused')).toBe(1);
    expect(await get(project)).toMatchObject({ state: 'draft', version: project.version });
  });

  it('a complete one succeeds, with its place in the log as the receipt', async () => {
    const project = await university.draft();
    expect(project.findings.filter(({ effect }) => effect === 'deny' || effect === 'hold')).toEqual([]);
    expect(await university.advance(project, 'submitted')).toMatchObject({
      state: 'submitted',
      actions: ['withdraw'],
      logIndex: expect.stringMatching(/^\d+$/),
    });
    expect(await entriesAbout(project, 'project.submitted')).toBe(1);
  });

  it('serves a goal of the institution or of a statute, and no other', async () => {
    const submit = async (goal: string): Promise<readonly unknown[]> => {
      const project = await university.draft(PERSON_PROCESS, { ...PROJECT, goal });
      const { status, json } = await university.call('analyst', `POST ${on(project, 'submit')}`);
      return status === 200 ? [status] : [status, ...refusingOf(json)];
    };
    expect(await submit('progress-and-success')).toEqual([200]);
    expect(await submit('quality-and-accountability')).toEqual([200]);
    expect(await submit('staff-appraisal')).toEqual([403, 'goal-in-code/outside-code']);
  });

  it('one with data chosen before its question is refused', async () => {
    const rest = { ...PROJECT, question: undefined };
    const project = await university.draft(PERSON_PROCESS, rest);
    must(await university.call('analyst', `PATCH /api/v1/projects/${project.id}`, { question: PROJECT.question }), 200);
    const { status, json } = await university.call('analyst', `POST ${on(project, 'submit')}`);
    expect([status, refusingOf(json)]).toEqual([403, ['question-before-data/data-chosen-first']]);
  });
});

describe('testing and deciding', () => {
  it('is done by two people: the privacy officer tests, the mandate holder decides', async () => {
    const project = await university.advance(await university.draft(), 'submitted');
    expect(await university.advance(await get(project), 'submitted').catch((error: Error) => error.message)).toMatch(/^409/);
    await university.prescan(project.id);
    const tested = must(await university.call('privacy-officer', `POST ${on(project, 'test')}`, POSITIVE), 200).json as Registered;
    expect(tested.state).toBe('tested');
    expect((await university.call('privacy-officer', `POST ${on(project, 'decide')}`, APPROVED)).status).toBe(403);
    const approved = must(await university.call('dean', `POST ${on(project, 'decide')}`, APPROVED), 200).json as Registered;
    expect(approved.state).toBe('approved');
    expect(await countOf('approval where project_id = $1 and ended_at is null and ends_on = $2', project.id, PROJECT.endsOn)).toBe(1);
  });

  it('keeps each judgement with its reasons in the file, and only a commitment to them in the log', async () => {
    const project = await university.draft();
    await university.advance(project, 'approved');
    const decisions = await admin.query(
      `select kind, outcome, rationale, mandate_id is not null as "hasMandate" from decision where subject_id = $1 order by id`,
      [project.id],
    );
    expect(decisions.rows).toEqual([
      { kind: 'project-test', outcome: 'positive', rationale: RATIONALE, hasMandate: false },
      { kind: 'project-decision', outcome: 'approved', rationale: RATIONALE, hasMandate: true },
    ]);
    expect(await countOf(`log_entry where position(convert_to($1, 'UTF8') in leaf) > 0`, RATIONALE)).toBe(0);
  });

  it('after a negative test cannot end in approval', async () => {
    const project = await university.advance(await university.draft(), 'submitted');
    await university.prescan(project.id);
    must(await university.call('privacy-officer', `POST ${on(project, 'test')}`, { outcome: 'negative', rationale: 'Te ruim.' }), 200);
    const { status, json } = await university.call('dean', `POST ${on(project, 'decide')}`, APPROVED);
    expect([status, refusingOf(json)]).toEqual([403, ['closing-the-loop/test-negative']]);
    expect(await countOf('approval where project_id = $1', project.id)).toBe(0);
  });

  it('may end in rejection after a negative test, and while the record is incomplete', async () => {
    const tested = await university.advance(await university.draft(), 'submitted');
    must(await university.call('privacy-officer', `POST ${on(tested, 'test')}`, { outcome: 'negative', rationale: 'Te ruim.' }), 200);
    const incomplete = { ...PROJECT, measures: undefined };
    const other = await university.advance(await university.draft(PERSON_PROCESS, incomplete), 'tested');
    expect((await university.call('dean', `POST ${on(other, 'decide')}`, APPROVED)).status).toBe(409);
    const rejected = [tested, other].map((project) =>
      university.call('dean', `POST ${on(project, 'decide')}`, { ...APPROVED, outcome: 'rejected' }),
    );
    expect((await Promise.all(rejected)).map(({ status, json }) => [status, String(json.state)])).toEqual([
      [200, 'rejected'],
      [200, 'rejected'],
    ]);
  });

  it('starts anew after the project was returned: an earlier test no longer counts', async () => {
    const project = await university.advance(await university.draft(), 'tested');
    must(await university.call('dean', `POST ${on(project, 'return')}`, REASON), 200);
    await university.advance(project, 'submitted');
    expect((await university.call('dean', `POST ${on(project, 'decide')}`, APPROVED)).json).toMatchObject({
      status: 409,
      detail: expect.stringContaining('submitted'),
    });
    must(await university.call('privacy-officer', `POST ${on(project, 'test')}`, { outcome: 'negative', rationale: 'Nu niet.' }), 200);
    expect((await university.call('dean', `POST ${on(project, 'decide')}`, APPROVED)).status).toBe(403);
  });

  it('is not for who is a member of the project: nobody decides what they prepared', async () => {
    const project = await university.draft();
    must(await university.call('analyst', `POST ${on(project, 'members')}`, { person: 'dean' }), 200);
    await university.advance(project, 'tested');
    const { status, json } = await university.call('dean', `POST ${on(project, 'decide')}`, APPROVED);
    expect([status, refusingOf(json)]).toEqual([403, ['closing-the-loop/decider-is-preparer']]);
    expect((await university.call('board-member', `POST ${on(project, 'decide')}`, APPROVED)).status).toBe(200);
  });

  it('does not rest on the test of who is a member: another privacy officer tests it again', async () => {
    await university.person('testing-member', ['privacy-officer']);
    const project = await university.draft();
    must(await university.call('analyst', `POST ${on(project, 'members')}`, { person: 'testing-member' }), 200);
    const next = must(await university.call('analyst', `POST ${on(project, 'submit')}`), 200).json.next;
    expect([next.step, next.people.map(({ id }: { readonly id: string }) => id)]).toEqual([
      'test',
      ['privacy-officer', 'second-privacy-officer'].map((officer) => university.idOf(officer)),
    ]);
    await university.prescan(project.id);
    must(await university.call('testing-member', `POST ${on(project, 'test')}`, POSITIVE), 200);
    const { status, json } = await university.call('dean', `POST ${on(project, 'decide')}`, APPROVED);
    expect([status, refusingOf(json)]).toEqual([403, ['closing-the-loop/tester-is-preparer']]);
    must(await university.call('dean', `POST ${on(project, 'return')}`, { reason: 'Een ander toetst.' }), 200);
    must(await university.call('analyst', `POST ${on(project, 'submit')}`), 200);
    must(await university.call('privacy-officer', `POST ${on(project, 'test')}`, POSITIVE), 200);
    expect((await university.call('dean', `POST ${on(project, 'decide')}`, APPROVED)).status).toBe(200);
  });

  it('names who asked, who prepared and who tested as different from who decides', async () => {
    await university.person('two-hats', ['mandate-holder', 'privacy-officer', 'analyst']);
    const asked = await university.draft(PERSON_PROCESS, PROJECT, 'two-hats');
    must(await university.call('two-hats', `POST ${on(asked, 'submit')}`), 200);
    must(await university.call('two-hats', `POST ${on(asked, 'test')}`, POSITIVE), 200);
    const { json } = await university.call('two-hats', `POST ${on(asked, 'decide')}`, APPROVED);
    expect(refusingOf(json)).toEqual(
      expect.arrayContaining([
        'closing-the-loop/decider-is-preparer',
        'closing-the-loop/decider-is-requester',
        'closing-the-loop/decider-is-tester',
      ]),
    );
  });
});

interface Step {
  readonly from: string | null;
  readonly to: string;
  readonly by: string;
  readonly reason: string | null;
  readonly decisionId: string | null;
}

describe('the state table over HTTP', () => {
  const COMMANDS: readonly (readonly [command: string, persona: string, body: unknown])[] = [
    ['submit', 'analyst', undefined],
    ['test', 'privacy-officer', POSITIVE],
    ['return', 'privacy-officer', REASON],
    ['decide', 'dean', APPROVED],
    ['withdraw', 'analyst', REASON],
  ];
  const REACH: Readonly<Record<string, (project: Registered) => Promise<unknown>>> = {
    draft: (project) => Promise.resolve(project),
    submitted: (project) => university.advance(project, 'submitted'),
    returned: async (project) =>
      university.advance(project, 'submitted').then(() => university.call('privacy-officer', `POST ${on(project, 'return')}`, REASON)),
    tested: (project) => university.advance(project, 'tested'),
    approved: (project) => university.advance(project, 'approved'),
    rejected: async (project) =>
      university
        .advance(project, 'tested')
        .then(() => university.call('dean', `POST ${on(project, 'decide')}`, { ...APPROVED, outcome: 'rejected' })),
    withdrawn: (project) => university.call('analyst', `POST ${on(project, 'withdraw')}`, REASON),
  };

  it.each([
    ['draft', ['submit', 'withdraw']],
    ['submitted', ['test', 'return', 'withdraw']],
    ['returned', ['submit', 'withdraw']],
    ['tested', ['return', 'decide', 'withdraw']],
    ['approved', ['withdraw']],
    ['rejected', []],
    ['withdrawn', []],
  ])('in the state %s takes %j, refuses the rest with 409 and tells what can be done', async (state, taken) => {
    const project = await university.draft();
    await REACH[state]?.(project);
    expect((await get(project)).state).toBe(state);
    const others = COMMANDS.filter(([command]) => !taken.includes(command));
    const refused = await Promise.all(
      others.map(([command, persona, body]) => university.call(persona, `POST ${on(project, command)}`, body)),
    );
    expect(refused.map(({ status, json }) => [status, String(json.type)])).toEqual(others.map(() => [409, '/problems/wrong-state']));
    expect(refused.map(({ json }) => (json as Registered).actions.filter((action) => action !== 'change'))).toEqual(
      others.map(() => expect.arrayContaining(taken)),
    );
    expect((await get(project)).state).toBe(state);
  });

  it('lets each command that it takes come about', async () => {
    const project = await university.draft();
    must(await university.call('analyst', `POST ${on(project, 'submit')}`), 200);
    must(await university.call('privacy-officer', `POST ${on(project, 'return')}`, REASON), 200);
    must(await university.call('analyst', `POST ${on(project, 'submit')}`), 200);
    await university.prescan(project.id);
    must(await university.call('privacy-officer', `POST ${on(project, 'test')}`, POSITIVE), 200);
    must(await university.call('dean', `POST ${on(project, 'decide')}`, APPROVED), 200);
    must(await university.call('analyst', `POST ${on(project, 'withdraw')}`, REASON), 200);
    const { items } = must(await university.call('analyst', `GET ${on(project, 'history')}`), 200).json as {
      readonly items: readonly Step[];
    };
    expect(items.map(({ from, to, by }) => [from, to, by])).toEqual([
      [null, 'draft', university.idOf('analyst')],
      ['draft', 'submitted', university.idOf('analyst')],
      ['submitted', 'returned', university.idOf('privacy-officer')],
      ['returned', 'submitted', university.idOf('analyst')],
      ['submitted', 'tested', university.idOf('privacy-officer')],
      ['tested', 'approved', university.idOf('dean')],
      ['approved', 'withdrawn', university.idOf('analyst')],
    ]);
    expect(items.map(({ reason, decisionId }) => [reason, decisionId !== null])).toEqual([
      [null, false],
      [null, false],
      [REASON.reason, true],
      [null, false],
      [RATIONALE, true],
      [RATIONALE, true],
      [REASON.reason, false],
    ]);
  });

  it('offers in `actions` what this person may do now, and nothing that is then refused', async () => {
    const project = await university.advance(await university.draft(), 'submitted');
    expect((await get(project, 'privacy-officer')).actions).toEqual(['test', 'return']);
    expect((await get(project, 'analyst')).actions).toEqual(['withdraw']);
    expect((await get(project, 'dean')).actions).toEqual(['return']);
    expect((await get(project, 'auditor')).actions).toEqual([]);
  });
});

describe('returning for completion', () => {
  it('is for the privacy officer and the mandate holder, not for who may only read', async () => {
    const project = await university.advance(await university.draft(), 'submitted');
    expect((await university.call('auditor', `POST ${on(project, 'return')}`, REASON)).status).toBe(403);
    expect((await university.call('teacher', `POST ${on(project, 'return')}`, REASON)).status).toBe(404);
    expect((await university.call('dean', `POST ${on(project, 'return')}`, REASON)).status).toBe(200);
  });

  it('needs a reason', async () => {
    const project = await university.advance(await university.draft(), 'submitted');
    expect((await university.call('dean', `POST ${on(project, 'return')}`, { reason: ' ' })).json).toMatchObject({
      status: 400,
      errors: [{ pointer: '/reason' }],
    });
  });
});

describe('withdrawing', () => {
  it('ends the approvals of the project', async () => {
    const project = await university.draft();
    await university.advance(project, 'approved');
    must(await university.call('analyst', `POST ${on(project, 'withdraw')}`, REASON), 200);
    expect(await countOf('approval where project_id = $1 and ended_at is null', project.id)).toBe(0);
  });

  it('is possible until data went out, and not after: they must be destroyed first', async () => {
    const project = await university.draft();
    await university.advance(project, 'approved');
    const request = await university.ask(project);
    must(await university.call('analyst', `GET /api/v1/access-requests/${request}/data`), 200);
    const { status, json } = await university.call('analyst', `POST ${on(project, 'withdraw')}`, REASON);
    expect([status, json.type]).toEqual([409, '/problems/wrong-state']);
    expect((await get(project)).state).toBe('approved');
  });
});
