// A restore into an empty database of the same schema version: everything is verified first, then loaded in one transaction.
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrationsOf } from '../database/server-fitness.js';
import { BackupRefused, type BackupTable, type DataManifest, FORMAT, readManifest } from './manifest.js';
import { identifier, quoted, tablesOf } from './tables.js';

/** SQL within the restore's transaction, as the owner role: with it a domain puts right what a restored state must not take up again. */
export type Query = (sql: string, values: readonly unknown[]) => Promise<readonly Readonly<Record<string, unknown>>[]>;

export interface Restored {
  readonly manifest: DataManifest;
  /** SHA-256 of the manifest, hexadecimal. */
  readonly digest: string;
}

/** Types of study-data columns as `data_create_table` names them. */
const TYPES: Readonly<Record<string, string>> = {
  text: 'text',
  bigint: 'integer',
  numeric: 'decimal',
  boolean: 'boolean',
  date: 'date',
  'timestamp without time zone': 'timestamp',
};
const OF_PLATFORM = ['institution_id', 'subject_id', 'row_on'];

/**
 * Restores a backup; `afterwards` runs in the same transaction, once all rows are there.
 * @throws BackupRefused when a file was altered, the schema is another version's, the database is not empty, or the platform runs on it.
 */
export async function restore(
  ownerUrl: string,
  { folder, expectedSha256 }: { readonly folder: string; readonly expectedSha256?: string | undefined },
  afterwards: (query: Query, restored: Restored) => Promise<void>,
): Promise<Restored> {
  const restored = await readManifest<DataManifest>(folder, FORMAT);
  if (expectedSha256 !== undefined && expectedSha256 !== restored.digest) {
    throw new BackupRefused(`The manifest has digest ${restored.digest}, not ${expectedSha256}. Nothing was restored.`);
  }
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'waarborg-restore' });
  await client.connect();
  try {
    await client.query('begin');
    await requireSameSchema(client, restored.manifest);
    await requireEmpty(client);
    await load(client, folder, restored.manifest);
    await afterwards(async (sql, values) => (await client.query<Record<string, unknown>>(sql, [...values])).rows, restored);
    await client.query('commit');
    return restored;
  } finally {
    // Without a commit the connection's end undoes everything.
    await client.end();
  }
}

async function requireSameSchema(client: pg.Client, manifest: DataManifest): Promise<void> {
  const run = await migrationsOf(client);
  if (JSON.stringify([...run].sort()) !== JSON.stringify([...manifest.migrations].sort())) {
    const wanted = manifest.migrations.at(-1) ?? 'none';
    throw new BackupRefused(
      `The backup has the schema of ${wanted}, the database that of ${run.at(-1) ?? 'no version'}. Restore with the version that made it, then upgrade.`,
    );
  }
}

async function requireEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ count: string }>(
    `select count(*) from pg_stat_activity where datname = current_database() and application_name in ('waarborg-api', 'waarborg-proxy')`,
  );
  if (rows[0]?.count !== '0') {
    throw new BackupRefused('The platform runs on this database. Stop it first.');
  }
  for (const table of await tablesOf(client)) {
    await client.query(`lock table ${quoted(table)} in access exclusive mode`);
    const { rowCount } = await client.query(`select from ${quoted(table)} limit 1`);
    if (rowCount !== 0 || table.schema === 'data') {
      throw new BackupRefused(
        `The database is not empty: ${table.schema}.${table.name} is there. A restore goes into an empty database only.`,
      );
    }
  }
}

/** Foreign keys go round in circles (a data set and its version), so they are set aside and checked once all rows are there. */
async function load(client: pg.Client, folder: string, manifest: DataManifest): Promise<void> {
  const { rows: keys } = await client.query<{ name: string; table: string; definition: string }>(
    `select conname as name, conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition from pg_constraint
     where contype = 'f' and connamespace = 'public'::regnamespace order by 2, 1`,
  );
  for (const { name, table } of keys) {
    await client.query(`alter table ${table} drop constraint ${identifier(name)}`);
  }
  for (const table of manifest.files.filter(({ schema }) => schema === 'public')) {
    await loadTable(client, folder, table);
    await client.query(`analyze ${quoted(table)}`);
  }
  for (const { name, table, definition } of keys) {
    await client.query(`alter table ${table} add constraint ${identifier(name)} ${definition}`);
  }
  for (const table of manifest.files.filter(({ schema }) => schema === 'data')) {
    await loadRows(client, folder, table);
  }
  for (const [name, last] of Object.entries(manifest.sequences)) {
    await client.query(`select setval(format('public.%I', $1::text)::regclass, $2)`, [name, last]);
  }
}

/** Tables of study data are made, protected and opened to the proxy by the same functions as at their import. */
async function loadRows(client: pg.Client, folder: string, table: BackupTable): Promise<void> {
  const hasSubject = table.columns.some(({ name }) => name === 'subject_id');
  const columns = table.columns
    .filter(({ name }) => !OF_PLATFORM.includes(name))
    .map(({ name, type }) => ({ code: name, type: TYPES[type] ?? type }));
  await client.query('select data_create_table($1, $2, $3)', [table.name, JSON.stringify(columns), hasSubject]);
  await loadTable(client, folder, table);
  await client.query('select data_switch_table($1, $2)', [table.name, hasSubject]);
}

async function loadTable(client: pg.Client, folder: string, table: BackupTable): Promise<void> {
  const columns = table.columns.map(({ name }) => identifier(name)).join(', ');
  const copy = client.query(copyFrom(`copy ${quoted(table)} (${columns}) from stdin`));
  await pipeline(createReadStream(join(folder, table.path)), createGunzip(), copy);
  if (copy.rowCount !== table.rows) {
    throw new BackupRefused(`${table.path} has ${copy.rowCount} rows, the manifest says ${table.rows}. Nothing was restored.`);
  }
}
