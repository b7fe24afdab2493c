// What the outcome of a process is used for, and whether it is part of the public task.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class ProjectsStateUse202611251101 implements MigrationInterface {
  readonly name = 'ProjectsStateUse2026112511010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table process_version add column use_types jsonb not null default '[]';
      alter table process_version alter column use_types drop default;
      alter table process_version add column public_task boolean;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table process_version drop column public_task;
      alter table process_version drop column use_types;
    `);
  }
}
