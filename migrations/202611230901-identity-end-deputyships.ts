// Deputyships that can be ended before their last day.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class IdentityEndDeputyships202611230901 implements MigrationInterface {
  readonly name = 'IdentityEndDeputyships2026112309010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table deputyship add column ended_at timestamptz;
      grant update (ended_at) on deputyship to waarborg_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table deputyship drop column ended_at');
  }
}
