// The ledger of consent, objection and restriction (never changed), where each subject stands now, and the epoch.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type ConsentKind, type ConsentState } from './consent.states.js';

/** How an event came in: the person's own act here, another system's tick box, paper, a feed, the demo, or a merge of two subjects. */
export const GIVEN_VIA = ['self', 'lms', 'paper', 'feed', 'demo', 'merge'] as const;
export type GivenVia = (typeof GIVEN_VIA)[number];

@Entity('consent_event')
export class ConsentEventEntity {
  @PrimaryColumn('uuid', { name: 'institution_id' }) institutionId!: string;
  @PrimaryColumn('bigint') epoch!: string;
  @Column('uuid') id!: string;
  @Column('text') kind!: ConsentKind;
  @Column('text') state!: ConsentState;
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('uuid', { name: 'purpose_id' }) purposeId!: string;
  @Column('uuid', { name: 'notice_id', nullable: true }) noticeId!: string | null;
  @Column('date', { name: 'valid_until', nullable: true }) validUntil!: string | null;
  @Column('text', { name: 'given_via' }) givenVia!: GivenVia;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('bigint', { name: 'log_entry_id' }) logEntryId!: string;
}

@Entity('consent_state')
export class ConsentStateEntity {
  @PrimaryColumn('uuid', { name: 'institution_id' }) institutionId!: string;
  @PrimaryColumn('text') kind!: ConsentKind;
  @PrimaryColumn('uuid', { name: 'purpose_id' }) purposeId!: string;
  @PrimaryColumn('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('text') state!: ConsentState;
  @Column('date', { name: 'valid_until', nullable: true }) validUntil!: string | null;
  @Column('bigint') epoch!: string;
}

@Entity('consent_epoch')
export class ConsentEpochEntity {
  @PrimaryColumn('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('bigint') epoch!: string;
}
