// Three roles of the database: the owner makes tables and is no superuser, the api has least rights, the proxy only reads what it joins.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { clockOfTests, University } from '../factories/university.js';
import { makeWorld, type World } from '../support/world.js';
import { goldenText } from '../unit/golden.js';

const DENIED = { code: '42501' };
let world: World;
let university: University;
let owner: pg.Client;
let api: pg.Client;
let proxy: pg.Client;
let admin: pg.Client;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await (await University.open(world)).withData();
  const { urls } = world.database;
  const connect = async (url: string): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`select set_config('waarborg.institution_id', $1, false)`, [university.institutionId]);
    return client;
  };
  [owner, api, proxy, admin] = [
    await connect(urls.owner),
    await connect(urls.api),
    await connect(urls.proxy),
    await connect(urls.superuser),
  ];
}, 60_000);
afterAll(async () => {
  await Promise.all([owner.end(), api.end(), proxy.end(), admin.end()]);
  await world.close();
});

/** The rights of a role on tables and views, one line each; columns where only some may be read. */
async function rightsOf(role: string): Promise<string> {
  const { rows } = await admin.query<{ line: string }>(
    `with tables as (
       select c.oid, n.nspname || '.' || case when n.nspname in ('data', 'staging') then 'v_*' else c.relname end as name from pg_class c
       join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'data', 'staging') and c.relkind in ('r', 'v'))
     select distinct t.name || ': ' || string_agg(p.privilege || coalesce(' (' || p.columns || ')', ''), ', ' order by p.privilege) as line
     from tables t, lateral (
       select privilege, null as columns from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) as privilege
       where has_table_privilege($1, t.oid, privilege)
       union all
       select 'SELECT', string_agg(a.attname, ', ' order by a.attnum) from pg_attribute a
       where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and has_column_privilege($1, t.oid, a.attnum, 'SELECT')
         and not has_table_privilege($1, t.oid, 'SELECT') having count(*) > 0) as p
     group by t.oid, t.name order by 1`,
    [role],
  );
  return `${rows.map(({ line }) => line).join('\n')}\n`;
}

describe('the rights of each role', () => {
  it.each(['waarborg_api', 'waarborg_proxy'])('%s has those that were agreed, table by table', async (role) => {
    const made = await rightsOf(role);
    expect(made).toBe(goldenText(new URL(`./roles.${role}.golden.txt`, import.meta.url), made));
  });

  it('none is a superuser or passes over row-level security, nor may make roles or databases', async () => {
    const { rows } = await admin.query(
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolreplication from pg_roles where rolname like 'waarborg%' order by 1`,
    );
    const plain = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolreplication: false };
    expect(rows).toEqual(['waarborg_api', 'waarborg_owner', 'waarborg_proxy'].map((rolname) => ({ rolname, ...plain })));
  });

  it('none but the owner makes anything in the database, not even a temporary table', async () => {
    const { rows } = await admin.query(
      `select rolname, has_database_privilege(rolname, 'waarborg', 'TEMP') as temp, has_database_privilege(rolname, 'waarborg', 'CREATE') as make
       from pg_roles where rolname in ('waarborg_api', 'waarborg_proxy', 'waarborg_owner') order by 1`,
    );
    expect(rows).toEqual([
      { rolname: 'waarborg_api', temp: false, make: false },
      { rolname: 'waarborg_owner', temp: true, make: true },
      { rolname: 'waarborg_proxy', temp: false, make: false },
    ]);
  });

  it('none is a member of another', async () => {
    const { rows } = await admin.query(
      `select 1 from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname like 'waarborg%'`,
    );
    expect(rows).toEqual([]);
  });
});

describe('the log', () => {
  it.each(['log_entry', 'log_sequence', 'log_checkpoint', 'log_tile', 'log'])(
    'cannot be changed or shortened by the api role: %s',
    async (table) => {
      await expect(api.query(`update ${table} set institution_id = institution_id`)).rejects.toMatchObject(DENIED);
      await expect(api.query(`delete from ${table}`)).rejects.toMatchObject(DENIED);
      await expect(api.query(`truncate ${table} cascade`)).rejects.toMatchObject(DENIED);
      await expect(api.query(`drop table ${table}`)).rejects.toMatchObject(DENIED);
      await expect(api.query(`alter table ${table} disable row level security`)).rejects.toMatchObject(DENIED);
    },
  );

  it('cannot be numbered or unnumbered by the api role but through the numbering', async () => {
    await expect(
      api.query(`insert into log_sequence select institution_id, log, index + 1000, entry_id, leaf_hash from log_sequence limit 1`),
    ).rejects.toMatchObject(DENIED);
    await expect(api.query(`delete from log_pending`)).rejects.toMatchObject(DENIED);
    await expect(api.query(`delete from log_opening`)).rejects.toMatchObject(DENIED);
  });

  it('can be added to by the api role', async () => {
    const { rows } = await api.query(`select count(*)::int > 0 as some from log_entry`);
    expect(rows).toEqual([{ some: true }]);
    await api.query('begin');
    expect(
      (
        await api.query(
          `insert into log_entry (id, institution_id, log, leaf) values (nextval('log_entry_id'), $1, 'decisions', '\\x7b7d')`,
          [university.institutionId],
        )
      ).rowCount,
    ).toBe(1);
    await api.query('rollback');
  });
});

describe('what was decided', () => {
  it.each([
    'decision',
    'verdict',
    'code_version',
    'code_event',
    'code_participant',
    'code_act',
    'code_unit',
    'code_parameter_set',
    'policy_build',
    'what_if_change',
    'process_version',
    'project_transition',
    'consent_event',
    'consent_notice',
    'institution_profile',
    'definition',
  ])('cannot be changed or removed by the api role: %s', async (table) => {
    await expect(api.query(`update ${table} set institution_id = institution_id`)).rejects.toMatchObject(DENIED);
    await expect(api.query(`delete from ${table}`)).rejects.toMatchObject(DENIED);
  });
});

describe('the api role', () => {
  it('makes no tables, schemas or functions, and reads no passwords', async () => {
    await expect(api.query(`create table own (a int)`)).rejects.toMatchObject(DENIED);
    await expect(api.query(`create table data.own (a int)`)).rejects.toMatchObject(DENIED);
    await expect(api.query(`create schema own`)).rejects.toMatchObject(DENIED);
    await expect(api.query(`create function own() returns int language sql as 'select 1'`)).rejects.toMatchObject(DENIED);
    await expect(api.query(`select * from pg_authid`)).rejects.toMatchObject(DENIED);
    await expect(api.query(`copy (select 1) to program 'id'`)).rejects.toMatchObject(DENIED);
    await expect(api.query(`set role waarborg_owner`)).rejects.toMatchObject(DENIED);
  });

  it('does not change rows of study data once they are switched in', async () => {
    const { rows } = await admin.query<{ name: string }>(`select table_name as name from dataset_version where state = 'ready' limit 1`);
    const table = `data.${rows[0]?.name ?? ''}`;
    expect((await api.query(`select 1 from ${table}`)).rowCount).toBeGreaterThan(0);
    await expect(api.query(`insert into ${table} select * from ${table}`)).rejects.toMatchObject(DENIED);
    await expect(api.query(`update ${table} set row_on = row_on`)).rejects.toMatchObject(DENIED);
    await expect(api.query(`delete from ${table}`)).rejects.toMatchObject(DENIED);
  });
});

describe('the proxy role', () => {
  it.each([
    'person',
    'token',
    'subject_identifier',
    'project',
    'decision',
    'verdict',
    'log_entry',
    'log_opening',
    'consent_event',
    'delivery',
    'idempotency_key',
    'institution',
  ])('cannot read %s', async (table) => {
    await expect(proxy.query(`select * from ${table}`)).rejects.toMatchObject(DENIED);
  });

  it('reads of a subject no more than it joins, and not the salt of its index', async () => {
    expect((await proxy.query(`select id, ordinal, merged_into from subject`)).rowCount).toBeGreaterThan(0);
    await expect(proxy.query(`select index_salt from subject`)).rejects.toMatchObject(DENIED);
    await expect(proxy.query(`select registered_at from subject`)).rejects.toMatchObject(DENIED);
  });

  it('writes nothing, also when it asks to', async () => {
    await proxy.query(`set default_transaction_read_only = off`);
    await proxy.query(`set transaction_read_only = off`);
    const { rows } = await admin.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'data', 'staging') and c.relkind in ('r', 'v')`,
    );
    const written: string[] = [];
    for (const { name } of rows) {
      for (const sql of [`insert into ${name} default values`, `delete from ${name}`, `truncate ${name}`]) {
        await proxy.query(sql).then(
          () => written.push(sql),
          (error: { code: string }) =>
            error.code === '42501' || error.code === '42809' ? undefined : written.push(`${sql}: ${error.code}`),
        );
      }
    }
    expect(rows.length).toBeGreaterThan(30);
    expect(written).toEqual([]);
    await expect(proxy.query(`create table own (a int)`)).rejects.toMatchObject(DENIED);
  });

  it('calls none of the functions that work with the owner’s rights', async () => {
    const { rows } = await admin.query(
      `select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = 'public' and p.prosecdef and has_function_privilege('waarborg_proxy', p.oid, 'EXECUTE')`,
    );
    expect(rows).toEqual([]);
  });
});

describe('functions that work with the owner’s rights', () => {
  it('each fix their search path, so that nobody can slip in a table of one’s own', async () => {
    const { rows } = await admin.query<{ name: string; config: string[] | null }>(
      `select p.proname as name, p.proconfig as config from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.prosecdef`,
    );
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.filter(({ config }) => !(config ?? []).some((setting) => setting.endsWith('pg_temp'))).map(({ name }) => name)).toEqual([]);
  });

  it.each([
    ['a table of another name', `select data_create_table('person', '[]', false)`],
    [
      'a column with SQL in its name',
      `select data_create_table('v_${'1'.repeat(32)}', '[{"code":"a int); drop table person; --","type":"text"}]', false)`,
    ],
    [
      'a column that the platform keeps for itself',
      `select data_create_table('v_${'1'.repeat(32)}', '[{"code":"institution_id","type":"text"}]', false)`,
    ],
    [
      'a type that is not known',
      `select data_create_table('v_${'1'.repeat(32)}', '[{"code":"a","type":"text; drop table person"}]', false)`,
    ],
  ])('refuse %s', async (_, sql) => {
    await expect(api.query(sql)).rejects.toMatchObject({ code: '22023' });
  });

  it('drop no rows that are in use', async () => {
    const { rows } = await admin.query<{ name: string }>(`select table_name as name from dataset_version where state = 'ready' limit 1`);
    await expect(api.query(`select data_drop_table($1)`, [rows[0]?.name])).rejects.toMatchObject({ code: '55006' });
  });
});
