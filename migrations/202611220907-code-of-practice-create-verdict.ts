// Versions of the code of practice in force, and every verdict with the input that it was reached on.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CodeOfPracticeCreateVerdict202611220907 implements MigrationInterface {
  readonly name = 'CodeOfPracticeCreateVerdict2026112209070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table code_version (
        id uuid primary key,
        institution_id uuid not null references institution,
        version text not null,
        policy_sha256 char(64) not null,
        parameters jsonb not null,
        parameters_sha256 char(64) not null,
        effective_on date not null,
        adopted_at timestamptz not null,
        adopted_by uuid not null,
        source_decision text not null,
        unique (institution_id, version)
      );

      create table verdict (
        id uuid primary key,
        institution_id uuid not null references institution,
        gate text not null,
        subject_kind text not null,
        subject_id uuid not null,
        outcome text not null,
        result jsonb not null,
        input jsonb not null,
        input_sha256 char(64) not null,
        policy_sha256 char(64) not null,
        parameters_sha256 char(64) not null,
        code_version text not null,
        engine text not null,
        sources jsonb not null,
        consent_epoch bigint,
        decided_at timestamptz not null,
        trace_id char(32) not null,
        unique (institution_id, id)
      );
      create index verdict_subject on verdict (institution_id, subject_kind, subject_id, id);

      call waarborg_protect('code_version');
      call waarborg_protect('verdict');
      grant select, insert on code_version, verdict to waarborg_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table verdict, code_version`);
  }
}
