// A mandate: who may take which decisions, on routes up to which weight, from when until when, by which decision.
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const ROUTES = ['light', 'standard', 'heavy'] as const;
export type Route = (typeof ROUTES)[number];

/** What a mandate is for: decisions on projects, or the adoption of the code of practice. */
export const MANDATE_KINDS = ['project-decision', 'code-adoption'] as const;
export type MandateKind = (typeof MANDATE_KINDS)[number];

@Entity('mandate')
export class MandateEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('text') code!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') kind!: MandateKind;
  @Column('text') route!: Route;
  @Column('date', { name: 'from_on' }) fromOn!: string;
  @Column('date', { name: 'until_on' }) untilOn!: string;
  @Column('text', { name: 'source_decision' }) sourceDecision!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
}
