// A verdict with the input that it was reached on: enough to reach it again.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('verdict')
export class VerdictEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('text') gate!: string;
  @Column('text', { name: 'subject_kind' }) subjectKind!: string;
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('text') outcome!: string;
  @Column('jsonb') result!: object;
  /** Null once erased. */
  @Column('jsonb', { nullable: true }) input!: object | null;
  @Column('timestamptz', { name: 'input_erased_at', nullable: true }) inputErasedAt!: Date | null;
  @Column('character', { name: 'input_sha256', length: 64 }) inputSha256!: string;
  @Column('character', { name: 'policy_sha256', length: 64 }) policySha256!: string;
  @Column('character', { name: 'parameters_sha256', length: 64 }) parametersSha256!: string;
  @Column('text', { name: 'code_version' }) codeVersion!: string;
  /** The unit by whose stricter parameters; null where the institution's own hold. */
  @Column('text', { nullable: true }) unit!: string | null;
  @Column('text') engine!: string;
  @Column('jsonb') sources!: object;
  @Column('bigint', { name: 'consent_epoch', nullable: true }) consentEpoch!: string | null;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt!: Date;
  @Column('character', { name: 'trace_id', length: 32 }) traceId!: string;
}
