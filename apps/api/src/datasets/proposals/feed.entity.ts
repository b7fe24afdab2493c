// The proposal that was accepted for files with this header; the next delivery starts from it.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Proposal } from './proposal.js';

@Entity('feed')
export class FeedEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('text') code!: string;
  @Column('uuid', { name: 'dataset_id' }) datasetId!: string;
  @Column('char', { name: 'header_sha256', length: 64 }) headerSha256!: string;
  @Column('jsonb') proposal!: Proposal;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}
