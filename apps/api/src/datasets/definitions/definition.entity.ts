// One version of what the institution means by a term.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Bilingual } from '../../platform/templates/index.js';

@Entity('definition')
export class DefinitionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('text') term!: string;
  @Column('integer') version!: number;
  @Column('jsonb') text!: Bilingual;
  @Column('text') source!: string;
  @Column('date', { name: 'valid_from' }) validFrom!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}
