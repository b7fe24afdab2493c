// The profile of an institution as of a day, and its calendar; also the gate's facts about the institution.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { may } from '../../access/index.js';
import { Clock } from '../../common/clock.js';
import { type Actor, addMonths, type Day, dayInZone, type JsonObject, NotFound, startOfDay } from '../../common/index.js';
import { type FactSheet, Gate } from '../../gate/index.js';
import { Transactions, type Tx } from '../../platform/database/index.js';
import { type InstitutionRow, PeopleRepository } from '../people/people.repository.js';
import { InstitutionProfileEntity } from './institution-profile.entity.js';
import { changedMembers, profileSha256, wholeProfile } from './profile.changes.js';
import { type AccessRecordRules, type ProfileValues } from './profile.values.js';

export interface InstitutionView {
  readonly institution: InstitutionRow;
  readonly version: InstitutionProfileEntity;
  /** The version that was confirmed last; it may hold from a later day than the one that is viewed. */
  readonly latest: Pick<InstitutionProfileEntity, 'version' | 'effectiveOn'>;
  /** Goals of other versions, for what names one: each once, by its last name. */
  readonly otherGoals: ProfileValues['goals'];
  /** Digest of the version's profile as it is kept. */
  readonly profileSha256: string;
  /** The version that waits to be confirmed, with the names of what it changes; for who may record or confirm one. */
  readonly waiting: { readonly version: InstitutionProfileEntity; readonly changed: readonly string[] } | null;
}

@Injectable()
export class InstitutionProfiles implements OnModuleInit {
  constructor(
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Gate) private readonly gate: Gate,
    @Inject(Clock) private readonly clock: Clock,
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
      const kept = await this.keptAt(tx, actor.institutionId, day);
      const version = { ...kept, profile: wholeProfile(kept.profile) };
      const recorded = await this.confirmed(tx, actor.institutionId);
      return {
        institution,
        latest: recorded[0] ?? kept,
        otherGoals: goalsBeside(version, recorded),
        version,
        profileSha256: profileSha256(kept.profile),
        waiting: await this.waiting(tx, actor, recorded[0] ?? kept),
      };
    });
  }

  /** The version that waits, beside the one that was confirmed last. */
  private async waiting(tx: Tx, actor: Actor, latest: InstitutionProfileEntity): Promise<InstitutionView['waiting']> {
    if (!may(actor, 'change', 'Institution', {}) && !may(actor, 'confirm', 'Institution', {})) {
      return null;
    }
    const version = await tx
      .createQueryBuilder(InstitutionProfileEntity, 'p')
      .where('p.institution_id = :institutionId and p.ended_at is null and p.confirmed_at is null', { institutionId: actor.institutionId })
      .orderBy('p.version', 'DESC')
      .getOne();
    return version === null ? null : { version, changed: changedMembers(latest.profile, version.profile) };
  }

  /** All versions that hold, held or will hold, the last one first. */
  private async confirmed(tx: Tx, institutionId: string): Promise<readonly InstitutionProfileEntity[]> {
    return tx
      .createQueryBuilder(InstitutionProfileEntity, 'p')
      .where('p.institution_id = :institutionId and p.confirmed_at is not null', { institutionId })
      .orderBy('p.version', 'DESC')
      .getMany();
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
    const kept = await this.keptAt(tx, institutionId, day);
    return { ...kept, profile: wholeProfile(kept.profile) };
  }

  /** The version in force on a day as it is kept: the last one that was confirmed, where it had to be. */
  private async keptAt(tx: Tx, institutionId: string, day: Day): Promise<InstitutionProfileEntity> {
    const found = await tx
      .createQueryBuilder(InstitutionProfileEntity, 'p')
      .where('p.institution_id = :institutionId and p.effective_on <= :day and p.confirmed_at is not null', { institutionId, day })
      .orderBy('p.version', 'DESC')
      .getOne();
    if (found === null) {
      throw new NotFound();
    }
    return found;
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
