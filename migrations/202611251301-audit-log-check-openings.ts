// What opens commitments stays a JSON list, said in words that PostgreSQL 15 knows too (`is json` came with 16).
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class AuditLogCheckOpenings202611251301 implements MigrationInterface {
  readonly name = 'AuditLogCheckOpenings2026112513010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table log_opening drop constraint log_opening_openings_check;
      alter table log_opening add constraint log_opening_openings_check check (json_typeof(openings::json) = 'array');
    `);
  }

  async down(): Promise<void> {
    // What came before says the same: migration 0909 on a new database, or its first form, which only PostgreSQL 16 and newer read.
  }
}
