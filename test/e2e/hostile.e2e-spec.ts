// Hostile input, by kind (test/hostile): each case is answered with a problem of the client's, and all of them together change nothing.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { must } from '../factories/university.js';
import { call, makeWorld, type World } from '../support/world.js';
import { openApiOf } from '../../apps/api/src/openapi.js';
import { bodyCases } from './hostile.bodies.js';
import { type Answer, bodyOf, filled, type HostileCase, hostileCases, send, sendRaw } from './hostile.cases.js';
import {
  type Approved,
  approve,
  ask,
  asked,
  entriesOf,
  PERSON_PROCESS,
  PERSON_PROCESS_WITHOUT_BASIS,
  POLICY_PROCESS,
  PRESCAN,
  PROJECT,
  register,
  settingOf,
  until,
} from './story.js';

const CASES = [...hostileCases(), ...bodyCases()];
const BY_NAME = CASES.map((hostile) => [`${hostile.kind}: ${hostile.name}`, hostile] as const);
const BODIES = ['of', 'body', 'text', 'make', 'bodyBase64'] as const;
const LEFT = CASES.flatMap(({ leaves }) => (leaves === undefined ? [] : [leaves]));
/** What grows with an entry of the log, by itself. */
const OF_THE_LOG = ['log_checkpoint', 'log_entry', 'log_opening', 'log_pending', 'log_sequence', 'log_tile'];
/** The port of whichever process has its turn. */
const port = (): number => Number(new URL(world.url).port);
/** What no problem may tell: where in the program, what in the database, which files. */
const TELLTALE =
  /\bat .+:\d+:\d+|\.(?:js|ts)\b|node_modules|\b(?:select|insert|update|delete) .*\b(?:from|into|set)\b|relation "|constraint|postgres/i;

let world: World;
let names: Map<string, string>;
let bases: Readonly<Record<string, object>>;
let before: Everything;
const types = new Set<string>();

beforeAll(async () => {
  world = await makeWorld({ environment: { IMPORT_MAX_BYTES: '12000000', BODY_IDLE_SECONDS: '1' } });
  const project = await register(world, PERSON_PROCESS_WITHOUT_BASIS);
  const approved = await approve(world, await register(world, POLICY_PROCESS));
  const other = await approve(world, await register(world, POLICY_PROCESS));
  const setting = await settingOf(world, 'rc-2');
  const dataToken = must(
    await world.call('analyst', 'POST', '/api/v1/data-tokens', { projectId: approved.projectId, settingId: setting, days: 2 }),
    201,
  );
  const file = Buffer.from(`id_student,score\n${Array.from({ length: 40 }, (_, index) => `${2_000 + index},${index}\n`).join('')}`, 'utf8');
  const upload = must(await world.call('steward', 'POST', '/api/v1/imports?name=marks.csv', file), 201).json;
  const people = must(await world.call('administrator', 'GET', '/api/v1/people?limit=200'), 200).json.items;
  const person = people.find(({ handle }: { readonly handle: string }) => handle === 'teacher').id;
  names = new Map([
    ['project', project.projectId],
    ['approved', approved.projectId],
    ['process', approved.processId],
    ['setting', setting],
    ['request', (await ask(world, approved, 'rc-2')).json.id],
    ['denied', (await ask(world, other, 'power-bi')).json.id],
    ['import', upload.id],
    ['person', person],
    ['tokenOfSteward', must(await world.call('steward', 'GET', '/api/v1/tokens'), 200).json.items[0].id],
    ['data-token', dataToken.json.token],
    ['long', 'a'.repeat(20_000)],
  ]);
  const codeVersion = must(await world.call('privacy-officer', 'GET', '/api/v1/code-versions'), 200).json.items[0].id;
  names.set('codeVersion', codeVersion);
  const whatIf = { codeVersionId: codeVersion, from: '2026-01-01', until: '2026-02-01' };
  bases = { whatIf, ...bodiesThatWouldDo(person), ...(await bodiesOf(approved, setting, upload.proposal)) };
  for (const persona of new Set(CASES.map((hostile) => hostile.as).filter((as) => as !== null && as !== 'data-token'))) {
    await world.token(String(persona));
  }
  before = await everything();
}, 120_000);
afterAll(() => world.close());

describe('hostile input', () => {
  it.each(BY_NAME)('is a problem of the client: %s', async (_, hostile) => {
    const answer = await answerTo(hostile);
    expect(answer.status === hostile.expect.status || `${answer.status} ${answer.text.slice(0, 500)}`).toBe(true);
    expectProblem(answer);
    const problem = JSON.parse(answer.text) as Problem;
    types.add(problem.type);
    expect(problem.type).toBe(hostile.expect.type === undefined ? problem.type : `/problems/${hostile.expect.type}`);
    expect(pointsAt(problem, hostile.expect.pointer) || problem.errors).toBe(true);
  });
});

describe('all of it together', () => {
  it('has changed nothing, but for what a gate’s refusal leaves behind', async () => {
    await until(() => Promise.resolve(filesOf(world).length === before.files.length ? true : null));
    const after = await everything();
    expect(after.files).toEqual(before.files);
    const changed = [...after.rows].flatMap(([table, rows]) => {
      const known = before.rows.get(table) ?? [];
      return [
        ...known.filter((row) => !rows.includes(row)).map(() => `${table}: gone`),
        ...rows.filter((row) => !known.includes(row)).map(() => `${table}: new`),
      ];
    });
    const verdicts = LEFT.flatMap(({ verdict }) => Array<string>(verdict).fill('verdict: new'));
    expect(changed.filter((change) => !OF_THE_LOG.some((table) => change === `${table}: new`))).toEqual(verdicts);
    expect([...after.rows.keys()]).toEqual([...before.rows.keys()]);
    const added = after.entries.flatMap((kinds, log) => kinds.slice(before.entries[log]?.length));
    expect(added.sort()).toEqual(LEFT.map(({ entry }) => entry).sort());
  });

  it('was at least two hundred cases, of which only refusals by a gate left something behind', () => {
    expect([CASES.length >= 200, LEFT.length]).toEqual([true, 2]);
    expect(new Set(CASES.map(({ kind, name, method }) => `${kind}: ${name} ${method}`)).size).toBe(CASES.length);
  });

  it('was at least ten cases of each kind', () => {
    const counts = countsOf(CASES.map(({ kind }) => kind));
    expect([...counts].filter(([, cases]) => cases < 10)).toEqual([]);
  });

  it('was at least ten cases for each route with a body', () => {
    const routes = Object.entries(openApiOf(world.app).paths).flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, { readonly requestBody?: unknown }>).flatMap(([method, { requestBody }]) =>
        requestBody === undefined ? [] : [{ place: `${method.toUpperCase()} ${path}`, matches: matcherOf(path) }],
      ),
    );
    const sent = CASES.filter((hostile) => BODIES.some((member) => hostile[member] !== undefined));
    const counts = countsOf(
      sent.flatMap(({ method, path }) => {
        const bare = path.replace(/\?.*$/, '');
        return routes
          .filter(({ place, matches }) => place.startsWith(`${method} `) && matches.test(bare))
          .map(({ place }) => place)
          .slice(0, 1);
      }),
    );
    expect(routes.length).toBeGreaterThan(30);
    expect(routes.map(({ place }) => [place, counts.get(place) ?? 0] as const).filter(([, cases]) => cases < 10)).toEqual([]);
  });

  it('was explained: each type of problem has a page in both languages', async () => {
    expect(types.size).toBeGreaterThan(15);
    for (const type of types) {
      for (const [language, other] of [
        ['nl', 'en'],
        ['en', 'nl'],
      ] as const) {
        const page = must(await call(world.url, null, 'GET', type, undefined, { 'accept-language': `${language}, ${other};q=0.1` }), 200);
        expect([page.headers.get('content-language'), page.text.includes('<h1>')]).toEqual([language, true]);
      }
    }
  });

  it('leaves the platform at work', async () => {
    expect((await call(world.url, null, 'GET', '/readyz')).status).toBe(200);
    await register(world, PERSON_PROCESS);
  });
});

describe('text that would be SQL', () => {
  it('is text where people write', async () => {
    const question = `Welke'); drop table project; -- "studenten"?`;
    const { id } = must(await world.call('analyst', 'POST', '/api/v1/projects', { ...PROJECT, question }), 201).json;
    expect(must(await world.call('analyst', 'GET', `/api/v1/projects/${id}`), 200).json.question).toBe(question);
  });
});

/** Bodies that would do, of people and their judgements. */
function bodiesThatWouldDo(person: string): Readonly<Record<string, object>> {
  const term = { personId: person, fromOn: '2026-01-01', untilOn: '2027-12-31', sourceDecision: 'Besluit 7' };
  const { personId: deputyId, ...days } = term;
  const setting = { kind: 'controlled', title: 'Elders', controls: [], fromOn: '2026-01-01' };
  const text = { nl: 'tekst', en: 'text' };
  return {
    project: PROJECT,
    process: PERSON_PROCESS,
    mandate: { ...term, code: 'M-99', route: 'standard' },
    grant: { ...term, role: 'analyst' },
    deputyship: { ...days, deputyId, absentId: person },
    setting: { ...setting, code: 'elsewhere' },
    settingChange: setting,
    reason: { reason: 'Daarom.' },
    erasure: { indexes: ['3'], reason: 'Daarom.' },
    language: { language: 'nl' },
    persona: { persona: 'analyst' },
    setup: { code: 'wbs-0000' },
    link: { identifier: '1001', formerIdentifier: '1002' },
    definition: { term: 'uitval', text, source: 'Besluit 7', validFrom: '2026-01-01' },
    answer: { column: 'score', says: 'not-an-identifier', reason: 'Daarom.' },
    member: { person: 'teacher' },
    test: { outcome: 'positive', rationale: 'Past.' },
    decision: { outcome: 'approved', rationale: 'Past.' },
    departure: { norm: 'A-02', reason: 'Daarom.', untilOn: '2027-01-31' },
    departureDecision: { outcome: 'granted', rationale: 'Past.' },
    prescan: { ...PRESCAN, criteria: [{ code: 'matching', reason: 'Twee bronnen.' }] },
    rationale: { rationale: 'Doorgenomen.' },
    contest: { criterion: 'matching', reason: 'Eén bron.' },
    contestDecision: { outcome: 'upheld', rationale: 'Past.' },
    purpose: { code: 'another-purpose', title: text, description: text },
    purposeName: { purpose: 'study-success' },
    consent: { purpose: 'study-success', noticeId: person },
    notice: { purpose: 'study-success', text, validFrom: '2026-12-01' },
    ...bodiesOfTheCode(text),
  };
}

/** Bodies that would do, about versions of the code. */
function bodiesOfTheCode(text: object): Readonly<Record<string, object>> {
  return {
    advice: { about: 'legitimate-interest', outcome: 'positive', rationale: 'Past.' },
    codeVersion: { label: '2027.1', summary: 'Daarom.', parameters: {}, inForce: ['A-01'] },
    codeChange: { summary: 'Daarom.' },
    participant: { kind: 'staff', name: 'Iemand', capacity: 'docent' },
    councilAct: { body: 'student-council', kind: 'advice', position: 'positive', text: 'Goed.', givenOn: '2026-11-22' },
    actAnswer: { text: 'Dank.' },
    adoption: { effectiveOn: '2026-12-01', sourceDecision: 'Besluit 9' },
    codeUnit: { title: text, parameters: {} },
  };
}

/** Bodies that would do, made from what stands in this world. */
async function bodiesOf(
  approved: Approved,
  setting: string,
  proposal: { readonly dataset: object },
): Promise<Readonly<Record<string, object>>> {
  return {
    request: { ...approved, settingId: setting, shape: 'rows', fields: ['score'] },
    dataToken: { projectId: approved.projectId, settingId: setting, days: 2 },
    proposal: { ...proposal, dataset: { ...proposal.dataset, code: 'marks' } },
    profile: {
      profile: must(await world.call('administrator', 'GET', '/api/v1/institution'), 200).json.profile,
      effectiveOn: '2026-12-01',
      sourceDecision: 'Besluit 8',
    },
  };
}

interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly instance: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

/** Sends a case as whom it names, with the ids of this world in the place of their names. */
async function answerTo(hostile: HostileCase): Promise<Answer> {
  const token = hostile.as === null ? null : (names.get(hostile.as) ?? (await world.token(hostile.as)));
  const ready = filled(hostile, new Map([...names, ['token', token ?? '']]));
  return ready.raw === undefined ? send(port(), ready, token, bodyOf(ready, bases)) : sendRaw(port(), ready.raw, ready.halfClose === true);
}

/** Answers how often each text stands in a list. */
function countsOf(texts: readonly string[]): ReadonlyMap<string, number> {
  return texts.reduce((counts, text) => counts.set(text, (counts.get(text) ?? 0) + 1), new Map<string, number>());
}

/** Tells the addresses of a route: something without a slash in the place of each parameter. */
function matcherOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`);
}

/** Whether a problem names a place, or something within it; without a place there is nothing to name. */
function pointsAt({ errors = [] }: Problem, place: string | undefined): boolean {
  return place === undefined || errors.some(({ pointer }) => pointer === place || (place !== '' && pointer.startsWith(`${place}/`)));
}

/** What a problem document has and has not, whatever the problem. */
function expectProblem(answer: Answer): void {
  expect(answer.contentType).toMatch(/^application\/problem\+json\b/);
  const problem = JSON.parse(answer.text) as Problem;
  expect(problem).toMatchObject({
    type: expect.stringMatching(/^\/problems\/[a-z-]+$/),
    title: expect.stringMatching(/\S \S|^[A-Z]\S+$/),
    status: answer.status,
    instance: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
  });
  expect(answer.status >= 400 && answer.status < 500).toBe(true);
  expect(answer.text.replace(/"pointer":"[^"]*"/g, '')).not.toMatch(TELLTALE);
  expect((problem.errors ?? []).filter(({ detail }) => !/\S \S/.test(detail))).toEqual([]);
}

/** Everything that a request could change: each row of each table by its digest, the entries of both logs, the spooled files. */
interface Everything {
  readonly rows: ReadonlyMap<string, readonly string[]>;
  readonly entries: readonly (readonly string[])[];
  readonly files: readonly string[];
}

async function everything(): Promise<Everything> {
  const tables = await asked<{ name: string; label: string }>(
    world,
    `select format('%I.%I', schemaname, tablename) as name, tablename as label from pg_tables where schemaname in ('public', 'data', 'staging') order by 1`,
  );
  const rows = new Map<string, readonly string[]>();
  for (const { name, label } of tables) {
    const found = await asked<{ digest: string }>(world, `select md5(t::text) as digest from ${name} t order by 1`);
    rows.set(
      label,
      found.map(({ digest }) => digest),
    );
  }
  const logs = [await entriesOf(world, 'decisions'), await entriesOf(world, 'accesses')];
  return { rows, entries: logs.map((entries) => entries.map(({ kind }) => kind)), files: filesOf(world) };
}

/** All files below the world's folder: spooled uploads and keys. */
function filesOf({ folder }: World): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
}
