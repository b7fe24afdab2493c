// The next version of an institution's profile: recorded, and where it lays something open confirmed by a second person.
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit-log/index.js';
import { Clock } from '../../common/clock.js';
import { type Actor, type Day, type FieldFault, InvalidInput, newId, requireVersion } from '../../common/index.js';
import { Transactions, type Tx } from '../../platform/database/index.js';
import { Outbox } from '../../platform/jobs/index.js';
import { PROFILES } from '../proposals/proposal.kinds.js';
import { type Beginning, Proposals } from '../proposals/proposals.service.js';
import { InstitutionProfileEntity } from './institution-profile.entity.js';
import { changedMembers, confirmerOf, profileSha256 } from './profile.changes.js';
import { profileFaults } from './profile.rules.js';
import { type ProfileValues } from './profile.values.js';
import { InstitutionProfiles } from './profiles.service.js';

export interface ProfileDraft {
  readonly profile: ProfileValues;
  readonly effectiveOn: Day;
  readonly sourceDecision: string;
}

/** Work for the day on which a version of the profile takes effect; its payload names the version. */
export const PROFILE_TAKES_EFFECT = 'profile.takes-effect';

/** The versions that count: the one that was last confirmed, and one that waits; null where there is none. */
interface Standing {
  readonly latest: InstitutionProfileEntity | null;
  readonly waiting: InstitutionProfileEntity | null;
}

@Injectable()
export class ProfileVersions {
  constructor(
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Proposals) private readonly proposals: Proposals,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /**
   * Records the next version of the profile, which takes the place of one that still waits. It holds from its day, or, where it lays
   * something open, once a second person confirms it.
   * @throws InvalidInput (400) for what cannot be decided, or when it would take effect before today or before the version before;
   *   StaleVersion (412) when another was confirmed since
   */
  async record(actor: Actor, draft: ProfileDraft, ifMatch?: string): Promise<InstitutionProfileEntity> {
    return this.transactions.write(actor, (tx) => this.save(tx, actor, draft, { beginning: 'proposed', ifMatch }));
  }

  /** Records a version in the caller's transaction that holds without confirmation, on the platform's own account. */
  async recordIn(tx: Tx, actor: Actor, draft: ProfileDraft): Promise<InstitutionProfileEntity> {
    return this.save(tx, actor, draft, { beginning: 'in-force', ifMatch: undefined });
  }

  /** Confirms a version that waits; it holds from its day, and never from before today. @throws Forbidden (403), WrongState (409) */
  async confirm(actor: Actor, id: string): Promise<InstitutionProfileEntity> {
    return this.transactions.write(actor, async (tx) => {
      const { latest } = await this.standing(tx, actor.institutionId);
      const confirmed = await this.proposals.confirm(tx, actor, PROFILES, id);
      const today = await this.profiles.today(tx, actor.institutionId);
      const version = { ...confirmed, effectiveOn: confirmed.effectiveOn < today ? today : confirmed.effectiveOn };
      await tx.update(InstitutionProfileEntity, { institutionId: version.institutionId, id }, { effectiveOn: version.effectiveOn });
      await this.hold(tx, actor, version, latest);
      return version;
    });
  }

  private async save(
    tx: Tx,
    actor: Actor,
    draft: ProfileDraft,
    { beginning, ifMatch }: { readonly beginning: Beginning; readonly ifMatch: string | undefined },
  ): Promise<InstitutionProfileEntity> {
    const { latest, waiting } = await this.standing(tx, actor.institutionId);
    requireVersion(ifMatch, latest?.version ?? 0);
    const faults = [...profileFaults(draft.profile), ...(latest === null ? [] : await this.dayFaults(tx, draft.effectiveOn, latest))];
    if (faults.length > 0) {
      throw new InvalidInput(faults);
    }
    const waitsFor = latest === null || beginning === 'in-force' ? null : confirmerOf(latest.profile, draft.profile);
    const at = this.clock.now();
    const version = {
      id: newId(at),
      institutionId: actor.institutionId,
      version: ((waiting ?? latest)?.version ?? 0) + 1,
      ...draft,
      recordedBy: actor.personId,
      waitsFor,
      ...this.proposals.begun(actor, waitsFor === null ? 'in-force' : 'proposed', at),
    };
    if (waiting !== null) {
      const { institutionId, id } = waiting;
      await tx.update(InstitutionProfileEntity, { institutionId, id }, { endedAt: at, endedBy: actor.personId });
    }
    await tx.insert(InstitutionProfileEntity, version);
    await (waitsFor === null ? this.hold(tx, actor, version, latest) : this.log(tx, actor, 'profile.proposed', { version, latest }));
    return version;
  }

  private async dayFaults(tx: Tx, effectiveOn: Day, latest: InstitutionProfileEntity): Promise<readonly FieldFault[]> {
    if (effectiveOn < (await this.profiles.today(tx, latest.institutionId))) {
      return [{ pointer: '/effectiveOn', code: 'past' }];
    }
    return effectiveOn < latest.effectiveOn ? [{ pointer: '/effectiveOn', code: 'beforeEarlierVersion' }] : [];
  }

  /** Logs a version that holds from its day, and leaves the work of that day. */
  private async hold(tx: Tx, actor: Actor, version: InstitutionProfileEntity, latest: InstitutionProfileEntity | null): Promise<void> {
    await this.log(tx, actor, 'profile.recorded', { version, latest });
    await this.outbox.putFor(tx, version.institutionId, {
      topic: PROFILE_TAKES_EFFECT,
      payload: { version: version.version },
      dueAt: await this.profiles.startOf(tx, version.institutionId, version.effectiveOn),
    });
  }

  /** The versions that were not replaced while they waited; whoever asks to change them does so one after the other. */
  private async standing(tx: Tx, institutionId: string): Promise<Standing> {
    const versions = await tx
      .createQueryBuilder(InstitutionProfileEntity, 'p')
      .setLock('pessimistic_write')
      .where('p.institution_id = :institutionId and p.ended_at is null', { institutionId })
      .orderBy('p.version', 'DESC')
      .getMany();
    return {
      latest: versions.find(({ confirmedAt }) => confirmedAt !== null) ?? null,
      waiting: versions.find(({ confirmedAt }) => confirmedAt === null) ?? null,
    };
  }

  private async log(
    tx: Tx,
    actor: Actor,
    kind: 'profile.proposed' | 'profile.recorded',
    { version, latest }: { readonly version: InstitutionProfileEntity; readonly latest: InstitutionProfileEntity | null },
  ): Promise<void> {
    await this.auditLog.append(tx, {
      institutionId: actor.institutionId,
      log: 'decisions',
      kind,
      at: this.clock.now(),
      facts: {
        version: version.version,
        effective_on: version.effectiveOn,
        k: version.profile.k,
        profile_sha256: profileSha256(version.profile),
        changed: latest === null ? [] : changedMembers(latest.profile, version.profile),
        waits_for: version.waitsFor,
        trace_id: actor.trace.traceId,
      },
      commitments: { actor: actor.personId, source_decision: version.sourceDecision },
    });
  }
}
