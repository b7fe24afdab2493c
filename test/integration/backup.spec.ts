// Backup while people work, restore into an empty database: the same rows, both logs whole and telling of the restore, and nothing altered let in.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { AuditLog, LOG_NAMES } from '../../apps/api/src/audit-log/index.js';
import { type BackupLog, type DataManifest } from '../../apps/api/src/platform/backup/manifest.js';
import { run as verify } from '../../apps/verify/src/command.js';
import { entriesOf } from '../e2e/story.js';
import { PROJECT } from '../factories/bodies.js';
import { must } from '../factories/university.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { makeWorld, type World } from '../support/world.js';

/** What a restore changes on purpose: access that was open is ended, and each log gets an entry. */
const CHANGED = ['public.log_entry', 'public.log_pending', 'public.session', 'public.token'];

let folder: string;
let world: World;
let empty: TestDatabase;
let manifest: DataManifest;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waarborg-backup-'));
  [world, empty] = [await makeWorld({ folder: join(folder, 'world') }), await cloneDatabase()];
}, 90_000);
afterAll(async () => {
  await world.close();
  await empty.drop();
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number;
  readonly text: string;
}

/** Runs the built command as the owner of a database. */
async function command(name: 'backup' | 'restore', database: TestDatabase, ...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [`dist/apps/api/src/cli/${name}.js`, ...args], {
    env: { PATH: process.env['PATH'], DATABASE_OWNER_URL: database.urls.owner, WAARBORG_KEY_DIR: join(folder, 'world', 'keys') },
  });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const [code] = (await once(child, 'close')) as [number];
  return { code, text: Buffer.concat(said).toString('utf8') };
}

async function ask<T extends object>(database: TestDatabase, sql: string): Promise<readonly T[]> {
  const client = new pg.Client({ connectionString: database.urls.superuser });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

const manifestOf = async (place: string): Promise<DataManifest> =>
  JSON.parse(await readFile(join(place, 'manifest.json'), 'utf8')) as DataManifest;
const digestsOf = ({ files }: DataManifest): readonly string[] =>
  files
    .map(({ schema, name, rows, sha256 }) => `${schema}.${name} ${rows} ${sha256}`)
    .filter((line) => !CHANGED.includes(line.split(' ')[0] ?? ''));
/** Verifies both logs of a world against what a state folder remembers; answers the exit code and what was said. */
async function verified(of: World, state: string): Promise<Ended> {
  await of.app.get(AuditLog).settle();
  const lines: string[] = [];
  const args = ['--url', of.url, '--token', await of.token('auditor'), '--state', join(folder, state)];
  return { code: await verify(args, (line) => lines.push(line)), text: lines.join('\n') };
}
/** A copy of the backup with one file changed. */
async function altered(name: string, change: (bytes: Buffer) => Buffer): Promise<string> {
  const copy = await mkdtemp(join(folder, 'altered-'));
  await cp(join(folder, 'data'), copy, { recursive: true });
  await writeFile(join(copy, name), change(await readFile(join(copy, name))));
  return copy;
}
const flipped = (bytes: Buffer): Buffer => Buffer.concat([bytes.subarray(0, -1), Buffer.from([(bytes.at(-1) ?? 0) ^ 1])]);
const isEmpty = async (): Promise<boolean> => (await ask(empty, 'select from institution')).length === 0;

describe('a backup', () => {
  it('is made while people go on working, and is of one moment', async () => {
    const writing = Promise.all(Array.from({ length: 30 }, () => world.call('analyst', 'POST', '/api/v1/projects', PROJECT)));
    const made = await command('backup', world.database, join(folder, 'data'));
    expect((await writing).map(({ status }) => status)).toEqual(Array<number>(30).fill(201));
    expect(made).toMatchObject({ code: 0, text: expect.stringMatching(/sha256 of the manifest \(keep it apart\): [0-9a-f]{64}/) });
    manifest = await manifestOf(join(folder, 'data'));
    expect(manifest.files.some(({ schema, rows }) => schema === 'data' && rows > 0)).toBe(true);
    expect(manifest.logs.map(({ log }) => log).sort()).toEqual(['accesses', 'decisions']);
  });

  it('holds no key, and stands in no folder of keys; the keys have a backup of their own', async () => {
    const names = await readdir(join(folder, 'data'), { recursive: true });
    expect(names.filter((name) => /key|\.json$/.test(name) && name !== 'manifest.json')).toEqual(['tables/public.idempotency_key.copy.gz']);
    expect(await command('backup', world.database, join(folder, 'world', 'keys', 'data'))).toMatchObject({ code: 1, text: /kept apart/ });
    const kept = await command('backup', world.database, '--keys', join(folder, 'kept-keys'));
    expect(kept).toMatchObject({ code: 0, text: expect.stringMatching(/^keys: [1-9]\d* files$/m) });
  });

  it('never goes into a folder that holds something', async () => {
    expect(await command('backup', world.database, join(folder, 'data'))).toMatchObject({
      code: 1,
      text: expect.stringContaining('is not empty'),
    });
  });
});

describe('a restore', () => {
  it('refuses a table that was altered, by its name, before anything is loaded', async () => {
    const place = await altered('tables/public.person.copy.gz', flipped);
    const refused = await command('restore', empty, place);
    expect([refused.code, await isEmpty()]).toEqual([1, true]);
    expect(refused.text).toMatch(/altered or is damaged[\s\S]*tables\/public\.person\.copy\.gz: digest is/);
  });

  it('refuses a manifest that was altered, one that is not the expected one, and a backup that was never finished', async () => {
    const [changed, unfinished] = [
      await altered('manifest.json', (bytes) => Buffer.concat([bytes, Buffer.from(' ')])),
      await altered('manifest.sha256', flipped),
    ];
    await rm(join(unfinished, 'manifest.sha256'));
    expect(await command('restore', empty, changed)).toMatchObject({ code: 1, text: expect.stringContaining('manifest.json was altered') });
    expect(await command('restore', empty, unfinished)).toMatchObject({ code: 1, text: expect.stringContaining('no complete backup') });
    const other = await command('restore', empty, join(folder, 'data'), '--sha256', '0'.repeat(64));
    expect([other.code, other.text.includes('Nothing was restored'), await isEmpty()]).toEqual([1, true, true]);
  });

  it('refuses a database on which the platform runs, which is also not empty', async () => {
    expect(await command('restore', world.database, join(folder, 'data'))).toMatchObject({
      code: 1,
      text: expect.stringContaining('Stop it first'),
    });
  });

  it('brings every row back, in one transaction, with rights and sequences', async () => {
    expect(await command('restore', empty, join(folder, 'data'))).toMatchObject({
      code: 0,
      text: expect.stringContaining(manifest.madeAt),
    });
    const again = await command('backup', empty, join(folder, 'again'));
    expect(again.code).toBe(0);
    const copy = await manifestOf(join(folder, 'again'));
    expect(digestsOf(copy)).toEqual(digestsOf(manifest));
    expect(Number(copy.sequences['log_entry_id'])).toBe(Number(manifest.sequences['log_entry_id']) + 2);
    const rights = `select c.relname, c.relacl::text, c.relrowsecurity from pg_class c where c.relnamespace = 'data'::regnamespace and c.relkind = 'r' order by 1`;
    expect(await ask(empty, rights)).toEqual(await ask(world.database, rights));
    const keys = `select conrelid::regclass::text, pg_get_constraintdef(oid) from pg_constraint where contype = 'f' order by 1, 2`;
    expect(await ask(empty, keys)).toEqual(await ask(world.database, keys));
  });

  it('holds each project together with the entry that tells of it', async () => {
    const lost = `select from project_transition t where not exists (select from log_entry e where e.id = t.log_entry_id)`;
    expect(await ask(empty, lost)).toEqual([]);
  });

  it('is not done twice: the database is no longer empty', async () => {
    expect(await command('restore', empty, join(folder, 'data'))).toMatchObject({ code: 1, text: expect.stringContaining('is not empty') });
  });

  it('puts keys back into an empty folder alone', async () => {
    expect(await command('restore', empty, '--keys', join(folder, 'kept-keys'))).toMatchObject({
      code: 1,
      text: expect.stringContaining('holds keys already'),
    });
  });
});

describe('the platform on a restored database', () => {
  let restored: World;
  let later: Ended;

  beforeAll(async () => {
    must(await world.call('analyst', 'POST', '/api/v1/projects', PROJECT), 201);
    later = await verified(world, 'remembered');
    restored = await makeWorld({ database: empty, folder: join(folder, 'world') });
  }, 60_000);
  afterAll(() => restored.close());

  it('lets nobody in by a token of before', async () => {
    const token = await world.token('analyst');
    const reply = await restored.call(null, 'GET', '/api/v1/me', undefined, { authorization: `Bearer ${token}` });
    expect(reply.status).toBe(401);
  });

  it('has both logs whole, each with an entry that tells of the restore and of the checkpoint it goes on from', async () => {
    expect(await verified(restored, 'fresh')).toMatchObject({ code: 0, text: expect.stringContaining('Verified.') });
    for (const log of LOG_NAMES) {
      const { size, rootHex } = manifest.logs.find((kept) => kept.log === log) as BackupLog;
      const told = (await entriesOf(restored, log)).filter(({ kind }) => kind === 'platform.restored');
      expect(told).toMatchObject([{ facts: { checkpoint_size: Number(size), checkpoint_root: rootHex } }]);
    }
  });

  it('shows the gap to a verifier that saw a later checkpoint', async () => {
    expect(later.code).toBe(0);
    const seen = await verified(restored, 'remembered');
    expect([seen.code, /decisions: .*(were seen before|not those of the checkpoint seen before)/.test(seen.text)]).toEqual([1, true]);
  });

  it('works on: a project is registered and logged', async () => {
    must(await restored.call('analyst', 'POST', '/api/v1/projects', PROJECT), 201);
    expect((await verified(restored, 'fresh')).code).toBe(0);
  });
});
