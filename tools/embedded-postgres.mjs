// The PostgreSQL server that comes with the platform: one call makes its data where needed, starts it or attaches to it, and gives the URLs.
// The server outlives a killed launcher, so that the next start attaches to it; every orderly end of the launcher stops it.
import { existsSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isLockAbandoned, takeLock } from './lock.mjs';
import { ensureCluster } from './postgres-cluster.mjs';
import { chooseHome, findBinaries, isCopy, openDataRoot, requirePrograms, serverAccount } from './postgres-place.mjs';
import { ensureRoles, keepCredentials, readCredentials, refuseLostCredentials, superuserPassword, urlsAt } from './postgres-roles.mjs';
import { findServer, launchServer, runningServer, stopServer, stopServerNow } from './postgres-server.mjs';
import { exitCode, LauncherError, processStart, waitUntil } from './process.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Starts the embedded PostgreSQL on a data folder, or attaches to the one that a killed launcher left running there.
 *
 * `dataRoot` gets `pg/` (unless the server's user cannot reach it: see `where`), `pg-credentials.json` and `run/`. `fast` gives up durability,
 * for tests. `log` receives lines for people. With `signals: 'own'` SIGINT, SIGTERM and SIGHUP stop the server and end this process; with
 * `'caller'` they are the caller's to handle. In either case the end of this process stops the server.
 * `programs` is the folder above another server's `bin/`; without it the server is the one that comes with the platform.
 * The answer's `ended` resolves when the server ended, for whatever reason; its `where.notice` tells people what stands outside the data folder.
 * @throws LauncherError with a message for people.
 * @param {{ dataRoot: string, programs?: string, fast?: boolean, log?: (line: string) => void, signals?: 'own' | 'caller' }} asked
 */
export async function startServer({ dataRoot, programs, fast = false, log = () => undefined, signals = 'own' }) {
  const account = serverAccount();
  const root = openDataRoot(dataRoot, account);
  const lock = takeLock(lockPath(root));
  if (lock.release === undefined) {
    throw new LauncherError(`The data folder ${root} is in use by a running platform (process ${lock.holder}). Stop that one first.`);
  }
  try {
    const binaries = programs === undefined ? findBinaries(account) : requirePrograms(programs, account);
    const place = { root, account, binaries, ...(await choosePlace({ root, account, fast, log })) };
    const guard = guardEnd(place, { lock, fast, signals });
    const server = await bringUp(place, { fast, log, guard });
    return {
      host: '127.0.0.1',
      port: server.port,
      urls: urlsAt(server.port, place.credentials),
      attached: server.attached,
      recovered: server.recovered,
      ended: server.ended.then(() => undefined),
      stop: guard.stop,
      where: whereabouts(place),
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Gives the URLs of the server that runs on a data folder, without starting or stopping anything; undefined when none runs. */
export async function runningUrls(dataRoot) {
  if (!existsSync(dataRoot)) {
    return undefined;
  }
  const root = realpathSync(dataRoot);
  const credentials = readCredentials(root);
  if (credentials === undefined) {
    return undefined;
  }
  const directory = join(credentials.home === '.' ? root : credentials.home, 'pg');
  const running = runningServer(directory) && (await findServer({ directory, credentials, log: () => undefined }));
  return running === undefined ? undefined : urlsAt(running.port, credentials);
}

/** Tells whether the platform that last ran on a data folder was killed, so that what it started may still be ending. */
export function wasKilled(dataRoot) {
  return isLockAbandoned(lockPath(dataRoot));
}

function lockPath(root) {
  return join(root, 'run', 'launcher.lock');
}

async function choosePlace({ root, account, fast, log }) {
  const kept = readCredentials(root);
  const { home, record } = chooseHome({ root, account, fast, recorded: kept?.home });
  if (kept === undefined) {
    await refuseOrSetAside({ root, home, log });
  }
  const credentials = kept?.home === record ? kept : keepCredentials(root, record, kept?.passwords);
  return { home, credentials };
}

// Data outside the data folder stay behind when that folder is deleted, and would meet the next one at the same path.
async function refuseOrSetAside({ root, home, log }) {
  const wasStartedHere = home === root || existsSync(join(root, 'run', 'port'));
  if (wasStartedHere) {
    refuseLostCredentials(root, home);
  } else if (existsSync(join(home, 'pg'))) {
    await stopServer(runningServer(join(home, 'pg')));
    const aside = `${home}.set-aside-${new Date().toISOString().replaceAll(/[^0-9]/g, '')}`;
    renameSync(join(home, 'pg'), aside);
    log(`The database of an earlier, deleted ${root} was kept: ${aside}`);
  }
}

async function findOrLaunch({ root, home, account, binaries, credentials }, { fast, log }) {
  const directory = join(home, 'pg');
  const running = await findServer({ directory, credentials, log });
  if (running !== undefined) {
    const ended = waitUntil(() => processStart(running.pid) !== running.started, { seconds: Infinity, everyMs: 500, keepAlive: false });
    return { ...running, attached: true, recovered: false, ended };
  }
  ensureCluster({ home, binaries, account, password: superuserPassword(credentials), fast, log });
  const launched = await launchServer({ binaries, directory, account, run: join(root, 'run'), fast, log });
  return { ...launched, attached: false };
}

async function bringUp(place, { fast, log, guard }) {
  try {
    const server = await findOrLaunch(place, { fast, log });
    await guard.isUp(server);
    await ensureRoles(server.port, place.credentials, { fast });
    return server;
  } catch (error) {
    await guard.stop();
    throw error;
  }
}

// Listens before the server is launched: a signal that comes while it starts stops it as soon as it is up, and an error does not leave it running.
function guardEnd(place, { lock, fast, signals }) {
  const directory = join(place.home, 'pg');
  const listened = signals === 'own' ? SIGNALS : [];
  /** @type {{ server: import('./postgres-server.mjs').Server | undefined, signal: NodeJS.Signals | undefined, stopping: Promise<void> | undefined }} */
  const state = { server: undefined, signal: undefined, stopping: undefined };
  const finish = () => {
    process.off('exit', onExit);
    listened.forEach((signal) => process.off(signal, onSignal));
    if (fast && place.home !== place.root) {
      rmSync(place.home, { recursive: true, force: true });
    }
    lock.release();
  };
  const stop = () => (state.stopping ??= stopServer(state.server).then(finish));
  const leave = () => stop().finally(() => process.exit(exitCode(undefined, state.signal)));
  const onExit = () => {
    stopServerNow(state.server ?? runningServer(directory));
    finish();
  };
  const onSignal = (signal) => {
    state.signal ??= signal;
    if (state.server !== undefined) {
      void leave();
    }
  };
  const isUp = async (server) => {
    state.server = server;
    if (state.signal !== undefined) {
      await leave();
    }
  };
  process.on('exit', onExit);
  listened.forEach((signal) => process.on(signal, onSignal));
  return { stop, isUp };
}

function whereabouts({ root, home, binaries }) {
  const where = { binaries, data: join(home, 'pg'), log: join(root, 'run', 'postgres.log') };
  const moved = [isCopy(binaries) ? `its programs are copied to ${binaries}` : '', home === root ? '' : `its data stand in ${home}`];
  const parts = moved.filter((part) => part !== '');
  return parts.length === 0
    ? where
    : { ...where, notice: `The user "nobody", which runs the database, cannot reach this folder: ${parts.join(', ')}.` };
}
