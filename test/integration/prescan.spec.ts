// The pre-scan: answered once, established by an officer without a hand in the project; criteria follow from facts, people add and contest.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PERSON_PROCESS, POLICY_PROCESS, PRESCAN, PROJECT, RATIONALE } from '../factories/bodies.js';
import { readFileSync } from 'node:fs';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';
import { clockOfTests, must, type Registered, TODAY, University } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

let world: World;
let university: University;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await (await University.open(world)).withData();
}, 60_000);
afterAll(async () => world.close());

interface Contest {
  readonly id: string;
  readonly criterion: string;
  readonly state: string;
  readonly isOpenToYou: boolean;
  readonly version: number;
}
interface Prescan {
  readonly version: number;
  readonly answers: Readonly<Record<string, unknown>> | null;
  readonly establishment: { readonly rationale: string } | null;
  readonly open: readonly { readonly question: string; readonly process: string | null }[];
  readonly screening: {
    readonly because: readonly { readonly criterion: string; readonly fact: string; readonly process: string | null }[];
    readonly counted: readonly string[];
    readonly reasons: readonly string[];
    readonly result: string;
    readonly score: number | null;
    readonly points: Readonly<Record<string, number>> | null;
  } | null;
  readonly contests: readonly Contest[];
  readonly actions: readonly string[];
  readonly logIndex?: string;
}

const ESTABLISHED = { rationale: 'Samen met de aanvrager doorgenomen.' };
const [SIGNALS] = PRESCAN.processes;
const contest = { criterion: 'vulnerable-subjects', reason: 'Het gaat om afgestudeerden.' };
const at = ({ id }: { readonly id: string }, place = ''): string => `/api/v1/projects/${id}/prescan${place}`;
const read = async (by: string, project: Registered): Promise<Prescan> =>
  must(await university.call(by, `GET ${at(project)}`), 200).json as Prescan;
const put = async (
  project: Registered,
  change: object = {},
  by = 'analyst',
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> => university.call(by, `PUT ${at(project)}`, { ...PRESCAN, ...change }, headers);
const answered = async (project: Registered, change: object = {}): Promise<Prescan> =>
  must(await put(project, change), 200).json as Prescan;
const establish = async (project: Registered, by = 'privacy-officer', headers: Readonly<Record<string, string>> = {}): Promise<Reply> =>
  university.call(by, `POST ${at(project, '/establishment')}`, ESTABLISHED, headers);
const raise = async (project: Registered, body: object = contest, by = 'analyst'): Promise<Reply> =>
  university.call(by, `POST ${at(project, '/contests')}`, body);
const judge = async (project: Registered, id: string, outcome: string, by = 'privacy-officer'): Promise<Reply> =>
  university.call(by, `POST ${at(project, `/contests/${id}/decision`)}`, { outcome, rationale: RATIONALE });
const raised = async (project: Registered): Promise<Contest> => {
  const { contests } = must(await raise(project), 201).json as Prescan;
  const found = contests.at(-1);
  if (found === undefined) {
    throw new Error('no contest');
  }
  return found;
};
const waitingFor = async (persona: string, project: Registered, what = 'contest-judge'): Promise<number> =>
  (
    must(await university.call(persona, 'GET /api/v1/work'), 200).json.items as readonly { readonly id: string; readonly kind: string }[]
  ).filter(({ kind, id }) => kind === what && id === project.id).length;
const draft = async (): Promise<Registered> => university.draft(POLICY_PROCESS);
const faultsOf = ({ json }: Reply): unknown =>
  (json as { readonly errors: readonly { readonly pointer: string; readonly detail: string }[] }).errors.map(({ pointer, detail }) => [
    pointer,
    detail,
  ]);
const TWICE = 'This occurs twice.';
const NEEDED = 'This must still be filled in.';

describe('the answers', () => {
  it('are asked: before the first every question is open, and nobody can establish', async () => {
    const prescan = await read('privacy-officer', await draft());
    expect(prescan).toMatchObject({ version: 0, answers: null, establishment: null, contests: [], actions: ['record'] });
    expect(prescan.open.map(({ question }) => question)).toEqual([
      'ordinaryKinds',
      'specialKinds',
      'sensitiveKinds',
      'subjectKinds',
      'frequency',
      'storedOutside',
      'baseRegistry',
      'minorsService',
      'newLaw',
      'criteria',
      'apItems',
      'article353',
      ...['subjects', 'effect', 'continuous', 'joinsControllers', 'newTechnology', 'blocksRight', 'modality'],
    ]);
  });

  it('come back as they were given, with what follows and a receipt', async () => {
    const project = await draft();
    const prescan = await answered(project, { sensitiveKinds: ['browsing'], apItems: [{ code: 'profiling', reason: 'Stelselmatig.' }] });
    expect(prescan).toMatchObject({ version: 1, open: [], establishment: null });
    expect(prescan.answers).toMatchObject({
      sensitiveKinds: ['browsing'],
      apItems: [{ code: 'profiling', reason: 'Stelselmatig.' }],
      processes: [SIGNALS],
    });
    expect(Number(prescan.logIndex)).toBeGreaterThan(0);
    expect(prescan.screening).toMatchObject({ score: 3, result: 'required', reasons: ['ap-list'], counted: ['vulnerable-subjects'] });
    expect((await answered(project)).screening).toMatchObject({ score: 2, result: 'recommended', reasons: [] });
  });

  it('may be given in part; what is open is named', async () => {
    const project = await draft();
    const [process] = PRESCAN.processes;
    const prescan = await answered(project, { frequency: null, processes: [{ ...process, modality: ['behaviour'], subjects: null }] });
    expect(prescan.open).toEqual([
      { question: 'frequency', process: null },
      { question: 'subjects', process: 'signals' },
      { question: 'largeScale', process: 'signals' },
    ]);
    expect(prescan.screening).toMatchObject({ score: null, points: null, result: 'not-known' });
    const refused = await establish(project);
    expect([refused.status, faultsOf(refused)]).toEqual([
      400,
      [
        ['/frequency', NEEDED],
        ['/processes/signals/subjects', NEEDED],
        ['/processes/signals/largeScale', NEEDED],
      ],
    ]);
  });

  it('ask what goes along outside the EEA only where something goes', async () => {
    const sent = { ...PROJECT, transfers: [{ country: 'Verenigde Staten', mechanism: 'adequaatheidsbesluit' }] };
    const project = await university.draft(POLICY_PROCESS, sent);
    expect((await answered(project)).open).toEqual([{ question: 'specialTransferred', process: null }]);
    const prescan = await answered(project, { specialTransferred: false });
    expect([prescan.open, prescan.screening?.points?.['transfer']]).toEqual([[], 1]);
  });

  it('are taken from the registration where they stand there', async () => {
    const { retentionMonths, ...rest } = PROJECT;
    expect(retentionMonths).toBe(24);
    const project = await university.draft(POLICY_PROCESS, rest);
    expect((await answered(project)).open).toEqual([{ question: 'retentionMonths', process: null }]);
  });

  it('are refused where they cannot be: an unknown process, the same twice, a list without a person', async () => {
    const project = await draft();
    const tick = { code: 'matching', reason: 'Twee bronnen.' };
    const faults = await put(project, {
      ordinaryKinds: ['contact', 'contact'],
      criteria: [tick, tick],
      processes: [{ code: 'no-such' }, { ...SIGNALS, modality: ['camera', 'camera'] }, SIGNALS],
    });
    expect(faults.status).toBe(400);
    expect(faultsOf(faults)).toEqual([
      ['/processes/2/code', TWICE],
      ['/ordinaryKinds/1', TWICE],
      ['/processes/1/modality/1', TWICE],
      ['/criteria/1/code', TWICE],
      ['/processes/0/code', 'This is not known, or not yours.'],
    ]);
    expect((await read('analyst', project)).version).toBe(0);
    expect((await answered(project, { subjectKinds: [] })).open).toEqual([{ question: 'subjectKinds', process: null }]);
  });

  it('do not overwrite what was not seen', async () => {
    const project = await draft();
    await answered(project);
    expect((await put(project, {}, 'privacy-officer', { 'if-match': '"0"' })).status).toBe(412);
    expect((await put(project, {}, 'privacy-officer', { 'if-match': '"1"' })).status).toBe(200);
    expect((await establish(project, 'privacy-officer', { 'if-match': '"1"' })).status).toBe(412);
  });

  it('are for members and the privacy officer to give, and for FG, council and auditor to read', async () => {
    const project = await draft();
    await answered(project);
    for (const persona of ['fg', 'council-member', 'auditor', 'dean']) {
      expect([persona, (await put(project, {}, persona)).status]).toEqual([persona, 403]);
      expect((await read(persona, project)).actions).toEqual([]);
    }
    expect((await university.call('teacher', `GET ${at(project)}`)).status).toBe(404);
    expect((await put(project, {}, 'teacher')).status).toBe(404);
  });
});

describe('a pre-scan', () => {
  const decide = async (project: Registered): Promise<Reply> =>
    university.call('dean', `POST /api/v1/projects/${project.id}/decide`, { outcome: 'approved', rationale: RATIONALE });
  const tested = async (): Promise<Registered> => {
    const project = await university.advance(await draft(), 'submitted');
    must(
      await university.call('privacy-officer', `POST /api/v1/projects/${project.id}/test`, { outcome: 'positive', rationale: RATIONALE }),
      200,
    );
    return project;
  };

  it('is needed before the decision (A-34), and established is enough', async () => {
    const project = await tested();
    const refused = await decide(project);
    expect([refused.status, refused.json.findings[0].code]).toEqual([409, 'prescan/not-done']);
    await answered(project);
    expect((await decide(project)).status).toBe(409);
    must(await establish(project), 200);
    expect((await decide(project)).status).toBe(200);
    expect((await put(project)).status).toBe(409);
    expect((await read('privacy-officer', project)).actions).toEqual([]);
  });

  it('is established by a privacy officer without a hand in the project, once for each version', async () => {
    const project = await draft();
    expect((await establish(project)).status).toBe(409);
    await answered(project);
    for (const persona of ['analyst', 'fg', 'dean']) {
      expect([persona, (await establish(project, persona)).status]).toEqual([persona, 403]);
    }
    expect(must(await establish(project), 200).json).toMatchObject({
      version: 1,
      establishment: ESTABLISHED,
      actions: ['record', 'contest'],
    });
    expect((await establish(project)).status).toBe(409);
    expect(await answered(project)).toMatchObject({ version: 2, establishment: null });
  });

  it('is not established by an officer who is a member', async () => {
    const own = await university.draft(POLICY_PROCESS);
    must(await university.call('analyst', `POST /api/v1/projects/${own.id}/members`, { person: 'second-privacy-officer' }), 200);
    await answered(own);
    expect((await establish(own, 'second-privacy-officer')).status).toBe(403);
    expect((await read('second-privacy-officer', own)).actions).toEqual(['record', 'contest']);
  });

  it('is open again when a process changes', async () => {
    const project = await draft();
    await answered(project);
    must(await establish(project), 200);
    must(await university.call('analyst', `PUT /api/v1/projects/${project.id}/processes/signals`, PERSON_PROCESS), 200);
    const prescan = await read('privacy-officer', project);
    expect(prescan.open).toHaveLength(7);
    expect(prescan.screening).toMatchObject({ score: null, reasons: ['criteria'] });
    expect(prescan.answers).toMatchObject({ processes: [SIGNALS] });
    must(await university.call('analyst', `POST /api/v1/projects/${project.id}/submit`), 200);
    must(
      await university.call('privacy-officer', `POST /api/v1/projects/${project.id}/test`, { outcome: 'positive', rationale: RATIONALE }),
      200,
    );
    expect((await decide(project)).json.findings[0].code).toBe('prescan/not-done');
    await university.prescan(project.id);
    expect((await decide(project)).status).toBe(200);
  });
});

describe('a complete pre-scan', () => {
  const officers = async (project: Registered): Promise<readonly number[]> =>
    Promise.all(
      ['privacy-officer', 'second-privacy-officer', 'analyst', 'fg'].map(async (persona) =>
        waitingFor(persona, project, 'prescan-establish'),
      ),
    );

  it('waits for the officers without a hand in a project that was submitted, until it is established', async () => {
    const project = await draft();
    await answered(project);
    expect(await officers(project)).toEqual([0, 0, 0, 0]);
    await university.advance(project, 'submitted');
    expect(await officers(project)).toEqual([1, 1, 0, 0]);
    must(await put(project, { frequency: null }, 'privacy-officer'), 200);
    expect(await officers(project)).toEqual([0, 0, 0, 0]);
    must(await put(project, {}, 'privacy-officer'), 200);
    expect(await officers(project)).toEqual([1, 1, 0, 0]);
    must(await establish(project), 200);
    expect(await officers(project)).toEqual([0, 0, 0, 0]);
  });

  it('does not wait for an officer who works on the project', async () => {
    const project = await draft();
    await answered(project);
    must(await university.call('analyst', `POST /api/v1/projects/${project.id}/members`, { person: 'second-privacy-officer' }), 200);
    await university.advance(project, 'submitted');
    expect(await officers(project)).toEqual([1, 0, 0, 0]);
  });
});

describe('the criteria', () => {
  it('follow from the facts, each with its fact and process', async () => {
    const project = await university.draft(PERSON_PROCESS);
    const { screening } = await answered(project, {
      processes: [
        {
          ...SIGNALS,
          subjects: 10_000,
          effect: 'similar',
          continuous: true,
          joinsControllers: true,
          newTechnology: true,
          blocksRight: true,
        },
      ],
    });
    expect(screening?.because.map(({ criterion, fact, process }) => [criterion, fact, process])).toEqual([
      ['automated-decision', 'decision-effect', 'signals'],
      ['evaluation', 'person-forecast', 'signals'],
      ['large-scale', 'subject-count', 'signals'],
      ['matching', 'joins-controllers', 'signals'],
      ['new-technology', 'forecast', 'signals'],
      ['new-technology', 'new-technology', 'signals'],
      ['prevents-right', 'blocks-right', 'signals'],
      ['systematic-monitoring', 'continuous', 'signals'],
      ['vulnerable-subjects', 'students', null],
    ]);
    expect(screening).toMatchObject({ result: 'required', reasons: ['criteria'], score: 3 });
  });

  it('follow from whose data they are, which the fact names, and not from people who do not depend on the institution', async () => {
    const project = await draft();
    const { screening } = await answered(project, { subjectKinds: ['staff', 'under-16'] });
    expect(screening?.because.map(({ criterion, fact }) => [criterion, fact])).toEqual([
      ['vulnerable-subjects', 'staff'],
      ['vulnerable-subjects', 'under-16'],
    ]);
    expect((await answered(project, { subjectKinds: ['other'] })).screening).toMatchObject({
      because: [],
      counted: [],
      result: 'not-required',
    });
  });

  it('are added by people, and count', async () => {
    const { screening } = await answered(await draft(), { criteria: [{ code: 'matching', reason: 'Twee bronnen.' }] });
    expect(screening).toMatchObject({ counted: ['matching', 'vulnerable-subjects'], result: 'required' });
    expect(screening?.because.map(({ criterion }) => criterion)).toEqual(['vulnerable-subjects']);
  });
});

describe('a contest', () => {
  const open = async (): Promise<Registered> => {
    const project = await draft();
    await answered(project);
    return project;
  };
  it('changes nothing until a second person upholds it, and the tick stays visible', async () => {
    const project = await open();
    const { id } = await raised(project);
    expect((await read('fg', project)).screening?.counted).toEqual(['vulnerable-subjects']);
    expect([await waitingFor('privacy-officer', project), await waitingFor('second-privacy-officer', project)]).toEqual([1, 1]);
    const upheld = must(await judge(project, id, 'upheld'), 200).json as Prescan;
    expect(upheld.screening).toMatchObject({ counted: [], result: 'not-required' });
    expect(upheld.screening?.because.map(({ criterion }) => criterion)).toEqual(['vulnerable-subjects']);
    expect(upheld.contests).toMatchObject([
      {
        state: 'upheld',
        reason: contest.reason,
        raiser: { displayName: 'analyst' },
        judgement: { person: { displayName: 'privacy-officer' } },
      },
    ]);
    expect((await read('council-member', project)).contests).toEqual([{ ...upheld.contests[0], isOpenToYou: false }]);
    expect([await waitingFor('privacy-officer', project), (await judge(project, id, 'rejected')).status]).toEqual([0, 409]);
  });

  it('stands on the list of its month, for the council and the FG', async () => {
    const project = await open();
    const { id } = await raised(project);
    must(await judge(project, id, 'upheld'), 200);
    for (const persona of ['council-member', 'fg']) {
      const contests = must(await university.call(persona, 'GET /api/v1/monthly-list'), 200).json.contests as readonly (Contest & {
        readonly projectId: string;
      })[];
      expect(contests.filter(({ projectId }) => projectId === project.id)).toMatchObject([
        { id, state: 'upheld', criterion: 'vulnerable-subjects', number: expect.stringMatching(/^SD-/) },
      ]);
    }
    const { contests } = must(await university.call('fg', 'GET /api/v1/monthly-list?month=2026-10'), 200).json;
    expect(contests).toEqual([]);
  });

  it('that is rejected leaves the criterion as it is, and another may be raised', async () => {
    const project = await open();
    const { id } = await raised(project);
    expect(must(await judge(project, id, 'rejected'), 200).json).toMatchObject({ screening: { counted: ['vulnerable-subjects'] } });
    expect((await raise(project)).status).toBe(201);
    expect((await raise(project)).status).toBe(409);
  });

  it('is judged by another privacy officer than raised it, and by nobody with a hand in the project', async () => {
    const project = await open();
    const { contests } = must(await raise(project, contest, 'privacy-officer'), 201).json as Prescan;
    const id = contests[0]?.id ?? '';
    expect(contests[0]?.isOpenToYou).toBe(false);
    for (const persona of ['privacy-officer', 'analyst', 'fg', 'council-member', 'dean']) {
      expect([persona, (await judge(project, id, 'upheld', persona)).status]).toEqual([persona, 403]);
    }
    expect(await waitingFor('privacy-officer', project)).toBe(0);
    must(await university.call('analyst', `POST /api/v1/projects/${project.id}/members`, { person: 'second-privacy-officer' }), 200);
    expect((await judge(project, id, 'upheld', 'second-privacy-officer')).status).toBe(403);
    expect(await waitingFor('second-privacy-officer', project)).toBe(0);
  });

  it('holds for the answers that it was raised on, not for the next', async () => {
    const project = await open();
    const { id } = await raised(project);
    must(await judge(project, id, 'upheld'), 200);
    expect((await answered(project)).screening?.counted).toEqual(['vulnerable-subjects']);
    const second = await raised(project);
    await answered(project);
    expect((await judge(project, second.id, 'upheld')).status).toBe(409);
    expect(await waitingFor('privacy-officer', project)).toBe(0);
  });

  it('is of a criterion that follows from the facts, on answers that are there', async () => {
    const project = await draft();
    expect((await raise(project)).status).toBe(409);
    await answered(project, { criteria: [{ code: 'matching', reason: 'Twee bronnen.' }] });
    const refused = await raise(project, { ...contest, criterion: 'matching' });
    expect([refused.status, faultsOf(refused)]).toEqual([400, [['/criterion', 'This criterion does not follow from the facts.']]]);
    const missing = await judge(project, project.id, 'upheld');
    expect(missing.status).toBe(404);
  });
});

describe('a what-if of the code without A-34 and A-37', () => {
  it('shows what their coming into force changed: conditions at submission, and decisions that wait for the pre-scan', async () => {
    const project = await university.advance(await draft(), 'submitted');
    must(
      await university.call('privacy-officer', `POST /api/v1/projects/${project.id}/test`, { outcome: 'positive', rationale: RATIONALE }),
      200,
    );
    expect(
      (await university.call('dean', `POST /api/v1/projects/${project.id}/decide`, { outcome: 'approved', rationale: RATIONALE })).status,
    ).toBe(409);
    const { in_force: inForce } = JSON.parse(readFileSync(fromProjectRoot('policies', 'data', 'parameters.json'), 'utf8')) as {
      readonly in_force: readonly string[];
    };
    const without = inForce.filter((norm) => norm !== 'A-34' && norm !== 'A-37');
    expect(inForce.length - without.length).toBe(2);
    const codeVersionId = String(must(await university.call('privacy-officer', 'GET /api/v1/code-versions/in-force'), 200).json.id);
    const body = { codeVersionId, inForce: without, from: TODAY, until: TODAY };
    const run = await university.whatIf('privacy-officer', body);
    const changes = must(await university.call('privacy-officer', `GET /api/v1/what-if-runs/${run}/changes?limit=200`), 200).json
      .items as readonly {
      readonly gate: string;
      readonly subjectId: string;
      readonly from: string;
      readonly to: string;
      readonly disappeared: readonly { readonly norm: string }[];
    }[];
    const ofProject = changes.filter(({ subjectId }) => subjectId === project.id);
    expect(ofProject.map(({ gate, from, to, disappeared }) => [gate, from, to, disappeared.map(({ norm }) => norm)]).sort()).toEqual([
      ['G1', 'oblige', 'permit', ['A-37']],
      ['G2', 'hold', 'oblige', ['A-34']],
    ]);
  });
});
