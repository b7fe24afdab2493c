// The embedded server's passwords, and the three database roles with least rights: owner (migrations), api, and a read-only one for the proxy.
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LauncherError } from './process.mjs';

const HOST = '127.0.0.1';
const SUPERUSER = 'postgres';
const ROLES = Object.freeze({ owner: 'waarborg_owner', api: 'waarborg_api', proxy: 'waarborg_proxy' });
const DATABASE = 'waarborg';
const WRONG_PASSWORD = '28P01';
const ADVICE = 'Put the backup of that file back.';

/**
 * Reads `pg-credentials.json`, or undefined when it does not exist yet.
 * @throws LauncherError when it is damaged: without it nobody can sign in to the database.
 */
export function readCredentials(root) {
  const path = join(root, 'pg-credentials.json');
  try {
    const { home, passwords } = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof home === 'string' && [SUPERUSER, ...Object.values(ROLES)].every((role) => typeof passwords[role] === 'string')) {
      return { home, passwords };
    }
  } catch (error) {
    if (error.code === 'ENOENT') {
      return undefined;
    }
  }
  throw new LauncherError(`${path} cannot be read as the passwords of the database. ${ADVICE}`);
}

/**
 * Refuses to go on when a database stands there without the passwords that belong to it.
 * @throws LauncherError
 */
export function refuseLostCredentials(root, home) {
  if (existsSync(join(home, 'pg', 'PG_VERSION'))) {
    throw new LauncherError(`${join(root, 'pg-credentials.json')}, the passwords of the database in ${home}, is missing. ${ADVICE}`);
  }
}

/** Keeps the passwords (random ones at first), readable by this user alone, with the folder that holds `pg/` (`.` is the data folder itself). */
export function keepCredentials(root, home, passwords = randomPasswords()) {
  const path = join(root, 'pg-credentials.json');
  const file = openSync(`${path}.new`, 'w', 0o600);
  writeFileSync(file, `${JSON.stringify({ home, passwords }, undefined, 2)}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.new`, path);
  return { home, passwords };
}

/** Gives the superuser's password, for initdb. */
export function superuserPassword(credentials) {
  return credentials.passwords[SUPERUSER];
}

/** Gives the connection URLs of the roles at a port; the superuser's leads to the database `postgres`. */
export function urlsAt(port, { passwords }) {
  const url = (role, database) => `postgresql://${role}:${passwords[role]}@${HOST}:${port}/${database}`;
  return {
    owner: url(ROLES.owner, DATABASE),
    api: url(ROLES.api, DATABASE),
    proxy: url(ROLES.proxy, DATABASE),
    superuser: url(SUPERUSER, SUPERUSER),
  };
}

/**
 * Asks the server at a port which data directory it serves.
 * @throws LauncherError when it refuses the password, else the driver's error: while the server starts or stops it refuses everyone.
 */
export async function servedDirectory(port, credentials) {
  return withClient(urlsAt(port, credentials).superuser, async (client) => {
    const { rows } = await client.query("select current_setting('data_directory') as directory");
    return rows[0].directory;
  });
}

/**
 * Brings roles and database to their intended state; idempotent, so an interrupted first start is completed by the next.
 * With `fast` (tests) the owner may also create databases.
 */
export async function ensureRoles(port, credentials, { fast }) {
  await withClient(urlsAt(port, credentials).superuser, async (client) => {
    const { rows } = await client.query('select rolname as name from pg_roles');
    const existing = new Set(rows.map(({ name }) => name));
    for (const role of Object.values(ROLES)) {
      if (!existing.has(role)) {
        await client.query(`create role ${role}`);
      }
      await client.query(
        `alter role ${role} login nosuperuser nobypassrls nocreaterole nocreatedb noreplication password '${credentials.passwords[role]}'`,
      );
    }
    await client.query(`alter role ${ROLES.owner} ${fast ? 'createdb' : 'nocreatedb'}`);
    await client.query(`alter role ${ROLES.proxy} set default_transaction_read_only = on`);
    const databases = await client.query('select datname from pg_database where datname = $1', [DATABASE]);
    if (databases.rowCount === 0) {
      await client.query(`create database ${DATABASE} owner ${ROLES.owner}`);
    }
    await client.query(`revoke all on database ${DATABASE}, ${SUPERUSER}, template1 from public`);
    await client.query(`grant connect on database ${DATABASE} to ${Object.values(ROLES).join(', ')}`);
    if (fast) {
      await client.query(`grant connect on database ${SUPERUSER} to ${ROLES.owner}`);
    }
  });
}

function randomPasswords() {
  return Object.fromEntries([SUPERUSER, ...Object.values(ROLES)].map((role) => [role, randomBytes(32).toString('base64url')]));
}

async function withClient(connectionString, work) {
  // Loaded here and not above: the package is installed by the same command that later calls this.
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 });
  // Without a listener, a connection lost while idle would end the launcher.
  client.on('error', () => undefined);
  await client.connect().catch((error) => {
    throw error.code === WRONG_PASSWORD ? new LauncherError(`The database refuses the passwords of pg-credentials.json. ${ADVICE}`) : error;
  });
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
