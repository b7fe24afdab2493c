// One version of the text on which consent to a purpose is asked; never changed.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Bilingual } from '../../platform/templates/index.js';

@Entity('consent_notice')
export class ConsentNoticeEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('uuid', { name: 'purpose_id' }) purposeId!: string;
  @Column('integer') version!: number;
  @Column('jsonb') text!: Bilingual;
  @Column('char', { name: 'text_sha256', length: 64 }) textSha256!: string;
  @Column('date', { name: 'valid_from' }) validFrom!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}
