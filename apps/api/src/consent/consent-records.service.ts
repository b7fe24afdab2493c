// What a person sees of the ledger: where they stand on each purpose, what they may do, and a receipt of each change.
import { Inject, Injectable } from '@nestjs/common';
import { requireMay } from '../access/index.js';
import { AuditLog } from '../audit-log/index.js';
import { type Actor, type Day, type Page, pageOf, type PageRequest } from '../common/index.js';
import { InstitutionProfiles } from '../identity/index.js';
import { Transactions, type Tx } from '../platform/database/index.js';
import { type Bilingual } from '../platform/templates/index.js';
import { PurposesService } from '../projects/index.js';
import { type ConsentEventEntity } from './consent.entity.js';
import { NoSubject } from './consent.errors.js';
import { ConsentRepository, type HistoryRow, type StandingRow } from './consent.repository.js';
import { actsOf, type ConsentAct, type ConsentKind, type ConsentState, isInForce } from './consent.states.js';
import { NoticesService } from './notices/notices.service.js';

/** What a person gets of a change: where it stands in the ledger and in the log, so that it can be proven later. */
export interface ConsentReceipt {
  readonly event: Omit<HistoryRow, 'subjectId' | 'logEntryId'>;
  /** Code of the purpose. */
  readonly purpose: string;
  readonly logIndex: string;
}

export interface KindView {
  readonly state: ConsentState | null;
  readonly isInForce: boolean;
  readonly validUntil: string | null;
  readonly noticeVersion: number | null;
  readonly epoch: number | null;
  readonly actions: readonly ConsentAct[];
}

export interface PurposeView {
  readonly code: string;
  readonly title: Bilingual;
  readonly notice: { readonly id: string; readonly version: number } | null;
  readonly kinds: Readonly<Record<ConsentKind, KindView>>;
}

export interface ConsentOverview {
  readonly purposes: readonly PurposeView[];
  readonly receipts: Page<ConsentReceipt>;
}

@Injectable()
export class ConsentRecords {
  constructor(
    @Inject(ConsentRepository) private readonly repository: ConsentRepository,
    @Inject(NoticesService) private readonly notices: NoticesService,
    @Inject(PurposesService) private readonly purposes: PurposesService,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
  ) {}

  /**
   * Answers the actor's own standing on each purpose that consent is asked for or that something is recorded of, and a page
   * of the own receipts, newest first. @throws NoSubject (409)
   */
  async overview(actor: Actor, page: PageRequest): Promise<ConsentOverview> {
    const { purposes, history } = await this.transactions.read(actor.institutionId, async (tx) => {
      requireMay(actor, 'read', 'Consent', { ownerId: actor.personId }, (record) => record);
      const subjectId = actor.subjectId === null ? null : await this.repository.currentSubject(tx, actor.institutionId, actor.subjectId);
      if (subjectId === null) {
        throw new NoSubject();
      }
      const found = await this.repository.history(tx, actor.institutionId, subjectId, page);
      return {
        purposes: await this.standing(tx, actor, subjectId),
        history: await this.withPurposes(tx, actor, pageOf(found, page.limit)),
      };
    });
    const items = await Promise.all(
      history.items.map(async ({ event, purpose }) => ({ event, purpose, logIndex: await this.logIndexOf(actor, event.logEntryId) })),
    );
    return { purposes, receipts: { items, nextCursor: history.nextCursor } };
  }

  /** Answers the receipt of an event that was just committed, once the log has numbered it. */
  async receiptOf(actor: Actor, event: ConsentEventEntity, purpose: string): Promise<ConsentReceipt> {
    const logIndex = await this.logIndexOf(actor, event.logEntryId);
    const versions = await this.transactions.read(actor.institutionId, (tx) => this.versionsOf(tx, actor, [event.noticeId]));
    return { event: { ...event, noticeVersion: versions.get(event.noticeId ?? '') ?? null }, purpose, logIndex };
  }

  private async standing(tx: Tx, actor: Actor, subjectId: string): Promise<readonly PurposeView[]> {
    const { institutionId } = actor;
    const today = await this.profiles.today(tx, institutionId);
    const rows = await this.repository.standingsOf(tx, institutionId, [subjectId]);
    const notices = await this.notices.inForce(tx, institutionId);
    const noticeIds = rows.map((row) => row.standing.noticeId);
    const versions = await this.versionsOf(tx, actor, noticeIds);
    const views: PurposeView[] = [];
    for (const purposeId of new Set([...notices, ...rows].map((known) => known.purposeId))) {
      const purpose = await this.purposes.byId(tx, institutionId, purposeId);
      const notice = notices.find((candidate) => candidate.purposeId === purposeId) ?? null;
      const viewOf = (kind: ConsentKind): KindView => {
        const row = rows.find((candidate) => candidate.purposeId === purposeId && candidate.kind === kind);
        return { ...viewOfKind(kind, row ?? null, today), noticeVersion: versions.get(row?.standing.noticeId ?? '') ?? null };
      };
      views.push({
        code: purpose?.code ?? purposeId,
        title: purpose?.title ?? { nl: purposeId, en: purposeId },
        notice: notice === null ? null : { id: notice.id, version: notice.version },
        kinds: { consent: viewOf('consent'), objection: viewOf('objection'), restriction: viewOf('restriction') },
      });
    }
    return views.sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  private async withPurposes(
    tx: Tx,
    actor: Actor,
    page: Page<HistoryRow>,
  ): Promise<Page<{ readonly event: HistoryRow; readonly purpose: string }>> {
    const codes = new Map<string, string>();
    for (const id of new Set(page.items.map((event) => event.purposeId))) {
      codes.set(id, (await this.purposes.byId(tx, actor.institutionId, id))?.code ?? id);
    }
    return { ...page, items: page.items.map((event) => ({ event, purpose: codes.get(event.purposeId) ?? event.purposeId })) };
  }

  private async versionsOf(tx: Tx, actor: Actor, noticeIds: readonly (string | null)[]): Promise<ReadonlyMap<string, number>> {
    return this.notices.versionsOf(tx, actor.institutionId, [...new Set(noticeIds.filter((id) => id !== null))]);
  }

  private async logIndexOf(actor: Actor, logEntryId: string): Promise<string> {
    return (await this.auditLog.sequenced(actor.institutionId, logEntryId)).index;
  }
}

function viewOfKind(kind: ConsentKind, row: StandingRow | null, today: Day): Omit<KindView, 'noticeVersion'> {
  const standing = row?.standing ?? null;
  return {
    state: standing?.state ?? null,
    isInForce: kind === 'consent' ? isInForce(standing, today) : standing?.state === 'open',
    validUntil: standing?.validUntil ?? null,
    epoch: row === null ? null : Number(row.epoch),
    actions: actsOf(kind, standing?.state ?? null),
  };
}
