// One file offered for import: what it looks like, what is proposed, and what became of it. Never its rows.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Dialect, type Inspection } from '../inspection/inspection.types.js';
import { type Proposal } from '../proposals/proposal.js';
import { type ImportState } from './import.states.js';

/** What is wrong with a row: where and what, never the value. */
export interface RowError {
  readonly line: number;
  /** Code of the column; null when the whole row is wrong. */
  readonly column: string | null;
  readonly code: string;
}

/** How a load ended. */
export interface ImportOutcome {
  /** Why it failed, or null. */
  readonly failure: string | null;
  /** Rows with errors, all of them. */
  readonly errorCount: number;
  /** The first errors, at most 100. */
  readonly rowErrors: readonly RowError[];
  readonly rowsRead: number;
  readonly rowsStored: number;
  /** Rows that were past their retention term and therefore not stored. */
  readonly rowsPastTerm: number;
}

/** The steward's answer about one column, by its place in the file. */
export interface StewardAnswer {
  readonly says: 'not-an-identifier';
  readonly decisionId: string;
  readonly at: string;
}

@Entity('import')
export class ImportEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('text') state!: ImportState;
  @Column('text', { name: 'source_name' }) sourceName!: string;
  @Column('bigint', { name: 'source_bytes' }) sourceBytes!: string;
  @Column('char', { name: 'source_sha256', length: 64 }) sourceSha256!: string;
  @Column('char', { name: 'header_sha256', length: 64 }) headerSha256!: string;
  @Column('jsonb') dialect!: Dialect;
  @Column('jsonb') inspection!: Inspection;
  @Column('jsonb') proposal!: Proposal;
  /** The feed whose accepted proposal this one started from. */
  @Column('text', { name: 'feed_code', nullable: true }) feedCode!: string | null;
  @Column('jsonb', { name: 'steward_says' }) stewardSays!: Readonly<Record<string, StewardAnswer>>;
  @Column('bigint', { name: 'progress_rows' }) progressRows!: string;
  @Column('jsonb', { nullable: true }) outcome!: ImportOutcome | null;
  @Column('uuid', { name: 'dataset_id', nullable: true }) datasetId!: string | null;
  @Column('uuid', { name: 'dataset_version_id', nullable: true }) datasetVersionId!: string | null;
  @Column('uuid', { name: 'verdict_id', nullable: true }) verdictId!: string | null;
  @Column('uuid', { name: 'requested_by' }) requestedBy!: string;
  @Column('timestamptz', { name: 'requested_at' }) requestedAt!: Date;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('integer') version!: number;
}
