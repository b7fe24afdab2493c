// A process: purpose x data set x activity. What it is stands in versions that never change; each change makes a new one.
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const ACTIVITIES = ['study', 'development', 'application'] as const;
/** What the outcome of a process is used for; those after `accountability` are refused by the code of practice. */
export const USE_TYPES = [
  'guidance',
  'feedback',
  'course-improvement',
  'policy',
  'research',
  'accountability',
  'surveillance',
  'discipline',
  'grading',
  'staff-appraisal',
] as const;
export const BASES = ['public-task', 'legal-obligation', 'consent', 'contract', 'legitimate-interest', 'vital-interest'] as const;
export const LEVELS = ['policy', 'group', 'person'] as const;
export const ANALYTICS = ['descriptive', 'diagnostic', 'predictive', 'prescriptive'] as const;
export const FACINGS = ['student', 'teacher', 'adviser', 'management', 'council', 'research'] as const;
export const FORMS = ['as-is', 'month', 'year', 'generalised'] as const;
export type Activity = (typeof ACTIVITIES)[number];
export type UseType = (typeof USE_TYPES)[number];
export type Basis = (typeof BASES)[number];
export type Level = (typeof LEVELS)[number];
export type Analytics = (typeof ANALYTICS)[number];
export type Facing = (typeof FACINGS)[number];
export type Form = (typeof FORMS)[number];

/** A column that a process uses: what for (in people's words), in which form, and of which values the rows alone. */
export interface ProcessField {
  readonly field: string;
  readonly neededFor: string | null;
  readonly form: Form;
  /** Only rows with one of these values, as text; null or absent (versions of before it was asked): rows with any. */
  readonly only?: readonly string[] | null;
}

@Entity('process')
export class ProcessEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('uuid', { name: 'project_id' }) projectId!: string;
  @Column('text') code!: string;
  /** Process whose pseudonyms this one shares: itself, or one of the umbrella of its project. */
  @Column('uuid', { name: 'scope_id' }) scopeId!: string;
  @Column('uuid', { name: 'current_version_id', nullable: true }) currentVersionId!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

/** Answers the process whose pseudonyms a process shares, or null when it has its own. */
export function sharedOf(process: Pick<ProcessEntity, 'id' | 'scopeId'> | undefined): string | null {
  return process === undefined || process.scopeId === process.id ? null : process.scopeId;
}

@Entity('process_version')
export class ProcessVersionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('uuid', { name: 'process_id' }) processId!: string;
  @Column('integer') number!: number;
  @Column('uuid', { name: 'purpose_id', nullable: true }) purposeId!: string | null;
  @Column('uuid', { name: 'dataset_id' }) datasetId!: string;
  @Column('text') activity!: Activity;
  @Column('jsonb', { name: 'use_types' }) useTypes!: readonly UseType[];
  @Column('jsonb') bases!: readonly Basis[];
  @Column('text', { nullable: true }) statute!: string | null;
  /** Whether it is part of the institution's public task; null: not said. */
  @Column('boolean', { name: 'public_task', nullable: true }) publicTask!: boolean | null;
  @Column('boolean', { name: 'participation_choice' }) participationChoice!: boolean;
  /** Whether it infers emotions of persons, from biometric data, for a medical or safety reason; null: not said. */
  @Column('boolean', { name: 'infers_emotion', nullable: true }) infersEmotion!: boolean | null;
  @Column('boolean', { name: 'from_biometrics', nullable: true }) fromBiometrics!: boolean | null;
  @Column('boolean', { name: 'medical_or_safety', nullable: true }) medicalOrSafety!: boolean | null;
  @Column('text') level!: Level;
  @Column('text') analytics!: Analytics;
  @Column('text') facing!: Facing;
  @Column('date', { name: 'period_from', nullable: true }) periodFrom!: string | null;
  @Column('date', { name: 'period_until', nullable: true }) periodUntil!: string | null;
  @Column('integer', { name: 'retention_months', nullable: true }) retentionMonths!: number | null;
  @Column('jsonb') fields!: readonly ProcessField[];
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}
