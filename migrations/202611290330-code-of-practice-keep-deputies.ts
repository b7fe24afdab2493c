// For whom somebody stood in who acted on a version of the code: four eyes hold for both.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CodeOfPracticeKeepDeputies202611290330 implements MigrationInterface {
  readonly name = 'CodeOfPracticeKeepDeputies2026112903300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table code_event add column deputy_for uuid;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table code_event drop column deputy_for;`);
  }
}
