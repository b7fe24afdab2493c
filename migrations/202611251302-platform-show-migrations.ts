// The api role sees which migrations were run, so that it can refuse to start on a schema that is not its own.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class PlatformShowMigrations202611251302 implements MigrationInterface {
  readonly name = 'PlatformShowMigrations2026112513020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`grant select on migrations to waarborg_api`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`revoke select on migrations from waarborg_api`);
  }
}
