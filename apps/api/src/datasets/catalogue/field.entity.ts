// One field of a version of a data set.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Bilingual } from '../../platform/templates/index.js';
import { type Classification, type FieldType } from '../inspection/inspection.types.js';

@Entity('field')
export class FieldEntity {
  @PrimaryColumn('uuid', { name: 'institution_id' }) institutionId!: string;
  @PrimaryColumn('uuid', { name: 'dataset_version_id' }) datasetVersionId!: string;
  @Column('integer') position!: number;
  @PrimaryColumn('text') code!: string;
  @Column('text') type!: FieldType;
  @Column('jsonb') meaning!: Bilingual;
  @Column('text', { nullable: true }) unit!: string | null;
  @Column('jsonb', { name: 'missing_codes' }) missingCodes!: readonly string[];
  @Column('text') classification!: Classification;
  @Column('text', { name: 'classification_reason' }) classificationReason!: string;
  @Column('boolean', { name: 'national_identifier' }) nationalIdentifier!: boolean;
  /** Cut points by which a number is generalised, ascending. */
  @Column('jsonb', { nullable: true }) bands!: readonly number[] | null;
}
