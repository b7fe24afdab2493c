// Versions of the profile that lay something open hold once a second person confirms them; those recorded before count as confirmed.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class IdentityConfirmProfile202611290132 implements MigrationInterface {
  readonly name = 'IdentityConfirmProfile2026112901320';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table institution_profile
        add column waits_for text check (waits_for in ('administrator', 'fg')),
        add column confirmed_by uuid, add column confirmed_at timestamptz,
        add column ended_at timestamptz, add column ended_by uuid;
      update institution_profile set confirmed_by = recorded_by, confirmed_at = recorded_at;
      grant update (effective_on, confirmed_by, confirmed_at, ended_at, ended_by) on institution_profile to waarborg_api;
    `);
  }

  /** What nobody confirmed would hold without these columns, so it goes. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from institution_profile where confirmed_at is null;
      revoke update (effective_on) on institution_profile from waarborg_api;
      alter table institution_profile drop column waits_for, drop column confirmed_by, drop column confirmed_at,
        drop column ended_at, drop column ended_by;
    `);
  }
}
