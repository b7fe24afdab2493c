// What-if asks projects as they stand: a change names what was asked where no verdict is logged, and by which rule it differs.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CodeOfPracticeWhatIfOfProjects202611281801 implements MigrationInterface {
  readonly name = 'CodeOfPracticeWhatIfOfProjects2026112818010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table what_if_change
        alter column verdict_id drop not null,
        add column asked jsonb,
        add column changed jsonb not null default '[]',
        add column terms jsonb not null default '[]',
        add constraint what_if_change_reached check (verdict_id is null or asked is null);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from what_if_change where verdict_id is null;
      alter table what_if_change
        alter column verdict_id set not null,
        drop column asked,
        drop column changed,
        drop column terms;
    `);
  }
}
