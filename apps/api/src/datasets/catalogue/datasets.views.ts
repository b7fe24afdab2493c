// Data sets, versions and fields as other domains see them: plain values.
import { type Day } from '../../common/index.js';
import { type Bilingual } from '../../platform/templates/index.js';
import { type Classification, type FieldType } from '../inspection/inspection.types.js';
import { type DatasetKind, type IngestBasis, type KnownBreak, type LineageStep, type RowDate } from '../proposals/proposal.js';
import { type DatasetEntity } from './dataset.entity.js';
import { type DatasetVersionEntity } from './dataset-version.entity.js';
import { type FieldEntity } from './field.entity.js';

export interface DatasetView {
  readonly id: string;
  readonly code: string;
  readonly kind: DatasetKind;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly sourceSystem: string;
  readonly owner: string;
  /** What the institution keeps them for, on which legal basis and, with consent, for which purpose it was given. */
  readonly purpose: string | null;
  readonly basis: IngestBasis | null;
  readonly consentPurpose: string | null;
  /** Article of law that allows to keep data on criminal offences. */
  readonly criminalStatute: string | null;
  readonly originalPurpose: string;
  readonly obtainedFrom: string;
  readonly attribution: string | null;
  readonly retentionMonths: number | null;
  readonly retentionOwner: string | null;
  readonly lineage: readonly LineageStep[];
  readonly knownBreaks: readonly KnownBreak[];
  readonly currentVersionId: string | null;
  /** Counts the changes of the record; part of the version of the gate's facts. */
  readonly version: number;
}

export interface FieldView {
  readonly position: number;
  readonly code: string;
  readonly type: FieldType;
  readonly meaning: Bilingual;
  readonly unit: string | null;
  readonly missingCodes: readonly string[];
  readonly classification: Classification;
  readonly classificationReason: string;
  readonly nationalIdentifier: boolean;
  /** Cut points by which a number is generalised, ascending; null: it cannot be. */
  readonly bands: readonly number[] | null;
}

const TELLING_TYPES: readonly FieldType[] = ['text', 'integer', 'boolean'];
const UNTELLING_CLASSES: readonly Classification[] = ['direct-identifier', 'free-text'];

/** Whether rows can be chosen by values of a column: by what many share, never by who somebody is. */
export function tellsRowsApart({ type, classification }: Pick<FieldView, 'type' | 'classification'>): boolean {
  return TELLING_TYPES.includes(type) && !UNTELLING_CLASSES.includes(classification);
}

export interface DatasetVersionView {
  readonly id: string;
  readonly datasetId: string;
  readonly number: number;
  readonly state: 'ready' | 'retired';
  /** Table of the rows in schema `data`; gone some time after the version was retired. */
  readonly tableName: string;
  readonly rowCount: number;
  readonly subjectCount: number;
  readonly firstRowOn: Day | null;
  readonly lastRowOn: Day | null;
  readonly shiftYears: number;
  readonly subjectField: string | null;
  readonly rowDate: RowDate | null;
  readonly remark: Bilingual;
  readonly loadedAt: Date;
  readonly retiredAt: Date | null;
  readonly fields: readonly FieldView[];
}

export function datasetView(dataset: DatasetEntity): DatasetView {
  const { id, code, kind, title, description, sourceSystem, owner, purpose, basis, consentPurpose, criminalStatute } = dataset;
  const { originalPurpose, obtainedFrom } = dataset;
  const { attribution, retentionMonths, retentionOwner, lineage, knownBreaks, currentVersionId, version } = dataset;
  return {
    ...{
      id,
      code,
      kind,
      title,
      description,
      sourceSystem,
      owner,
      purpose,
      basis,
      consentPurpose,
      criminalStatute,
      originalPurpose,
      obtainedFrom,
    },
    ...{ attribution, retentionMonths, retentionOwner, lineage, knownBreaks, currentVersionId, version },
  };
}

export function versionView(version: DatasetVersionEntity, fields: readonly FieldEntity[]): DatasetVersionView {
  const { id, datasetId, number, state, tableName, firstRowOn, lastRowOn, shiftYears } = version;
  const { subjectField, rowDate, remark, loadedAt, retiredAt } = version;
  return {
    ...{ id, datasetId, number, state, tableName, firstRowOn, lastRowOn, shiftYears },
    ...{ subjectField, rowDate, remark, loadedAt, retiredAt },
    rowCount: Number(version.rowCount),
    subjectCount: Number(version.subjectCount),
    fields: fields.map(fieldView),
  };
}

function fieldView(field: FieldEntity): FieldView {
  const { position, code, type, meaning, unit, missingCodes } = field;
  const { classification, classificationReason, nationalIdentifier, bands } = field;
  return { position, code, type, meaning, unit, missingCodes, classification, classificationReason, nationalIdentifier, bands };
}
