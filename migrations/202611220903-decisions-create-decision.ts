// Every human judgement, kept as it was taken.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class DecisionsCreateDecision202611220903 implements MigrationInterface {
  readonly name = 'DecisionsCreateDecision2026112209030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table decision (
        id uuid primary key,
        institution_id uuid not null references institution,
        kind text not null,
        subject_kind text not null,
        subject_id uuid not null,
        outcome text not null,
        rationale text not null,
        decided_by uuid not null,
        deputy_for uuid,
        mandate_id uuid references mandate,
        verdict_id uuid,
        decided_at timestamptz not null,
        log_entry_id bigint not null,
        unique (institution_id, id),
        foreign key (institution_id, decided_by) references person (institution_id, id)
      );
      create index decision_subject on decision (institution_id, subject_kind, subject_id, id);
      call waarborg_protect('decision');
      grant select, insert on decision to waarborg_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table decision`);
  }
}
