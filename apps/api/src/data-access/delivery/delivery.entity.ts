// A delivery: one access to data, from its log entry to its close.
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a delivery carries with it: purpose, basis, level, what it came from; lowering a label is a decision. */
export interface DeliveryLabel {
  readonly purposeId: string;
  readonly purpose: string;
  readonly basis: string | null;
  readonly level: string;
  readonly isByConsent: boolean;
  readonly parents: readonly string[];
}

@Entity('delivery')
export class DeliveryEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('uuid', { name: 'access_request_id' }) accessRequestId!: string;
  @Column('uuid', { name: 'project_id' }) projectId!: string;
  @Column('uuid', { name: 'process_id' }) processId!: string;
  @Column('uuid', { name: 'process_version_id' }) processVersionId!: string;
  @Column('uuid', { name: 'dataset_version_id' }) datasetVersionId!: string;
  @Column('uuid', { name: 'setting_id' }) settingId!: string;
  @Column('uuid', { name: 'holder_id' }) holderId!: string;
  @Column('uuid', { name: 'verdict_id' }) verdictId!: string;
  @Column('bigint', { name: 'consent_epoch' }) consentEpoch!: string;
  @Column('character', { name: 'selection_sha256', length: 64 }) selectionSha256!: string;
  @Column('uuid', { name: 'scope_id' }) scopeId!: string;
  @Column('integer', { name: 'key_period' }) keyPeriod!: number;
  @Column('jsonb') label!: DeliveryLabel;
  @Column('date', { name: 'delete_by' }) deleteBy!: string;
  @Column('text') state!: 'open' | 'delivered' | 'aborted';
  @Column('uuid', { name: 'instance_id' }) instanceId!: string;
  @Column('bigint', { name: 'log_entry_id' }) logEntryId!: string;
  @Column('timestamptz', { name: 'opened_at' }) openedAt!: Date;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('bigint', { name: 'row_count', nullable: true }) rowCount!: string | null;
  @Column('bigint', { name: 'byte_count', nullable: true }) byteCount!: string | null;
  @Column('bytea', { name: 'content_sha256', nullable: true }) contentSha256!: Buffer | null;
  @Column('bytea', { name: 'subject_index_root', nullable: true }) subjectIndexRoot!: Buffer | null;
  @Column('bigint', { name: 'closed_log_entry_id', nullable: true }) closedLogEntryId!: string | null;
}
