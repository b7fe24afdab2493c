// A version of the code of practice: policy by digest, parameters with the list in force, and how it was adopted.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Bilingual } from '../../platform/templates/index.js';
import { type CodeEventKind, type CodeState } from './code-version.states.js';
import { type Regulation } from './regulation.js';

@Entity('code_version')
export class CodeVersionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  /** The label that verdicts name. */
  @Column('text') version!: string;
  @Column('text') state!: CodeState;
  /** Counts the changes of this record (ETag). */
  @Column('integer') revision!: number;
  /** The revision since which its text stands as it is: drawn up, changed, laid before the councils or taken back. */
  @Column('integer', { name: 'text_revision' }) textRevision!: number;
  /** What changes with this version, in the words of who drew it up. */
  @Column('text') summary!: string;
  @Column('character', { name: 'policy_sha256', length: 64 }) policySha256!: string;
  /** Which build; null for a version adopted before builds were kept. */
  @Column('character', { name: 'manifest_sha256', length: 64, nullable: true }) manifestSha256!: string | null;
  @Column('jsonb') parameters!: object;
  @Column('character', { name: 'parameters_sha256', length: 64 }) parametersSha256!: string;
  /** Beside the rules, not part of what is adopted. */
  @Column('jsonb', { nullable: true }) regulation!: Regulation | null;
  @Column('date', { name: 'effective_on', nullable: true }) effectiveOn!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'adopted_at', nullable: true }) adoptedAt!: Date | null;
  @Column('uuid', { name: 'adopted_by', nullable: true }) adoptedBy!: string | null;
  @Column('uuid', { name: 'mandate_id', nullable: true }) mandateId!: string | null;
  @Column('text', { name: 'source_decision', nullable: true }) sourceDecision!: string | null;
  @Column('text', { nullable: true }) signature!: string | null;
  /** SHA-256 of the public key that signed. */
  @Column('text', { name: 'signed_by', nullable: true }) signedBy!: string | null;
  @Column('date', { name: 'extended_until', nullable: true }) extendedUntil!: string | null;
  @Column('timestamptz', { name: 'retired_at', nullable: true }) retiredAt!: Date | null;
}

@Entity('policy_build')
export class PolicyBuildEntity {
  @PrimaryColumn('uuid', { name: 'institution_id' }) institutionId!: string;
  @PrimaryColumn('character', { name: 'manifest_sha256', length: 64 }) manifestSha256!: string;
  @Column('character', { name: 'policy_sha256', length: 64 }) policySha256!: string;
  @Column('bytea') manifest!: Buffer;
  @Column('bytea') wasm!: Buffer;
  @Column('bytea') rules!: Buffer;
  @Column('bytea', { name: 'input_schema' }) inputSchema!: Buffer;
  @Column('bytea') parameters!: Buffer;
  @Column('timestamptz', { name: 'stored_at' }) storedAt!: Date;
}

@Entity('code_parameter_set')
export class ParameterSetEntity {
  @PrimaryColumn('uuid', { name: 'institution_id' }) institutionId!: string;
  @PrimaryColumn('character', { name: 'parameters_sha256', length: 64 }) parametersSha256!: string;
  @Column('jsonb') parameters!: object;
  @Column('timestamptz', { name: 'stored_at' }) storedAt!: Date;
}

export const PARTICIPANT_KINDS = ['student', 'student-council', 'works-council', 'staff', 'privacy-officer', 'fg', 'other'] as const;
export type ParticipantKind = (typeof PARTICIPANT_KINDS)[number];

@Entity('code_participant')
export class ParticipantEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('uuid', { name: 'code_version_id' }) codeVersionId!: string;
  @Column('text') kind!: ParticipantKind;
  @Column('text') name!: string;
  @Column('text') capacity!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
}

export const COUNCIL_BODIES = ['student-council', 'works-council', 'joint-council'] as const;
export type CouncilBody = (typeof COUNCIL_BODIES)[number];
export const ACT_KINDS = ['information', 'discussion', 'advice', 'assent', 'unasked-advice', 'initiative'] as const;
export type ActKind = (typeof ACT_KINDS)[number];
export const ACT_POSITIONS = ['positive', 'conditional', 'negative', 'none'] as const;
export type ActPosition = (typeof ACT_POSITIONS)[number];

/** What a council said of a version, and what the board answered. @see WHW Art. 9.32, 9.33 */
@Entity('code_act')
export class CodeActEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('uuid', { name: 'code_version_id' }) codeVersionId!: string;
  @Column('text') body!: CouncilBody;
  @Column('text') kind!: ActKind;
  @Column('text') position!: ActPosition;
  @Column('text') text!: string;
  @Column('date', { name: 'given_on' }) givenOn!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  /** When the text that it was given on went back to draft. */
  @Column('timestamptz', { name: 'lapsed_at', nullable: true }) lapsedAt!: Date | null;
  @Column('text', { nullable: true }) answer!: string | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt!: Date | null;
  @Column('uuid', { name: 'answered_by', nullable: true }) answeredBy!: string | null;
}

/** An act on a version, as it is in the log `decisions`. */
@Entity('code_event')
export class CodeEventEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('uuid', { name: 'code_version_id' }) codeVersionId!: string;
  @Column('text') kind!: CodeEventKind;
  @Column('text', { name: 'from_state', nullable: true }) fromState!: CodeState | null;
  /** Null when the act left the state as it was. */
  @Column('text', { name: 'to_state', nullable: true }) toState!: CodeState | null;
  /** Null where that was kept in the log alone, and erased there. */
  @Column('uuid', { name: 'by_id', nullable: true }) byId!: string | null;
  /** For whom who did it stood in. */
  @Column('uuid', { name: 'deputy_for', nullable: true }) deputyFor!: string | null;
  @Column('timestamptz') at!: Date;
  @Column('text', { nullable: true }) reason!: string | null;
  /** The act of a council, the participant, or the version that took its place. */
  @Column('uuid', { name: 'about_id', nullable: true }) aboutId!: string | null;
  @Column('character', { name: 'policy_sha256', length: 64 }) policySha256!: string;
  @Column('character', { name: 'manifest_sha256', length: 64, nullable: true }) manifestSha256!: string | null;
  @Column('character', { name: 'parameters_sha256', length: 64 }) parametersSha256!: string;
  @Column('bigint', { name: 'log_entry_id' }) logEntryId!: string;
}

/**
 * A faculty or other unit that is stricter than the institution; each change is a row of its own. What is looser than the row
 * before waits for a second person, until a later row takes its place.
 */
@Entity('code_unit')
export class CodeUnitEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('text') unit!: string;
  @Column('integer') revision!: number;
  @Column('jsonb') title!: Bilingual;
  @Column('jsonb') parameters!: object;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  /** For whom who recorded it stood in. */
  @Column('uuid', { name: 'deputy_for', nullable: true }) deputyFor!: string | null;
  /** Since when it holds; null while it waits for a second person. */
  @Column('timestamptz', { name: 'held_since', nullable: true }) heldSince!: Date | null;
  /** The second person; null for what was no looser than before. */
  @Column('uuid', { name: 'confirmed_by', nullable: true }) confirmedBy!: string | null;
}
