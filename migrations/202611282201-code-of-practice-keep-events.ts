// Every act on a version of the code with its entry in the log, in one table; what was logged before is taken from the log.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CodeOfPracticeKeepEvents202611282201 implements MigrationInterface {
  readonly name = 'CodeOfPracticeKeepEvents2026112822010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table code_event (
        id uuid primary key,
        institution_id uuid not null references institution,
        code_version_id uuid not null,
        kind text not null,
        from_state text,
        to_state text,
        by_id uuid,
        at timestamptz not null,
        reason text,
        about_id uuid,
        policy_sha256 char(64) not null,
        manifest_sha256 char(64),
        parameters_sha256 char(64) not null,
        log_entry_id bigint not null,
        unique (institution_id, log_entry_id),
        foreign key (institution_id, code_version_id) references code_version (institution_id, id)
      );
      create index code_event_version on code_event (institution_id, code_version_id, log_entry_id);
      ${FROM_THE_LOG}
      drop table code_transition;
      call waarborg_protect('code_event');
      grant select, insert on code_event to waarborg_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
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
      call waarborg_protect('code_transition');
      grant select, insert on code_transition to waarborg_api;
      insert into code_transition (id, institution_id, code_version_id, from_state, to_state, by_id, at, reason, log_entry_id)
        select id, institution_id, code_version_id, from_state, to_state, by_id, at, reason, log_entry_id from code_event
        where to_state is not null and by_id is not null;
      drop table code_event;
    `);
  }
}

/**
 * The leaf says what happened and by which digests; the tables beside it say when to the second and by whom. Of a change
 * of a draft the log alone says when, to the minute, and by whom, which is not known once its opening was erased.
 */
const FROM_THE_LOG = `
  insert into code_event (id, institution_id, code_version_id, kind, from_state, to_state, by_id, at, reason, about_id,
    policy_sha256, manifest_sha256, parameters_sha256, log_entry_id)
  select coalesce(t.id, gen_random_uuid()), v.institution_id, v.id, e.kind, t.from_state, t.to_state,
    coalesce(t.by_id, p.recorded_by, case e.kind when 'code.act-answered' then a.answered_by else a.recorded_by end, o.actor),
    coalesce(t.at, p.recorded_at, case e.kind when 'code.act-answered' then a.answered_at else a.recorded_at end, e.at),
    t.reason, e.about_id, coalesce(e.facts ->> 'policy_sha256', v.policy_sha256), e.facts ->> 'manifest_sha256',
    coalesce(e.facts ->> 'parameters_sha256', v.parameters_sha256), e.id
  from (
    select id, institution_id, leaf ->> 'kind' as kind, (leaf ->> 'at')::timestamptz as at, leaf -> 'facts' as facts,
      coalesce(leaf -> 'facts' ->> 'act_id', leaf -> 'facts' ->> 'participant_id', leaf -> 'facts' ->> 'replaced_by')::uuid as about_id
    from (select id, institution_id, convert_from(leaf, 'utf8')::jsonb as leaf from log_entry where log = 'decisions') as read
    where leaf ->> 'kind' in ('code.drafted', 'code.changed', 'code.participant-recorded', 'code.consulted', 'code.reopened',
      'code.act-recorded', 'code.act-answered', 'code.adopted', 'code.extended', 'code.retired')
  ) as e
  join code_version v on v.institution_id = e.institution_id and v.id::text = e.facts ->> 'code_version_id'
  left join code_transition t on t.institution_id = e.institution_id and t.log_entry_id = e.id
  left join code_participant p on p.institution_id = e.institution_id and p.id = e.about_id
  left join code_act a on a.institution_id = e.institution_id and a.id = e.about_id
  left join lateral (
    select (one ->> 'value')::jsonb #>> '{}' as value from log_opening, jsonb_array_elements(openings::jsonb) as one
    where log_opening.entry_id = e.id and one ->> 'name' = 'actor'
  ) as opened on true
  left join lateral (select opened.value::uuid as actor) as o on true;
`;
