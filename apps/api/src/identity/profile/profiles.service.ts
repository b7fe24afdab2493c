// The profile of an institution as of a day, and its calendar; also the gate's facts about the institution.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditLog } from '../../audit-log/index.js';
import { Clock } from '../../common/clock.js';
import {
  type Actor,
  addMonths,
  type Day,
  dayInZone,
  InvalidInput,
  type JsonObject,
  newId,
  NotFound,
  requireVersion,
  startOfDay,
} from '../../common/index.js';
import { type FactSheet, Gate } from '../../gate/index.js';
import { Transactions, type Tx } from '../../platform/database/index.js';
import { Outbox } from '../../platform/jobs/index.js';
import { type InstitutionRow, PeopleRepository } from '../people/people.repository.js';
import { InstitutionProfileEntity } from './institution-profile.entity.js';
import { type AccessRecordRules, type ProfileValues, UNSAID } from './profile.values.js';
import { profileFaults } from './profile.rules.js';
import { goalsOf } from './statutory-goals.js';

export interface ProfileDraft {
  readonly profile: ProfileValues;
  readonly effectiveOn: Day;
  readonly sourceDecision: string;
}

export interface InstitutionView {
  readonly institution: InstitutionRow;
  readonly version: InstitutionProfileEntity;
  /** The version that was recorded last; it may hold from a later day than the one that is viewed. */
  readonly latest: Pick<InstitutionProfileEntity, 'version' | 'effectiveOn'>;
  /** Goals of other versions, for what names one: each once, by its last name. */
  readonly otherGoals: ProfileValues['goals'];
}

/** Work for the day on which a version of the profile takes effect; its payload names the version. */
export const PROFILE_TAKES_EFFECT = 'profile.takes-effect';

@Injectable()
export class InstitutionProfiles implements OnModuleInit {
  constructor(
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
    @Inject(Gate) private readonly gate: Gate,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.gate.registerFacts('institution', (tx, subject) => this.facts(tx, subject.id));
  }

  /** Answers the institution's calendar day of now. */
  async today(tx: Tx, institutionId: string): Promise<Day> {
    return this.dayAt(tx, institutionId, this.clock.now());
  }

  /** Answers the institution's calendar day of an instant. */
  async dayAt(tx: Tx, institutionId: string, at: Date): Promise<Day> {
    return dayInZone(at, await this.timeZoneOf(tx, institutionId));
  }

  /** Answers the first instant of an institution's calendar day. */
  async startOf(tx: Tx, institutionId: string, day: Day): Promise<Date> {
    return startOfDay(day, await this.timeZoneOf(tx, institutionId));
  }

  /** Answers the profile in force on a day. @throws NotFound when the institution had none yet. */
  async profileAt(tx: Tx, institutionId: string, day: Day): Promise<ProfileValues> {
    return (await this.versionAt(tx, institutionId, day)).profile;
  }

  /** Answers the institution with the profile in force on a day (default today). */
  async view(actor: Actor, asOf: Day | null): Promise<InstitutionView> {
    return this.transactions.read(actor.institutionId, async (tx) => {
      const institution = await this.people.institutionOf(tx, actor.institutionId);
      if (institution === null) {
        throw new NotFound();
      }
      const day = asOf ?? dayInZone(this.clock.now(), institution.time_zone);
      const version = await this.versionAt(tx, actor.institutionId, day);
      const recorded = await this.versions(tx, actor.institutionId);
      return { institution, version, latest: recorded[0] ?? version, otherGoals: goalsBeside(version, recorded) };
    });
  }

  /**
   * Records the next version of the profile.
   * @throws InvalidInput (400) for what cannot be decided, or when it would take effect before the one before; StaleVersion (412)
   */
  async record(actor: Actor, draft: ProfileDraft, ifMatch?: string): Promise<InstitutionProfileEntity> {
    return this.transactions.write(actor, (tx) => this.recordIn(tx, actor, draft, ifMatch));
  }

  async recordIn(tx: Tx, actor: Actor, draft: ProfileDraft, ifMatch?: string): Promise<InstitutionProfileEntity> {
    const [latest] = await this.versions(tx, actor.institutionId);
    requireVersion(ifMatch, latest?.version ?? 0);
    const faults = [
      ...profileFaults(draft.profile),
      ...(latest !== undefined && draft.effectiveOn < latest.effectiveOn
        ? [{ pointer: '/effectiveOn', code: 'beforeEarlierVersion' }]
        : []),
    ];
    if (faults.length > 0) {
      throw new InvalidInput(faults);
    }
    const at = this.clock.now();
    const version = {
      id: newId(at),
      institutionId: actor.institutionId,
      version: (latest?.version ?? 0) + 1,
      ...draft,
      recordedAt: at,
      recordedBy: actor.personId,
    };
    await tx.insert(InstitutionProfileEntity, version);
    await this.auditLog.append(tx, {
      institutionId: actor.institutionId,
      log: 'decisions',
      kind: 'profile.recorded',
      at,
      facts: { version: version.version, effective_on: draft.effectiveOn, k: draft.profile.k, trace_id: actor.trace.traceId },
      commitments: { actor: actor.personId, source_decision: draft.sourceDecision },
    });
    await this.outbox.putFor(tx, actor.institutionId, {
      topic: PROFILE_TAKES_EFFECT,
      payload: { version: version.version },
      dueAt: await this.startOf(tx, actor.institutionId, draft.effectiveOn),
    });
    return version;
  }

  /** All versions, the last one first. */
  private async versions(tx: Tx, institutionId: string): Promise<readonly InstitutionProfileEntity[]> {
    return tx.find(InstitutionProfileEntity, { where: { institutionId }, order: { version: 'DESC' } });
  }

  private async timeZoneOf(tx: Tx, institutionId: string): Promise<string> {
    const institution = await this.people.institutionOf(tx, institutionId);
    if (institution === null) {
      throw new NotFound();
    }
    return institution.time_zone;
  }

  /** Answers the version in force on a day, its goals with those of the statute. @throws NotFound when there was none yet */
  async versionAt(tx: Tx, institutionId: string, day: Day): Promise<InstitutionProfileEntity> {
    const found = await tx
      .createQueryBuilder(InstitutionProfileEntity, 'p')
      .where('p.institution_id = :institutionId and p.effective_on <= :day', { institutionId, day })
      .orderBy('p.version', 'DESC')
      .getOne();
    if (found === null) {
      throw new NotFound();
    }
    return { ...found, profile: { ...UNSAID, ...found.profile, goals: goalsOf(found.profile.goals) } };
  }

  private async facts(tx: Tx, institutionId: string): Promise<FactSheet> {
    const today = await this.today(tx, institutionId);
    const { profile, version } = await this.versionAt(tx, institutionId, today);
    return {
      version: `${version}/${today}`,
      facts: {
        today,
        institution: {
          goals: profile.goals.map((goal) => goal.code),
          legal_form: profile.legalForm,
          red_lines: profile.redLines,
          access_record: recordFacts(profile.accessRecord),
          retention_max: { months: profile.retentionMaxMonths, cutoff_on: addMonths(today, -profile.retentionMaxMonths) },
        },
      },
    };
  }
}

/** The goals that other versions have and this one has not, each by the name that it bore last. */
function goalsBeside({ profile }: InstitutionProfileEntity, recorded: readonly InstitutionProfileEntity[]): ProfileValues['goals'] {
  const all = recorded.flatMap((one) => one.profile.goals);
  const isOwn = (code: string): boolean => profile.goals.some((goal) => goal.code === code);
  return all.filter(({ code }, at) => !isOwn(code) && all.findIndex((goal) => goal.code === code) === at);
}

/** What is laid down about the record of who used what; the words stay with the profile. */
function recordFacts({ keptMonths, readingRules, dpiaOn }: AccessRecordRules): JsonObject {
  return { kept_months: keptMonths, reading_rules_stated: readingRules !== null, dpia_on: dpiaOn };
}
