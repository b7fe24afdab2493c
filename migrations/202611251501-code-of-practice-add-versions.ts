// Versions of the code with their life cycle, adoption and signature; builds and parameter sets kept by digest; what-if runs.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CodeOfPracticeAddVersions202611251501 implements MigrationInterface {
  readonly name = 'CodeOfPracticeAddVersions2026112515010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table code_version
        add column state text check (state in ('draft', 'consulted', 'adopted', 'retired')),
        add column revision integer,
        add column summary text,
        add column manifest_sha256 char(64),
        add column created_at timestamptz,
        add column created_by uuid,
        add column mandate_id uuid,
        add column signature text,
        add column signed_by text,
        add column extended_until date,
        add column retired_at timestamptz,
        alter column effective_on drop not null,
        alter column adopted_at drop not null,
        alter column adopted_by drop not null,
        alter column source_decision drop not null,
        add unique (institution_id, id);
      update code_version set state = 'adopted', revision = 1, summary = '', created_at = adopted_at, created_by = adopted_by;
      alter table code_version
        alter column state set not null,
        alter column revision set not null,
        alter column summary set not null,
        alter column created_at set not null,
        alter column created_by set not null,
        add check (state not in ('adopted', 'retired') or (effective_on is not null and adopted_at is not null and source_decision is not null));

      create table policy_build (
        institution_id uuid not null references institution,
        manifest_sha256 char(64) not null,
        policy_sha256 char(64) not null,
        manifest bytea not null,
        wasm bytea not null,
        rules bytea not null,
        input_schema bytea not null,
        parameters bytea not null,
        stored_at timestamptz not null,
        primary key (institution_id, manifest_sha256)
      );
      create index policy_build_policy on policy_build (institution_id, policy_sha256);

      create table code_parameter_set (
        institution_id uuid not null references institution,
        parameters_sha256 char(64) not null,
        parameters jsonb not null,
        stored_at timestamptz not null,
        primary key (institution_id, parameters_sha256)
      );
      insert into code_parameter_set (institution_id, parameters_sha256, parameters, stored_at)
        select distinct on (institution_id, parameters_sha256) institution_id, parameters_sha256, parameters, adopted_at
        from code_version order by institution_id, parameters_sha256, adopted_at;

      create table code_participant (
        id uuid primary key,
        institution_id uuid not null references institution,
        code_version_id uuid not null,
        kind text not null,
        name text not null,
        capacity text not null,
        recorded_at timestamptz not null,
        recorded_by uuid not null,
        foreign key (institution_id, code_version_id) references code_version (institution_id, id)
      );
      create index code_participant_version on code_participant (institution_id, code_version_id, id);

      create table code_act (
        id uuid primary key,
        institution_id uuid not null references institution,
        code_version_id uuid not null,
        body text not null,
        kind text not null check (kind in ('information', 'discussion', 'advice', 'assent', 'unasked-advice', 'initiative')),
        position text not null check (position in ('positive', 'conditional', 'negative', 'none')),
        text text not null,
        given_on date not null,
        recorded_at timestamptz not null,
        recorded_by uuid not null,
        lapsed_at timestamptz,
        answer text,
        answered_at timestamptz,
        answered_by uuid,
        foreign key (institution_id, code_version_id) references code_version (institution_id, id)
      );
      create index code_act_version on code_act (institution_id, code_version_id, id);

      create table code_transition (
        id uuid primary key,
        institution_id uuid not null references institution,
        code_version_id uuid not null,
        from_state text,
        to_state text not null,
        by_id uuid not null,
        at timestamptz not null,
        reason text,
        log_entry_id bigint not null,
        foreign key (institution_id, code_version_id) references code_version (institution_id, id)
      );
      create index code_transition_version on code_transition (institution_id, code_version_id, id);

      create table code_unit (
        id uuid primary key,
        institution_id uuid not null references institution,
        unit text not null,
        revision integer not null,
        title jsonb not null,
        parameters jsonb not null,
        recorded_at timestamptz not null,
        recorded_by uuid not null,
        unique (institution_id, unit, revision)
      );

      create table what_if_run (
        id uuid primary key,
        institution_id uuid not null references institution,
        code_version_id uuid not null,
        overrides jsonb not null,
        parameters jsonb not null,
        parameters_sha256 char(64) not null,
        manifest_sha256 char(64) not null,
        from_on date not null,
        until_on date not null,
        state text not null check (state in ('waiting', 'done', 'failed')),
        counts jsonb,
        duration_ms integer,
        asked_at timestamptz not null,
        asked_by uuid not null,
        finished_at timestamptz,
        unique (institution_id, id),
        foreign key (institution_id, code_version_id) references code_version (institution_id, id)
      );

      create table what_if_change (
        id uuid primary key,
        institution_id uuid not null references institution,
        run_id uuid not null,
        verdict_id uuid not null,
        kind text not null check (kind in ('outcome', 'conditions', 'not-judged')),
        gate text not null,
        subject_kind text not null,
        subject_id uuid not null,
        from_outcome text not null,
        to_outcome text not null,
        appeared jsonb not null,
        disappeared jsonb not null,
        foreign key (institution_id, run_id) references what_if_run (institution_id, id),
        foreign key (institution_id, verdict_id) references verdict (institution_id, id)
      );
      create index what_if_change_run on what_if_change (institution_id, run_id, id);

      alter table verdict alter column input drop not null, add column input_erased_at timestamptz;
      create index verdict_decided on verdict (institution_id, gate, decided_at);

      call waarborg_protect('policy_build');
      call waarborg_protect('code_parameter_set');
      call waarborg_protect('code_participant');
      call waarborg_protect('code_act');
      call waarborg_protect('code_transition');
      call waarborg_protect('code_unit');
      call waarborg_protect('what_if_run');
      call waarborg_protect('what_if_change');
      grant select, insert on policy_build, code_parameter_set, code_participant, code_act, code_transition, code_unit, what_if_run, what_if_change to waarborg_api;
      grant update (state, revision, summary, manifest_sha256, policy_sha256, parameters, parameters_sha256, effective_on, adopted_at, adopted_by,
        source_decision, mandate_id, signature, signed_by, extended_until, retired_at) on code_version to waarborg_api;
      grant update (lapsed_at, answer, answered_at, answered_by) on code_act to waarborg_api;
      grant update (state, counts, duration_ms, finished_at) on what_if_run to waarborg_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table what_if_change, what_if_run, code_unit, code_transition, code_act, code_participant, code_parameter_set, policy_build;
      drop index verdict_decided;
      delete from verdict where input is null;
      alter table verdict alter column input set not null, drop column input_erased_at;
      delete from code_version where state not in ('adopted', 'retired') or adopted_by is null;
      alter table code_version
        drop column state, drop column revision, drop column summary, drop column manifest_sha256, drop column created_at, drop column created_by,
        drop column mandate_id, drop column signature, drop column signed_by, drop column extended_until, drop column retired_at,
        drop constraint code_version_institution_id_id_key,
        alter column effective_on set not null, alter column adopted_at set not null, alter column adopted_by set not null,
        alter column source_decision set not null;
      revoke update on code_version from waarborg_api;
    `);
  }
}
