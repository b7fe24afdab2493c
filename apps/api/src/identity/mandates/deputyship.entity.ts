// A deputyship: who stands in for whom, from when until when.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('deputyship')
export class DeputyshipEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('uuid', { name: 'absent_id' }) absentId!: string;
  @Column('uuid', { name: 'deputy_id' }) deputyId!: string;
  @Column('date', { name: 'from_on' }) fromOn!: string;
  @Column('date', { name: 'until_on' }) untilOn!: string;
  @Column('text', { name: 'source_decision' }) sourceDecision!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
}
