// Requests and responses about access to data.
import { JudgingCodeDto } from '../code-of-practice/index.js';
import { type ToldFinding } from '../gate/index.js';
import { Answered, BilingualDto, CodeListField, CountField, DayField, IdField, OneOfField } from '../platform/http/index.js';
import { FindingDto, NearestDto, type OfferedUses } from '../projects/index.js';
import { type RecallCause, RECALL_CAUSES, type RecallEntity } from './recalls/recall.entity.js';
import { type ListedDelivery } from './delivery/delivery-list.service.js';
import { FORMATS, type RowFormat } from './selection/selection.js';
import { type DictionaryColumn } from './requests/dictionaries.service.js';
import { type ToldRequest } from './requests/request-desk.js';
import { type NamedRequest } from './requests/request-naming.service.js';
import { type AccessRequestDraft, type JudgedRequest } from './requests/access-requests.service.js';

export class AccessRequestCreateDto {
  @IdField({ description: 'Project.' }) readonly projectId: string;
  @IdField({ description: 'Process of the project.' }) readonly processId: string;
  @IdField({ description: 'Receiving setting in which the data are used.' }) readonly settingId: string;
  @OneOfField(['rows'] as const, { description: 'Shape of the delivery.' }) readonly shape: 'rows';
  @CodeListField({ description: 'Columns.', example: ['score'], max: 200 }) readonly fields: readonly string[];
  @OneOfField(FORMATS, { description: 'Format: CSV (default) or one JSON object a line.', optional: true }) readonly format?: RowFormat;
  @DayField({ description: 'First day of the rows.', optional: true }) readonly periodFrom?: string;
  @DayField({ description: 'Last day of the rows.', optional: true }) readonly periodUntil?: string;
}

/** Answers the draft that a request body is. */
export function accessDraftOf(body: AccessRequestCreateDto): AccessRequestDraft {
  const { projectId, processId, settingId, shape, fields, format, periodFrom, periodUntil } = body;
  return {
    projectId,
    processId,
    settingId,
    shape,
    fields,
    format: format ?? 'csv',
    periodFrom: periodFrom ?? null,
    periodUntil: periodUntil ?? null,
  };
}

export class AccessRequestSummaryDto {
  @Answered({ description: 'Id of the request.' }) readonly id: string;
  @Answered({ description: 'Project.' }) readonly projectId: string;
  @Answered({ description: 'Version of the process that it is pinned to.' }) readonly processVersionId: string;
  @Answered({ description: 'Version of the data set that it is pinned to.' }) readonly datasetVersionId: string;
  @Answered({ description: 'Receiving setting.' }) readonly settingId: string;
  @Answered({ description: 'Shape.', values: ['rows'] }) readonly shape: string;
  @Answered({ description: 'Format.', values: FORMATS }) readonly format: RowFormat;
  @Answered({ description: 'Columns asked for.', isArray: true }) readonly fields: readonly string[];
  @Answered({ description: 'When it was made.' }) readonly createdAt: string;
  @Answered({ description: 'Who asked.', nullable: true }) readonly requester: string | null;
  @Answered({ description: 'Number of the project.', example: 'SD-2026-041', nullable: true }) readonly projectNumber: string | null;
  @Answered({ description: 'Code of the process.', nullable: true }) readonly process: string | null;
  @Answered({ description: 'Title of the receiving setting.', nullable: true }) readonly setting: string | null;
  @Answered({ description: 'Verdict that was reached when it was made.', nullable: true }) readonly verdictId: string | null;
  @Answered({ description: 'Version of the code by which it was judged when it was made.', type: JudgingCodeDto, nullable: true })
  readonly code: JudgingCodeDto | null;

  constructor({ request, names }: NamedRequest) {
    this.id = request.id;
    this.projectId = request.projectId;
    this.processVersionId = request.processVersionId;
    this.datasetVersionId = request.datasetVersionId;
    this.settingId = request.settingId;
    this.shape = request.shape;
    this.format = request.format;
    this.fields = request.fields;
    this.createdAt = request.createdAt.toISOString();
    this.requester = names.requester?.displayName ?? null;
    this.projectNumber = names.projectNumber;
    this.process = names.process;
    this.setting = names.setting;
    this.verdictId = request.verdictId;
    this.code = names.code === null ? null : new JudgingCodeDto(names.code);
  }
}

/** What would be said of a request, were it made now. */
export class AccessRequestPreviewDto {
  @Answered({ description: 'What the code of practice would say.', values: ['deny', 'hold', 'oblige', 'warn', 'permit'] })
  readonly outcome: string;
  @Answered({ description: 'Findings, with what would lift each.', type: FindingDto, isArray: true })
  readonly findings: readonly ToldFinding[];
  @Answered({ description: 'What the platform would carry out itself.', type: Object, isArray: true })
  readonly obligations: readonly unknown[];
  @Answered({ description: 'What would happen to each column.', type: Object }) readonly columns: Record<string, unknown>;
  @Answered({ description: 'Day on which the permission would end.', nullable: true }) readonly expiresOn: string | null;
  @Answered({
    description: 'When refused or held: the nearest uses that are permitted, found by asking.',
    type: NearestDto,
    nullable: true,
  })
  readonly nearest: NearestDto | null;

  constructor({ answer, findings }: JudgedRequest, nearest: OfferedUses | null) {
    const { outcome, obligations, columns, expires_on: expiresOn } = answer.decided;
    this.outcome = outcome;
    this.findings = findings;
    this.obligations = obligations;
    this.columns = columns;
    this.expiresOn = expiresOn;
    this.nearest = nearest === null ? null : new NearestDto(nearest, findings);
  }
}

export class AccessRequestResponseDto extends AccessRequestSummaryDto {
  @Answered({
    description: 'What the code of practice says now; each delivery asks again.',
    values: ['deny', 'hold', 'oblige', 'warn', 'permit'],
  })
  readonly outcome: string;
  @Answered({ description: 'Findings, with what would lift each.', type: FindingDto, isArray: true })
  readonly findings: readonly ToldFinding[];
  @Answered({ description: 'What the platform carries out itself.', type: Object, isArray: true }) readonly obligations: readonly unknown[];
  @Answered({ description: 'What happens to each column.', type: Object }) readonly columns: Record<string, unknown>;
  @Answered({ description: 'Norms that were asked.', isArray: true }) readonly asked: readonly string[];
  @Answered({ description: 'Day on which the permission ends and copies are deleted.', nullable: true }) readonly expiresOn: string | null;
  @Answered({ description: 'What can be done next.', isArray: true }) readonly actions: readonly string[];
  @Answered({
    description: 'When refused or held: the nearest uses that are permitted, found by asking.',
    type: NearestDto,
    nullable: true,
  })
  readonly nearest: NearestDto | null;

  constructor({ judged: { answer, findings }, nearest, ...named }: ToldRequest) {
    super(named);
    const { outcome, obligations, columns, asked, expires_on: expiresOn } = answer.decided;
    this.outcome = outcome;
    this.findings = findings;
    this.obligations = obligations;
    this.columns = columns;
    this.asked = asked;
    this.expiresOn = expiresOn;
    this.actions = outcome === 'deny' || outcome === 'hold' ? [] : ['download'];
    this.nearest = nearest === null ? null : new NearestDto(nearest, findings);
  }
}

export class AccessRequestPageDto {
  @Answered({ description: 'The requests.', type: AccessRequestSummaryDto, isArray: true })
  readonly items: readonly AccessRequestSummaryDto[];
  @Answered({ description: 'Cursor of the next page.', nullable: true }) readonly nextCursor: string | null;
}

export class RecallResponseDto {
  @Answered({ description: 'Id of the recall.' }) readonly id: string;
  @Answered({ description: 'Delivery from whose copy the rows are to be deleted.' }) readonly deliveryId: string;
  @Answered({ description: 'Pseudonym in that delivery.' }) readonly pseudonym: string;
  @Answered({ description: 'Cause.', values: RECALL_CAUSES }) readonly cause: RecallCause;
  @Answered({ description: 'When it was asked.' }) readonly askedAt: string;
  @Answered({ description: 'By when it is to be confirmed.' }) readonly dueOn: string;
  @Answered({ description: 'When the holder confirmed it.', nullable: true }) readonly confirmedAt: string | null;

  constructor(recall: RecallEntity) {
    this.id = recall.id;
    this.deliveryId = recall.deliveryId;
    this.pseudonym = recall.pseudonym;
    this.cause = recall.cause;
    this.askedAt = recall.askedAt.toISOString();
    this.dueOn = recall.dueOn;
    this.confirmedAt = recall.confirmedAt?.toISOString() ?? null;
  }
}

export class RecallPageDto {
  @Answered({ description: 'The recalls.', type: RecallResponseDto, isArray: true }) readonly items: readonly RecallResponseDto[];
  @Answered({ description: 'Cursor of the next page.', nullable: true }) readonly nextCursor: string | null;
}

export class RecallConfirmedDto extends RecallResponseDto {
  @Answered({ description: 'Index of the confirmation in the log `accesses`.' }) readonly logIndex: string;

  constructor(recall: RecallEntity, logIndex: string) {
    super(recall);
    this.logIndex = logIndex;
  }
}

export class DeliveryResponseDto {
  @Answered({ description: 'Id of the delivery.' }) readonly id: string;
  @Answered({ description: 'Request that it answers.' }) readonly accessRequestId: string;
  @Answered({ description: 'State.', values: ['open', 'delivered', 'aborted'] }) readonly state: string;
  @Answered({ description: 'Receiving setting.' }) readonly settingId: string;
  @Answered({ description: 'Purpose, basis and level that the copy carries.', type: Object }) readonly label: Record<string, unknown>;
  @Answered({ description: 'Day before which the copy is deleted.' }) readonly deleteBy: string;
  @Answered({ description: 'Position in the consent ledger that it read.' }) readonly consentEpoch: string;
  @Answered({ description: 'When it was opened.' }) readonly openedAt: string;
  @Answered({ description: 'When it was closed.', nullable: true }) readonly closedAt: string | null;
  @Answered({ description: 'Version of the code by which it was judged.', type: JudgingCodeDto, nullable: true })
  readonly code: JudgingCodeDto | null;

  constructor({ delivery, code }: ListedDelivery) {
    this.id = delivery.id;
    this.accessRequestId = delivery.accessRequestId;
    this.state = delivery.state;
    this.settingId = delivery.settingId;
    this.label = { ...delivery.label };
    this.deleteBy = delivery.deleteBy;
    this.consentEpoch = delivery.consentEpoch;
    this.openedAt = delivery.openedAt.toISOString();
    this.closedAt = delivery.closedAt?.toISOString() ?? null;
    this.code = code === null ? null : new JudgingCodeDto(code);
  }
}

export class DeliveryPageDto {
  @Answered({ description: 'The deliveries.', type: DeliveryResponseDto, isArray: true }) readonly items: readonly DeliveryResponseDto[];
  @Answered({ description: 'Cursor of the next page.', nullable: true }) readonly nextCursor: string | null;
}

export class DataTokenCreateDto {
  @IdField({ description: 'Approved project of which the requester is a member.' }) readonly projectId: string;
  @IdField({ description: 'Registered receiving setting in force.' }) readonly settingId: string;
  @CountField({ description: 'Days until it ends by itself.', min: 1, max: 180, example: 30 }) readonly days: number;
}

export class DictionaryColumnDto {
  @Answered({ description: 'Name of the column.' }) readonly name: string;
  @Answered({ description: 'Type in the data set.', values: ['text', 'integer', 'decimal', 'boolean', 'date', 'timestamp'] })
  readonly type: string;
  @Answered({ description: 'What it means.', type: BilingualDto }) readonly meaning: BilingualDto;
  @Answered({ description: 'Unit.', nullable: true }) readonly unit: string | null;
  @Answered({ description: 'Texts that stood for a missing value in the source.', isArray: true }) readonly missingCodes: readonly string[];
  @Answered({ description: 'What it is in the light of privacy.' }) readonly classification: string;
  @Answered({ description: 'What happens to it now.', values: ['keep', 'truncate', 'generalise', 'pseudonymise', 'drop'] })
  readonly action: string;
  @Answered({ description: 'To what it is cut or generalised.', nullable: true }) readonly level: string | null;

  constructor({ field, action }: DictionaryColumn) {
    this.name = field.code;
    this.type = field.type;
    this.meaning = field.meaning;
    this.unit = field.unit;
    this.missingCodes = field.missingCodes;
    this.classification = field.classification;
    this.action = action?.action ?? 'drop';
    this.level = action?.level ?? null;
  }
}

export class DictionaryDto {
  @Answered({
    description: 'The columns, in the order asked for; the pseudonym comes first in the data.',
    type: DictionaryColumnDto,
    isArray: true,
  })
  readonly columns: readonly DictionaryColumnDto[];
}
