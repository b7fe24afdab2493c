// People, profile, grants, mandates, tokens, and the subject register.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class IdentityCreatePeople202611220902 implements MigrationInterface {
  readonly name = 'IdentityCreatePeople2026112209020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table institution_profile (
        id uuid primary key,
        institution_id uuid not null references institution,
        version integer not null,
        profile jsonb not null,
        effective_on date not null,
        recorded_at timestamptz not null,
        recorded_by uuid not null,
        source_decision text not null,
        unique (institution_id, version)
      );

      create table subject (
        institution_id uuid not null references institution,
        id uuid not null,
        ordinal bigint not null,
        merged_into uuid,
        index_salt bytea,
        registered_at timestamptz not null,
        primary key (institution_id, id),
        unique (institution_id, ordinal),
        foreign key (institution_id, merged_into) references subject (institution_id, id)
      );
      create index subject_merged on subject (institution_id, merged_into) where merged_into is not null;

      create table subject_identifier (
        institution_id uuid not null references institution,
        identifier_hmac bytea not null,
        subject_id uuid not null,
        kind text not null check (kind in ('current', 'former')),
        since timestamptz not null,
        primary key (institution_id, identifier_hmac),
        foreign key (institution_id, subject_id) references subject (institution_id, id)
      );
      create index subject_identifier_subject on subject_identifier (institution_id, subject_id);

      create table person (
        id uuid primary key,
        institution_id uuid not null references institution,
        handle text not null,
        display_name text not null,
        function_title text not null,
        subject_id uuid,
        created_at timestamptz not null,
        unique (institution_id, handle),
        unique (institution_id, id),
        foreign key (institution_id, subject_id) references subject (institution_id, id)
      );

      create table role_grant (
        id uuid primary key,
        institution_id uuid not null references institution,
        person_id uuid not null,
        role text not null,
        from_on date not null,
        until_on date,
        source_decision text not null,
        granted_by uuid not null,
        recorded_at timestamptz not null,
        ended_at timestamptz,
        ended_by uuid,
        foreign key (institution_id, person_id) references person (institution_id, id)
      );
      create index role_grant_person on role_grant (institution_id, person_id);

      create table mandate (
        id uuid primary key,
        institution_id uuid not null references institution,
        code text not null,
        person_id uuid not null,
        kind text not null check (kind in ('project-decision')),
        route text not null check (route in ('light', 'standard', 'heavy')),
        from_on date not null,
        until_on date not null,
        source_decision text not null,
        recorded_by uuid not null,
        recorded_at timestamptz not null,
        ended_at timestamptz,
        unique (institution_id, code),
        foreign key (institution_id, person_id) references person (institution_id, id),
        check (from_on <= until_on)
      );
      create index mandate_person on mandate (institution_id, person_id);

      create table deputyship (
        id uuid primary key,
        institution_id uuid not null references institution,
        absent_id uuid not null,
        deputy_id uuid not null,
        from_on date not null,
        until_on date not null,
        source_decision text not null,
        recorded_by uuid not null,
        recorded_at timestamptz not null,
        foreign key (institution_id, absent_id) references person (institution_id, id),
        foreign key (institution_id, deputy_id) references person (institution_id, id),
        check (from_on <= until_on and absent_id <> deputy_id)
      );

      create table token (
        id uuid primary key,
        institution_id uuid not null references institution,
        person_id uuid not null,
        kind text not null check (kind in ('personal', 'data')),
        secret_sha256 bytea not null unique,
        project_id uuid,
        setting_id uuid,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        foreign key (institution_id, person_id) references person (institution_id, id),
        check ((kind = 'data') = (project_id is not null and setting_id is not null))
      );
      create index token_person on token (institution_id, person_id);

      call waarborg_protect('institution_profile');
      call waarborg_protect('subject');
      call waarborg_protect('subject_identifier');
      call waarborg_protect('person');
      call waarborg_protect('role_grant');
      call waarborg_protect('mandate');
      call waarborg_protect('deputyship');
      call waarborg_protect('token');
      grant select, insert on institution_profile to waarborg_api;
      grant select, insert, update on subject, subject_identifier, person, role_grant, mandate, token to waarborg_api;
      grant select, insert on deputyship to waarborg_api;
      grant select (institution_id, id, ordinal, merged_into) on subject to waarborg_proxy;

      create function token_by_secret(wanted bytea) returns table (id uuid, institution_id uuid, person_id uuid, kind text, project_id uuid, setting_id uuid, expires_at timestamptz, revoked_at timestamptz)
        language sql stable security definer set search_path = public, pg_temp
        as $$ select id, institution_id, person_id, kind, project_id, setting_id, expires_at, revoked_at from token where secret_sha256 = wanted $$;
      revoke execute on function token_by_secret from public;
      grant execute on function token_by_secret to waarborg_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function token_by_secret;
      drop table token, deputyship, mandate, role_grant, person, subject_identifier, subject, institution_profile;
    `);
  }
}
