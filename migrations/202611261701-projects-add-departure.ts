// Departures from the code, comply or explain: one project, one norm, a reason and a last day; what is decided stands with the decisions.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class ProjectsAddDeparture202611261701 implements MigrationInterface {
  readonly name = 'ProjectsAddDeparture2026112617010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table departure (
        id uuid primary key,
        institution_id uuid not null references institution,
        project_id uuid not null,
        norm text not null,
        reason text not null,
        state text not null check (state in ('asked', 'advised', 'granted', 'refused', 'ended', 'lapsed')),
        until_on date not null,
        from_on date,
        advice text check (advice in ('positive', 'conditional', 'negative')),
        decided_route text check (decided_route in ('light', 'standard', 'heavy')),
        asked_by uuid not null,
        asked_at timestamptz not null,
        changed_at timestamptz not null,
        version integer not null,
        unique (institution_id, id),
        check (state <> 'granted' or (from_on is not null and advice is not null and decided_route is not null)),
        check (until_on >= from_on),
        foreign key (institution_id, project_id) references project (institution_id, id),
        foreign key (institution_id, asked_by) references person (institution_id, id)
      );
      create unique index departure_open on departure (institution_id, project_id, norm) where state in ('asked', 'advised', 'granted');
      create index departure_waiting on departure (institution_id, state, until_on);

      call waarborg_protect('departure');
      grant select, insert on departure to waarborg_api;
      grant update (state, from_on, advice, decided_route, changed_at, version) on departure to waarborg_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table departure;`);
  }
}
