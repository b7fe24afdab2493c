// A data set of the catalogue: what it is, whose, from where, for how long.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Bilingual } from '../../platform/templates/index.js';
import { type DatasetKind, type IngestBasis, type KnownBreak, type LineageStep } from '../proposals/proposal.js';

@Entity('dataset')
export class DatasetEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('text') code!: string;
  @Column('text') kind!: DatasetKind;
  @Column('jsonb') title!: Bilingual;
  @Column('jsonb') description!: Bilingual;
  @Column('text', { name: 'source_system' }) sourceSystem!: string;
  @Column('text') owner!: string;
  @Column('text', { nullable: true }) purpose!: string | null;
  @Column('text', { nullable: true }) basis!: IngestBasis | null;
  @Column('text', { name: 'consent_purpose', nullable: true }) consentPurpose!: string | null;
  @Column('text', { name: 'criminal_statute', nullable: true }) criminalStatute!: string | null;
  @Column('text', { name: 'original_purpose' }) originalPurpose!: string;
  @Column('text', { name: 'obtained_from' }) obtainedFrom!: string;
  @Column('text', { nullable: true }) attribution!: string | null;
  @Column('integer', { name: 'retention_months', nullable: true }) retentionMonths!: number | null;
  @Column('text', { name: 'retention_owner', nullable: true }) retentionOwner!: string | null;
  @Column('jsonb') lineage!: readonly LineageStep[];
  @Column('jsonb', { name: 'known_breaks' }) knownBreaks!: readonly KnownBreak[];
  @Column('uuid', { name: 'current_version_id', nullable: true }) currentVersionId!: string | null;
  @Column('integer') version!: number;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
