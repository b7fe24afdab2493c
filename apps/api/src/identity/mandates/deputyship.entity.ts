// A deputyship: who stands in for whom, from when until when.
import { Column, Entity } from 'typeorm';
import { ProposalEntity } from '../proposals/proposal.entity.js';

@Entity('deputyship')
export class DeputyshipEntity extends ProposalEntity {
  @Column('uuid', { name: 'absent_id' }) absentId!: string;
  @Column('uuid', { name: 'deputy_id' }) deputyId!: string;
  @Column('date', { name: 'from_on' }) fromOn!: string;
  @Column('date', { name: 'until_on' }) untilOn!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
}
