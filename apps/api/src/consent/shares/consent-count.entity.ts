// How many subjects stand in a state on a purpose until a day; kept up with the ledger.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type ConsentKind, type ConsentState } from '../consent.states.js';

@Entity('consent_count')
export class ConsentCountEntity {
  @PrimaryColumn('uuid', { name: 'institution_id' }) institutionId!: string;
  @PrimaryColumn('text') kind!: ConsentKind;
  @PrimaryColumn('uuid', { name: 'purpose_id' }) purposeId!: string;
  @PrimaryColumn('text') state!: ConsentState;
  /** `infinity` when the state has no last day. */
  @PrimaryColumn('date', { name: 'valid_until' }) validUntil!: string;
  @Column('bigint') subjects!: string;
}
