// The world of the consent specs: institutions with a purpose, a notice in force and numbered students; what is on record.
import { CodeOfPractice } from '../../apps/api/src/code-of-practice/index.js';
import { type Actor, type JsonObject, newId, Problem, systemActor } from '../../apps/api/src/common/index.js';
import { ConsentService, NoticesService, TAKEN_AWAY } from '../../apps/api/src/consent/index.js';
import { InstitutionsService, SubjectRegister, UNSAID } from '../../apps/api/src/identity/index.js';
import { Transactions } from '../../apps/api/src/platform/database/index.js';
import { Outbox } from '../../apps/api/src/platform/jobs/index.js';
import { PurposesService } from '../../apps/api/src/projects/index.js';
import { type World } from '../support/world.js';

export const TITLE = { nl: 'Studiesucces', en: 'Study success' };
export const PURPOSE = 'study-success';
/** How long the application may take to start on a busy machine. */
export const START_MS = 60_000;
export const NOW = '2026-11-22T10:00:00Z';
export const TODAY = '2026-11-22';
export const TOMORROW = '2026-11-23';

export interface School {
  readonly institutionId: string;
  readonly system: Actor;
  readonly purposeId: string;
  readonly noticeId: string;
  /** Subjects of the students, whose numbers are s0, s1, ... */
  readonly subjectIds: readonly string[];
  readonly students: readonly Actor[];
}

const PROFILE = {
  legalForm: 'public',
  sector: 'wo',
  participation: 'divided',
  goals: [],
  redLines: [],
  k: 10,
  retentionMaxMonths: 120,
  recallDays: 14,
  ...UNSAID,
} as const;

/** Makes schools, and asks what is on record of them. */
export class Schools {
  readonly consents: ConsentService;
  readonly notices: NoticesService;
  readonly purposes: PurposesService;
  readonly transactions: Transactions;
  private readonly recalls: { readonly institutionId: string; readonly payload: JsonObject }[] = [];

  /** The world's recalls come here instead of to who holds data. */
  constructor(private readonly world: World) {
    this.consents = world.app.get(ConsentService);
    this.notices = world.app.get(NoticesService);
    this.purposes = world.app.get(PurposesService);
    this.transactions = world.app.get(Transactions);
    world.app.get(Outbox).on(TAKEN_AWAY, async (_tx, actor, payload) => {
      this.recalls.push({ institutionId: actor.institutionId, payload });
    });
  }

  /** Opens an institution with one purpose, one notice in force, as many students as asked, and a k of its own. */
  async open(size = 1, k: number = PROFILE.k): Promise<School> {
    const slug = `school-${newId(new Date()).slice(-12)}`;
    const institutionId = await this.world.app.get(InstitutionsService).open({
      slug,
      homeOrganization: `${slug}.example`,
      name: 'School',
      timeZone: 'Europe/Amsterdam',
      effectiveOn: '2026-01-01',
      sourceDecision: 'Besluit 1',
      profile: { ...PROFILE, k },
    });
    const system = systemActor(institutionId);
    await this.world.app.get(CodeOfPractice).adopt(system, { effectiveOn: '2026-01-01', sourceDecision: 'Besluit 1' });
    const { id: purposeId } = await this.purposes.add(system, { code: PURPOSE, title: TITLE, description: TITLE });
    const { id: noticeId } = await this.notices.record(system, { purpose: PURPOSE, text: TITLE, validFrom: TODAY });
    const subjectIds = await this.register(system, size);
    return { institutionId, system, purposeId, noticeId, subjectIds, students: subjectIds.map((id) => studentOf(institutionId, id)) };
  }

  async ask<T>(school: School, sql: string, params: unknown[] = []): Promise<T[]> {
    return this.transactions.read(school.institutionId, (tx) => tx.query<T[]>(sql, params));
  }

  /** Answers whose subjects a view of the ledger holds, in the order of their numbers. */
  async inView(school: School, view: 'consent_in_force' | 'objection_open' | 'restriction_open'): Promise<string[]> {
    const rows = await this.ask<{ subject_id: string }>(
      school,
      `select v.subject_id from ${view} v join subject s on s.id = v.subject_id order by s.ordinal`,
    );
    return rows.map((row) => row.subject_id);
  }

  /** Answers what other parts were told to recall, once they have all been told, in the order of the ledger. */
  async takenAway({ institutionId }: School): Promise<readonly JsonObject[]> {
    const left = (): Promise<unknown[]> =>
      this.transactions.read(institutionId, (tx) => tx.query<unknown[]>(`select 1 from outbox where topic = $1`, [TAKEN_AWAY]));
    while ((await left()).length > 0) {
      await this.world.app.get(Outbox).drain();
    }
    const own = this.recalls.filter((recall) => recall.institutionId === institutionId).map((recall) => recall.payload);
    return own.sort((a, b) => Number(a['epoch']) - Number(b['epoch']));
  }

  async epochs(school: School): Promise<number[]> {
    return (await this.ask<{ epoch: string }>(school, `select epoch from consent_event order by epoch`)).map((row) => Number(row.epoch));
  }

  private async register(system: Actor, size: number): Promise<readonly string[]> {
    const at = this.world.clock.now();
    const ids = Array.from({ length: size }, () => newId(at));
    const hash = await this.world.app.get(SubjectRegister).hasher(system.institutionId);
    const digests = ids.map((_, n) => hash(`s${n}`));
    await this.transactions.write(system, async (tx) => {
      await tx.query(
        `insert into subject (institution_id, id, ordinal, registered_at) select $1, w.id, w.n, $3 from unnest($2::uuid[]) with ordinality as w(id, n)`,
        [system.institutionId, ids, at],
      );
      await tx.query(
        `insert into subject_identifier (institution_id, identifier_hmac, subject_id, kind, since)
         select $1, w.digest, w.id, 'current', $4 from unnest($2::uuid[], $3::bytea[]) as w(id, digest)`,
        [system.institutionId, ids, digests, at],
      );
    });
    return ids;
  }
}

/** Answers the n-th student. @throws Error when the school has fewer. */
export function student(school: School, n = 0): Actor {
  const found = school.students[n];
  if (found === undefined) {
    throw new Error('the school has fewer students');
  }
  return found;
}

export function studentOf(institutionId: string, subjectId: string | null): Actor {
  return { ...systemActor(institutionId), kind: 'person', personId: newId(new Date()), roles: ['student'], subjectId };
}

/** What a student of this school answers on the first notice. */
export function answer(school: School): { readonly purpose: string; readonly noticeId: string } {
  return { purpose: PURPOSE, noticeId: school.noticeId };
}

/** Answers the problem with which work was refused, or one that says that nothing was. */
export async function refusalOf(work: Promise<unknown>): Promise<Pick<Problem, 'slug' | 'status' | 'params' | 'extensions'>> {
  const thrown = await work.then(
    () => new Problem('nothing-refused', 200, 'info'),
    (error: unknown) => (error instanceof Problem ? error : new Problem(String(error), 500, 'error')),
  );
  const { slug, status, params, extensions } = thrown;
  return { slug, status, params, extensions };
}
