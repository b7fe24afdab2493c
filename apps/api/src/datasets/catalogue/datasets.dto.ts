// Responses of the catalogue.
import { type Bilingual } from '../../platform/templates/index.js';
import { Answered, BilingualDto, CodeField, TextField } from '../../platform/http/index.js';
import { CLASSIFICATIONS, FIELD_TYPES } from '../inspection/inspection.types.js';
import { KnownBreakDto, LineageStepDto, RowDateDto } from '../proposals/proposal.dto.js';
import { DATASET_KINDS, INGEST_BASES } from '../proposals/proposal.js';
import { type DatasetWithVersion } from './datasets.service.js';
import { type DatasetVersionView, type DatasetView, type FieldView, tellsRowsApart } from './datasets.views.js';

/** Answers a reason's code in words. */
type TellReason = (reason: string) => Bilingual;

export class DatasetParam {
  @CodeField({ description: 'Code of the data set.', example: 'oulad-results' }) readonly code: string;
}

export class DatasetVersionParam extends DatasetParam {
  @TextField({ description: 'Number of the version.', example: '1', maxLength: 6 }) readonly number: string;
}

export class FieldResponseDto implements Omit<FieldView, 'position'> {
  @Answered({ description: 'Code, as it stands in deliveries.' }) readonly code: string;
  @Answered({ description: 'Type.', values: FIELD_TYPES }) readonly type: FieldView['type'];
  @Answered({ description: 'What it means.', type: BilingualDto }) readonly meaning: Bilingual;
  @Answered({ description: 'Unit.', nullable: true }) readonly unit: string | null;
  @Answered({ description: 'Texts that stood for a missing value in the source.', isArray: true }) readonly missingCodes: readonly string[];
  @Answered({ description: 'What it is in the light of privacy.', values: CLASSIFICATIONS })
  readonly classification: FieldView['classification'];
  @Answered({ description: 'Why: a code, or the steward’s words.' }) readonly classificationReason: string;
  @Answered({ description: 'Why, in words.', type: BilingualDto }) readonly reason: Bilingual;
  @Answered({ description: 'It holds a number that only a statute allows to use.', type: Boolean }) readonly nationalIdentifier: boolean;
  @Answered({ description: 'Cut points by which it may be generalised.', type: Number, isArray: true, nullable: true })
  readonly bands: readonly number[] | null;
  @Answered({ description: 'Whether rows can be chosen by its values.', type: Boolean }) readonly tellsRowsApart: boolean;

  constructor(field: FieldView, tell: TellReason) {
    this.code = field.code;
    this.type = field.type;
    this.meaning = field.meaning;
    this.unit = field.unit;
    this.missingCodes = field.missingCodes;
    this.classification = field.classification;
    this.classificationReason = field.classificationReason;
    this.reason = tell(field.classificationReason);
    this.nationalIdentifier = field.nationalIdentifier;
    this.bands = field.bands;
    this.tellsRowsApart = tellsRowsApart(field);
  }
}

export class DatasetVersionSummaryDto {
  @Answered({ description: 'Id of the version.' }) readonly id: string;
  @Answered({ description: 'Number of the version.', type: Number }) readonly number: number;
  @Answered({ description: 'ready: readers see it; retired: a newer one took its place.', values: ['ready', 'retired'] })
  readonly state: string;
  @Answered({ description: 'Rows.', type: Number }) readonly rowCount: number;
  @Answered({ description: 'Persons.', type: Number }) readonly subjectCount: number;
  @Answered({ description: 'First day on which a row is dated.', nullable: true }) readonly firstRowOn: string | null;
  @Answered({ description: 'Last day on which a row is dated.', nullable: true }) readonly lastRowOn: string | null;
  @Answered({ description: 'Whole years by which dates were moved.', type: Number }) readonly shiftYears: number;
  @Answered({ description: 'What a reader should know about this version.', type: BilingualDto }) readonly remark: Bilingual;
  @Answered({ description: 'When it was loaded.' }) readonly loadedAt: string;
  @Answered({ description: 'When a newer one took its place.', nullable: true }) readonly retiredAt: string | null;

  constructor(version: DatasetVersionView) {
    this.id = version.id;
    this.number = version.number;
    this.state = version.state;
    this.rowCount = version.rowCount;
    this.subjectCount = version.subjectCount;
    this.firstRowOn = version.firstRowOn;
    this.lastRowOn = version.lastRowOn;
    this.shiftYears = version.shiftYears;
    this.remark = version.remark;
    this.loadedAt = version.loadedAt.toISOString();
    this.retiredAt = version.retiredAt?.toISOString() ?? null;
  }
}

export class DatasetVersionResponseDto extends DatasetVersionSummaryDto {
  @Answered({ description: 'The column that told persons apart in the source; it is not stored.', nullable: true }) readonly subjectField:
    string | null;
  @Answered({ description: 'What dates a row; its retention term counts from there.', type: RowDateDto, nullable: true })
  readonly rowDate: DatasetVersionView['rowDate'];
  @Answered({ description: 'The fields.', type: FieldResponseDto, isArray: true }) readonly fields: readonly FieldResponseDto[];

  constructor(version: DatasetVersionView, tell: TellReason) {
    super(version);
    this.subjectField = version.subjectField;
    this.rowDate = version.rowDate;
    this.fields = version.fields.map((field) => new FieldResponseDto(field, tell));
  }
}

export class DatasetSummaryDto {
  @Answered({ description: 'Id of the data set.' }) readonly id: string;
  @Answered({ description: 'Code.', example: 'oulad-results' }) readonly code: string;
  @Answered({ description: 'subjects: rows about persons; reference: rows about courses, tests, materials.', values: DATASET_KINDS })
  readonly kind: string;
  @Answered({ description: 'Title.', type: BilingualDto }) readonly title: Bilingual;
  @Answered({ description: 'Description.', type: BilingualDto }) readonly description: Bilingual;
  @Answered({ description: 'System that the data come from (GET /api/v1/source-systems).' }) readonly sourceSystem: string;
  @Answered({ description: 'Who answers for the data.' }) readonly owner: string;
  @Answered({ description: 'How long rows are kept, months from the day that dates them.', type: Number, nullable: true })
  readonly retentionMonths: number | null;

  constructor(dataset: DatasetView) {
    this.id = dataset.id;
    this.code = dataset.code;
    this.kind = dataset.kind;
    this.title = dataset.title;
    this.description = dataset.description;
    this.sourceSystem = dataset.sourceSystem;
    this.owner = dataset.owner;
    this.retentionMonths = dataset.retentionMonths;
  }
}

export class DatasetResponseDto extends DatasetSummaryDto {
  @Answered({ description: 'What the institution keeps the data for.', nullable: true }) readonly purpose: string | null;
  @Answered({ description: 'Legal basis on which they are kept (GDPR Art. 6(1)).', values: INGEST_BASES, nullable: true })
  readonly basis: string | null;
  @Answered({ description: 'With consent as basis: the purpose that was consented to.', nullable: true }) readonly consentPurpose:
    string | null;
  @Answered({ description: 'Article of law that allows to keep data on criminal offences.', nullable: true }) readonly criminalStatute:
    string | null;
  @Answered({ description: 'What the data were first collected for.' }) readonly originalPurpose: string;
  @Answered({ description: 'From whom, and how, they were obtained.' }) readonly obtainedFrom: string;
  @Answered({ description: 'Licence and names to mention.', nullable: true }) readonly attribution: string | null;
  @Answered({ description: 'Who sees to it that rows are destroyed in time.', nullable: true }) readonly retentionOwner: string | null;
  @Answered({ description: 'What happened to the data before they came here.', type: LineageStepDto, isArray: true })
  readonly lineage: DatasetView['lineage'];
  @Answered({ description: 'Since when figures cannot be compared with those before.', type: KnownBreakDto, isArray: true })
  readonly knownBreaks: DatasetView['knownBreaks'];
  @Answered({ description: 'The version that readers see.', type: DatasetVersionResponseDto, nullable: true })
  readonly currentVersion: DatasetVersionResponseDto | null;

  constructor({ dataset, version }: DatasetWithVersion, tell: TellReason) {
    super(dataset);
    this.purpose = dataset.purpose;
    this.basis = dataset.basis;
    this.consentPurpose = dataset.consentPurpose;
    this.criminalStatute = dataset.criminalStatute;
    this.originalPurpose = dataset.originalPurpose;
    this.obtainedFrom = dataset.obtainedFrom;
    this.attribution = dataset.attribution;
    this.retentionOwner = dataset.retentionOwner;
    this.lineage = dataset.lineage;
    this.knownBreaks = dataset.knownBreaks;
    this.currentVersion = version === null ? null : new DatasetVersionResponseDto(version, tell);
  }
}

export class DatasetPageDto {
  @Answered({ description: 'The data sets.', type: DatasetSummaryDto, isArray: true }) readonly items: readonly DatasetSummaryDto[];
  @Answered({ description: 'Cursor of the next page.', nullable: true }) readonly nextCursor: string | null;
}

export class DatasetVersionPageDto {
  @Answered({ description: 'The versions.', type: DatasetVersionSummaryDto, isArray: true })
  readonly items: readonly DatasetVersionSummaryDto[];
  @Answered({ description: 'Cursor of the next page.', nullable: true }) readonly nextCursor: string | null;
}

export class SourceSystemDto {
  @Answered({ description: 'Code.', example: 'learning-management-system' }) readonly code: string;
  @Answered({ description: 'Name.', type: BilingualDto }) readonly title: Bilingual;
}

export class SourceSystemListDto {
  @Answered({ description: 'The kinds of systems.', type: SourceSystemDto, isArray: true }) readonly items: readonly SourceSystemDto[];
}
