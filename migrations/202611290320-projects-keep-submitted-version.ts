// At which version a project was submitted: a test, an advice and the decision name one that was read since. What waits for
// them already is read anew.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class ProjectsKeepSubmittedVersion202611290320 implements MigrationInterface {
  readonly name = 'ProjectsKeepSubmittedVersion2026112903200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table project add column submitted_version integer;
      update project set submitted_version = version where state in ('submitted', 'tested');
      alter table project add check (submitted_version between 1 and version);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table project drop column submitted_version;`);
  }
}
