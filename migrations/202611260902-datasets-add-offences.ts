// Columns with data on criminal offences are a class of their own, and the statute that allows to keep them is recorded.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class DatasetsAddOffences202611260902 implements MigrationInterface {
  readonly name = 'DatasetsAddOffences2026112609020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table dataset add column criminal_statute text;
      alter table field drop constraint field_classification_check;
      alter table field add constraint field_classification_check check (classification in
        ('direct-identifier', 'quasi-identifier', 'sensitive-proxy', 'special-category', 'criminal-offence', 'free-text', 'measure', 'date'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table field drop constraint field_classification_check;
      alter table field add constraint field_classification_check check (classification in
        ('direct-identifier', 'quasi-identifier', 'sensitive-proxy', 'special-category', 'free-text', 'measure', 'date'));
      alter table dataset drop column criminal_statute;
    `);
  }
}
