// Rules in force at their gate, on the platform's own facts: one case where the rule finds something, and the nearest where it
// does not. A rule that nobody can make fail from outside says so, and is shown on the facts that the platform did supply.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { Gate } from '../../apps/api/src/gate/index.js';
import { PERSON_PROCESS, POLICY_PROCESS, PROJECT, RATIONALE } from '../factories/bodies.js';
import { DATASET } from '../factories/marks.js';
import { clockOfTests, must, type Registered, University } from '../factories/university.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

const clock = clockOfTests();
let world: World;
let university: University;
let admin: pg.Client;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock });
  university = await (await University.open(world)).withData();
  admin = new pg.Client({ connectionString: world.database.urls.superuser });
  await admin.connect();
}, 60_000);
beforeEach(() => {
  clock.set('2026-11-22T12:00:00Z');
  university.forgetTokens();
});
afterAll(async () => {
  await admin.end();
  await world.close();
});

interface Told {
  readonly code: string;
  readonly norm: string;
  readonly effect: string;
  readonly column?: string;
}
interface Verdict {
  readonly gate: string;
  readonly input: { readonly ingest?: object; readonly processes?: readonly object[] };
  readonly result: { readonly asked: readonly string[]; readonly findings: readonly Told[] };
}
/** What a norm found, in an answer of the api. */
const of = (norm: string, found: readonly Told[]): readonly string[] =>
  found.filter((finding) => finding.norm === norm).map(({ effect, code }) => `${effect} ${code}`);
const told = (norm: string, reply: Reply): readonly string[] => of(norm, (reply.json.findings ?? []) as readonly Told[]);
/** The newest verdict about a subject: what was judged, and what came of it. */
async function verdictOn(id: string): Promise<Verdict> {
  const { rows } = await admin.query<Verdict>(`select gate, input, result from verdict where subject_id = $1 order by id desc limit 1`, [
    id,
  ]);
  const [row] = rows;
  if (row === undefined) {
    throw new Error('no verdict was kept');
  }
  return row;
}

const HEADER = 'studentnummer;module;melding;datum';
const TREATED: Readonly<Record<string, object>> = {
  studentnummer: { code: 'student', type: 'text', classification: 'direct-identifier', treatment: 'subject' },
  module: { code: 'module', type: 'text', classification: 'measure', treatment: 'store' },
  melding: { code: 'report', type: 'text', classification: 'measure', treatment: 'store' },
  datum: { code: 'handed_in', type: 'date', classification: 'date', treatment: 'store' },
};
const STATED = {
  ...DATASET,
  title: { nl: 'Meldingen', en: 'Reports' },
  description: { nl: 'Een melding per toets.', en: 'One report per test.' },
};
const OFFENCE = { classification: 'criminal-offence' };

/** Sends a file and loads it, with a column of reports of this class; answers the import and the reply of gate G0. */
async function load(code: string, report: object, dataset: object = {}): Promise<{ readonly id: string; readonly reply: Reply }> {
  const file = Buffer.from(`${HEADER}\nS1001;WIS;geen;2026-03-01\nS1002;NAT;fraude;2026-03-02\n`);
  const { id, proposal } = must(await university.call('steward', `POST /api/v1/imports?name=${code}.csv`, file), 201).json;
  const columns = (proposal.columns as readonly { readonly header: string }[]).map((column) => ({
    ...column,
    ...TREATED[column.header],
    ...(column.header === 'melding' ? report : {}),
  }));
  const body = {
    ...proposal,
    dataset: { ...proposal.dataset, ...STATED, code, ...dataset },
    columns,
    rowDate: { kind: 'column', column: 'handed_in' },
  };
  must(await university.call('steward', `PUT /api/v1/imports/${id}/proposal`, body), 200);
  return { id: String(id), reply: await university.call('steward', `POST /api/v1/imports/${id}/load?wait=true`) };
}

/** Does work while the file of the register's key says something else. */
async function withKey<T>(change: object, work: () => Promise<T>): Promise<T> {
  const path = join(world.folder, 'keys', university.institutionId, 'register', 'subjects.json');
  const before = await readFile(path, 'utf8');
  await writeFile(path, JSON.stringify({ ...(JSON.parse(before) as object), ...change }));
  try {
    return await work();
  } finally {
    await writeFile(path, before);
  }
}

describe('gate G0', () => {
  it('A-28: refuses data on criminal offences, unless an article of law allows to keep them', async () => {
    const refused = await load('reports-1', OFFENCE);
    expect([refused.reply.status, told('A-28', refused.reply)]).toEqual([403, ['deny criminal-offence-data/stored']]);
    const allowed = await load('reports-2', OFFENCE, { criminalStatute: 'UAVG art. 33 lid 2 onder a' });
    expect(must(allowed.reply, 200, 202).json.state).toBe('loaded');
    expect(of('A-28', (await verdictOn(allowed.id)).result.findings)).toEqual([]);
  });

  // Over the api nobody can choose the key; who keeps the key files can. The file is changed as its keeper would, and put back.
  it('A-30: holds when another holds the key of the pseudonyms, or when it is too short, and not when it is kept apart', async () => {
    const elsewhere = await withKey({ holder: 'analytics' }, () => load('keys-1', {}));
    expect([elsewhere.reply.status, told('A-30', elsewhere.reply)]).toEqual([409, ['hold pseudonym-at-ingest/key-not-apart']]);
    const short = await withKey({ secret: Buffer.alloc(16).toString('base64') }, () => load('keys-2', {}));
    expect([short.reply.status, told('A-30', short.reply)]).toEqual([409, ['hold pseudonym-at-ingest/key-too-short']]);
    const apart = await load('keys-3', {});
    expect(must(apart.reply, 200, 202).json.state).toBe('loaded');
    expect(of('A-30', (await verdictOn(apart.id)).result.findings)).toEqual([]);
  });

  // From outside nobody can choose where rows are stored: the platform keeps them in tables, and says so itself. What is shown is
  // that it says so at G0 and at G2, and that the same facts with a store of events that erases nothing are held by the code in force.
  it('A-54: is told of a store that can erase, and holds the same delivery in a store of events that cannot', async () => {
    const loaded = await load('store-1', {});
    const { input, result } = await verdictOn(loaded.id);
    expect([of('A-54', result.findings), result.asked.includes('A-54')]).toEqual([[], true]);
    const kinds = await Promise.all(
      [
        { kind: 'table' },
        { kind: 'event', can_erase_person: true, can_erase_by_age: true },
        { kind: 'event', can_erase_person: false, can_erase_by_age: false },
        null,
      ].map(async (store) => tried({ ...input, ingest: { ...input.ingest, store } })),
    );
    expect(kinds).toEqual([
      [],
      [],
      ['hold erasable-store/no-erasure-by-age', 'hold erasable-store/no-erasure-of-person'],
      ['hold erasable-store/store-not-known'],
    ]);
  });

  /** What A-54 finds in other facts, by the code in force; nothing is kept. */
  async function tried(input: object): Promise<readonly string[]> {
    const found = await university.write(async (tx) => {
      const judge = await world.app.get(Gate).trial(tx, university.institutionId, null);
      return judge?.({ ...input, gate: 'G0' }) ?? null;
    });
    return of('A-54', found?.findings ?? []);
  }
});

describe('gate G1', () => {
  const submitted = async (process: object): Promise<Reply> => {
    const { id } = await university.draft({ ...PERSON_PROCESS, ...process });
    return university.call('analyst', `POST /api/v1/projects/${id}/submit`);
  };

  it('A-32: refuses a model that infers emotions from biometric data, not one that reads them in text', async () => {
    const banned = await submitted({ infersEmotion: true, fromBiometrics: true, medicalOrSafety: false });
    expect([banned.status, told('A-32', banned)]).toEqual([403, ['deny no-emotion-recognition/banned']]);
    const text = await submitted({ infersEmotion: true, fromBiometrics: false, medicalOrSafety: false });
    expect([text.status, told('A-32', text)]).toEqual([200, []]);
  });

  it('A-32: holds while it is not said whether a model infers emotions', async () => {
    const silent = await submitted({ infersEmotion: null });
    expect([silent.status, told('A-32', silent)]).toEqual([409, ['hold no-emotion-recognition/not-known']]);
  });
});

describe('gate G2', () => {
  const tested = async (process: object, project: object = PROJECT): Promise<Registered> =>
    university.advance(await university.draft(process, project), 'tested');
  const decided = async ({ id }: Registered): Promise<Reply> =>
    university.call('dean', `POST /api/v1/projects/${id}/decide`, { outcome: 'approved', rationale: RATIONALE });

  it('A-14: refuses a public task without the law that gives it, and approves the same with its article', async () => {
    const without = await decided(await tested({ ...POLICY_PROCESS, statute: undefined }));
    expect([without.status, told('A-14', without)]).toEqual([403, ['deny statute-cited/no-statute']]);
    const cited = await decided(await tested(POLICY_PROCESS));
    expect([cited.status, told('A-14', cited)]).toEqual([200, []]);
  });

  it('A-54: is told of a store that can erase', async () => {
    const project = await tested(PERSON_PROCESS);
    must(await decided(project), 200);
    const { gate, input, result } = await verdictOn(project.id);
    expect([gate, result.asked.includes('A-54'), of('A-54', result.findings)]).toEqual(['G2', true, []]);
    expect(input.processes).toMatchObject([{ store: { kind: 'table' } }]);
  });

  it('A-69: approves with a warning when the code is eleven months old, and no longer when it is twelve', async () => {
    const project = { ...PROJECT, endsOn: '2028-08-31' };
    const [young, old] = [await tested(PERSON_PROCESS, project), await tested(PERSON_PROCESS, project)];
    clock.set('2027-10-31T12:00:00Z');
    university.forgetTokens();
    const warned = await decided(young);
    clock.set('2027-11-22T12:00:00Z');
    university.forgetTokens();
    const held = await decided(old);
    expect([warned.status, told('A-69', warned)]).toEqual([200, ['warn living-code/due-soon']]);
    expect([held.status, told('A-69', held)]).toEqual([409, expect.arrayContaining(['hold living-code/past-term'])]);
  });

  it('A-69: approves nothing under a code whose table against the regulation names no article, and does once it names one', async () => {
    const project = await tested(PERSON_PROCESS);
    const tables = (articles: readonly object[]): Promise<unknown> =>
      admin.query(`update code_version set regulation = regulation || $1 where institution_id = $2`, [
        { articles },
        university.institutionId,
      ]);
    await tables([]);
    const held = await decided(project);
    await tables([{ norm: 'A-69', article: 'art. 20', note: null }]);
    const approved = await decided(project);
    expect([held.status, told('A-69', held)]).toEqual([409, ['hold living-code/regulation-not-compared']]);
    expect([approved.status, told('A-69', approved)]).toEqual([200, []]);
  });
});

describe('gate G3', () => {
  // Every use of rows of people is recorded: nobody can ask for them and not meet A-53. The nearest that does not meet it is the
  // gate before, where no data are opened.
  it('A-53: obliges to record every delivery of data, and the record is there; no decision before it', async () => {
    const project = await university.advance(await university.draft(), 'approved');
    expect(of('A-53', (await verdictOn(project.id)).result.findings)).toEqual([]);
    const request = await university.ask(project);
    expect(await recorded(request)).toBe(0);
    const reply = must(await university.call('analyst', `GET /api/v1/access-requests/${request}/data`), 200);
    const { gate, result } = await verdictOn(request);
    expect([gate, of('A-53', result.findings)]).toEqual(['G3', ['oblige access-record/kept']]);
    expect(reply.headers.get('log-index')).toMatch(/^\d+$/);
    expect(await recorded(request)).toBe(1);
  });

  /** How many lines of the log of accesses say that data were opened for a request. */
  async function recorded(request: string): Promise<number> {
    const { rows } = await admin.query<{ n: number }>(
      `select count(*)::int as n from log_entry where convert_from(leaf, 'utf8')::jsonb ->> 'kind' = 'access.opened'
         and convert_from(leaf, 'utf8')::jsonb -> 'facts' ->> 'access_request_id' = $1`,
      [request],
    );
    return rows[0]?.n ?? 0;
  }
});
