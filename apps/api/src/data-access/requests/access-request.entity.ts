// A request of an analyst for data, with the versions that it is pinned to.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type RowFormat } from '../selection/selection.js';

@Entity('access_request')
export class AccessRequestEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('uuid', { name: 'project_id' }) projectId!: string;
  @Column('uuid', { name: 'process_id' }) processId!: string;
  @Column('uuid', { name: 'process_version_id' }) processVersionId!: string;
  @Column('uuid', { name: 'dataset_id' }) datasetId!: string;
  @Column('uuid', { name: 'dataset_version_id' }) datasetVersionId!: string;
  @Column('uuid', { name: 'setting_id' }) settingId!: string;
  @Column('uuid', { name: 'requester_id' }) requesterId!: string;
  @Column('text') shape!: 'rows';
  @Column('jsonb') fields!: readonly string[];
  @Column('text') format!: RowFormat;
  @Column('date', { name: 'period_from', nullable: true }) periodFrom!: string | null;
  @Column('date', { name: 'period_until', nullable: true }) periodUntil!: string | null;
  @Column('uuid', { name: 'verdict_id', nullable: true }) verdictId!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
