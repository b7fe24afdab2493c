// The story of the spine, as people act it over HTTP: what journeys share, and how their answers are read.
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import pg from 'pg';
import { systemActor } from '../../apps/api/src/common/index.js';
import { ConsentService } from '../../apps/api/src/consent/index.js';
import { Outbox } from '../../apps/api/src/platform/jobs/index.js';
import { must } from '../factories/university.js';
import { type Reply, type World } from '../support/world.js';

const part = (name: string): object => JSON.parse(readFileSync(join('apps', 'api', 'data', 'story', `${name}.json`), 'utf8')) as object;

export const PROJECT = { ...part('project'), endsOn: inMonths(9) };
export const PERSON_PROCESS_WITHOUT_BASIS = part('person-process-without-basis');
export const PERSON_PROCESS = part('person-process');
export const POLICY_PROCESS = part('policy-process');
export const PRESCAN = part('prescan');
export const FIELDS = ['id_assessment', 'date_submitted', 'score'];
export const PURPOSE = 'study-success';
const RATIONALE = 'Past binnen de gedragscode.';

/** An approved project with the one process that its data are asked for. */
export interface Approved {
  readonly projectId: string;
  readonly processId: string;
}

/** Registers a project with one process as the analyst; answers their ids. */
export async function register(world: World, process: object): Promise<Approved> {
  const { id } = must(await world.call('analyst', 'POST', '/api/v1/projects', PROJECT), 201).json;
  const { processes } = must(await world.call('analyst', 'PUT', `/api/v1/projects/${id}/processes/signals`, process), 200).json;
  return { projectId: String(id), processId: String(processes[0].id) };
}

/** Takes a registered project to its approval: the analyst submits and answers the pre-scan, the privacy officer establishes that and tests, the dean decides. */
export async function approve(world: World, registered: Approved): Promise<Approved> {
  const at = `/api/v1/projects/${registered.projectId}`;
  must(await world.call('analyst', 'POST', `${at}/submit`), 200);
  must(await world.call('analyst', 'PUT', `${at}/prescan`, PRESCAN), 200);
  must(await world.call('privacy-officer', 'POST', `${at}/prescan/establishment`, { rationale: RATIONALE }), 200);
  must(await world.call('privacy-officer', 'POST', `${at}/test`, { outcome: 'positive', rationale: RATIONALE }), 200);
  must(await world.call('dean', 'POST', `${at}/decide`, { outcome: 'approved', rationale: RATIONALE }), 200);
  return registered;
}

/** Answers the id of a receiving setting by its code. */
export async function settingOf(world: World, code: string): Promise<string> {
  const { items } = must(await world.call('analyst', 'GET', '/api/v1/receiving-settings?limit=200'), 200).json;
  return String((items as readonly { readonly id: string; readonly code: string }[]).find((setting) => setting.code === code)?.id);
}

/** Asks for data as the analyst; answers the request as the api does. */
export async function ask(world: World, approved: Approved, setting: string, fields: readonly string[] = FIELDS): Promise<Reply> {
  const body = { ...approved, settingId: await settingOf(world, setting), shape: 'rows', fields };
  return must(await world.call('analyst', 'POST', '/api/v1/access-requests', body), 201);
}

/** Answers the address of the data of a request into the controlled setting. */
export async function dataAddress(world: World, approved: Approved, fields: readonly string[] = FIELDS): Promise<string> {
  return `/api/v1/access-requests/${(await ask(world, approved, 'rc-2', fields)).json.id}/data`;
}

/** A delivered copy, read: the first column of a row is the pseudonym. */
export interface Copy {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads a delivered copy (RFC 4180); also cells in quotes. */
export function copyOf(text: string): Copy {
  const [header = [], ...rows] = text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? ''),
    );
  return { header, rows };
}

/** Counts the rows of each pseudonym of a copy. */
export function countsOf({ rows }: Copy): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  rows.forEach(([pseudonym = '']) => counts.set(pseudonym, (counts.get(pseudonym) ?? 0) + 1));
  return counts;
}

/** Answers the rows of a copy that pass, as sorted lines: in which order rows come is nobody's promise. */
export function linesOf({ rows }: Copy, passes: (row: readonly string[]) => boolean = () => true): readonly string[] {
  return rows
    .filter(passes)
    .map((row) => row.join())
    .sort();
}

/** Asks the database itself, as its administrator: what no route tells, and what no route can bring about. */
export async function asked<T extends object>(world: World, sql: string, values: readonly unknown[] = []): Promise<readonly T[]> {
  const client = new pg.Client({ connectionString: world.database.urls.superuser });
  await client.connect();
  try {
    return (await client.query<T>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** Answers the table with the rows of a data set's current version. */
export async function tableOf(world: World, dataset: string): Promise<string> {
  const [found] = await asked<{ name: string }>(
    world,
    `select v.table_name as name from dataset d join dataset_version v on v.id = d.current_version_id where d.code = $1`,
    [dataset],
  );
  return `data.${found?.name}`;
}

/** Counts the rows of each pseudonym whose subject consents to the purpose, by the ledger and the stored rows alone. */
export async function countsByLedger(world: World, processId: string): Promise<ReadonlyMap<string, number>> {
  const found = await asked<{ pseudonym: string; rows: string }>(
    world,
    `select p.pseudonym, count(*) as rows from ${await tableOf(world, 'oulad-results')} r
     join consent_state c on c.subject_id = r.subject_id and c.kind = 'consent' and c.state in ('given', 'renewed')
     join purpose u on u.id = c.purpose_id and u.code = $2
     join pseudonym p on p.subject_id = r.subject_id and p.scope_id = $1 group by p.pseudonym`,
    [processId, PURPOSE],
  );
  return new Map(found.map(({ pseudonym, rows }) => [pseudonym, Number(rows)]));
}

/** Answers the pseudonym of the student persona in a process. */
export async function pseudonymOfStudent(world: World, processId: string): Promise<string> {
  const [found] = await asked<{ pseudonym: string }>(
    world,
    `select p.pseudonym from person s join pseudonym p on p.subject_id = s.subject_id where s.handle = 'student' and p.scope_id = $1`,
    [processId],
  );
  return String(found?.pseudonym);
}

/** Records consent of every so-many-th student of the register, as a feed does; answers of how many. */
export async function consentOfEvery(world: World, nth: number): Promise<number> {
  const [found] = await asked<{ institution: string; notice: string; subjects: string[] }>(
    world,
    `select p.institution_id as institution, n.id as notice, array(select s.id from subject s where s.ordinal % $2 = 0) as subjects
     from purpose p join consent_notice n on n.purpose_id = p.id where p.code = $1`,
    [PURPOSE, nth],
  );
  const { institution = '', notice: noticeId = '', subjects: subjectIds = [] } = found ?? {};
  const consents = world.app.get(ConsentService);
  await consents.recordMany(systemActor(institution), { purpose: PURPOSE, state: 'given', noticeId, subjectIds, givenVia: 'feed' });
  return subjectIds.length;
}

/** Lets the platform do what it does soon after each change. */
export async function settled(world: World): Promise<void> {
  await world.app.get(Outbox).drain();
}

/** An entry of a log as auditors read it. */
export interface Entry {
  readonly index: string;
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Reads all entries of a log as the auditor. */
export async function entriesOf(world: World, log: 'decisions' | 'accesses'): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Reply = await world.call(
      'auditor',
      'GET',
      `/api/v1/logs/${log}/entries?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`,
    );
    entries.push(...(must(page, 200).json.items as readonly Entry[]));
    cursor = page.json.nextCursor as string | null;
  }
  return entries;
}

/** Waits until something holds. @throws Error after ten seconds. */
export async function until<T>(probe: () => Promise<T | null>): Promise<T> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const found = await probe();
    if (found !== null) {
      return found;
    }
    if (Date.now() > deadline) {
      throw new Error('it did not come about');
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** An answer of which the caller takes no more than it asks for. */
export interface Slow {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Reads the rest; answers all bytes, or null when the connection broke. */
  rest(): Promise<Buffer | null>;
  /** Breaks the connection. */
  hangUp(): void;
}

/** Asks for data and reads no further than the headers. */
export async function openSlowly(world: World, path: string, persona = 'analyst'): Promise<Slow> {
  const authorization = `Bearer ${await world.token(persona)}`;
  return new Promise((resolve, reject) => {
    const asking = request(`${world.url}${path}`, { agent: false, headers: { authorization } }, (answer) => {
      answer.pause();
      resolve({
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        rest: async () => {
          const parts: Buffer[] = [];
          try {
            for await (const chunk of answer) {
              parts.push(chunk as Buffer);
            }
            return Buffer.concat(parts);
          } catch {
            return null;
          }
        },
        hangUp: () => asking.destroy(),
      });
    });
    asking.once('error', reject);
    asking.end();
  });
}

/** Repeats the rows of a data set until they fill more than any socket holds; made by hand, for deliveries that take their time. */
export async function makeLong(world: World, dataset: string, times: number): Promise<void> {
  const table = await tableOf(world, dataset);
  await asked(world, `insert into ${table} select r.* from ${table} r cross join generate_series(1, ${times})`);
}

function inMonths(months: number): string {
  const day = new Date();
  day.setUTCMonth(day.getUTCMonth() + months, 1);
  return day.toISOString().slice(0, 10);
}
