// A mandate: who may take which decisions, on routes up to which weight, from when until when, by which decision.
import { Column, Entity } from 'typeorm';
import { ProposalEntity } from '../proposals/proposal.entity.js';

export const ROUTES = ['light', 'standard', 'heavy'] as const;
export type Route = (typeof ROUTES)[number];

/** What a mandate is for: decisions on projects, or the adoption of the code of practice. */
export const MANDATE_KINDS = ['project-decision', 'code-adoption'] as const;
export type MandateKind = (typeof MANDATE_KINDS)[number];

@Entity('mandate')
export class MandateEntity extends ProposalEntity {
  @Column('text') code!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') kind!: MandateKind;
  @Column('text') route!: Route;
  @Column('date', { name: 'from_on' }) fromOn!: string;
  @Column('date', { name: 'until_on' }) untilOn!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
}
