// Consent notices: the versions of the text on which consent to a purpose is asked, and which one is in force on a day.
// What a data subject must have been told: GDPR Art. 7(1), 7(2) and 13.
import { Inject, Injectable } from '@nestjs/common';
import { requireMay } from '../../access/index.js';
import { AuditLog } from '../../audit-log/index.js';
import { Clock } from '../../common/clock.js';
import { type Actor, type Day, InvalidInput, jsonSha256, newId, type Page, pageOf, type PageRequest } from '../../common/index.js';
import { InstitutionProfiles } from '../../identity/index.js';
import { Transactions, type Tx } from '../../platform/database/index.js';
import { type Bilingual } from '../../platform/templates/index.js';
import { PurposesService } from '../../projects/index.js';
import { NoNoticeInForce, NoticeNotCurrent } from '../consent.errors.js';
import { lockExclusive } from '../consent.lock.js';
import { type ConsentNoticeEntity } from './consent-notice.entity.js';
import { NoticesRepository } from './notices.repository.js';

export interface NoticeDraft {
  /** Code of the purpose. */
  readonly purpose: string;
  readonly text: Bilingual;
  readonly validFrom: Day;
}

export interface NoticeView {
  readonly id: string;
  readonly notice: ConsentNoticeEntity;
  readonly purpose: string;
  readonly isInForce: boolean;
}

@Injectable()
export class NoticesService {
  constructor(
    @Inject(NoticesRepository) private readonly repository: NoticesRepository,
    @Inject(PurposesService) private readonly purposes: PurposesService,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Records the next version of a purpose's notice. @throws InvalidInput (400) when it would hold before the version before it. */
  async record(actor: Actor, draft: NoticeDraft): Promise<NoticeView> {
    return this.transactions.write(actor, (tx) => this.recordIn(tx, actor, draft));
  }

  /** Records it in the caller's transaction. */
  async recordIn(tx: Tx, actor: Actor, draft: NoticeDraft): Promise<NoticeView> {
    const { institutionId } = actor;
    requireMay(actor, 'create', 'ConsentNotice', draft, () => ({}));
    await lockExclusive(tx, institutionId);
    const purposeId = await this.purposeIdOf(tx, institutionId, draft.purpose);
    const before = await this.repository.latest(tx, institutionId, purposeId);
    if (before !== null && draft.validFrom < before.validFrom) {
      throw new InvalidInput([{ pointer: '/validFrom', code: 'beforeEarlierVersion' }]);
    }
    const at = this.clock.now();
    const text = { nl: draft.text.nl, en: draft.text.en };
    const notice = {
      id: newId(at),
      institutionId,
      purposeId,
      version: (before?.version ?? 0) + 1,
      text,
      textSha256: jsonSha256(text),
      validFrom: draft.validFrom,
      recordedBy: actor.personId,
      recordedAt: at,
    };
    await this.repository.insert(tx, notice);
    await this.log(tx, actor, notice);
    return { id: notice.id, notice, purpose: draft.purpose, isInForce: notice.validFrom <= (await this.profiles.today(tx, institutionId)) };
  }

  /** Lists notices, those of one purpose when its code is given. */
  async list(actor: Actor, page: PageRequest, purpose: string | null): Promise<Page<NoticeView>> {
    return this.transactions.read(actor.institutionId, async (tx) => {
      const purposeId = purpose === null ? null : await this.purposeIdOf(tx, actor.institutionId, purpose);
      const found = await this.repository.list(tx, actor.institutionId, purposeId, page);
      const views = await this.viewsOf(tx, actor.institutionId, found);
      return pageOf(views, page.limit);
    });
  }

  /** Answers one notice. @throws NotFound (404) */
  async one(actor: Actor, id: string): Promise<NoticeView> {
    return this.transactions.read(actor.institutionId, async (tx) => {
      const found = await this.repository.byId(tx, actor.institutionId, id);
      const notice = requireMay(actor, 'read', 'ConsentNotice', found, () => ({}));
      const [view] = await this.viewsOf(tx, actor.institutionId, [notice]);
      return requireMay(actor, 'read', 'ConsentNotice', view, () => ({}));
    });
  }

  /** Answers the notices in force today, one a purpose at most. */
  async inForce(tx: Tx, institutionId: string): Promise<readonly ConsentNoticeEntity[]> {
    return this.repository.inForce(tx, institutionId, await this.profiles.today(tx, institutionId));
  }

  /** Answers the notice in force for a purpose today, or null. */
  async inForceFor(tx: Tx, institutionId: string, purposeId: string): Promise<ConsentNoticeEntity | null> {
    return this.repository.inForceFor(tx, institutionId, purposeId, await this.profiles.today(tx, institutionId));
  }

  /** Answers the versions of notices by their ids. */
  async versionsOf(tx: Tx, institutionId: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return new Map((await this.repository.byIds(tx, institutionId, ids)).map(({ id, version }) => [id, version]));
  }

  /** Demands that a notice is the one in force for a purpose today. @throws NoticeNotCurrent, NoNoticeInForce (409) */
  async requireCurrent(tx: Tx, institutionId: string, purposeId: string, noticeId: string): Promise<void> {
    const current = await this.inForceFor(tx, institutionId, purposeId);
    if (current === null) {
      throw new NoNoticeInForce();
    }
    if (current.id !== noticeId) {
      throw new NoticeNotCurrent(current);
    }
  }

  private async purposeIdOf(tx: Tx, institutionId: string, code: string): Promise<string> {
    const purpose = await this.purposes.byCode(tx, institutionId, code);
    if (purpose === null) {
      throw new InvalidInput([{ pointer: '/purpose', code: 'unknown' }]);
    }
    return purpose.id;
  }

  private async viewsOf(tx: Tx, institutionId: string, notices: readonly ConsentNoticeEntity[]): Promise<readonly NoticeView[]> {
    const current = new Set((await this.inForce(tx, institutionId)).map(({ id }) => id));
    const codes = new Map<string, string>();
    for (const purposeId of new Set(notices.map((notice) => notice.purposeId))) {
      codes.set(purposeId, (await this.purposes.byId(tx, institutionId, purposeId))?.code ?? purposeId);
    }
    return notices.map((notice) => ({
      id: notice.id,
      notice,
      purpose: codes.get(notice.purposeId) ?? notice.purposeId,
      isInForce: current.has(notice.id),
    }));
  }

  private async log(tx: Tx, actor: Actor, notice: ConsentNoticeEntity): Promise<void> {
    await this.auditLog.append(tx, {
      institutionId: actor.institutionId,
      log: 'decisions',
      kind: 'consent-notice.recorded',
      at: notice.recordedAt,
      facts: {
        notice_id: notice.id,
        purpose_id: notice.purposeId,
        version: notice.version,
        text_sha256: notice.textSha256,
        valid_from: notice.validFrom,
        trace_id: actor.trace.traceId,
      },
      commitments: { actor: actor.personId },
    });
  }
}
