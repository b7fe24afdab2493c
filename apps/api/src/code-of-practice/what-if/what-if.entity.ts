// A run of a version of the code against what was logged, and each verdict that it would change.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Decided } from '../../gate/index.js';
import { type OfUnit } from '../versions/holding.js';
import { type ChangeKind, type TermChange } from './compare.js';
import { type WhatIfCounts } from './counts.js';

export type RunState = 'waiting' | 'done' | 'failed';

/** What a run changes on top of a version. */
export interface Overrides {
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly inForce?: readonly string[];
}

@Entity('what_if_run')
export class WhatIfRunEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('uuid', { name: 'code_version_id' }) codeVersionId!: string;
  @Column('jsonb') overrides!: object;
  /** As they hold for the institution on the day of the run. */
  @Column('jsonb') parameters!: object;
  /** The units of that day with what each holds itself to, by code. */
  @Column('jsonb') units!: Readonly<Record<string, OfUnit>>;
  @Column('character', { name: 'parameters_sha256', length: 64 }) parametersSha256!: string;
  @Column('character', { name: 'manifest_sha256', length: 64 }) manifestSha256!: string;
  @Column('date', { name: 'from_on' }) fromOn!: string;
  @Column('date', { name: 'until_on' }) untilOn!: string;
  @Column('text') state!: RunState;
  @Column('jsonb', { nullable: true }) counts!: WhatIfCounts | null;
  @Column('integer', { name: 'duration_ms', nullable: true }) durationMs!: number | null;
  @Column('timestamptz', { name: 'asked_at' }) askedAt!: Date;
  @Column('uuid', { name: 'asked_by' }) askedBy!: string;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt!: Date | null;
}

/** What was asked of a project during a run and is not in the log: its facts, and the answer of the code in force. */
export interface AskedToday {
  readonly input: object;
  readonly decided: Decided;
  readonly codeVersion: string;
  readonly parametersSha256: string;
  readonly unit: string | null;
}

@Entity('what_if_change')
export class WhatIfChangeEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('uuid', { name: 'run_id' }) runId!: string;
  /** Null for a project: that was asked during the run. */
  @Column('uuid', { name: 'verdict_id', nullable: true }) verdictId!: string | null;
  /** Null for a logged verdict, and where nothing could decide. */
  @Column('jsonb', { nullable: true }) asked!: AskedToday | null;
  @Column('text') kind!: ChangeKind;
  @Column('text') gate!: string;
  @Column('text', { name: 'subject_kind' }) subjectKind!: string;
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('text', { name: 'from_outcome' }) fromOutcome!: string;
  @Column('text', { name: 'to_outcome' }) toOutcome!: string;
  @Column('jsonb') appeared!: readonly string[];
  @Column('jsonb') disappeared!: readonly string[];
  @Column('jsonb') changed!: readonly string[];
  @Column('jsonb') terms!: readonly TermChange[];
}
