// One version of the answers to the pre-scan of a project, and a contest of a criterion that follows from facts.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type ContestState, type Criterion, type PrescanAnswers, type ProcessAnswers } from './prescan.js';

@Entity('prescan')
export class PrescanEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('uuid', { name: 'project_id' }) projectId!: string;
  @Column('integer') number!: number;
  @Column('jsonb') answers!: PrescanAnswers;
  @Column('jsonb') processes!: readonly ProcessAnswers[];
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  /** When a privacy officer established this version; who and why stands with the judgements. */
  @Column('timestamptz', { name: 'established_at', nullable: true }) establishedAt!: Date | null;
}

@Entity('criterion_contest')
export class CriterionContestEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('uuid', { name: 'project_id' }) projectId!: string;
  /** The version of the answers from which the criterion followed; under another the contest counts no more. */
  @Column('uuid', { name: 'prescan_id' }) prescanId!: string;
  @Column('text') criterion!: Criterion;
  @Column('text') reason!: string;
  @Column('text') state!: ContestState;
  @Column('uuid', { name: 'raised_by' }) raisedBy!: string;
  @Column('timestamptz', { name: 'raised_at' }) raisedAt!: Date;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
  @Column('integer') version!: number;
}
