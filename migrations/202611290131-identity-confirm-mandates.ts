// Mandates and deputyships by two administrators, as role grants are; those recorded before count as confirmed.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class IdentityConfirmMandates202611290131 implements MigrationInterface {
  readonly name = 'IdentityConfirmMandates2026112901310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table mandate add column confirmed_by uuid, add column confirmed_at timestamptz, add column ended_by uuid;
      update mandate set confirmed_by = recorded_by, confirmed_at = recorded_at;
      alter table deputyship add column confirmed_by uuid, add column confirmed_at timestamptz, add column ended_by uuid;
      update deputyship set confirmed_by = recorded_by, confirmed_at = recorded_at;
      grant update (confirmed_by, confirmed_at, ended_by) on deputyship to waarborg_api;
    `);
  }

  /** What no second administrator has confirmed would hold without these columns, so it goes. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from deputyship where confirmed_at is null;
      delete from mandate where confirmed_at is null;
      alter table deputyship drop column confirmed_by, drop column confirmed_at, drop column ended_by;
      alter table mandate drop column confirmed_by, drop column confirmed_at, drop column ended_by;
    `);
  }
}
