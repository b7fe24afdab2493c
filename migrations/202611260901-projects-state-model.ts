// What is said of the model of a process: whether it infers emotions, from biometric data, for a medical or safety reason.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class ProjectsStateModel202611260901 implements MigrationInterface {
  readonly name = 'ProjectsStateModel2026112609010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table process_version add column infers_emotion boolean;
      alter table process_version add column from_biometrics boolean;
      alter table process_version add column medical_or_safety boolean;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table process_version drop column medical_or_safety;
      alter table process_version drop column from_biometrics;
      alter table process_version drop column infers_emotion;
    `);
  }
}
