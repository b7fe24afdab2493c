// Base of the schema: institution setting, protection by institution, idempotency keys, outbox.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class PlatformCreateBase202611220901 implements MigrationInterface {
  readonly name = 'PlatformCreateBase2026112209010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'waarborg_api') or not exists (select from pg_roles where rolname = 'waarborg_proxy') then
          raise exception 'the roles waarborg_api and waarborg_proxy must exist before the migrations run (README, "Your own PostgreSQL")';
        end if;
      end $$;

      create schema data;
      create schema staging;
      grant usage on schema public to waarborg_api, waarborg_proxy;
      grant usage on schema data to waarborg_api, waarborg_proxy;
      grant usage on schema staging to waarborg_api;

      create function waarborg_institution() returns uuid language sql stable parallel safe
        as $$ select nullif(current_setting('waarborg.institution_id', true), '')::uuid $$;

      create procedure waarborg_protect(target regclass) language plpgsql as $$ begin
        execute format('alter table %s enable row level security', target);
        execute format('create policy institution_only on %s using (institution_id = (select waarborg_institution())) with check (institution_id = (select waarborg_institution()))', target);
      end $$;
      revoke execute on procedure waarborg_protect from public;

      create table institution (
        id uuid primary key,
        slug text not null unique,
        name text not null,
        time_zone text not null,
        created_at timestamptz not null
      );
      alter table institution enable row level security;
      create policy institution_only on institution using (id = (select waarborg_institution())) with check (id = (select waarborg_institution()));
      grant select, insert on institution to waarborg_api;

      create function institution_list() returns table (id uuid, slug text, name text, time_zone text) language sql stable security definer set search_path = public, pg_temp
        as $$ select id, slug, name, time_zone from institution order by slug $$;
      revoke execute on function institution_list from public;
      grant execute on function institution_list to waarborg_api;

      create table idempotency_key (
        institution_id uuid not null references institution,
        person_id uuid not null,
        key text not null,
        route text not null,
        request_sha256 char(64) not null,
        status integer,
        body jsonb,
        location text,
        claimed_at timestamptz not null,
        primary key (institution_id, person_id, key)
      );
      call waarborg_protect('idempotency_key');
      grant select, insert, update on idempotency_key to waarborg_api;

      create table outbox (
        institution_id uuid not null references institution,
        id uuid primary key,
        topic text not null,
        payload jsonb not null,
        created_at timestamptz not null,
        due_at timestamptz not null,
        attempts integer not null default 0
      );
      create index outbox_due on outbox (due_at, id);
      call waarborg_protect('outbox');
      grant select, insert, update, delete on outbox to waarborg_api;

      create function outbox_due(topics text[], at timestamptz, most integer) returns table (institution_id uuid, id uuid)
        language sql stable security definer set search_path = public, pg_temp
        as $$ select institution_id, id from outbox where topic = any(topics) and due_at <= at order by due_at, id limit most $$;
      revoke execute on function outbox_due from public;
      grant execute on function outbox_due to waarborg_api;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function outbox_due;
      drop table outbox, idempotency_key;
      drop function institution_list;
      drop table institution;
      drop procedure waarborg_protect;
      drop function waarborg_institution;
      drop schema staging;
      drop schema data;
    `);
  }
}
