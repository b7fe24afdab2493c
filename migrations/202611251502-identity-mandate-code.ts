// Mandates for the adoption of the code of practice, beside those for decisions on projects.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class IdentityMandateCode202611251502 implements MigrationInterface {
  readonly name = 'IdentityMandateCode2026112515020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table mandate drop constraint mandate_kind_check;
      alter table mandate add constraint mandate_kind_check check (kind in ('project-decision', 'code-adoption'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from mandate where kind <> 'project-decision';
      alter table mandate drop constraint mandate_kind_check;
      alter table mandate add constraint mandate_kind_check check (kind in ('project-decision'));
    `);
  }
}
