// A human judgement as it was taken; never changed.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('decision')
export class DecisionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('text') kind!: string;
  @Column('text', { name: 'subject_kind' }) subjectKind!: string;
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('text') outcome!: string;
  @Column('text') rationale!: string;
  @Column('uuid', { name: 'decided_by' }) decidedBy!: string;
  @Column('uuid', { name: 'deputy_for', nullable: true }) deputyFor!: string | null;
  @Column('uuid', { name: 'mandate_id', nullable: true }) mandateId!: string | null;
  @Column('uuid', { name: 'verdict_id', nullable: true }) verdictId!: string | null;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt!: Date;
  @Column('bigint', { name: 'log_entry_id' }) logEntryId!: string;
}
