// The pre-scan of a DPIA: the answers of a project in versions that never change, and contests of criteria that follow from facts.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class ProjectsAddPrescan202611270201 implements MigrationInterface {
  readonly name = 'ProjectsAddPrescan2026112702010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table prescan (
        id uuid primary key,
        institution_id uuid not null references institution,
        project_id uuid not null,
        number integer not null check (number > 0),
        answers jsonb not null,
        processes jsonb not null,
        recorded_by uuid not null,
        recorded_at timestamptz not null,
        established_at timestamptz,
        unique (institution_id, id),
        unique (institution_id, project_id, number),
        foreign key (institution_id, project_id) references project (institution_id, id),
        foreign key (institution_id, recorded_by) references person (institution_id, id)
      );
      create table criterion_contest (
        id uuid primary key,
        institution_id uuid not null references institution,
        project_id uuid not null,
        prescan_id uuid not null,
        criterion text not null check (criterion in (
          'evaluation', 'automated-decision', 'systematic-monitoring', 'sensitive-data', 'large-scale',
          'matching', 'vulnerable-subjects', 'new-technology', 'prevents-right'
        )),
        reason text not null,
        state text not null check (state in ('raised', 'upheld', 'rejected')),
        raised_by uuid not null,
        raised_at timestamptz not null,
        changed_at timestamptz not null,
        version integer not null,
        unique (institution_id, id),
        foreign key (institution_id, project_id) references project (institution_id, id),
        foreign key (institution_id, prescan_id) references prescan (institution_id, id),
        foreign key (institution_id, raised_by) references person (institution_id, id)
      );
      create unique index criterion_contest_open on criterion_contest (institution_id, prescan_id, criterion) where state <> 'rejected';
      create index criterion_contest_waiting on criterion_contest (institution_id, changed_at, id) where state = 'raised';

      call waarborg_protect('prescan');
      call waarborg_protect('criterion_contest');
      grant select, insert on prescan, criterion_contest to waarborg_api;
      grant update (established_at) on prescan to waarborg_api;
      grant update (state, changed_at, version) on criterion_contest to waarborg_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table criterion_contest; drop table prescan;`);
  }
}
