// When a version of the code was held against the institution's personal-data regulation.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CodeOfPracticeAddReview202611260903 implements MigrationInterface {
  readonly name = 'CodeOfPracticeAddReview2026112609030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table code_version add column regulation_reviewed_on date;
      grant update (regulation_reviewed_on) on code_version to waarborg_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table code_version drop column regulation_reviewed_on`);
  }
}
