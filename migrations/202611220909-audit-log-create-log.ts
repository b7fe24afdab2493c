// The two transparency logs: entries, their numbering, tiles, checkpoints, and the erasable openings of commitments.
import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class AuditLogCreateLog202611220909 implements MigrationInterface {
  readonly name = 'AuditLogCreateLog2026112209090';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(APPENDING);
    await runner.query(NUMBERING);
    await runner.query(ERASURE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function log_append, log_append_many, log_erase_openings, log_find, log_numbers, log_unpublished, log_number_pending, log_pending_list;
      drop table log_opening, log_checkpoint, log_tile, log_sequence, log_pending, log_entry, log;
      drop sequence log_entry_id;
    `);
  }
}

/**
 * Entries, numbers, tiles and checkpoints are only ever added to: the api role has no right to change or remove them. Numbers
 * are given, and openings erased, by the functions below alone, which is why rows about an entry need no foreign key to it (one
 * check an entry would double the cost of numbering); publication refuses a number without its entry.
 */
const TABLES = `
  create sequence log_entry_id cache 1;

  create table log (
    institution_id uuid not null references institution,
    name text not null check (name in ('decisions', 'accesses')),
    origin text not null unique,
    vkey text not null,
    opened_at timestamptz not null,
    primary key (institution_id, name)
  );

  create table log_entry (
    id bigint primary key,
    institution_id uuid not null,
    log text not null,
    leaf bytea not null check (length(leaf) between 2 and 65535)
  );

  create table log_pending (
    institution_id uuid not null,
    log text not null,
    id bigint not null,
    leaf_hash bytea not null check (length(leaf_hash) = 32),
    primary key (institution_id, log, id)
  ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

  create table log_sequence (
    institution_id uuid not null,
    log text not null,
    index bigint not null check (index >= 0),
    entry_id bigint not null unique,
    leaf_hash bytea not null check (length(leaf_hash) = 32),
    primary key (institution_id, log, index)
  );

  create table log_tile (
    institution_id uuid not null,
    log text not null,
    level smallint not null check (level between 0 and 63),
    n bigint not null check (n >= 0),
    hashes bytea not null check (length(hashes) = 8192),
    root bytea not null check (length(root) = 32),
    primary key (institution_id, log, level, n),
    foreign key (institution_id, log) references log (institution_id, name)
  );

  create table log_checkpoint (
    institution_id uuid not null,
    log text not null,
    size bigint not null check (size >= 0),
    root bytea not null check (length(root) = 32),
    note text not null,
    published_at timestamptz not null,
    primary key (institution_id, log, size),
    foreign key (institution_id, log) references log (institution_id, name)
  );

  create table log_opening (
    institution_id uuid not null,
    entry_id bigint primary key,
    openings text not null check (json_typeof(openings::json) = 'array')
  );

  call waarborg_protect('log');
  call waarborg_protect('log_entry');
  call waarborg_protect('log_pending');
  call waarborg_protect('log_sequence');
  call waarborg_protect('log_tile');
  call waarborg_protect('log_checkpoint');
  call waarborg_protect('log_opening');
  grant usage on sequence log_entry_id to waarborg_api;
  grant select, insert on log, log_entry, log_pending, log_tile, log_checkpoint, log_opening to waarborg_api;
  grant select on log_sequence to waarborg_api;
`;

/**
 * Appending has the caller's own rights; it is a function because its plans then stay with the connection. Ids are drawn here,
 * so after every lock that the caller holds. Openings are one JSON list an entry, null for an entry without commitments.
 * That the log exists is asked here and not by a foreign key, whose lock on that one row all appends would share. One entry
 * has a way of its own, in half the time of the way for many.
 */
const APPENDING = `
  create function log_append(wanted_institution uuid, wanted_log text, leaf bytea, leaf_hash bytea, openings text) returns bigint
    language plpgsql as $$
  #variable_conflict use_variable
  declare
    fresh bigint := nextval('log_entry_id');
  begin
    insert into log_entry (id, institution_id, log, leaf)
      select fresh, l.institution_id, l.name, leaf from log l where l.institution_id = wanted_institution and l.name = wanted_log;
    if not found then
      raise exception 'no such log' using errcode = '23503';
    end if;
    insert into log_pending (institution_id, log, id, leaf_hash) values (wanted_institution, wanted_log, fresh, leaf_hash);
    if openings is not null then
      insert into log_opening (institution_id, entry_id, openings) values (wanted_institution, fresh, openings);
    end if;
    return fresh;
  end $$;

  create function log_append_many(wanted_institution uuid, logs text[], leaves bytea[], hashes bytea[], openings text[]) returns bigint[]
    language plpgsql as $$
  declare
    ids bigint[] := array(select nextval('log_entry_id') from generate_series(1, cardinality(leaves)));
  begin
    if exists (select from unnest(logs) wanted where not exists (select from log l where l.institution_id = wanted_institution and l.name = wanted)) then
      raise exception 'no such log' using errcode = '23503';
    end if;
    insert into log_entry (id, institution_id, log, leaf)
      select e.id, wanted_institution, e.log, e.leaf from unnest(ids, logs, leaves) as e (id, log, leaf);
    insert into log_pending (institution_id, log, id, leaf_hash)
      select wanted_institution, e.log, e.id, e.hash from unnest(ids, logs, hashes) as e (id, log, hash);
    insert into log_opening (institution_id, entry_id, openings)
      select wanted_institution, e.id, e.openings from unnest(ids, openings) as e (id, openings) where e.openings is not null;
    return ids;
  end $$;
  revoke execute on function log_append, log_append_many from public;
  grant execute on function log_append, log_append_many to waarborg_api;
`;

/**
 * The sequencer works for all institutions at once, so it asks through functions of the owner. One call numbers one log:
 * densely, in id order among what is committed, each entry once. The lock is taken in a statement of its own, so that the
 * numbering sees all that the lock's last holder committed.
 */
const NUMBERING = `
  create function log_pending_list() returns table (institution_id uuid, log text)
    language sql stable security definer set search_path = public, pg_temp
    as $$ select institution_id, name from log where exists (select from log_pending p where p.institution_id = log.institution_id and p.log = log.name) $$;

  create function log_number_pending(wanted_institution uuid, wanted_log text, most integer) returns table (entry_id bigint, index bigint)
    language plpgsql security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  declare
    next_index bigint;
    chosen bigint[];
  begin
    if not pg_try_advisory_xact_lock(hashtextextended('waarborg-log-number/' || wanted_institution || '/' || wanted_log, 0)) then
      return;
    end if;
    select coalesce(max(s.index) + 1, 0) into next_index from log_sequence s where s.institution_id = wanted_institution and s.log = wanted_log;
    chosen := array(select p.id from log_pending p where p.institution_id = wanted_institution and p.log = wanted_log order by p.id limit most);
    return query
      with taken as (
        delete from log_pending p where p.institution_id = wanted_institution and p.log = wanted_log and p.id = any(chosen)
        returning p.id, p.leaf_hash
      )
      insert into log_sequence as s (institution_id, log, index, entry_id, leaf_hash)
      select wanted_institution, wanted_log, next_index + row_number() over (order by taken.id) - 1, taken.id, taken.leaf_hash from taken
      returning s.entry_id, s.index;
  end $$;

  create function log_unpublished() returns table (institution_id uuid, log text)
    language sql stable security definer set search_path = public, pg_temp
    as $$ select institution_id, name from log
          where (select coalesce(max(s.index) + 1, 0) from log_sequence s where s.institution_id = log.institution_id and s.log = log.name)
              > (select coalesce(max(c.size), -1) from log_checkpoint c where c.institution_id = log.institution_id and c.log = log.name) $$;

  create function log_numbers(wanted bigint[]) returns table (institution_id uuid, log text, entry_id bigint, index bigint)
    language sql stable security definer set search_path = public, pg_temp
    as $$ select institution_id, log, entry_id, index from log_sequence where entry_id = any(wanted) $$;

  create function log_find(wanted_slug text, wanted_log text) returns table (institution_id uuid, origin text, vkey text)
    language sql stable security definer set search_path = public, pg_temp
    as $$ select log.institution_id, log.origin, log.vkey from log join institution i on i.id = log.institution_id where i.slug = wanted_slug and log.name = wanted_log $$;

  revoke execute on function log_pending_list, log_number_pending, log_unpublished, log_numbers, log_find from public;
  grant execute on function log_pending_list, log_number_pending, log_unpublished, log_numbers, log_find to waarborg_api;
`;

/**
 * Erasure: the openings of the entries at these indexes go, and the entry that says so is written in the same call, so
 * that neither happens without the other. Its leaf is the canonical JSON (RFC 8785) of the indexes, in ascending order,
 * with commitments to who erased and why.
 */
const ERASURE = `
  create function log_erase_openings(wanted_log text, wanted bigint[], at_minute text, names text[], salts bytea[], opened text[])
    returns table (entry_id bigint, erased bigint)
    language plpgsql security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  declare
    own uuid := waarborg_institution();
    sorted bigint[] := array(select distinct i from unnest(wanted) i order by i);
    entries bigint[] := array(select s.entry_id from log_sequence s where s.institution_id = own and s.log = wanted_log and s.index = any(wanted));
    fresh bigint;
    leaf bytea;
    gone bigint;
  begin
    if own is null or coalesce(cardinality(sorted), 0) = 0 or cardinality(entries) <> cardinality(sorted) or cardinality(sorted) > 1000 then
      raise exception 'the indexes are not those of entries' using errcode = '22023';
    end if;
    if coalesce(cardinality(names), 0) = 0 or cardinality(names) <> cardinality(salts) or cardinality(names) <> cardinality(opened)
       or names <> array(select distinct n collate "C" from unnest(names) n where n ~ '^[a-z][a-z0-9_]*$' order by n collate "C")
       or at_minute !~ '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:00Z$' then
      raise exception 'the commitments are not well formed' using errcode = '22023';
    end if;
    delete from log_opening o where o.institution_id = own and o.entry_id = any(entries);
    get diagnostics gone = row_count;
    select convert_to(format('{"at":"%s","c":{%s},"facts":{"indexes":[%s]},"kind":"log.openings-erased","v":1}', at_minute,
        string_agg(format('"%s":"%s"', name, encode(sha256(convert_to('waarborg-log/v1/' || name, 'UTF8') || '\\x00'::bytea || salt || convert_to(value, 'UTF8')), 'hex')), ',' order by name collate "C"),
        array_to_string(sorted, ',')), 'UTF8')
      into leaf from unnest(names, salts, opened) as c (name, salt, value);
    fresh := nextval('log_entry_id');
    insert into log_entry (id, institution_id, log, leaf) values (fresh, own, wanted_log, leaf);
    insert into log_opening (institution_id, entry_id, openings)
      select own, fresh, json_agg(json_build_object('name', name, 'salt', encode(salt, 'hex'), 'value', value) order by name collate "C")::text
      from unnest(names, salts, opened) as c (name, salt, value);
    insert into log_pending (institution_id, log, id, leaf_hash) values (own, wanted_log, fresh, sha256('\\x00'::bytea || leaf));
    return query select fresh, gone;
  end $$;
  revoke execute on function log_erase_openings from public;
  grant execute on function log_erase_openings to waarborg_api;
`;
