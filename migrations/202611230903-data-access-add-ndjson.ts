// Rows as one JSON object a line, beside CSV.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class DataAccessAddNdjson202611230903 implements MigrationInterface {
  readonly name = 'DataAccessAddNdjson2026112309030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table access_request drop constraint access_request_format_check;
      alter table access_request add constraint access_request_format_check check (format in ('csv', 'ndjson'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table access_request drop constraint access_request_format_check;
      alter table access_request add constraint access_request_format_check check (format in ('csv'));
    `);
  }
}
