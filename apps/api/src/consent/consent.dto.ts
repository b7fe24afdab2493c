// Requests and responses about consent, objection and restriction.
import { Answered, BilingualDto, CodeField, IdField } from '../platform/http/index.js';
import { GIVEN_VIA } from './consent.entity.js';
import { type ConsentOverview, type ConsentReceipt, type KindView, type PurposeView } from './consent-records.service.js';
import { CONSENT_ACTS, CONSENT_KINDS, CONSENT_STATES } from './consent.states.js';

export class PurposeNameDto {
  @CodeField({ description: 'Code of the purpose.', example: 'study-success' }) readonly purpose: string;
}

export class ConsentAnswerDto extends PurposeNameDto {
  @IdField({ description: 'The notice that was read; the one in force for the purpose.' }) readonly noticeId: string;
}

export class ConsentReceiptDto {
  @Answered({ description: 'Id of the receipt.' }) readonly id: string;
  @Answered({ description: 'Number of the change in the institution’s ledger.', type: Number, example: 41 }) readonly epoch: number;
  @Answered({ description: 'What was changed.', values: CONSENT_KINDS }) readonly kind: string;
  @Answered({ description: 'The state since then.', values: CONSENT_STATES }) readonly state: string;
  @Answered({ description: 'Code of the purpose.', example: 'study-success' }) readonly purpose: string;
  @Answered({ description: 'The notice on which a consent rests.', nullable: true }) readonly noticeId: string | null;
  @Answered({ description: 'Version of that notice.', type: Number, nullable: true }) readonly noticeVersion: number | null;
  @Answered({ description: 'Last day of a consent; null: until withdrawn.', nullable: true }) readonly validUntil: string | null;
  @Answered({ description: 'How it came in.', values: GIVEN_VIA }) readonly givenVia: string;
  @Answered({ description: 'When it was recorded.' }) readonly recordedAt: string;
  @Answered({ description: 'Index of its entry in the log `accesses`, by which it can be proven.', example: '107' })
  readonly logIndex: string;

  constructor({ event, purpose, logIndex }: ConsentReceipt) {
    this.id = event.id;
    this.epoch = Number(event.epoch);
    this.kind = event.kind;
    this.state = event.state;
    this.purpose = purpose;
    this.noticeId = event.noticeId;
    this.noticeVersion = event.noticeVersion;
    this.validUntil = event.validUntil;
    this.givenVia = event.givenVia;
    this.recordedAt = event.recordedAt.toISOString();
    this.logIndex = logIndex;
  }
}

export class StandingDto {
  @Answered({ description: 'The state; null: nothing recorded.', values: CONSENT_STATES, nullable: true }) readonly state: string | null;
  @Answered({ description: 'Whether it holds today.', type: Boolean }) readonly isInForce: boolean;
  @Answered({ description: 'Last day of a consent; null: until withdrawn.', nullable: true }) readonly validUntil: string | null;
  @Answered({ description: 'Version of the notice on which a consent rests.', type: Number, nullable: true }) readonly noticeVersion:
    number | null;
  @Answered({ description: 'Number of its last change in the ledger.', type: Number, nullable: true }) readonly epoch: number | null;
  @Answered({ description: 'What can be done now.', isArray: true, values: CONSENT_ACTS }) readonly actions: readonly string[];

  constructor(view: KindView) {
    this.state = view.state;
    this.isInForce = view.isInForce;
    this.validUntil = view.validUntil;
    this.noticeVersion = view.noticeVersion;
    this.epoch = view.epoch;
    this.actions = view.actions;
  }
}

export class CurrentNoticeDto {
  @Answered({ description: 'Id of the notice.' }) readonly id: string;
  @Answered({ description: 'Its version.', type: Number }) readonly version: number;
}

export class PurposeStandingDto {
  @Answered({ description: 'Code of the purpose.', example: 'study-success' }) readonly purpose: string;
  @Answered({ description: 'Name of the purpose.', type: BilingualDto }) readonly title: BilingualDto;
  @Answered({ description: 'The notice in force; null: consent is not asked.', type: CurrentNoticeDto, nullable: true })
  readonly notice: CurrentNoticeDto | null;
  @Answered({ description: 'Consent (GDPR Art. 7).', type: StandingDto }) readonly consent: StandingDto;
  @Answered({ description: 'Objection (GDPR Art. 21).', type: StandingDto }) readonly objection: StandingDto;
  @Answered({ description: 'Restriction (GDPR Art. 18).', type: StandingDto }) readonly restriction: StandingDto;

  constructor(view: PurposeView) {
    this.purpose = view.code;
    this.title = view.title;
    this.notice = view.notice;
    this.consent = new StandingDto(view.kinds.consent);
    this.objection = new StandingDto(view.kinds.objection);
    this.restriction = new StandingDto(view.kinds.restriction);
  }
}

export class ConsentOverviewDto {
  @Answered({ description: 'Where you stand on each purpose.', type: PurposeStandingDto, isArray: true })
  readonly purposes: readonly PurposeStandingDto[];
  @Answered({ description: 'Your receipts, newest first.', type: ConsentReceiptDto, isArray: true })
  readonly items: readonly ConsentReceiptDto[];
  @Answered({ description: 'Cursor of the next page of receipts.', nullable: true }) readonly nextCursor: string | null;

  constructor(overview: ConsentOverview) {
    this.purposes = overview.purposes.map((view) => new PurposeStandingDto(view));
    this.items = overview.receipts.items.map((receipt) => new ConsentReceiptDto(receipt));
    this.nextCursor = overview.receipts.nextCursor;
  }
}
