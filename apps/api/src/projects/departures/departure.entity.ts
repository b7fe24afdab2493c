// A departure from one norm by one project; the words of advice and decision stand with the judgements.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Route } from '../../identity/index.js';
import { type DepartureAdvice, type DepartureState } from './departure.js';

@Entity('departure')
export class DepartureEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('uuid', { name: 'project_id' }) projectId!: string;
  @Column('text') norm!: string;
  @Column('text') reason!: string;
  @Column('text') state!: DepartureState;
  @Column('date', { name: 'until_on' }) untilOn!: string;
  /** Day of the decision that granted it. */
  @Column('date', { name: 'from_on', nullable: true }) fromOn!: string | null;
  @Column('text', { nullable: true }) advice!: DepartureAdvice | null;
  /** The route of the project when it was decided, which the mandate covered. */
  @Column('text', { name: 'decided_route', nullable: true }) decidedRoute!: Route | null;
  @Column('uuid', { name: 'asked_by' }) askedBy!: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt!: Date;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
  @Column('integer') version!: number;
}
