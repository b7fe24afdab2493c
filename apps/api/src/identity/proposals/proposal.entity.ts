// What one administrator proposes and another one confirms: the columns that role grants, mandates and deputyships share.
import { Column, PrimaryColumn } from 'typeorm';

export abstract class ProposalEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('text', { name: 'source_decision' }) sourceDecision!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  /** The second administrator, without whom it has no effect; null: still proposed. */
  @Column('uuid', { name: 'confirmed_by', nullable: true }) confirmedBy!: string | null;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt!: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy!: string | null;
}
