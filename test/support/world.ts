// A world for tests: the real application on a database of its own, with a fixed clock; nothing is mocked.
import 'reflect-metadata';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppModule } from '../../apps/api/src/app.module.js';
import { makeApplication } from '../../apps/api/src/bootstrap.js';
import { type Clock, SystemClock } from '../../apps/api/src/common/clock.js';
import { DemoWorld } from '../../apps/api/src/examples/index.js';
import { openApiOf, serveOpenApi } from '../../apps/api/src/openapi.js';
import { readConfig } from '../../apps/api/src/platform/config/index.js';
import { cloneDatabase, type TestDatabase } from './database.js';
import { type OtherProcess, startOtherProcess } from './other-process.js';

export interface World {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  readonly clock: Clock;
  /** Address of the listening application; of two processes, the one whose turn it is. */
  readonly url: string;
  readonly folder: string;
  /** Answers a personal token of a persona; kept for the life of the world. */
  token(persona: string): Promise<string>;
  /** Calls the api as a persona (null: without a token); a judgement names what its giver then reads. */
  call(persona: string | null, method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  close(): Promise<void>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; asking for it when it is none is a fault of the test. */
  readonly json: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

export interface WorldOptions {
  readonly clock?: Clock;
  readonly demo?: boolean;
  readonly code?: 'with' | 'without';
  readonly environment?: Readonly<Record<string, string>>;
  readonly database?: TestDatabase;
  readonly folder?: string;
  /** How many processes answer, in turn; as WAARBORG_TEST_PROCESSES says (1) when left out. */
  readonly processes?: 1 | 2;
}

/** Makes a world; `demo` (default) loads the demo institution, as `npm start` does. */
export async function makeWorld(options: WorldOptions = {}): Promise<World> {
  const database = options.database ?? (await cloneDatabase());
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'waarborg-world-')));
  const clock = options.clock ?? new SystemClock();
  const environment = {
    DATABASE_URL: database.urls.api,
    DATABASE_PROXY_URL: database.urls.proxy,
    WAARBORG_DATA_DIR: join(folder, 'data'),
    WAARBORG_KEY_DIR: join(folder, 'keys'),
    PORT: '0',
    LOG_LEVEL: 'silent',
    DEMO_STUDENTS: '0',
    ...options.environment,
  };
  const config = readConfig(environment);
  const app = await makeApplication(
    options.code === 'without' ? AppModule.withoutCodeOfPractice(config, clock) : AppModule.with(config, clock),
  );
  serveOpenApi(app, openApiOf(app));
  await app.init();
  if (options.demo !== false && options.code !== 'without') {
    await app.get(DemoWorld).ensure();
  }
  await app.listen(0, '127.0.0.1');
  const other = (options.processes ?? processesOfRun()) === 2 ? await startOtherProcess(environment) : null;
  const inTurn = addressesInTurn((await app.getUrl()).replace('[::1]', '127.0.0.1'), other);
  const tokens = new Map<string, string>();
  const world: World = {
    app,
    database,
    clock,
    get url() {
      return inTurn();
    },
    folder,
    token: async (persona) => {
      const known = tokens.get(persona) ?? (await call(inTurn(), null, 'POST', '/api/v1/tokens', { persona })).json.token;
      tokens.set(persona, known);
      return known as string;
    },
    call: async (persona, method, path, body, headers) =>
      callAsReader(inTurn(), persona === null ? null : await world.token(persona), { method, path, body, headers }),
    close: async () => {
      await app.close();
      await other?.stop();
      if (options.database === undefined) {
        await database.drop();
      }
      if (options.folder === undefined) {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
  return world;
}

function processesOfRun(): 1 | 2 {
  return process.env['WAARBORG_TEST_PROCESSES'] === '2' ? 2 : 1;
}

/** Answers one address, or two by turns. */
function addressesInTurn(own: string, other: OtherProcess | null): () => string {
  let asked = 0;
  return () => {
    asked += 1;
    return other === null || asked % 2 === 1 ? own : other.url;
  };
}

/** A judgement on a record, and the address of the record: it names in If-Match what was read there. */
const JUDGEMENT = /^(\/api\/v1\/(?:code-versions|projects)\/[^/]+)\/(?:acts|acts\/[^/]+\/answer|adopt|test|advise|decide)$/;

/** Asks the api as its pages do: who judges a record reads it first, and names what they read unless they name something else. */
export async function callAsReader(
  url: string,
  token: string | null,
  asked: {
    readonly method: string;
    readonly path: string;
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>> | undefined;
  },
): Promise<Reply> {
  const { method, path, body, headers = {} } = asked;
  const [, place] = (method === 'POST' && JUDGEMENT.exec(path)) || [];
  const etag = place === undefined || 'if-match' in headers ? null : (await call(url, token, 'GET', place)).headers.get('etag');
  return call(url, token, method, path, body, etag === null ? headers : { 'if-match': etag, ...headers });
}

/** One HTTP request with a JSON body, or with a Buffer as it is. */
export async function call(
  url: string,
  token: string | null,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const isBytes = body instanceof Uint8Array;
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isBytes ? Buffer.from(body) : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    get json() {
      return JSON.parse(text);
    },
  };
}
