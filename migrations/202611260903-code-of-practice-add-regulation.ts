// With a version of the code: the table of its norms against the institution's own regulation on personal data.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CodeOfPracticeAddRegulation202611260903 implements MigrationInterface {
  readonly name = 'CodeOfPracticeAddRegulation2026112609030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table code_version add column regulation jsonb;
      grant update (regulation) on code_version to waarborg_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table code_version drop column regulation;`);
  }
}
