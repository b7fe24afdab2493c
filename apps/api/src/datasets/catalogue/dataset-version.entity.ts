// One delivery of a data set as it was loaded; its rows stand in a table of their own in schema data.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Bilingual } from '../../platform/templates/index.js';
import { type RowDate } from '../proposals/proposal.js';

@Entity('dataset_version')
export class DatasetVersionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('uuid', { name: 'dataset_id' }) datasetId!: string;
  @Column('integer') number!: number;
  @Column('text') state!: 'ready' | 'retired';
  @Column('text', { name: 'table_name' }) tableName!: string;
  @Column('bigint', { name: 'row_count' }) rowCount!: string;
  @Column('bigint', { name: 'subject_count' }) subjectCount!: string;
  @Column('date', { name: 'first_row_on', nullable: true }) firstRowOn!: string | null;
  @Column('date', { name: 'last_row_on', nullable: true }) lastRowOn!: string | null;
  @Column('char', { name: 'source_sha256', length: 64 }) sourceSha256!: string;
  @Column('integer', { name: 'shift_years' }) shiftYears!: number;
  /** The column that told persons apart in the file; its values were never stored. */
  @Column('text', { name: 'subject_field', nullable: true }) subjectField!: string | null;
  /** What dates a row (its retention term counts from there). */
  @Column('jsonb', { name: 'row_date', nullable: true }) rowDate!: RowDate | null;
  @Column('jsonb') remark!: Bilingual;
  @Column('uuid', { name: 'import_id' }) importId!: string;
  @Column('timestamptz', { name: 'loaded_at' }) loadedAt!: Date;
  @Column('timestamptz', { name: 'retired_at', nullable: true }) retiredAt!: Date | null;
}
