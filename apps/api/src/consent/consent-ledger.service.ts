// The one way into the ledger: epochs, log entries, events and current state in the caller's transaction, and the news of it.
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog, type LogEntryDraft, type LogKind } from '../audit-log/index.js';
import { Clock } from '../common/clock.js';
import { type Actor, type Day, newId } from '../common/index.js';
import { InstitutionProfiles } from '../identity/index.js';
import { type Tx } from '../platform/database/index.js';
import { Outbox } from '../platform/jobs/index.js';
import { type ConsentEventEntity, type GivenVia } from './consent.entity.js';
import { ConsentRepository } from './consent.repository.js';
import { type ConsentKind, type ConsentState, type Standing, takesAway } from './consent.states.js';
import { ConsentSharesRepository } from './shares/consent-shares.repository.js';

const PART = 10_000;
/** Topic of the work that follows when a use is no longer possible: earlier deliveries are recalled. */
export const TAKEN_AWAY = 'consent.taken-away';

/** One change that is to be recorded: where the subject stood, and where it stands from now on. */
export interface LedgerDraft {
  readonly kind: ConsentKind;
  readonly purposeId: string;
  readonly subjectId: string;
  readonly before: Standing | null;
  readonly after: Standing;
}

export interface LedgerBatch {
  readonly givenVia: GivenVia;
  /** No two drafts on one subject, kind and purpose. */
  readonly drafts: readonly LedgerDraft[];
}

/** News of a recorded change. */
export interface ConsentChange {
  readonly kind: ConsentKind;
  readonly state: ConsentState;
  readonly subjectId: string;
  readonly purposeId: string;
  readonly epoch: number;
  readonly takesAway: boolean;
}

export type ConsentChangeHandler = (tx: Tx, actor: Actor, changes: readonly ConsentChange[]) => Promise<void>;

@Injectable()
export class ConsentLedger {
  private readonly handlers: ConsentChangeHandler[] = [];

  constructor(
    @Inject(ConsentRepository) private readonly repository: ConsentRepository,
    @Inject(ConsentSharesRepository) private readonly shares: ConsentSharesRepository,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Registers, at start, what is told of changes within their own transaction, up to 10,000 at a time. */
  onChange(handler: ConsentChangeHandler): void {
    this.handlers.push(handler);
  }

  /**
   * Appends changes in their order and answers their events; the caller holds the ledger's exclusive lock and read the
   * standings under it. Persists events, states, epoch, entries in the log `accesses`, and work for what was taken away.
   */
  async append(tx: Tx, actor: Actor, batch: LedgerBatch): Promise<readonly ConsentEventEntity[]> {
    const recorded: ConsentEventEntity[] = [];
    for (let start = 0; start < batch.drafts.length; start += PART) {
      recorded.push(...(await this.appendPart(tx, actor, { ...batch, drafts: batch.drafts.slice(start, start + PART) })));
    }
    return recorded;
  }

  private async appendPart(tx: Tx, actor: Actor, batch: LedgerBatch): Promise<readonly ConsentEventEntity[]> {
    const at = this.clock.now();
    const last = await this.repository.drawEpochs(tx, actor.institutionId, batch.drafts.length);
    const first = last - BigInt(batch.drafts.length) + 1n;
    const numbered = batch.drafts.map((draft, n) => ({ draft, epoch: first + BigInt(n) }));
    const entryIds = await this.auditLog.appendMany(
      tx,
      numbered.map(({ draft, epoch }) => entryOf(actor, at, draft, { epoch: Number(epoch), givenVia: batch.givenVia })),
    );
    const common = { institutionId: actor.institutionId, givenVia: batch.givenVia, recordedAt: at, recordedBy: actor.personId };
    const events = numbered.map(({ draft, epoch }, n) => ({
      ...common,
      epoch: epoch.toString(),
      id: newId(at),
      kind: draft.kind,
      subjectId: draft.subjectId,
      purposeId: draft.purposeId,
      state: draft.after.state,
      noticeId: draft.after.noticeId,
      validUntil: draft.after.validUntil,
      logEntryId: entryIdAt(entryIds, n),
    }));
    await this.repository.insertEvents(tx, common, events);
    await this.shares.count(tx, actor.institutionId, events);
    await this.repository.moveStates(tx, actor.institutionId, events);
    await this.tell(tx, actor, changesOf(numbered, await this.profiles.today(tx, actor.institutionId)));
    return events;
  }

  private async tell(tx: Tx, actor: Actor, changes: readonly ConsentChange[]): Promise<void> {
    for (const change of changes.filter((candidate) => candidate.takesAway)) {
      const { kind, subjectId, purposeId, epoch } = change;
      await this.outbox.put(tx, actor.institutionId, TAKEN_AWAY, { kind, subjectId, purposeId, epoch });
    }
    for (const handler of this.handlers) {
      await handler(tx, actor, changes);
    }
  }
}

function changesOf(numbered: readonly { readonly draft: LedgerDraft; readonly epoch: bigint }[], today: Day): readonly ConsentChange[] {
  return numbered.map(({ draft, epoch }) => ({
    kind: draft.kind,
    state: draft.after.state,
    subjectId: draft.subjectId,
    purposeId: draft.purposeId,
    epoch: Number(epoch),
    takesAway: takesAway(draft.kind, draft, today),
  }));
}

/** Consent is never open, objection and restriction are open or withdrawn. */
function kindOf(kind: ConsentKind, state: ConsentState): LogKind {
  if (kind !== 'consent') {
    return `${kind}.${state === 'open' ? 'raised' : 'withdrawn'}`;
  }
  return `consent.${state as Exclude<ConsentState, 'open'>}`;
}

function entryOf(actor: Actor, at: Date, draft: LedgerDraft, told: { readonly epoch: number; readonly givenVia: GivenVia }): LogEntryDraft {
  return {
    institutionId: actor.institutionId,
    log: 'accesses',
    kind: kindOf(draft.kind, draft.after.state),
    at,
    facts: {
      consent_epoch: told.epoch,
      purpose_id: draft.purposeId,
      notice_id: draft.after.noticeId,
      given_via: told.givenVia,
      trace_id: actor.trace.traceId,
    },
    commitments: { subject: draft.subjectId },
  };
}

function entryIdAt(entryIds: readonly string[], n: number): string {
  const found = entryIds[n];
  if (found === undefined) {
    throw new Error('the log answered fewer entries than it was given');
  }
  return found;
}
