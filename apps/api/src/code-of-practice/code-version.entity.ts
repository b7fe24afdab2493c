// A version of the code of practice as adopted: policy and parameters by digest, from a day, by a source decision.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('code_version')
export class CodeVersionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('text') version!: string;
  @Column('character', { name: 'policy_sha256', length: 64 }) policySha256!: string;
  @Column('jsonb') parameters!: object;
  @Column('character', { name: 'parameters_sha256', length: 64 }) parametersSha256!: string;
  @Column('date', { name: 'effective_on' }) effectiveOn!: string;
  @Column('timestamptz', { name: 'adopted_at' }) adoptedAt!: Date;
  @Column('uuid', { name: 'adopted_by' }) adoptedBy!: string;
  @Column('text', { name: 'source_decision' }) sourceDecision!: string;
}

/** A verdict with the input that it was reached on: enough to reach it again. */
@Entity('verdict')
export class VerdictEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('text') gate!: string;
  @Column('text', { name: 'subject_kind' }) subjectKind!: string;
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('text') outcome!: string;
  @Column('jsonb') result!: object;
  @Column('jsonb') input!: object;
  @Column('character', { name: 'input_sha256', length: 64 }) inputSha256!: string;
  @Column('character', { name: 'policy_sha256', length: 64 }) policySha256!: string;
  @Column('character', { name: 'parameters_sha256', length: 64 }) parametersSha256!: string;
  @Column('text', { name: 'code_version' }) codeVersion!: string;
  @Column('text') engine!: string;
  @Column('jsonb') sources!: object;
  @Column('bigint', { name: 'consent_epoch', nullable: true }) consentEpoch!: string | null;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt!: Date;
  @Column('character', { name: 'trace_id', length: 32 }) traceId!: string;
}
