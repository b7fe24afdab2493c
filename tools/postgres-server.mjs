// The server process itself: finding a running one, starting one with the platform's settings, stopping it.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, fstatSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SERVER_ENV } from './postgres-place.mjs';
import { servedDirectory } from './postgres-roles.mjs';
import { childEnd, commandLine, LauncherError, processStart, signalProcess, waitUntil } from './process.mjs';

const HOST = '127.0.0.1';
const BUFFERS = ['256MB', '64MB', '16MB'];
const LOG_LIMIT_BYTES = 10_000_000;
const STOP_SECONDS = 60;
const ANSWER_SECONDS = 60;
const LEFTOVER_PAUSE_MS = 250;
// What may stand in the way of a start, known by the server's own words, and how often another attempt is made.
const OBSTACLES = {
  leftovers: { sign: /pre-existing shared memory block|lock file "postmaster.pid" already exists/, tries: 200 },
  port: { sign: /could not bind|could not create any TCP/, tries: 10 },
  memory: { sign: /could not map anonymous shared memory|could not create shared memory/, tries: BUFFERS.length - 1 },
};
// Not a possible process number on Linux (pid_max is 2^22), so surely not a running one.
const NO_PROCESS = 2 ** 30;

// Nothing of a statement or its values reaches the log file: not by LOG, not by ERROR (its text quotes values), not by DETAIL or CONTEXT.
const SETTINGS = {
  listen_addresses: HOST,
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  max_connections: 100,
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  logging_collector: 'off',
  log_statement: 'none',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: 0,
  log_parameter_max_length_on_error: 0,
  log_lock_waits: 'off',
};
const FAST_SETTINGS = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

/**
 * Finds the server that already runs on a data directory: its process and port, or undefined.
 * A server that is starting or stopping is waited for.
 * @throws LauncherError when it runs but refuses our password or stays silent.
 */
export async function findServer({ directory, credentials, log }) {
  const known = readPidFile(directory);
  if (known === undefined) {
    return undefined;
  }
  if (!isServerOf(known.pid, directory)) {
    disownPid(directory, known.pid);
    return undefined;
  }
  log(`A database server runs already (process ${known.pid}): waiting for its answer`);
  const answers = await waitUntil(
    async () => !isServerOf(known.pid, directory) || (await answersAt(known.pid, { directory, credentials })),
    {
      seconds: ANSWER_SECONDS,
    },
  );
  if (!answers) {
    throw new LauncherError(
      `The database server of ${directory} (process ${known.pid}) runs but does not answer. Stop it: kill -INT ${known.pid}`,
    );
  }
  const found = readPidFile(directory);
  return isServerOf(known.pid, directory) && found !== undefined ? { ...found, started: processStart(found.pid) } : undefined;
}

/**
 * Starts a server on a data directory and waits until it accepts connections, crash recovery included.
 * Answers its process, its port, whether it recovered from a crash, and a promise of its end.
 * @throws LauncherError with the end of the server's own log when it does not come up.
 */
export async function launchServer({ binaries, directory, account, run, fast, log }) {
  const tries = { leftovers: 0, port: 0, memory: 0 };
  let port = await freePort(readHint(run));
  for (;;) {
    const settings = settingsFor(fast, BUFFERS[tries.memory]);
    const attempt = await tryLaunch({ binaries, directory, account, run, port, log, settings });
    if (attempt.server !== undefined) {
      writeFileSync(join(run, 'port'), `${port}\n`, { mode: 0o600 });
      return attempt.server;
    }
    const obstacle = Object.keys(OBSTACLES).find((name) => OBSTACLES[name].sign.test(attempt.text) && tries[name] < OBSTACLES[name].tries);
    if (obstacle === undefined) {
      throw new LauncherError(`The database server did not start (log: ${join(run, 'postgres.log')}):\n${lastLines(attempt.text)}`);
    }
    if (obstacle === 'leftovers') {
      if (tries.leftovers === 0) {
        log('Waiting for the last processes of a killed database server to end');
      }
      await sleep(LEFTOVER_PAUSE_MS);
    }
    tries[obstacle] += 1;
    port = await freePort(obstacle === 'port' ? 0 : port);
  }
}

/**
 * Stops a server, if there is one: sessions are cut off, everything committed is safe on disk; after a minute it is stopped at once and recovers at the next start.
 * @typedef {{ pid: number, started: string | undefined }} Server
 * @param {Server | undefined} server
 */
export async function stopServer(server) {
  if (server === undefined) {
    return;
  }
  const { pid, started } = server;
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL']) {
    if (processStart(pid) !== started || !signalProcess(pid, signal)) {
      return;
    }
    await waitUntil(() => processStart(pid) !== started, { seconds: STOP_SECONDS });
  }
}

/** Gives the process that serves a data directory, or undefined; asks it nothing. */
export function runningServer(directory) {
  const pid = readPidFile(directory)?.pid;
  return pid !== undefined && isServerOf(pid, directory) ? { pid, started: processStart(pid) } : undefined;
}

/**
 * Stops a server without giving way to other work, for use while this process is ending.
 * @param {Server | undefined} server
 */
export function stopServerNow(server) {
  const { pid, started } = server ?? {};
  if (server === undefined || processStart(pid) !== started || !signalProcess(pid, 'SIGINT')) {
    return;
  }
  const pause = new Int32Array(new SharedArrayBuffer(4));
  const deadline = Date.now() + STOP_SECONDS * 1000;
  while (processStart(pid) === started && Date.now() < deadline) {
    Atomics.wait(pause, 0, 0, 20);
  }
}

async function tryLaunch({ binaries, directory, account, run, port, log, settings }) {
  const logFile = openLog(run);
  const from = fstatSync(logFile).size;
  const args = ['-D', directory, '-p', String(port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  // A session of its own: Ctrl-C in the terminal reaches the launcher alone, which then stops the api before the database.
  const child = spawn(join(binaries, 'bin', 'postgres'), args, {
    ...account,
    cwd: '/',
    env: SERVER_ENV,
    detached: true,
    stdio: ['ignore', logFile, logFile],
  });
  closeSync(logFile);
  const ended = childEnd(child);
  let isOver = false;
  void ended.then(() => (isOver = true));
  const told = sayWhenSlow(log);
  await waitUntil(() => isOver || isReady(directory, child.pid), { seconds: Infinity, everyMs: 20 });
  clearInterval(told);
  const text = readFrom(run, from);
  if (isOver) {
    return { text };
  }
  child.unref();
  const recovered = /database system was not properly shut down|database system was interrupted/.test(text);
  return { text, server: { pid: child.pid, started: processStart(child.pid), port, recovered, ended } };
}

function sayWhenSlow(log) {
  return setInterval(() => log('The database server is still starting (it recovers from an interruption)'), 15_000);
}

function settingsFor(fast, sharedBuffers) {
  return { ...SETTINGS, shared_buffers: sharedBuffers, ...(fast ? FAST_SETTINGS : {}) };
}

async function answersAt(pid, { directory, credentials }) {
  const current = readPidFile(directory);
  if (current === undefined || current.pid !== pid || current.port === undefined) {
    return false;
  }
  try {
    return (await servedDirectory(current.port, credentials)) === directory;
  } catch (error) {
    if (error.code === '28P01') {
      throw new LauncherError(
        `The database server of ${directory} refuses the password in pg-credentials.json. Put the backup of that file back.`,
      );
    }
    return false;
  }
}

function isServerOf(pid, directory) {
  const words = commandLine(pid);
  return /(^|\/)postgres$/.test(words[0] ?? '') && words[words.indexOf('-D') + 1] === directory;
}

// The number in a dead server's pid file may since have gone to another process, and then PostgreSQL refuses to start. Only the number is
// replaced: the rest of the file lets PostgreSQL see whether processes of the dead server are left.
function disownPid(directory, pid) {
  const path = join(directory, 'postmaster.pid');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace(new RegExp(`^${pid}$`, 'm'), String(NO_PROCESS)));
}

function isReady(directory, pid) {
  const file = readPidFile(directory);
  return file !== undefined && file.pid === pid && file.status === 'ready';
}

function readPidFile(directory) {
  try {
    const lines = readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    const port = Number(lines[3]);
    return pid > 0 ? { pid, port: port > 0 ? port : undefined, status: lines[7]?.trim() } : undefined;
  } catch {
    return undefined;
  }
}

function readHint(run) {
  try {
    const port = Number(readFileSync(join(run, 'port'), 'utf8'));
    return Number.isInteger(port) && port > 1023 && port < 65536 ? port : 0;
  } catch {
    return 0;
  }
}

function freePort(wanted) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (wanted === 0 ? reject(error) : resolve(freePort(0))));
    probe.listen(wanted, HOST, () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}

function openLog(run) {
  const path = join(run, 'postgres.log');
  if (existsSync(path) && statSync(path).size > LOG_LIMIT_BYTES) {
    rmSync(`${path}.1`, { force: true });
    renameSync(path, `${path}.1`);
  }
  return openSync(path, 'a', 0o600);
}

function readFrom(run, offset) {
  return readFileSync(join(run, 'postgres.log')).subarray(offset).toString('utf8');
}

function lastLines(text) {
  return text.trim().split('\n').slice(-8).join('\n');
}
