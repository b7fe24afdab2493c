// A recall: the holder of an earlier delivery is asked to delete one pseudonym from the copy.
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const RECALL_CAUSES = ['consent-withdrawn', 'objection', 'restriction'] as const;
export type RecallCause = (typeof RECALL_CAUSES)[number];

@Entity('recall')
export class RecallEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('uuid', { name: 'delivery_id' }) deliveryId!: string;
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('uuid') pseudonym!: string;
  @Column('text') cause!: RecallCause;
  @Column('bigint', { name: 'consent_epoch' }) consentEpoch!: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt!: Date;
  @Column('date', { name: 'due_on' }) dueOn!: string;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt!: Date | null;
  @Column('uuid', { name: 'confirmed_by', nullable: true }) confirmedBy!: string | null;
  @Column('bigint', { name: 'log_entry_id' }) logEntryId!: string;
}
