// Since which revision the text of a version stands: acts of councils and board name one that they read. What lies before the
// councils already is read anew.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CodeOfPracticeKeepTextRevision202611290310 implements MigrationInterface {
  readonly name = 'CodeOfPracticeKeepTextRevision2026112903100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table code_version add column text_revision integer;
      update code_version set text_revision = revision;
      alter table code_version alter column text_revision set not null, add check (text_revision between 1 and revision);
      grant update (text_revision) on code_version to waarborg_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table code_version drop column text_revision;`);
  }
}
