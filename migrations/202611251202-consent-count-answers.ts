// How many subjects stand where on each purpose, kept up with the ledger in the same transaction, so that a share of consent
// is a sum over a few rows and not over the ledger. Subjects that were merged into another do not count.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class ConsentCountAnswers202611251202 implements MigrationInterface {
  readonly name = 'ConsentCountAnswers2026112512020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table consent_count (
        institution_id uuid not null references institution,
        kind text not null,
        purpose_id uuid not null,
        state text not null,
        valid_until date not null,
        subjects bigint not null,
        primary key (institution_id, kind, purpose_id, state, valid_until),
        foreign key (institution_id, purpose_id) references purpose (institution_id, id)
      );
      call waarborg_protect('consent_count');
      grant select, insert, update on consent_count to waarborg_api;

      insert into consent_count (institution_id, kind, purpose_id, state, valid_until, subjects)
      select c.institution_id, c.kind, c.purpose_id, c.state, coalesce(c.valid_until, 'infinity'), count(*)
      from consent_state c join subject s on s.institution_id = c.institution_id and s.id = c.subject_id and s.merged_into is null
      group by 1, 2, 3, 4, 5;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table consent_count`);
  }
}
