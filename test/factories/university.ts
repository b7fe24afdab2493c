// A university for tests, made through the services that the platform itself uses: people with their roles and mandates, a
// purpose with its notice, receiving settings, and a small data set; and what its people ask of the api.
import { CodeOfPractice } from '../../apps/api/src/code-of-practice/index.js';
import { type Actor, type Role, systemActor } from '../../apps/api/src/common/index.js';
import { ConsentService, NoticesService } from '../../apps/api/src/consent/index.js';
import { ReceivingSettingsService } from '../../apps/api/src/datasets/index.js';
import { PERSONAS } from '../../apps/api/src/examples/index.js';
import { InstitutionsService, MandatesService, PeopleService, SubjectRegister, UNSAID } from '../../apps/api/src/identity/index.js';
import { Transactions, type Tx } from '../../apps/api/src/platform/database/index.js';
import { Outbox } from '../../apps/api/src/platform/jobs/index.js';
import { PurposesService } from '../../apps/api/src/projects/index.js';
import { FixedClock } from '../support/fixed-clock.js';
import { call, callAsReader, type Reply, type World } from '../support/world.js';
import { PERSON_PROCESS, PRESCAN, PROJECT, RATIONALE } from './bodies.js';
import { loadMarks } from './marks.js';

export const NOW = '2026-11-22T10:00:00Z';
export const TODAY = '2026-11-22';
export const PURPOSE = 'study-success';
const SINCE = '2025-11-22';
const UNTIL = '2029-11-22';
const DECISION = 'CvB-besluit 2026-01';
const ADOPTION = {
  effectiveOn: SINCE,
  sourceDecision: DECISION,
  participants: [{ kind: 'student-council' as const, name: 'Studentenraad', capacity: 'contactpersoon studiedata' }],
  regulation: {
    title: 'Reglement persoonsgegevens',
    articles: [{ norm: 'A-69', article: 'art. 20', note: null }],
    reviewedOn: '2026-11-01',
    reviewedWith: 'student-council' as const,
  },
};
const TEXT = { nl: 'Studiesucces en begeleiding', en: 'Study success and guidance' };

const PROFILE = {
  legalForm: 'private',
  sector: 'wo',
  participation: 'divided',
  goals: [{ code: 'progress-and-success', title: TEXT }],
  redLines: [],
  k: 10,
  retentionMaxMonths: 120,
  recallDays: 14,
  ...UNSAID,
  accessRecord: { keptMonths: 60, readingRules: 'FG en auditor, bij een vraag.', dpiaOn: '2026-06-15' },
} as const;

/** A clock at the instant at which the tests' universities live. */
export const clockOfTests = (): FixedClock => new FixedClock(new Date(NOW));

export class University {
  private readonly tokens = new Map<string, string>();
  private readonly ids = new Map<string, string>();

  private constructor(
    readonly world: World,
    readonly slug: string,
    readonly institutionId: string,
  ) {}

  /** Opens a university with all personas, two mandates, a purpose with a notice, and receiving settings; no data yet. */
  static async open(world: World, slug = 'demo', code: 'adopted' | 'none' = 'adopted'): Promise<University> {
    const institutionId = await world.app.get(InstitutionsService).open({
      slug,
      name: `Universiteit ${slug}`,
      timeZone: 'Europe/Amsterdam',
      homeOrganization: `${slug}.example`,
      profile: PROFILE,
      effectiveOn: SINCE,
      sourceDecision: DECISION,
    });
    const university = new University(world, slug, institutionId);
    if (code === 'adopted') {
      await world.app.get(CodeOfPractice).adopt(university.system, ADOPTION);
    }
    await university.welcome();
    await university.furnish();
    return university;
  }

  get system(): Actor {
    return systemActor(this.institutionId);
  }

  /** Registers a person with roles from a day; answers the id. */
  async person(handle: string, roles: readonly Role[], fromOn = SINCE, untilOn: string | null = null): Promise<string> {
    const people = this.world.app.get(PeopleService);
    const id = await this.write(async (tx) => {
      const { id: personId } = await people.register(tx, this.system, { handle, displayName: handle, functionTitle: handle });
      for (const role of roles) {
        await people.grantIn(tx, this.system, { personId, role, fromOn, untilOn, sourceDecision: DECISION });
      }
      return personId;
    });
    this.ids.set(handle, id);
    return id;
  }

  /** Answers the id of a persona. */
  idOf(handle: string): string {
    const id = this.ids.get(handle);
    if (id === undefined) {
      throw new Error(`nobody is called ${handle}`);
    }
    return id;
  }

  /** Asks the api something (`POST /api/v1/...`) as a persona; a standing clock moves on, as time does between two requests. */
  async call(persona: string, what: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    this.tick();
    return this.callAt(this.world, persona, what, { body, headers });
  }

  /** Asks the same of another process on the same database. */
  async callAt(
    world: World,
    persona: string,
    what: string,
    { body, headers = {} }: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Reply> {
    const [method = '', path = ''] = what.split(' ');
    return callAsReader(world.url, await this.token(persona), { method, path, body, headers });
  }

  /** Proposes as one administrator and, when that was taken, confirms as the other; answers what the first was answered. */
  async agreed(kind: 'role-grants' | 'mandates' | 'deputyships', body: object): Promise<Reply> {
    const reply = await this.call('administrator', `POST /api/v1/${kind}`, body);
    if (reply.status === 201) {
      must(await this.call('second-administrator', `POST /api/v1/${kind}/${reply.json.id}/confirm`), 201);
    }
    return reply;
  }

  /** Answers a personal token of a persona of this university. */
  async token(persona: string): Promise<string> {
    const known = this.tokens.get(persona);
    if (known !== undefined) {
      return known;
    }
    const reply = await call(this.world.url, null, 'POST', '/api/v1/tokens', { persona, institution: this.slug });
    const token = String(must(reply, 201).json.token);
    this.tokens.set(persona, token);
    return token;
  }

  /** Forgets the tokens, as when they have expired. */
  forgetTokens(): void {
    this.tokens.clear();
  }

  /** Loads the data set `marks`, binds the student persona to the first student, and records consent of the first three. */
  async withData(): Promise<this> {
    await loadMarks(this);
    const register = this.world.app.get(SubjectRegister);
    const subjectIds = await this.write(async (tx) => {
      const ids: string[] = [];
      for (const number of ['S1001', 'S1002', 'S1003']) {
        ids.push((await register.find(tx, this.institutionId, number)) ?? '');
      }
      await this.world.app.get(PeopleService).bindSubject(tx, this.system, this.idOf('student'), ids[0] ?? '');
      return ids;
    });
    const { id: noticeId } = must(await this.call('student', `GET /api/v1/consent-notices?purpose=${PURPOSE}`), 200).json.items[0];
    await this.world.app
      .get(ConsentService)
      .recordMany(this.system, { purpose: PURPOSE, state: 'given', noticeId, subjectIds, givenVia: 'feed' });
    return this;
  }

  /** Registers a project with one process, as the analyst; answers it as the api does. */
  async draft(process: object = PERSON_PROCESS, project: object = PROJECT, by = 'analyst'): Promise<Registered> {
    const { id } = must(await this.call(by, 'POST /api/v1/projects', project), 201).json as Registered;
    return must(await this.call(by, `PUT /api/v1/projects/${id}/processes/signals`, process), 200).json as Registered;
  }

  /** Takes a registered project as far as `submitted` or `tested` or `approved`; who tests it establishes its pre-scan first. */
  async advance(project: Registered, to: 'submitted' | 'tested' | 'approved'): Promise<Registered> {
    const steps = [
      ['submitted', 'analyst', 'submit', undefined],
      ['tested', 'privacy-officer', 'test', { outcome: 'positive', rationale: RATIONALE }],
      ['approved', 'dean', 'decide', { outcome: 'approved', rationale: RATIONALE }],
    ] as const;
    let reached = project;
    for (const [state, persona, command, body] of steps.slice(0, steps.findIndex(([last]) => last === to) + 1)) {
      if (state === 'tested') {
        await this.prescan(project.id);
      }
      reached = must(await this.call(persona, `POST /api/v1/projects/${project.id}/${command}`, body), 200).json as Registered;
    }
    return reached;
  }

  /** Answers and establishes the pre-scan of a project, as the privacy officer. */
  async prescan(projectId: string, answers: object = PRESCAN): Promise<void> {
    const at = `/api/v1/projects/${projectId}/prescan`;
    must(await this.call('privacy-officer', `PUT ${at}`, answers), 200);
    must(await this.call('privacy-officer', `POST ${at}/establishment`, { rationale: RATIONALE }), 200);
  }

  /** Answers the id of a receiving setting. */
  async settingId(code = 'rc-2'): Promise<string> {
    const { items } = must(await this.call('analyst', 'GET /api/v1/receiving-settings'), 200).json;
    return String((items as readonly { readonly id: string; readonly code: string }[]).find((setting) => setting.code === code)?.id);
  }

  /** Asks for the data of an approved project's process; answers the request's id. */
  async ask(project: Registered, fields: readonly string[] = ['module', 'score'], setting = 'rc-2'): Promise<string> {
    const body = {
      projectId: project.id,
      processId: project.processes[0]?.id,
      settingId: await this.settingId(setting),
      shape: 'rows',
      fields,
    };
    return String(must(await this.call('analyst', 'POST /api/v1/access-requests', body), 201).json.id);
  }

  /** Asks what a version would change, as a persona who may; answers the id of the run once a job has done it. */
  async whatIf(persona: string, asked: object): Promise<string> {
    const { id } = must(await this.call(persona, 'POST /api/v1/what-if-runs', asked), 201).json as { readonly id: string };
    await this.whatIfDone(persona, id);
    return id;
  }

  /** Waits until a job has done a run, of this process or of one that took it before. */
  async whatIfDone(persona: string, id: string): Promise<void> {
    const isWaiting = async (): Promise<boolean> =>
      must(await this.call(persona, `GET /api/v1/what-if-runs/${id}`), 200).json.state === 'waiting';
    do {
      await this.world.app.get(Outbox).drain();
    } while (await isWaiting());
  }

  /** Runs work of the platform itself in this university. */
  async write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.world.app.get(Transactions).write(this.system, work);
  }

  private tick(): void {
    if (this.world.clock instanceof FixedClock) {
      this.world.clock.advance(1);
    }
  }

  private async welcome(): Promise<void> {
    for (const { handle, roles } of PERSONAS) {
      await this.person(handle, roles);
    }
    for (const [code, handle, kind] of [
      ['M-14', 'dean', 'project-decision'],
      ['M-01', 'board-member', 'project-decision'],
      ['M-02', 'board-member', 'code-adoption'],
    ] as const) {
      await this.write((tx) =>
        this.world.app.get(MandatesService).grantIn(tx, this.system, {
          code,
          kind,
          personId: this.idOf(handle),
          route: 'heavy',
          fromOn: SINCE,
          untilOn: UNTIL,
          sourceDecision: DECISION,
        }),
      );
    }
  }

  private async furnish(): Promise<void> {
    await this.world.app.get(PurposesService).add(this.system, { code: PURPOSE, title: TEXT, description: TEXT });
    await this.world.app.get(NoticesService).record(this.system, { purpose: PURPOSE, text: TEXT, validFrom: SINCE });
    for (const [code, kind] of [
      ['rc-2', 'controlled'],
      ['laptop', 'managed-laptop'],
    ] as const) {
      await this.world.app.get(ReceivingSettingsService).register(this.system, {
        code,
        kind,
        title: code,
        owner: 'afdeling Analytics',
        agreement: 'eigen beheer',
        place: 'Amsterdam',
        controls: ['geen internet'],
        fromOn: SINCE,
        untilOn: null,
      });
    }
  }
}

/** A project as the api answers it, as far as tests look at it. */
export interface Registered {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly route: string;
  readonly version: number;
  readonly actions: readonly string[];
  readonly findings: readonly { readonly code: string; readonly effect: string }[];
  readonly processes: readonly { readonly id: string; readonly code: string; readonly versionId: string; readonly version: number }[];
  readonly logIndex?: string;
}

/** Answers a reply of an expected status. @throws Error with the answer for any other. */
export function must(reply: Reply, ...statuses: readonly number[]): Reply {
  if (!statuses.includes(reply.status)) {
    throw new Error(`${reply.status}: ${reply.text.slice(0, 2_000)}`);
  }
  return reply;
}
