// One version of an institution's profile; one that lays something open holds once a second person confirms it.
import { Column, Entity } from 'typeorm';
import { ProposalEntity } from '../proposals/proposal.entity.js';
import { type Confirmer } from './profile.changes.js';
import { type ProfileValues } from './profile.values.js';

@Entity('institution_profile')
export class InstitutionProfileEntity extends ProposalEntity {
  @Column('integer') version!: number;
  @Column('jsonb') profile!: ProfileValues;
  @Column('date', { name: 'effective_on' }) effectiveOn!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  /** Who has to confirm it, or had to; null: it held without. */
  @Column('text', { name: 'waits_for', nullable: true }) waitsFor!: Confirmer | null;
}
