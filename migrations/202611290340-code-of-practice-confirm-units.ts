// What loosens a unit waits for a second person; what stands there holds since it was recorded.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CodeOfPracticeConfirmUnits202611290340 implements MigrationInterface {
  readonly name = 'CodeOfPracticeConfirmUnits2026112903400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table code_unit add column deputy_for uuid, add column held_since timestamptz, add column confirmed_by uuid;
      update code_unit set held_since = recorded_at;
      alter table code_unit add check (confirmed_by is null or (held_since is not null and confirmed_by <> recorded_by));
      grant update (held_since, confirmed_by) on code_unit to waarborg_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke update (held_since, confirmed_by) on code_unit from waarborg_api;
      delete from code_unit where held_since is null;
      alter table code_unit drop column deputy_for, drop column held_since, drop column confirmed_by;
    `);
  }
}
