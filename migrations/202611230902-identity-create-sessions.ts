// Sign-in: logins at an issuer, affiliations, sessions, role grants by two administrators, the setup code.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class IdentityCreateSessions202611230902 implements MigrationInterface {
  readonly name = 'IdentityCreateSessions2026112309020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table institution add column home_organization text;
      update institution set home_organization = slug || '.example';
      alter table institution alter column home_organization set not null, add unique (home_organization);
      drop function institution_list;
      create function institution_list() returns table (id uuid, slug text, name text, time_zone text, home_organization text)
        language sql stable security definer set search_path = public, pg_temp
        as $$ select id, slug, name, time_zone, home_organization from institution order by slug $$;
      revoke execute on function institution_list from public;
      grant execute on function institution_list to waarborg_api;

      alter table person add column affiliations text[], add column language text check (language in ('nl', 'en'));

      create table person_login (
        institution_id uuid not null references institution,
        issuer text not null,
        sub text not null,
        person_id uuid not null,
        created_at timestamptz not null,
        primary key (institution_id, issuer, sub),
        foreign key (institution_id, person_id) references person (institution_id, id)
      );
      create index person_login_person on person_login (institution_id, person_id);

      alter table role_grant add column confirmed_by uuid, add column confirmed_at timestamptz;
      update role_grant set confirmed_by = granted_by, confirmed_at = recorded_at;

      create table session (
        id uuid primary key,
        institution_id uuid not null references institution,
        person_id uuid not null,
        secret_sha256 bytea not null unique,
        issuer text not null,
        sub text not null,
        issuer_sid text,
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        ends_at timestamptz not null,
        ended_at timestamptz,
        foreign key (institution_id, person_id) references person (institution_id, id)
      );
      create index session_person on session (institution_id, person_id);
      create index session_login on session (issuer, sub) where ended_at is null;

      create table setup_code (
        institution_id uuid not null references institution,
        code_sha256 bytea not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        used_by uuid,
        primary key (institution_id, code_sha256)
      );

      call waarborg_protect('person_login');
      call waarborg_protect('session');
      call waarborg_protect('setup_code');
      grant select, insert on person_login to waarborg_api;
      grant select, insert, update on session, setup_code to waarborg_api;

      create function session_by_secret(wanted bytea) returns table (id uuid, institution_id uuid, person_id uuid, created_at timestamptz, last_seen_at timestamptz, ends_at timestamptz, ended_at timestamptz)
        language sql stable security definer set search_path = public, pg_temp
        as $$ select id, institution_id, person_id, created_at, last_seen_at, ends_at, ended_at from session where secret_sha256 = wanted $$;
      revoke execute on function session_by_secret from public;
      grant execute on function session_by_secret to waarborg_api;

      create function session_of_login(wanted_issuer text, wanted_sub text, wanted_sid text, opened_by timestamptz)
        returns table (id uuid, institution_id uuid, person_id uuid)
        language sql stable security definer set search_path = public, pg_temp
        as $$ select id, institution_id, person_id from session
              where issuer = wanted_issuer and ended_at is null and created_at <= opened_by
                and (wanted_sub is null or sub = wanted_sub) and (wanted_sid is null or issuer_sid = wanted_sid)
                and (wanted_sub is not null or wanted_sid is not null) $$;
      revoke execute on function session_of_login from public;
      grant execute on function session_of_login to waarborg_api;

      create schema development;
      grant usage on schema development to waarborg_api;
      create table development.issuer_state (
        model text not null,
        id text not null,
        payload jsonb not null,
        uid text,
        grant_id text,
        expires_at timestamptz not null,
        consumed_at timestamptz,
        primary key (model, id)
      );
      grant select, insert, update, delete on development.issuer_state to waarborg_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table development.issuer_state;
      drop schema development;
      drop function session_of_login;
      drop function session_by_secret;
      drop table setup_code, session, person_login;
      alter table role_grant drop column confirmed_by, drop column confirmed_at;
      alter table person drop column affiliations, drop column language;
      drop function institution_list;
      alter table institution drop column home_organization;
      create function institution_list() returns table (id uuid, slug text, name text, time_zone text) language sql stable security definer set search_path = public, pg_temp
        as $$ select id, slug, name, time_zone from institution order by slug $$;
      revoke execute on function institution_list from public;
      grant execute on function institution_list to waarborg_api;
    `);
  }
}
