// A role of a person, from a day, until a day, by a source decision.
import { Column, Entity } from 'typeorm';
import { type Role } from '../../common/index.js';
import { ProposalEntity } from '../proposals/proposal.entity.js';

@Entity('role_grant')
export class RoleGrantEntity extends ProposalEntity {
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') role!: Role;
  @Column('date', { name: 'from_on' }) fromOn!: string;
  @Column('date', { name: 'until_on', nullable: true }) untilOn!: string | null;
  @Column('uuid', { name: 'granted_by' }) grantedBy!: string;
}
