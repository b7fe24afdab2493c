// A backup of the data while the platform runs: every table by COPY in one repeatable-read snapshot, without the keys.
import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { migrationsOf } from '../database/server-fitness.js';
import { type BackupLog, type BackupTable, type DataManifest, FORMAT, makeBackupFolder, writeManifest } from './manifest.js';
import { identifier, quoted, sequencesOf, type TableShape, tablesOf } from './tables.js';

const ATTEMPTS = 5;
const GONE = '42P01';

/**
 * Writes a backup of the whole database into an empty folder and answers its manifest with the manifest's digest.
 * Reads as the owner role, for whom row-level security does not hide the rows of any institution.
 * @throws BackupRefused when the folder is not empty.
 */
export async function backUp(
  ownerUrl: string,
  folder: string,
  madeAt: Date,
): Promise<{ readonly manifest: DataManifest; readonly digest: string }> {
  await makeBackupFolder(folder);
  await mkdir(join(folder, 'tables'), { mode: 0o700 });
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'waarborg-backup' });
  await client.connect();
  try {
    const tables = await openSnapshot(client);
    const logs = await checkpointsOf(client);
    const migrations = await migrationsOf(client);
    const files: BackupTable[] = [];
    for (const table of tables) {
      files.push(await writeTable(client, folder, table));
    }
    // A sequence is not part of a snapshot; read last, it has passed every value that the snapshot holds.
    const sequences = await sequencesOf(client);
    await client.query('commit');
    const server = Number(
      (await client.query<{ version: string }>(`select current_setting('server_version_num') as version`)).rows[0]?.version,
    );
    const manifest: DataManifest = { format: FORMAT, madeAt: madeAt.toISOString(), server, migrations, sequences, logs, files };
    return { manifest, digest: await writeManifest(folder, manifest) };
  } finally {
    await client.end();
  }
}

/** Takes the snapshot and a lock that keeps its tables; begins anew when a table was dropped between the two. */
async function openSnapshot(client: pg.Client): Promise<readonly TableShape[]> {
  for (let attempt = 1; ; attempt += 1) {
    await client.query('begin isolation level repeatable read read only');
    const tables = await tablesOf(client);
    try {
      await client.query(`lock table ${tables.map(quoted).join(', ')} in access share mode`);
      return tables;
    } catch (error) {
      await client.query('rollback');
      if ((error as { readonly code?: string }).code !== GONE || attempt === ATTEMPTS) {
        throw error;
      }
    }
  }
}

async function checkpointsOf(client: pg.Client): Promise<readonly BackupLog[]> {
  const { rows } = await client.query<BackupLog>(
    `select distinct on (l.institution_id, l.name) l.institution_id as "institutionId", l.name as log, l.origin, c.size::text as size, encode(c.root, 'hex') as "rootHex"
     from log l join log_checkpoint c on c.institution_id = l.institution_id and c.log = l.name order by l.institution_id, l.name, c.size desc`,
  );
  return rows;
}

async function writeTable(client: pg.Client, folder: string, table: TableShape): Promise<BackupTable> {
  const path = `tables/${table.schema}.${table.name}.copy.gz`;
  const columns = table.columns.map(({ name }) => identifier(name)).join(', ');
  const copy = client.query(copyTo(`copy ${quoted(table)} (${columns}) to stdout`));
  const hash = createHash('sha256');
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done): void {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const handle = await open(join(folder, path), 'wx', 0o600);
  await pipeline(copy, createGzip({ level: 1 }), meter, handle.createWriteStream({ flush: true }));
  return { ...table, path, rows: copy.rowCount, bytes, sha256: hash.digest('hex') };
}
