// A project may stand under an approved umbrella project; what sets its route is kept beside the route, so that one can see why.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class ProjectsAddUmbrella202611282101 implements MigrationInterface {
  readonly name = 'ProjectsAddUmbrella2026112821010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table project
        add column is_umbrella boolean not null default false,
        add column umbrella_id uuid,
        add column route_marks jsonb not null default '[]',
        add constraint project_umbrella_fk foreign key (institution_id, umbrella_id) references project (institution_id, id),
        add constraint project_umbrella_not_both check (not (is_umbrella and umbrella_id is not null));
      create index project_umbrella_idx on project (institution_id, umbrella_id) where umbrella_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index project_umbrella_idx;
      alter table project
        drop constraint project_umbrella_not_both, drop constraint project_umbrella_fk,
        drop column route_marks, drop column umbrella_id, drop column is_umbrella;
    `);
  }
}
