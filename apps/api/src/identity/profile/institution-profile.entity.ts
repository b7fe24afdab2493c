// One version of an institution's profile.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type ProfileValues } from './profile.values.js';

@Entity('institution_profile')
export class InstitutionProfileEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('integer') version!: number;
  @Column('jsonb') profile!: ProfileValues;
  @Column('date', { name: 'effective_on' }) effectiveOn!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('text', { name: 'source_decision' }) sourceDecision!: string;
}
