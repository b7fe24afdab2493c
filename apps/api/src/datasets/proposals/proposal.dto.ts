// A proposal on the wire, in requests and responses alike: what GET answers, edited, is what PUT takes.
import { type Bilingual } from '../../platform/templates/index.js';
import {
  BilingualDto,
  CodeField,
  CodeListField,
  ColumnField,
  CountField,
  DayField,
  ObjectField,
  ObjectListField,
  OneOfField,
  TextField,
  TextListField,
} from '../../platform/http/index.js';
import { CLASSIFICATIONS, type Classification, type DecimalMark, FIELD_TYPES, type FieldType } from '../inspection/inspection.types.js';
import { NumberListField } from './number-list.field.js';
import {
  DATASET_KINDS,
  type DatasetKind,
  INGEST_BASES,
  type IngestBasis,
  type Proposal,
  ROW_DATE_KINDS,
  type RowDate,
  type Shift,
  SHIFT_KINDS,
  type Treatment,
  TREATMENTS,
} from './proposal.js';

export class LineageStepDto {
  @TextField({ description: 'System or data set that the data came through.', example: 'DUO', maxLength: 200 }) readonly source: string;
  @ObjectField(() => BilingualDto, { description: 'What happened there.' }) readonly step: Bilingual;
}

export class KnownBreakDto {
  @DayField({ description: 'From this day.', example: '2020-03-16' }) readonly fromOn: string;
  @DayField({ description: 'Until this day; null or absent: until now.', optional: true, nullable: true }) readonly untilOn?: string | null;
  @ObjectField(() => BilingualDto, { description: 'What changed.' }) readonly what: Bilingual;
}

export class DatasetDraftDto {
  @CodeField({ description: 'Code of the data set; a known code makes its next version.', example: 'oulad-results' }) readonly code: string;
  @OneOfField(DATASET_KINDS, { description: 'subjects: rows about persons; reference: rows about courses, tests, materials.' })
  readonly kind: DatasetKind;
  @ObjectField(() => BilingualDto, { description: 'Title.', optional: true, nullable: true }) readonly title?: Bilingual | null;
  @ObjectField(() => BilingualDto, { description: 'What the rows are.', optional: true, nullable: true })
  readonly description?: Bilingual | null;
  @CodeField({ description: 'Kind of system it comes from (GET /api/v1/source-systems).', optional: true, nullable: true })
  readonly sourceSystem?: string | null;
  @TextField({ description: 'Who answers for the data (function or department).', maxLength: 200, optional: true, nullable: true })
  readonly owner?: string | null;
  @TextField({ description: 'What the institution keeps the data for.', maxLength: 1000, optional: true, nullable: true })
  readonly purpose?: string | null;
  @OneOfField(INGEST_BASES, { description: 'Legal basis on which they are kept (GDPR Art. 6(1)).', optional: true, nullable: true })
  readonly basis?: IngestBasis | null;
  @CodeField({ description: 'With consent as basis: the purpose that was consented to.', optional: true, nullable: true })
  readonly consentPurpose?: string | null;
  @TextField({
    description: 'Article of law that allows to keep data on criminal offences (GDPR Art. 10).',
    maxLength: 300,
    optional: true,
    nullable: true,
  })
  readonly criminalStatute?: string | null;
  @TextField({ description: 'What the data were first collected for.', maxLength: 1000, optional: true, nullable: true })
  readonly originalPurpose?: string | null;
  @TextField({ description: 'From whom, and how, they were obtained.', maxLength: 1000, optional: true, nullable: true })
  readonly obtainedFrom?: string | null;
  @TextField({ description: 'Licence and names to mention.', maxLength: 2000, optional: true, nullable: true }) readonly attribution?:
    string | null;
  @CountField({
    description: 'How long rows are kept, months from the day that dates them.',
    min: 1,
    max: 1200,
    optional: true,
    nullable: true,
  })
  readonly retentionMonths?: number | null;
  @TextField({ description: 'Who sees to it that rows are destroyed in time.', maxLength: 200, optional: true, nullable: true })
  readonly retentionOwner?: string | null;
  @ObjectListField(() => LineageStepDto, { description: 'What happened to the data before they came here.', max: 40, optional: true })
  readonly lineage?: readonly LineageStepDto[];
  @ObjectListField(() => KnownBreakDto, {
    description: 'Since when figures cannot be compared with those before.',
    max: 40,
    optional: true,
  })
  readonly knownBreaks?: readonly KnownBreakDto[];
}

export class ColumnProposalDto {
  @CountField({ description: 'Place in the file, from 0.', min: 0, max: 399 }) readonly position: number;
  @TextField({ description: 'Header in the file; for the reader only.', maxLength: 200, optional: true }) readonly header?: string;
  @ColumnField({ description: 'Code of the field.', example: 'final_result' }) readonly code: string;
  @OneOfField(FIELD_TYPES, { description: 'Type.' }) readonly type: FieldType;
  @OneOfField(['.', ','] as const, { description: 'Decimal mark of a decimal column.', optional: true, nullable: true })
  readonly decimalMark?: DecimalMark | null;
  @TextListField({ description: 'Texts that stand for a missing value, beside the empty one.', maxLength: 60, max: 40 })
  readonly missingCodes: readonly string[];
  @OneOfField(CLASSIFICATIONS, { description: 'What it is in the light of privacy.' }) readonly classification: Classification;
  @TextField({ description: 'Why: a code of the proposal, or words.', maxLength: 300 }) readonly classificationReason: string;
  @OneOfField(TREATMENTS, {
    description: 'store: as it is; drop: leave out; replace: store a keyed pseudonym; subject: it tells persons apart, and is not stored.',
  })
  readonly treatment: Treatment;
  @TextField({ description: 'Unit.', maxLength: 60, optional: true, nullable: true }) readonly unit?: string | null;
  @ObjectField(() => BilingualDto, { description: 'What it means.' }) readonly meaning: Bilingual;
  @NumberListField({ description: 'Cut points by which a number may be generalised, ascending.', max: 50 })
  readonly bands?: readonly number[] | null;
}

export class RowDateDto {
  @OneOfField(ROW_DATE_KINDS, { description: 'What dates a row.' }) readonly kind: RowDate['kind'];
  @ColumnField({ description: 'column, academic-year: the column.', optional: true }) readonly column?: string;
  @ColumnField({ description: 'presentation: the column with the presentation (2014J).', optional: true })
  readonly presentationColumn?: string;
  @ColumnField({ description: 'presentation: the column with the day number, if any.', optional: true, nullable: true })
  readonly dayColumn?: string | null;
  @DayField({ description: 'fixed: the day of all rows.', optional: true }) readonly day?: string;
}

export class LookupDto {
  @CodeField({ description: 'Code of a stored reference data set.', example: 'oulad-assessments' }) readonly dataset: string;
  @ColumnField({ description: 'The column that both have.', example: 'id_assessment' }) readonly key: string;
  @CodeListField({ description: 'Columns taken from it.', max: 40 }) readonly take: readonly string[];
}

export class ShiftDto {
  @OneOfField(SHIFT_KINDS, {
    description:
      'years: so many; last-full-year: until the newest presentation lies in the last full academic year; as-dataset: as another data set moved.',
  })
  readonly kind: Shift['kind'];
  @CountField({ description: 'years: whole years, negative back.', min: -100, max: 100, optional: true }) readonly years?: number;
  @ColumnField({ description: 'last-full-year: the column with the presentation.', optional: true }) readonly column?: string;
  @CodeField({ description: 'as-dataset: code of the data set.', optional: true }) readonly dataset?: string;
}

export class ProposalDto {
  @ObjectField(() => DatasetDraftDto, { description: 'What the catalogue will say.' }) readonly dataset: DatasetDraftDto;
  @ObjectListField(() => ColumnProposalDto, { description: 'All columns of the file, in its order.', max: 400 })
  readonly columns: readonly ColumnProposalDto[];
  @ObjectField(() => RowDateDto, { description: 'What dates a row; null for reference data.', optional: true, nullable: true })
  readonly rowDate?: RowDateDto | null;
  @ObjectListField(() => LookupDto, { description: 'Columns joined in from reference data.', max: 10, optional: true })
  readonly lookups?: readonly LookupDto[];
  @ObjectField(() => ShiftDto, { description: 'By how many whole years dates move; null: not.', optional: true, nullable: true })
  readonly shift?: ShiftDto | null;
}

/** Makes a proposal of a request body; members left out are null or empty, headers come from the inspection. */
export function proposalFromDto(body: ProposalDto, headers: readonly string[]): Proposal {
  const { dataset } = body;
  return {
    dataset: {
      code: dataset.code,
      kind: dataset.kind,
      title: plain(dataset.title),
      description: plain(dataset.description),
      sourceSystem: dataset.sourceSystem ?? null,
      owner: dataset.owner ?? null,
      purpose: dataset.purpose ?? null,
      basis: dataset.basis ?? null,
      consentPurpose: dataset.consentPurpose ?? null,
      criminalStatute: dataset.criminalStatute ?? null,
      originalPurpose: dataset.originalPurpose ?? null,
      obtainedFrom: dataset.obtainedFrom ?? null,
      attribution: dataset.attribution ?? null,
      retentionMonths: dataset.retentionMonths ?? null,
      retentionOwner: dataset.retentionOwner ?? null,
      lineage: (dataset.lineage ?? []).map(({ source, step }) => ({ source, step: both(step) })),
      knownBreaks: (dataset.knownBreaks ?? []).map(({ fromOn, untilOn = null, what }) => ({ fromOn, untilOn, what: both(what) })),
    },
    columns: body.columns.map((column) => columnFromDto(column, headers)),
    rowDate: rowDateFromDto(body.rowDate ?? null),
    lookups: (body.lookups ?? []).map(({ dataset: code, key, take }) => ({ dataset: code, key, take: [...take] })),
    shift: shiftFromDto(body.shift ?? null),
  };
}

function columnFromDto(column: ColumnProposalDto, headers: readonly string[]): Proposal['columns'][number] {
  const { position, code, type, decimalMark = null, missingCodes, classification, classificationReason, treatment } = column;
  return {
    ...{ position, header: headers[position] ?? '', code, type },
    decimalMark: type === 'decimal' ? (decimalMark ?? '.') : null,
    ...{ missingCodes: [...missingCodes], classification, classificationReason, treatment },
    unit: column.unit ?? null,
    meaning: both(column.meaning),
    bands: column.bands === undefined || column.bands === null ? null : [...column.bands],
  };
}

/** What a kind of row date lacks stays empty text, which the rules then name. */
function rowDateFromDto(rowDate: RowDateDto | null): RowDate | null {
  switch (rowDate?.kind) {
    case undefined:
      return null;
    case 'column':
    case 'academic-year':
      return { kind: rowDate.kind, column: rowDate.column ?? '' };
    case 'presentation':
      return { kind: 'presentation', presentationColumn: rowDate.presentationColumn ?? '', dayColumn: rowDate.dayColumn ?? null };
    case 'fixed':
      return { kind: 'fixed', day: rowDate.day ?? '' };
  }
}

function shiftFromDto(shift: ShiftDto | null): Shift | null {
  switch (shift?.kind) {
    case undefined:
      return null;
    case 'years':
      return { kind: 'years', years: shift.years ?? 0 };
    case 'last-full-year':
      return { kind: 'last-full-year', column: shift.column ?? '' };
    case 'as-dataset':
      return { kind: 'as-dataset', dataset: shift.dataset ?? '' };
  }
}

function both({ nl, en }: Bilingual): Bilingual {
  return { nl, en };
}

function plain(text: Bilingual | null | undefined): Bilingual | null {
  return text === null || text === undefined ? null : both(text);
}
