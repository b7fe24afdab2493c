// Requests and responses about imports.
import { type FieldFault } from '../../common/index.js';
import { Answered, BilingualDto, ColumnField, ListQuery, OneOfField, TextField } from '../../platform/http/index.js';
import { type Bilingual } from '../../platform/templates/index.js';
import { ENCODINGS, FIELD_TYPES, type ColumnInspection, type Dialect, SEPARATORS } from '../inspection/inspection.types.js';
import { type Difference } from '../proposals/proposal.fit.js';
import { ProposalDto } from '../proposals/proposal.dto.js';
import { type Proposal } from '../proposals/proposal.js';
import { type ImportEntity, type ImportOutcome, type RowError } from './import.entity.js';
import { IMPORT_STATES, type ImportCommand, type ImportState } from './import.states.js';
import { type ImportView } from './import-proposals.service.js';

export class UploadQuery {
  @TextField({ description: 'Name of the file; for people only.', example: 'results.csv.gz', maxLength: 200 }) readonly name: string;
}

export class ImportLoadQuery {
  @OneOfField(['true', 'false'] as const, { description: 'true: answer only when loading has ended.', optional: true })
  readonly wait?: 'true' | 'false';
}

export class ImportAnswerDto {
  @ColumnField({ description: 'Code of the column in the proposal.', example: 'room_number' }) readonly column: string;
  @OneOfField(['not-an-identifier'] as const, { description: 'What is stated.' }) readonly says: 'not-an-identifier';
  @TextField({ description: 'Why, in words; kept as a decision.', maxLength: 2000 }) readonly reason: string;
}

export class ImportListQuery extends ListQuery {}

export class DialectDto implements Dialect {
  @Answered({ description: 'Compression.', values: ['none', 'gzip'] }) readonly compression: Dialect['compression'];
  @Answered({ description: 'Encoding.', values: ENCODINGS }) readonly encoding: Dialect['encoding'];
  @Answered({ description: 'A byte order mark stands before the text.', type: Boolean }) readonly hasBom: boolean;
  @Answered({ description: 'Separator.', values: SEPARATORS }) readonly separator: Dialect['separator'];
  @Answered({ description: 'Line ends.', values: ['lf', 'crlf', 'cr'] }) readonly newline: Dialect['newline'];
  @Answered({ description: 'The first line is `sep=`.', type: Boolean }) readonly hasSeparatorLine: boolean;
}

export class GuardSharesDto {
  @Answered({ description: 'Distinct values other than zero; an estimate above 2,048.', type: Number }) readonly distinct: number;
  @Answered({ description: 'Enough distinct values of 8 or 9 digits for the shares to say anything.', type: Boolean })
  readonly judged: boolean;
  @Answered({ description: 'Share that passes the test of the citizen service number.', type: Number }) readonly bsn: number;
  @Answered({ description: 'Share that passes the test of the education number.', type: Number }) readonly educationNumber: number;
}

export class ColumnInspectionDto {
  @Answered({ description: 'Place in the file, from 0.', type: Number }) readonly position: number;
  @Answered({ description: 'Header.' }) readonly header: string;
  @Answered({ description: 'Type that fits all values.', values: FIELD_TYPES }) readonly type: string;
  @Answered({ description: 'Rows with a value.', type: Number }) readonly filled: number;
  @Answered({ description: 'Rows without.', type: Number }) readonly missing: number;
  @Answered({ description: 'Longest value, characters.', type: Number }) readonly longest: number;
  @Answered({ description: 'National number that the name says it holds.', nullable: true }) readonly named: string | null;
  @Answered({ description: 'Shares of national numbers.', type: GuardSharesDto }) readonly shares: GuardSharesDto;
  @Answered({ description: 'Values that at least 10 rows have; never of columns that tell who somebody is.', isArray: true })
  readonly samples: readonly string[];
  @Answered({ description: 'Why it is classified as proposed.', type: BilingualDto }) readonly reason: Bilingual;
  @Answered({ description: 'What the steward stated about the column.', nullable: true }) readonly stewardSays: string | null;

  constructor(column: ColumnInspection, { reason, stewardSays }: { readonly reason: Bilingual; readonly stewardSays: string | null }) {
    this.position = column.position;
    this.header = column.header;
    this.type = column.type;
    this.filled = column.filled;
    this.missing = column.missing;
    this.longest = column.longest;
    this.named = column.named;
    this.shares = column.shares;
    this.samples = column.samples;
    this.reason = reason;
    this.stewardSays = stewardSays;
  }
}

export class RowErrorDto implements RowError {
  @Answered({ description: 'Line in the file, from 1.', type: Number }) readonly line: number;
  @Answered({ description: 'Code of the column; null: the whole row.', nullable: true }) readonly column: string | null;
  @Answered({ description: 'What is wrong, as a code.', example: 'not-date' }) readonly code: string;
}

export class ImportOutcomeDto implements ImportOutcome {
  @Answered({ description: 'Why it failed (slug of a problem); null when it did not.', nullable: true }) readonly failure: string | null;
  @Answered({ description: 'Rows with errors.', type: Number }) readonly errorCount: number;
  @Answered({ description: 'The first errors, at most 100.', type: RowErrorDto, isArray: true }) readonly rowErrors: readonly RowErrorDto[];
  @Answered({ description: 'Rows in the file.', type: Number }) readonly rowsRead: number;
  @Answered({ description: 'Rows stored.', type: Number }) readonly rowsStored: number;
  @Answered({ description: 'Rows past their retention term, therefore not stored.', type: Number }) readonly rowsPastTerm: number;
}

export class FaultDto implements FieldFault {
  @Answered({ description: 'Where in the proposal (JSON Pointer).' }) readonly pointer: string;
  @Answered({ description: 'What is open, as a code.' }) readonly code: string;
}

export class TypeDifferenceDto implements Difference {
  @Answered({ description: 'Code of the column.' }) readonly column: string;
  @Answered({ description: 'Type in the proposal.', values: FIELD_TYPES }) readonly expected: Difference['expected'];
  @Answered({ description: 'Type that fits all values of this file.', values: FIELD_TYPES }) readonly found: Difference['found'];
}

export class ImportSummaryDto {
  @Answered({ description: 'Id of the import.' }) readonly id: string;
  @Answered({ description: 'Where it stands.', values: IMPORT_STATES }) readonly state: ImportState;
  @Answered({ description: 'Name of the file.' }) readonly name: string;
  @Answered({ description: 'Size of the upload, bytes.', type: Number }) readonly bytes: number;
  @Answered({ description: 'Rows in the file.', type: Number }) readonly rows: number;
  @Answered({ description: 'Code of the data set that it becomes a version of.' }) readonly dataset: string;
  @Answered({ description: 'Feed whose accepted proposal it started from.', nullable: true }) readonly feed: string | null;
  @Answered({ description: 'When it was received.' }) readonly requestedAt: string;
  @Answered({ description: 'Version, as in the ETag.', type: Number }) readonly version: number;

  constructor(entity: ImportEntity) {
    this.id = entity.id;
    this.state = entity.state;
    this.name = entity.sourceName;
    this.bytes = Number(entity.sourceBytes);
    this.rows = entity.inspection.rows;
    this.dataset = entity.proposal.dataset.code;
    this.feed = entity.feedCode;
    this.requestedAt = entity.requestedAt.toISOString();
    this.version = entity.version;
  }
}

export class ImportResponseDto extends ImportSummaryDto {
  @Answered({ description: 'How the file is written.', type: DialectDto }) readonly dialect: DialectDto;
  @Answered({ description: 'What was found per column.', type: ColumnInspectionDto, isArray: true })
  readonly columns: readonly ColumnInspectionDto[];
  @Answered({ description: 'How it will be loaded; edit it and send it back.', type: ProposalDto }) readonly proposal: Proposal;
  @Answered({ description: 'What keeps the proposal from being loaded.', type: FaultDto, isArray: true })
  readonly open: readonly FieldFault[];
  @Answered({ description: 'Columns whose values are of another type than proposed.', type: TypeDifferenceDto, isArray: true })
  readonly differences: readonly Difference[];
  @Answered({ description: 'Rows read so far, while loading.', type: Number }) readonly progressRows: number;
  @Answered({ description: 'How the last load ended.', type: ImportOutcomeDto, nullable: true }) readonly outcome: ImportOutcome | null;
  @Answered({ description: 'Version of the data set that it became.', nullable: true }) readonly datasetVersionId: string | null;
  @Answered({ description: 'Verdict of the gate, once asked.', nullable: true }) readonly verdictId: string | null;
  @Answered({ description: 'What this person may do now.', isArray: true, values: ['edit', 'answer', 'load'] })
  readonly actions: readonly ImportCommand[];

  constructor({ entity, open, differences, reasons, actions }: ImportView) {
    super(entity);
    this.dialect = entity.dialect;
    this.columns = entity.inspection.columns.map((column, index) => {
      const reason = reasons[index] ?? { nl: '', en: '' };
      return new ColumnInspectionDto(column, { reason, stewardSays: entity.stewardSays[String(column.position)]?.says ?? null });
    });
    this.proposal = entity.proposal;
    this.open = open;
    this.differences = differences;
    this.progressRows = Number(entity.progressRows);
    this.outcome = entity.outcome;
    this.datasetVersionId = entity.datasetVersionId;
    this.verdictId = entity.verdictId;
    this.actions = actions;
  }
}

export class ImportPageDto {
  @Answered({ description: 'The imports.', type: ImportSummaryDto, isArray: true }) readonly items: readonly ImportSummaryDto[];
  @Answered({ description: 'Cursor of the next page.', nullable: true }) readonly nextCursor: string | null;
}
