// Makes the data directory of the embedded server. It is made aside and renamed when complete, so `pg/` is never a half-made one.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveTo, SERVER_ENV } from './postgres-place.mjs';
import { LauncherError } from './process.mjs';

const DRAFT = 'pg.unfinished-';
// The first that this machine can do: Dutch sorting; the same where the C.UTF-8 locale is missing; sorting by code point.
const LOCALES = [
  ['--locale-provider=icu', '--icu-locale=nl-NL', '--locale=C.UTF-8'],
  ['--locale-provider=icu', '--icu-locale=nl-NL', '--locale=C'],
  ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
];

/**
 * Makes `pg/` in the home folder unless it is there, and clears away what interrupted attempts left.
 * Answers whether it was made now. With `fast` nothing is forced to disk.
 * @throws LauncherError when `pg/` holds something else than a database, or initdb fails.
 */
export function ensureCluster({ home, binaries, account, password, fast, log }) {
  const directory = join(home, 'pg');
  clearDrafts(home);
  if (existsSync(join(directory, 'PG_VERSION'))) {
    return false;
  }
  refuseOtherContent(directory);
  log('Making the database (first start)');
  const draft = join(home, `${DRAFT}${randomUUID()}`);
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(account, passwordFile);
  try {
    initialise({ draft, binaries, account, passwordFile, fast });
    renameSync(draft, directory);
    syncFolder(home);
    return true;
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

function initialise({ draft, binaries, account, passwordFile, fast }) {
  const fixed = [
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--data-checksums',
    '-E',
    'UTF8',
    '--no-instructions',
  ];
  const reasons = [];
  for (const locale of LOCALES) {
    mkdirSync(draft, { mode: 0o700 });
    giveTo(account, draft);
    const args = ['-D', draft, ...fixed, ...locale, ...(fast ? ['--no-sync'] : [])];
    const result = spawnSync(join(binaries, 'bin', 'initdb'), args, { ...account, cwd: '/', env: SERVER_ENV, encoding: 'utf8' });
    if (result.status === 0) {
      return;
    }
    reasons.push((result.error?.message ?? result.stderr).trim());
    rmSync(draft, { recursive: true, force: true });
  }
  throw new LauncherError(`The database cannot be made in ${draft}: ${reasons[0]}`);
}

// A killed start may have left its initdb running on a draft: then clearing fails now and is done by the next start.
function clearDrafts(home) {
  for (const name of readdirSync(home).filter((entry) => entry.startsWith(DRAFT))) {
    try {
      rmSync(join(home, name), { recursive: true, force: true });
    } catch (error) {
      if (error.code !== 'ENOTEMPTY') {
        throw error;
      }
    }
  }
}

function refuseOtherContent(directory) {
  try {
    rmdirSync(directory);
  } catch (error) {
    if (error.code === 'ENOTEMPTY' || error.code === 'ENOTDIR') {
      throw new LauncherError(`${directory} is not a database of PostgreSQL, and not empty. Move it away; nothing in it was changed.`);
    }
    if (error.code !== 'ENOENT') {
      throw error;
    }
  }
}

function syncFolder(path) {
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}
