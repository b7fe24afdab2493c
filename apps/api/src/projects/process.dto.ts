// Requests and responses about processes: purpose x data set x activity, in versions.
import {
  Answered,
  CodeField,
  ColumnField,
  CountField,
  DayField,
  FlagField,
  IdField,
  ObjectListField,
  OneOfField,
  OneOfListField,
  TextField,
  TextListField,
} from '../platform/http/index.js';
import {
  ACTIVITIES,
  type Activity,
  ANALYTICS,
  type Analytics,
  BASES,
  type Basis,
  type Facing,
  FACINGS,
  type Form,
  FORMS,
  type Level,
  LEVELS,
  sharedOf,
  USE_TYPES,
  type UseType,
} from './entities/process.entity.js';
import { type ProcessView } from './projects.repository.js';
import { type ProcessDraft } from './process.versions.js';

export class ProcessFieldDto {
  @TextListField({
    description: 'Whose rows: only those with one of these values; null or absent: rows with any value.',
    maxLength: 100,
    max: 200,
    optional: true,
    nullable: true,
  })
  readonly only?: readonly string[] | null;
  @ColumnField({ description: 'Column of the data set.', example: 'score' }) readonly field: string;
  @TextField({
    description: 'What the column is needed for, tied to the question; a column without it is left out.',
    maxLength: 1000,
    optional: true,
  })
  readonly neededFor?: string;
  @OneOfField(FORMS, { description: 'Form in which it is needed.', example: 'as-is', optional: true }) readonly form?: Form;
}

export class ProcessPutDto {
  @CodeField({ description: 'Purpose that it serves.', example: 'study-success', optional: true }) readonly purpose?: string;
  @CodeField({ description: 'Data set that it uses.', example: 'oulad-results' }) readonly dataset: string;
  @OneOfField(ACTIVITIES, { description: 'Study, development of a model, or its application.' }) readonly activity: Activity;
  @OneOfListField(USE_TYPES, {
    description: 'What the outcome is used for; uses to check on, punish, grade or appraise persons are refused.',
    max: 10,
    optional: true,
  })
  readonly useTypes?: readonly UseType[];
  @OneOfListField(BASES, { description: 'Legal basis (GDPR Art. 6(1)); exactly one is needed to submit.', max: 6, optional: true })
  readonly bases?: readonly Basis[];
  @TextField({ description: 'Article of law that a legal obligation or public task rests on.', maxLength: 300, optional: true })
  readonly statute?: string;
  @FlagField({ description: 'It is part of the public task of the institution; null or absent: not said.', optional: true, nullable: true })
  readonly publicTask?: boolean | null;
  @FlagField({ description: 'Students may choose not to take part (a safeguard, not consent).', optional: true })
  readonly participationChoice?: boolean;
  @FlagField({
    description: 'With a model: it infers emotions of persons (AI Act Art. 3(39)); null or absent: not said.',
    optional: true,
    nullable: true,
  })
  readonly infersEmotion?: boolean | null;
  @FlagField({ description: 'It does so from biometric data: face, voice, gait.', optional: true, nullable: true })
  readonly fromBiometrics?: boolean | null;
  @FlagField({ description: 'It does so for a medical or safety reason.', optional: true, nullable: true })
  readonly medicalOrSafety?: boolean | null;
  @OneOfField(LEVELS, { description: 'Policy, group or person.' }) readonly level: Level;
  @OneOfField(ANALYTICS, { description: 'Kind of analysis.' }) readonly analytics: Analytics;
  @OneOfField(FACINGS, { description: 'Who sees the outcome.' }) readonly facing: Facing;
  @DayField({ description: 'First day of the data.', optional: true }) readonly periodFrom?: string;
  @DayField({ description: 'Last day of the data.', optional: true }) readonly periodUntil?: string;
  @CountField({ description: 'Oldest data, months before today.', min: 1, max: 600, optional: true }) readonly retentionMonths?: number;
  @ObjectListField(() => ProcessFieldDto, { description: 'Columns, each tied to the question.', max: 200 })
  readonly fields: readonly ProcessFieldDto[];
  @IdField({
    description: 'Approved process of the umbrella of the project, for the same purpose, whose pseudonyms are shared.',
    optional: true,
  })
  readonly parentProcessId?: string;
}

/** Answers the draft that a request body is; what was left out is absent, not guessed. */
export function processDraftOf(body: ProcessPutDto): ProcessDraft {
  return {
    purpose: body.purpose ?? null,
    dataset: body.dataset,
    activity: body.activity,
    useTypes: body.useTypes ?? [],
    bases: body.bases ?? [],
    statute: body.statute ?? null,
    publicTask: body.publicTask ?? null,
    participationChoice: body.participationChoice ?? false,
    infersEmotion: body.infersEmotion ?? null,
    fromBiometrics: body.fromBiometrics ?? null,
    medicalOrSafety: body.medicalOrSafety ?? null,
    level: body.level,
    analytics: body.analytics,
    facing: body.facing,
    periodFrom: body.periodFrom ?? null,
    periodUntil: body.periodUntil ?? null,
    retentionMonths: body.retentionMonths ?? null,
    fields: body.fields.map(({ field, neededFor, form, only }) => ({
      field,
      neededFor: neededFor ?? null,
      form: form ?? 'as-is',
      only: only ?? null,
    })),
    parentProcessId: body.parentProcessId ?? null,
  };
}

export class ProcessResponseDto {
  @Answered({ description: 'Id of the process.' }) readonly id: string;
  @Answered({ description: 'Code of the process within the project.' }) readonly code: string;
  @Answered({ description: 'Id of this version; verdicts, deliveries and log entries name it.' }) readonly versionId: string;
  @Answered({ description: 'Number of the version.', type: Number }) readonly version: number;
  @Answered({ description: 'Purpose.', nullable: true }) readonly purpose: string | null;
  @Answered({ description: 'Data set.' }) readonly dataset: string;
  @Answered({ description: 'Activity.', values: ACTIVITIES }) readonly activity: Activity;
  @Answered({ description: 'What the outcome is used for.', values: USE_TYPES, isArray: true }) readonly useTypes: readonly UseType[];
  @Answered({ description: 'Legal bases stated.', values: BASES, isArray: true }) readonly bases: readonly Basis[];
  @Answered({ description: 'Level.', values: LEVELS }) readonly level: Level;
  @Answered({ description: 'Kind of analysis.', values: ANALYTICS }) readonly analytics: Analytics;
  @Answered({ description: 'Who sees the outcome.', values: FACINGS }) readonly facing: Facing;
  @Answered({ description: 'Article of law.', nullable: true }) readonly statute: string | null;
  @Answered({ description: 'It is part of the public task of the institution; null: not said.', type: Boolean, nullable: true })
  readonly publicTask: boolean | null;
  @Answered({ description: 'Students may choose not to take part.', type: Boolean }) readonly participationChoice: boolean;
  @Answered({ description: 'It infers emotions of persons; null: not said.', type: Boolean, nullable: true })
  readonly infersEmotion: boolean | null;
  @Answered({ description: 'It does so from biometric data; null: not said.', type: Boolean, nullable: true })
  readonly fromBiometrics: boolean | null;
  @Answered({ description: 'It does so for a medical or safety reason; null: not said.', type: Boolean, nullable: true })
  readonly medicalOrSafety: boolean | null;
  @Answered({ description: 'First day of the data.', nullable: true }) readonly periodFrom: string | null;
  @Answered({ description: 'Last day of the data.', nullable: true }) readonly periodUntil: string | null;
  @Answered({ description: 'Oldest data, months before today.', type: Number, nullable: true }) readonly retentionMonths: number | null;
  @Answered({ description: 'Columns.', type: ProcessFieldDto, isArray: true }) readonly fields: readonly ProcessFieldDto[];
  @Answered({ description: 'Process of the umbrella whose pseudonyms are shared; null: it has its own.', nullable: true })
  readonly parentProcessId: string | null;

  constructor({ process, version }: ProcessView, codes: { readonly dataset: string; readonly purpose: string | null } | undefined) {
    this.id = process.id;
    this.parentProcessId = sharedOf(process);
    this.purpose = codes?.purpose ?? null;
    this.dataset = codes?.dataset ?? '';
    this.activity = version.activity;
    this.facing = version.facing;
    this.useTypes = version.useTypes;
    this.statute = version.statute;
    this.publicTask = version.publicTask;
    this.participationChoice = version.participationChoice;
    this.infersEmotion = version.infersEmotion;
    this.fromBiometrics = version.fromBiometrics;
    this.medicalOrSafety = version.medicalOrSafety;
    this.periodFrom = version.periodFrom;
    this.periodUntil = version.periodUntil;
    this.retentionMonths = version.retentionMonths;
    this.code = process.code;
    this.versionId = version.id;
    this.version = version.number;
    this.bases = version.bases;
    this.level = version.level;
    this.analytics = version.analytics;
    this.fields = version.fields.map(({ field, neededFor, form, only }) => ({
      field,
      form,
      ...(neededFor === null ? {} : { neededFor }),
      ...(only === null || only === undefined ? {} : { only }),
    }));
  }
}
