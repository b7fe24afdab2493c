// What a data set is kept for, on which legal basis, and for which purpose consent was given.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class DatasetsStateBasis202611251102 implements MigrationInterface {
  readonly name = 'DatasetsStateBasis2026112511020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table dataset add column purpose text;
      alter table dataset add column basis text;
      alter table dataset add column consent_purpose text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table dataset drop column consent_purpose;
      alter table dataset drop column basis;
      alter table dataset drop column purpose;
    `);
  }
}
