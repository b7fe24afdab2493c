// `npm start`: the database (the embedded one, unless the environment names another), its migrations, then the api, until a signal ends all three.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { startServer, wasKilled } from './embedded-postgres.mjs';
import { childEnd, LauncherError, waitUntil } from './process.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const DEFAULT_PORT = '3000';
const HIGHEST_PORT = 65535;
const LEAVE_SECONDS = 30;

/**
 * Checks that the api can listen before anything is started.
 * After a platform that was killed, its api may still be closing: then the port is waited for.
 * @throws LauncherError naming a port that is free.
 */
export async function requirePort(root, env = process.env) {
  const host = env.HOST ?? '127.0.0.1';
  const port = readPort(env.PORT ?? DEFAULT_PORT);
  const isFree = async () => (await listenError(host, port)) === undefined;
  if (wasKilled(dataRootOf(root, env))) {
    await waitUntil(isFree, { seconds: LEAVE_SECONDS, everyMs: 200 });
  }
  const error = await listenError(host, port);
  if (error === 'EADDRINUSE') {
    throw new LauncherError(`port ${port} is in use; start with PORT=${await nextFreePort(host, port)} npm start`);
  }
  if (error === 'EACCES') {
    throw new LauncherError(
      `port ${port} is not open to this user; start with PORT=${await nextFreePort(host, Number(DEFAULT_PORT))} npm start`,
    );
  }
  if (error !== undefined) {
    throw new LauncherError(`HOST ${host} cannot be listened on (${error}); start with HOST=127.0.0.1 npm start`);
  }
}

/**
 * Runs the platform until it ends, and gives its exit code.
 * @typedef {{ leave?: ((signal: NodeJS.Signals) => void) | undefined, signal?: NodeJS.Signals | undefined }} Run
 * @param {string} root
 */
export async function start(root) {
  /** @type {Run} */
  const run = { leave: undefined, signal: undefined };
  // A terminal's Ctrl-C comes twice, from the terminal and from npm: the first counts.
  const onSignal = (/** @type {NodeJS.Signals} */ signal) => {
    if (run.signal !== undefined) {
      return;
    }
    run.signal = signal;
    run.leave?.(signal === 'SIGHUP' ? 'SIGTERM' : signal);
  };
  SIGNALS.forEach((signal) => process.on(signal, onSignal));
  const database = await openDatabase(root);
  try {
    const mayMigrate = run.signal === undefined && database.urls.owner !== undefined;
    const migrated = mayMigrate ? await runChild(run, migrateScript(root), ownerEnv(database.urls)) : 0;
    if (run.signal !== undefined) {
      return signalCode(run.signal);
    }
    return migrated === 0 ? await serve(run, root, database) : migrated;
  } finally {
    await database.stop();
  }
}

/** Brings the database to the newest migration and gives the exit code; an embedded database is started for it and stopped after it. */
export async function migrate(root) {
  const ownUrl = process.env.DATABASE_OWNER_URL;
  const database = ownUrl ? external({ owner: ownUrl }) : await openEmbedded(root, 'own');
  try {
    return await runChild({}, migrateScript(root), ownerEnv(database.urls));
  } finally {
    await database.stop();
  }
}

/** Gives the folder with the platform's data: WAARBORG_DATA_DIR, or `.waarborg` in the project. */
export function dataRootOf(root, env = process.env) {
  return resolve(root, env.WAARBORG_DATA_DIR || '.waarborg');
}

/** Gives the folder with the keys: WAARBORG_KEY_DIR, or `keys` in the data folder. */
export function keyDirOf(root, env = process.env) {
  return env.WAARBORG_KEY_DIR || join(dataRootOf(root, env), 'keys');
}

async function openDatabase(root) {
  const { DATABASE_URL: api, DATABASE_OWNER_URL: owner, DATABASE_PROXY_URL: proxy } = process.env;
  if (!api && !owner && !proxy) {
    return openEmbedded(root, 'caller');
  }
  if (!api || !proxy) {
    throw new LauncherError(
      'Set DATABASE_URL and DATABASE_PROXY_URL both (and DATABASE_OWNER_URL to migrate at the start), or none of them for the embedded database.',
    );
  }
  return external({ api, owner: owner || undefined, proxy });
}

/** A database that is not this launcher's to start or stop. */
export function external(urls) {
  return { urls, ended: new Promise(() => undefined), stop: () => Promise.resolve() };
}

/** Starts the embedded database, or attaches to the one that a killed platform left. @throws LauncherError while a platform uses it */
export async function openEmbedded(root, signals) {
  const dataRoot = dataRootOf(root);
  const server = await startServer({ dataRoot, signals, log: (line) => console.error(line) });
  if (server.where.notice !== undefined) {
    console.error(server.where.notice);
  }
  if (server.attached) {
    console.error('The database of a platform that was killed still ran, and is used on.');
  }
  if (server.recovered) {
    console.error('The database recovered from an interruption.');
  }
  return server;
}

async function serve(run, root, database) {
  const ended = runChild(run, join(root, 'dist', 'apps', 'api', 'src', 'main.js'), apiEnv(root, database.urls));
  const first = await Promise.race([ended, database.ended.then(() => 'no database')]);
  if (first !== 'no database') {
    return first;
  }
  console.error('The database ended unexpectedly; the platform stops. The next start recovers it.');
  run.leave?.('SIGTERM');
  await ended;
  return 1;
}

// The child runs in a session of its own, so that Ctrl-C reaches it once, from here; over the channel it notices when the launcher is killed.
async function runChild(run, script, env) {
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true });
  const ended = childEnd(child);
  let forced;
  run.leave = (signal) => {
    child.kill(signal);
    forced ??= setTimeout(() => child.kill('SIGKILL'), leaveSeconds(env) * 1000);
  };
  const code = await ended;
  clearTimeout(forced);
  run.leave = undefined;
  return code;
}

function leaveSeconds({ DRAIN_SECONDS }) {
  const drain = Number(DRAIN_SECONDS);
  return Number.isFinite(drain) ? Math.max(LEAVE_SECONDS, drain + 10) : LEAVE_SECONDS;
}

/** Gives the program that runs the migrations. */
export function migrateScript(root) {
  return join(root, 'dist', 'apps', 'api', 'src', 'migrate.js');
}

/** The environment of programs that act as the owner role. */
export function ownerEnv({ owner }) {
  return { ...process.env, DATABASE_OWNER_URL: owner };
}

function apiEnv(root, { api, proxy }) {
  // The api never gets the owner's URL: its own role cannot change what is in the log.
  const env = { ...process.env };
  delete env.DATABASE_OWNER_URL;
  const dataRoot = dataRootOf(root);
  return {
    ...env,
    DATABASE_URL: api,
    DATABASE_PROXY_URL: proxy,
    WAARBORG_DATA_DIR: dataRoot,
    WAARBORG_KEY_DIR: keyDirOf(root),
    WAARBORG_DEMO: env.WAARBORG_DEMO ?? '1',
    PORT: env.PORT ?? DEFAULT_PORT,
  };
}

function signalCode(signal) {
  return 128 + constants.signals[signal];
}

function readPort(text) {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > HIGHEST_PORT) {
    throw new LauncherError(`PORT must be a port number between 0 and ${HIGHEST_PORT}; start with PORT=${DEFAULT_PORT} npm start`);
  }
  return port;
}

async function nextFreePort(host, taken) {
  for (let port = taken + 1; port <= HIGHEST_PORT; port += 1) {
    if ((await listenError(host, port)) === undefined) {
      return port;
    }
  }
  return 0;
}

function listenError(host, port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code));
    probe.listen({ host, port }, () => probe.close(() => resolve(undefined)));
  });
}
