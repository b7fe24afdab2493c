// The schema: made on an empty database, taken down to nothing, and the same as the entities say.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource, type EntityMetadata } from 'typeorm';
import { ENTITIES } from '../../apps/api/src/app.module.js';
import { MIGRATIONS } from '../../migrations/index.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

interface Urls {
  readonly owner: string;
  readonly superuser: string;
}

/** Tables that are read and written with plain SQL only. */
const WITHOUT_ENTITY = [
  'delivery_subjects',
  'idempotency_key',
  'institution',
  'log',
  'log_checkpoint',
  'log_entry',
  'log_opening',
  'log_pending',
  'log_sequence',
  'log_tile',
  'migrations',
  'outbox',
  'person_login',
  'pseudonym',
  'setup_code',
  'subject',
  'subject_identifier',
];

/** An institution with two people, a mandate, a deputyship and a profile, as they stood before a second person confirmed these. */
const RECORDED_BEFORE = `
  insert into institution (id, slug, name, time_zone, home_organization, created_at)
    values ('00000000-0000-7000-8000-000000000001', 'a', 'A', 'Europe/Amsterdam', 'a.example', '2026-01-01');
  insert into person (id, institution_id, handle, display_name, function_title, created_at)
    select ('00000000-0000-7000-8000-00000000001' || n)::uuid, i.id, n::text, 'P', 'p', '2026-01-01' from institution i, generate_series(1, 2) as n;
  insert into mandate (id, institution_id, code, person_id, kind, route, from_on, until_on, source_decision, recorded_by, recorded_at)
    select gen_random_uuid(), institution_id, 'M-1', id, 'project-decision', 'light', '2026-01-01', '2026-12-31', 'x', id, '2026-01-02'
    from person where handle = '1';
  insert into deputyship (id, institution_id, absent_id, deputy_id, from_on, until_on, source_decision, recorded_by, recorded_at)
    select gen_random_uuid(), a.institution_id, a.id, d.id, '2026-01-01', '2026-12-31', 'x', a.id, '2026-01-02'
    from person a join person d on a.handle = '1' and d.handle = '2';
  insert into institution_profile (id, institution_id, version, profile, effective_on, recorded_at, recorded_by, source_decision)
    select gen_random_uuid(), institution_id, 1, '{}', '2026-01-01', '2026-01-02', id, 'x' from person where handle = '1';
`;

let database: TestDatabase;
let admin: pg.Client;

beforeAll(async () => {
  database = await cloneDatabase();
  admin = new pg.Client({ connectionString: database.urls.superuser });
  await admin.connect();
}, 30_000);
afterAll(async () => {
  await admin.end();
  await database.drop();
});

/** What stands in a database beyond what PostgreSQL itself brings, one line a thing. */
async function contentsOf(url: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ line: string }>(`
      with own as (select oid, nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema')
      select 'schema ' || nspname as line from own where nspname <> 'public'
      union all select 'relation ' || c.oid::regclass || ' ' || c.relkind::text from pg_class c join own on own.oid = c.relnamespace
      union all select 'column ' || c.oid::regclass || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
        from pg_attribute a join pg_class c on c.oid = a.attrelid join own on own.oid = c.relnamespace where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'v')
      union all select 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(c.oid) from pg_constraint c join own on own.oid = c.connamespace
      union all select 'function ' || p.oid::regprocedure || ' ' || md5(pg_get_functiondef(p.oid)) from pg_proc p join own on own.oid = p.pronamespace
      union all select 'policy ' || polrelid::regclass || ' ' || polname from pg_policy
      union all select 'rights ' || c.oid::regclass || ' ' || acl::text from pg_class c join own on own.oid = c.relnamespace, unnest(c.relacl) as acl
      union all select 'rights of schema ' || nspname || ' ' || acl::text from pg_namespace, unnest(nspacl) as acl where nspname !~ '^pg_' and nspname <> 'information_schema'
      order by 1`);
    return rows.map(({ line }) => line);
  } finally {
    await client.end();
  }
}

describe('the migrations', () => {
  let name: string;
  let urls: Urls;
  let source: DataSource;

  beforeEach(async () => {
    name = `empty_${randomBytes(6).toString('hex')}`;
    const named = (url: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).toString();
    urls = { owner: named(database.urls.owner), superuser: named(database.urls.superuser) };
    await admin.query(`create database ${name} owner waarborg_owner`);
    source = await new DataSource({
      type: 'postgres',
      url: urls.owner,
      migrations: MIGRATIONS,
      migrationsTransactionMode: 'each',
    }).initialize();
  });
  afterEach(async () => {
    await source.destroy();
    await admin.query(`drop database ${name} with (force)`);
  });

  it('go up on an empty database, as the owner, to what every test runs on', async () => {
    const run = await source.runMigrations();
    expect(run).toHaveLength(MIGRATIONS.length);
    expect(await contentsOf(urls.superuser)).toEqual(await contentsOf(database.urls.superuser));
  });

  it('run once: a second time there is nothing to do', async () => {
    await source.runMigrations();
    expect(await source.runMigrations()).toEqual([]);
  });

  it('go down, one by one, to an empty database, and up again to the same', async () => {
    const empty = await contentsOf(urls.superuser);
    await source.runMigrations();
    const full = await contentsOf(urls.superuser);
    await undoAll(source);
    const left = (await contentsOf(urls.superuser)).filter((line) => !/\bmigrations(_id_seq|\b)|relation "PK_/.test(line));
    expect(left.filter((line) => !empty.includes(line) && !USAGE_OF_PUBLIC.test(line))).toEqual([]);
    await source.runMigrations();
    expect(await contentsOf(urls.superuser)).toEqual(full);
  });

  it('count mandates, deputyships and profiles of before as confirmed, and undone leave none that nobody confirmed', async () => {
    const tables = ['mandate', 'deputyship', 'institution_profile'];
    const since = MIGRATIONS.findIndex(({ name: className }) => className.startsWith('IdentityConfirmMandates'));
    await source.runMigrations();
    await undo(source, MIGRATIONS.length - since);
    await source.query(RECORDED_BEFORE);
    await source.runMigrations();
    const confirmed = async (): Promise<readonly unknown[]> =>
      Promise.all(
        tables.map((table) => source.query(`select confirmed_by = recorded_by and confirmed_at = recorded_at as same from ${table}`)),
      );
    expect(await confirmed()).toEqual(tables.map(() => [{ same: true }]));
    await Promise.all(tables.map((table) => source.query(`update ${table} set confirmed_by = null, confirmed_at = null`)));
    await undo(source, MIGRATIONS.length - since);
    await source.runMigrations();
    expect(await confirmed()).toEqual(tables.map(() => []));
  });

  it('are in the order of their names', () => {
    const names = MIGRATIONS.map(({ name: className }) => /\d{12}$/.exec(className)?.[0] ?? '');
    expect(names).toEqual([...names].sort());
    expect(new Set(names).size).toBe(MIGRATIONS.length);
  });

  /** The one right that stays: the roles of this deployment may look into schema public. */
  const USAGE_OF_PUBLIC = /^rights of schema public waarborg_(api|proxy)=U/;

  const undoAll = (undone: DataSource): Promise<void> => undo(undone, MIGRATIONS.length);

  async function undo(undone: DataSource, count: number): Promise<void> {
    for (let left = count; left > 0; left -= 1) {
      await undone.undoLastMigration({ transaction: 'each' });
    }
  }
});

describe('tables and entities', () => {
  let metadatas: readonly EntityMetadata[];
  let source: DataSource;

  beforeAll(async () => {
    source = await new DataSource({ type: 'postgres', url: database.urls.owner, entities: [...ENTITIES] }).initialize();
    metadatas = source.entityMetadatas;
  });
  afterAll(async () => source.destroy());

  it('are the same: every column, its type, and whether it may be null', async () => {
    const { rows } = await admin.query<{ line: string; name: string }>(
      `select c.relname as name, c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end as line
       from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`,
    );
    const inTables = rows.filter(({ name }) => !WITHOUT_ENTITY.includes(name)).map(({ line }) => line);
    const inEntities = metadatas.flatMap(({ tableName, columns }) =>
      columns.map((column) => `${tableName}.${column.databaseName} ${typeOf(source, column)}${column.isNullable ? '' : ' not null'}`),
    );
    expect(inEntities.sort()).toEqual(inTables.sort());
  });

  it('have the same keys', async () => {
    const { rows } = await admin.query<{ name: string; key: string }>(
      `select c.conrelid::regclass::text as name, string_agg(a.attname, ',' order by a.attname) as key from pg_constraint c
       join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey) where c.contype = 'p' and c.connamespace = 'public'::regnamespace group by 1`,
    );
    const keys = new Map(rows.map(({ name, key }) => [name, key]));
    const differing = metadatas.filter(
      ({ tableName, primaryColumns }) =>
        keys.get(tableName) !==
        primaryColumns
          .map(({ databaseName }) => databaseName)
          .sort()
          .join(','),
    );
    expect(differing.map(({ tableName }) => tableName)).toEqual([]);
  });

  it('are complete: a table has an entity, or is named here as one that has none', async () => {
    const { rows } = await admin.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public' order by 1`);
    expect(rows.map(({ name }) => name)).toEqual([...metadatas.map(({ tableName }) => tableName), ...WITHOUT_ENTITY].sort());
  });

  it('leave the time to the application: no column has a default of now', async () => {
    const { rows } = await admin.query(
      `select table_name, column_name from information_schema.columns where table_schema = 'public' and column_default ~* '(now|current_|clock_|timestamp)'`,
    );
    expect(rows).toEqual([]);
  });

  it('keep instants with their zone, and no text with a limit that cuts', async () => {
    const { rows } = await admin.query(
      `select table_name, column_name, data_type from information_schema.columns
       where table_schema = 'public' and table_name <> 'migrations' and data_type in ('timestamp without time zone', 'character varying', 'json')`,
    );
    expect(rows).toEqual([]);
  });
});

/** A column's type as PostgreSQL writes it. */
function typeOf(source: DataSource, column: EntityMetadata['columns'][number]): string {
  const written: Readonly<Record<string, string>> = { timestamptz: 'timestamp with time zone', character: `character(${column.length})` };
  const type = source.driver.normalizeType({ ...column, type: column.type });
  return `${written[type] ?? type}${column.isArray ? '[]' : ''}`;
}
