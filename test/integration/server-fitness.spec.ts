// What the start asks of a PostgreSQL of one's own: its version, what a crash may lose, and roles that may no more than they need.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MIGRATIONS } from '../../migrations/index.js';
import {
  factsOf,
  faultsOf,
  requireFitOwner,
  requireFitServer,
  requireSchema,
  type ServerFacts,
  warningsOf,
} from '../../apps/api/src/platform/database/server-fitness.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

const NAMES = MIGRATIONS.map((migration) => new migration().name);
let database: TestDatabase;
let api: ServerFacts;

beforeAll(async () => {
  database = await cloneDatabase();
  api = await factsOf(database.urls.api, 'api');
}, 60_000);
afterAll(() => database.drop());

const start = (
  changed: { readonly api?: string; readonly proxy?: string; readonly durability?: 'required' } = {},
): Promise<readonly string[]> =>
  requireFitServer({
    databaseUrl: changed.api ?? database.urls.api,
    databaseProxyUrl: changed.proxy ?? database.urls.proxy,
    durability: changed.durability ?? 'waived',
  });

describe('the start', () => {
  it('takes the three roles as they are made here', async () => {
    await expect(requireFitOwner(database.urls.owner)).resolves.toBeUndefined();
    await expect(start()).resolves.toEqual(expect.any(Array));
  });

  it('refuses a server that a crash makes forget what was acknowledged, as the servers of tests are', async () => {
    await expect(start({ durability: 'required' })).rejects.toThrow(/DATABASE_URL: the server runs with fsync=off/);
  });

  it('refuses a superuser, as the api and as the owner', async () => {
    await expect(start({ api: database.urls.superuser })).rejects.toThrow(/role postgres is, or may become, a superuser/);
    await expect(requireFitOwner(database.urls.superuser)).rejects.toThrow(
      /DATABASE_OWNER_URL: role postgres is, or may become, a superuser/,
    );
  });

  it('refuses the owner of the tables as the api: it could rewrite the log', async () => {
    await expect(start({ api: database.urls.owner })).rejects.toThrow(
      /waarborg_owner owns the tables[\s\S]*may change or remove entries of the log/,
    );
  });

  it('refuses a proxy that may write', async () => {
    await expect(start({ proxy: database.urls.api })).rejects.toThrow(/DATABASE_PROXY_URL: role waarborg_api may write/);
  });

  it('names a server that does not answer by its option, without the address', async () => {
    const told = await start({ api: 'postgresql://waarborg_api:hunter2@127.0.0.1:1/waarborg' }).catch((error: Error) => error.message);
    expect(told).toBe('The database cannot be used:\n  DATABASE_URL leads to no database that answers (ECONNREFUSED)');
  });
});

describe('a server', () => {
  it.each([
    ['older than 15', { version: 140_020 }, /PostgreSQL 14; 15 or newer/],
    ['that answers before a commit is on disk', { fsync: 'on', synchronousCommit: 'off' }, /synchronous_commit=off/],
    ['with another encoding', { encoding: 'LATIN1' }, /encoding LATIN1/],
    ['that writes days in another way', { dateStyle: 'SQL, DMY' }, /DateStyle is SQL, DMY/],
  ])('%s is refused', (_, changed, expected) => {
    const fit = { ...api, fsync: 'on', synchronousCommit: 'on' };
    expect(faultsOf('api', fit, 'required')).toEqual([]);
    expect(faultsOf('api', { ...fit, ...changed }, 'required')).toEqual([expect.stringMatching(expected)]);
  });

  it('without checksums, or that logs statements, is warned of', () => {
    const good = { ...api, dataChecksums: 'on', fullPageWrites: 'on', logStatement: 'none' };
    expect(warningsOf(good)).toEqual([]);
    expect(warningsOf({ ...good, dataChecksums: 'off', logStatement: 'all' })).toHaveLength(2);
  });
});

describe('the schema', () => {
  it('is taken when it is the one of this version', async () => {
    await expect(requireSchema(database.urls.api, NAMES)).resolves.toBeUndefined();
  });

  it('is refused when it lacks a migration, and when a newer version was here', async () => {
    await expect(requireSchema(database.urls.api, [...NAMES, 'Later2026123112590'])).rejects.toThrow(
      /lacks 1 of \d+ migrations: run npm run migrate/,
    );
    await expect(requireSchema(database.urls.api, NAMES.slice(0, -1))).rejects.toThrow(/another version of the platform/);
  });
});
