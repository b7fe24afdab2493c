// The built api as a process of its own, on an embedded server, for benches and the battery.
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from '../../tools/embedded-postgres.mjs';
import { makeDataRoot } from './data-root.mjs';

/** Starts an embedded server and migrates it; `fast` gives up durability (never for figures or kills). */
export async function startDatabase({ fast = false } = {}) {
  const dataRoot = makeDataRoot('waarborg-run-');
  const server = await startServer({ dataRoot, fast, log: () => undefined });
  const migrated = spawnSync(process.execPath, ['dist/apps/api/src/migrate.js'], {
    env: { ...process.env, DATABASE_OWNER_URL: server.urls.owner },
    encoding: 'utf8',
  });
  if (migrated.status !== 0) {
    await server.stop();
    throw new Error(`migrations failed: ${migrated.stderr}`);
  }
  return {
    server,
    isDurable: !fast,
    dataRoot,
    stop: async () => {
      await server.stop();
      rmSync(dataRoot, { recursive: true, force: true });
    },
  };
}

/** Puts another port into a PostgreSQL address, so that a tap stands between. */
export function through(url, port) {
  const changed = new URL(url);
  changed.port = String(port);
  return changed.toString();
}

/**
 * Starts the api and waits until it says that it is ready; answers its address, process and a way to end it.
 * @param {{ database: Awaited<ReturnType<typeof startDatabase>>, databasePort?: number | null, environment?: NodeJS.ProcessEnv }} asked
 */
export async function startApi({ database, databasePort = null, environment = {} }) {
  const { urls } = database.server;
  const at = (url) => (databasePort === null ? url : through(url, databasePort));
  const child = spawn(process.execPath, ['dist/apps/api/src/main.js'], {
    env: {
      ...process.env,
      DATABASE_URL: at(urls.api),
      DATABASE_PROXY_URL: at(urls.proxy),
      WAARBORG_DATA_DIR: join(database.dataRoot, 'files'),
      WAARBORG_KEY_DIR: join(database.dataRoot, 'keys'),
      WAARBORG_DEMO: '1',
      DEMO_STUDENTS: '0',
      PORT: '0',
      LOG_LEVEL: 'error',
      DATABASE_DURABILITY: database.isDurable ? 'required' : 'waived',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const said = [];
  child.stdout?.on('data', (chunk) => said.push(chunk));
  child.stderr?.on('data', (chunk) => said.push(chunk));
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  void ended.then(({ code, signal }) => {
    if (code !== 0 && signal !== 'SIGKILL') {
      process.stderr.write(`the api ended with ${code ?? signal}\n${Buffer.concat(said).toString('utf8').slice(-4000)}\n`);
    }
  });
  const ready = new Promise((resolve) => child.on('message', (/** @type {{ ready: string }} */ { ready: at }) => resolve(at)));
  const url = await Promise.race([ready, ended.then(() => null)]);
  return {
    url: url === null ? null : url.replace('[::1]', '127.0.0.1'),
    child,
    ended,
    output: () => Buffer.concat(said).toString('utf8'),
    kill: () => child.kill('SIGKILL'),
    stop: async () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** A judgement on a record, and the address of the record: it names in If-Match what was read there. */
const JUDGEMENT = /^(\/api\/v1\/(?:code-versions|projects)\/[^/]+)\/(?:acts|acts\/[^/]+\/answer|adopt|test|advise|decide)$/;

/** A client that keeps the tokens of personas. */
export function clientOf(url) {
  const tokens = new Map();
  const token = async (persona) => {
    if (!tokens.has(persona)) {
      const response = await fetch(`${url}/api/v1/tokens`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ persona }),
      });
      tokens.set(persona, (await response.json()).token);
    }
    return tokens.get(persona);
  };
  const call = async (persona, method, path, body) => {
    const bearing = { authorization: `Bearer ${await token(persona)}` };
    const [, place] = (method === 'POST' && JUDGEMENT.exec(path)) || [];
    const etag = place === undefined ? null : (await fetch(`${url}${place}`, { headers: bearing })).headers.get('etag');
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...bearing,
        ...(etag === null ? {} : { 'if-match': etag }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
  };
  return { token, call, url };
}
