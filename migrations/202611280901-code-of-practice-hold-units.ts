// A project may belong to a unit that holds itself to stricter parameters: the project names it, and so does each verdict on it.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CodeOfPracticeHoldUnits202611280901 implements MigrationInterface {
  readonly name = 'CodeOfPracticeHoldUnits2026112809010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table project add column unit text;
      alter table verdict add column unit text;
      alter table what_if_run add column units jsonb not null default '{}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table what_if_run drop column units;
      alter table verdict drop column unit;
      alter table project drop column unit;
    `);
  }
}
