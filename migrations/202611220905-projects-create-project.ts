// Projects, processes with immutable versions, their fields, life cycle and approvals; purposes of the institution.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class ProjectsCreateProject202611220905 implements MigrationInterface {
  readonly name = 'ProjectsCreateProject2026112209050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table purpose (
        id uuid primary key,
        institution_id uuid not null references institution,
        code text not null,
        title jsonb not null,
        description jsonb not null,
        recorded_by uuid not null,
        recorded_at timestamptz not null,
        unique (institution_id, code),
        unique (institution_id, id)
      );

      create table project (
        id uuid primary key,
        institution_id uuid not null references institution,
        number text not null,
        state text not null check (state in ('draft', 'submitted', 'returned', 'tested', 'approved', 'rejected', 'withdrawn')),
        route text not null check (route in ('light', 'standard', 'heavy')),
        requester_id uuid not null,
        problem text,
        question text,
        beneficiary text,
        result_sought text,
        plan text,
        goal text,
        controller text,
        subject_categories jsonb not null,
        data_categories jsonb not null,
        recipients jsonb,
        transfers jsonb,
        measures jsonb not null,
        population text,
        retention_months integer check (retention_months > 0),
        retention_owner text,
        ends_on date,
        question_saved_at timestamptz,
        version integer not null,
        created_at timestamptz not null,
        changed_at timestamptz not null,
        unique (institution_id, number),
        unique (institution_id, id),
        foreign key (institution_id, requester_id) references person (institution_id, id)
      );

      create table project_member (
        institution_id uuid not null references institution,
        project_id uuid not null,
        person_id uuid not null,
        added_at timestamptz not null,
        primary key (institution_id, project_id, person_id),
        foreign key (institution_id, project_id) references project (institution_id, id),
        foreign key (institution_id, person_id) references person (institution_id, id)
      );

      create table process (
        id uuid primary key,
        institution_id uuid not null references institution,
        project_id uuid not null,
        code text not null,
        scope_id uuid not null,
        current_version_id uuid,
        created_at timestamptz not null,
        unique (institution_id, project_id, code),
        unique (institution_id, id),
        foreign key (institution_id, project_id) references project (institution_id, id)
      );

      create table process_version (
        id uuid primary key,
        institution_id uuid not null references institution,
        process_id uuid not null,
        number integer not null,
        purpose_id uuid,
        dataset_id uuid not null,
        activity text not null,
        bases jsonb not null,
        statute text,
        participation_choice boolean not null,
        level text not null,
        analytics text not null,
        facing text not null,
        period_from date,
        period_until date,
        retention_months integer check (retention_months > 0),
        fields jsonb not null,
        recorded_by uuid not null,
        recorded_at timestamptz not null,
        unique (institution_id, id),
        unique (institution_id, process_id, number),
        foreign key (institution_id, process_id) references process (institution_id, id),
        foreign key (institution_id, purpose_id) references purpose (institution_id, id),
        foreign key (institution_id, dataset_id) references dataset (institution_id, id)
      );
      alter table process add foreign key (institution_id, current_version_id) references process_version (institution_id, id);

      create table project_transition (
        id uuid primary key,
        institution_id uuid not null references institution,
        project_id uuid not null,
        from_state text,
        to_state text not null,
        by_id uuid not null,
        at timestamptz not null,
        reason text,
        decision_id uuid,
        log_entry_id bigint not null,
        foreign key (institution_id, project_id) references project (institution_id, id)
      );
      create index project_transition_project on project_transition (institution_id, project_id, id);

      create table approval (
        id uuid primary key,
        institution_id uuid not null references institution,
        project_id uuid not null,
        process_id uuid not null,
        process_version_id uuid not null,
        decision_id uuid not null,
        ends_on date not null,
        approved_at timestamptz not null,
        ended_at timestamptz,
        unique (institution_id, id),
        foreign key (institution_id, process_version_id) references process_version (institution_id, id),
        foreign key (institution_id, project_id) references project (institution_id, id)
      );
      create unique index approval_in_force on approval (institution_id, process_id) where ended_at is null;

      call waarborg_protect('purpose');
      call waarborg_protect('project');
      call waarborg_protect('project_member');
      call waarborg_protect('process');
      call waarborg_protect('process_version');
      call waarborg_protect('project_transition');
      call waarborg_protect('approval');
      grant select, insert, update on project, process, approval to waarborg_api;
      grant select, insert on purpose, project_member, process_version, project_transition to waarborg_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table approval, project_transition;
      alter table process drop column current_version_id;
      drop table process_version, process, project_member, project, purpose;
    `);
  }
}
