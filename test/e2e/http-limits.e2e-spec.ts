// The edges of HTTP: what is not answered, uploads that break off or stand still, languages, headers, problem pages, and the end of the process.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '../factories/university.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { call, makeWorld, type Reply, type World } from '../support/world.js';
import { approve, type Approved, asked, dataAddress, makeLong, openSlowly, POLICY_PROCESS, register, until } from './story.js';

const ENVIRONMENT = { IMPORT_MAX_BYTES: '1000000', BODY_IDLE_SECONDS: '1' };

let database: TestDatabase;
let folder: string;
let world: World;
let approved: Approved;
let data: string;

beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'waarborg-limits-'));
  world = await makeWorld({ database, folder, environment: ENVIRONMENT });
  approved = await approve(world, await register(world, POLICY_PROCESS));
  data = await dataAddress(world, approved);
}, 90_000);
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const count = async (table: string): Promise<number> =>
  Number((await asked<{ rows: string }>(world, `select count(*) as rows from ${table}`))[0]?.rows);
const nobody = (path: string, language?: string): Promise<Reply> =>
  call(world.url, null, 'GET', path, undefined, language === undefined ? {} : { 'accept-language': language });

describe('HEAD on data', () => {
  it('is not answered, and opens nothing', async () => {
    const before = [await count('delivery'), await count('verdict'), await count('log_entry')];
    const answer = await world.call('analyst', 'HEAD', data);
    expect([answer.status, answer.text, answer.headers.get('log-index')]).toEqual([404, '', null]);
    expect([await count('delivery'), await count('verdict'), await count('log_entry')]).toEqual(before);
  });
});

describe('an upload', () => {
  const spooled = async (): Promise<number> => {
    const entries = await readdir(join(folder, 'data'), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).length;
  };
  /** Waits until nothing has been spooled for a while: the platform may still be at the beginning when the sender is gone. */
  const settled = async (): Promise<void> => {
    let quiet = 0;
    await until(async () => {
      quiet = (await spooled()) === 0 ? quiet + 1 : 0;
      return quiet === 10 ? true : null;
    });
  };
  /** Begins an upload that promises more than it sends; ends it in the given way after some milliseconds. Answers what came back. */
  const begin = async (how: 'reset' | 'close' | 'half-close' | 'wait', afterMs: number): Promise<string> => {
    const token = await world.token('steward');
    return new Promise((resolve) => {
      const socket = connect(Number(new URL(world.url).port), '127.0.0.1');
      const parts: Buffer[] = [];
      socket.on('data', (part: Buffer) => parts.push(part));
      socket.once('error', () => undefined);
      socket.once('close', () => resolve(Buffer.concat(parts).toString('utf8')));
      socket.write(
        `POST /api/v1/imports?name=a.csv HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\nContent-Type: text/csv\r\nContent-Length: 1000\r\n\r\na,b\n1,2\n`,
      );
      const ends = {
        reset: () => socket.resetAndDestroy(),
        close: () => socket.destroy(),
        'half-close': () => socket.end(),
        wait: () => socket,
      };
      setTimeout(() => ends[how](), afterMs);
    });
  };

  it.each([
    ['reset', 0],
    ['reset', 10],
    ['reset', 150],
    ['close', 0],
    ['close', 150],
    ['half-close', 0],
    ['half-close', 150],
  ] as const)('that breaks off (%s after %i ms) leaves nothing behind', async (how, afterMs) => {
    await begin(how, afterMs);
    await settled();
    expect([await spooled(), await count('import')]).toEqual([0, await count('dataset')]);
  });

  it('that stands still is given up, and leaves nothing behind', async () => {
    expect(await begin('wait', 0)).toMatch(/^HTTP\/1\.1 408 [\s\S]*"type":"\/problems\/request-timeout"/);
    await until(async () => ((await spooled()) === 0 ? true : null));
    expect(await spooled()).toBe(0);
  });

  it('that is slow is waited for, as long as it comes', async () => {
    const authorization = `Bearer ${await world.token('steward')}`;
    const status = await new Promise<number>((resolve, reject) => {
      const headers = { authorization, 'content-type': 'text/csv' };
      const sending = request(`${world.url}/api/v1/imports?name=slow.csv`, { method: 'POST', headers, agent: false }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      sending.once('error', reject);
      const lines = ['student,score\n', '1001,1\n', '1002,2\n', '1003,3\n'];
      const next = (): void => {
        const line = lines.shift();
        if (line === undefined) {
          sending.end();
          return;
        }
        sending.write(line);
        setTimeout(next, 400);
      };
      next();
    });
    expect(status).toBe(201);
  });

  it('that is too large is answered, and its connection goes on to serve', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const authorization = `Bearer ${await world.token('steward')}`;
    const ask = (method: string, path: string, body?: Buffer): Promise<number> =>
      new Promise((resolve, reject) => {
        const headers = { authorization, ...(body === undefined ? {} : { 'content-type': 'text/csv', 'content-length': body.length }) };
        const asking = request(`${world.url}${path}`, { method, headers, agent }, (answer) => {
          answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
        });
        asking.setTimeout(5_000, () => asking.destroy(new Error('no answer')));
        asking.once('error', reject);
        asking.end(body);
      });
    expect([await ask('POST', '/api/v1/imports?name=a.csv', Buffer.alloc(6_000_000, '1,2\n')), await ask('GET', '/livez')]).toEqual([
      413, 200,
    ]);
    agent.destroy();
  });
});

describe('the language of a problem', () => {
  it.each([
    ['nl', 'nl', 'Niet gevonden'],
    ['nl-NL, en;q=0.5', 'nl', 'Niet gevonden'],
    ['en', 'en', 'Not found'],
    ['de', 'en', 'Not found'],
    [undefined, 'en', 'Not found'],
  ])('for %p is %s', async (accepted, language, title) => {
    const answer = await nobody('/nothing/here', accepted);
    expect([answer.status, answer.headers.get('content-language'), answer.json.title]).toEqual([404, language, title]);
  });
});

describe('the page of a problem', () => {
  it.each([
    ['nl', 'Niet gevonden'],
    ['en', 'Not found'],
  ])('is in the language asked for: %s', async (language, title) => {
    const page = await nobody('/problems/not-found', language);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect([page.headers.get('content-language'), page.headers.get('vary')]).toEqual([language, 'accept-language']);
    expect(page.text).toContain(`<h1>${title}</h1>`);
  });

  it('is not there for what is no problem', async () => {
    expect((await nobody('/problems/no-such-problem')).status).toBe(404);
  });
});

describe('security headers', () => {
  const expected = {
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'strict-transport-security': expect.stringContaining('max-age=31536000'),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-frame-options': expect.any(String),
    'cross-origin-resource-policy': 'same-origin',
  };

  it.each([
    ['an answer', '/livez', 200],
    ['a problem', '/nothing/here', 404],
    ['a refusal', '/api/v1/projects', 401],
    ['a page', '/problems/not-found', 200],
    ['the log', '/log/demo/accesses/checkpoint', 200],
  ])('stand on %s', async (_, path, status) => {
    const answer = await nobody(path);
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject(expected);
  });

  it('stand on data, which nobody may keep', async () => {
    const answer = must(await world.call('analyst', 'GET', data), 200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({ ...expected, 'cache-control': 'no-store' });
  });

  it('tell nothing of what answers', async () => {
    const { headers } = await nobody('/livez');
    expect([headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null]);
  });
});

describe('what nobody foresaw', () => {
  it('is answered with a number alone: nothing of the program, nothing of the database', async () => {
    await asked(world, 'revoke select on definition from waarborg_api');
    const answer = await world.call('analyst', 'GET', '/api/v1/definitions');
    await asked(world, 'grant select on definition to waarborg_api');
    expect([answer.status, Object.keys(answer.json).sort()]).toEqual([500, ['detail', 'instance', 'status', 'title', 'type']]);
    expect(answer.text).not.toMatch(/definition|permission|select|waarborg|\.js|\bat\b/i);
    expect((await world.call('analyst', 'GET', '/api/v1/definitions')).status).toBe(200);
  });
});

describe('the end of the process', () => {
  const stateOf = async (delivery: unknown): Promise<string | undefined> =>
    (await asked<{ state: string }>(world, 'select state from delivery where id = $1', [delivery]))[0]?.state;

  beforeAll(async () => {
    await world.close();
    world = await makeWorld({ database, folder, environment: ENVIRONMENT, processes: 1 });
    await makeLong(world, 'oulad-results', 300);
  }, 60_000);

  it('lets a running stream finish, and meanwhile is not ready for more', async () => {
    const slow = await openSlowly(world, data);
    const closing = world.app.close();
    const unready = await until(async () => {
      const answer = await nobody('/readyz');
      return answer.status === 200 ? null : answer;
    });
    expect([unready.status, unready.json.type, unready.headers.get('retry-after')]).toEqual([
      503,
      '/problems/temporarily-unavailable',
      '1',
    ]);
    expect((await nobody('/livez')).status).toBe(200);
    const refused = await world.call('analyst', 'GET', data);
    expect([refused.status, refused.json.type]).toEqual([503, '/problems/temporarily-unavailable']);
    expect(await stateOf(slow.headers['delivery'])).toBe('open');
    const bytes = await slow.rest();
    await closing;
    expect(bytes?.toString('latin1').split('\n').length).toBe(1_516 * 301 + 2);
    expect(await stateOf(slow.headers['delivery'])).toBe('delivered');
    await expect(nobody('/livez')).rejects.toThrow();
  }, 60_000);

  it('stops a stream that nobody reads, after the time for draining, and logs it as aborted', async () => {
    world = await makeWorld({ database, folder, environment: { ...ENVIRONMENT, DRAIN_SECONDS: '1' }, processes: 1 });
    const slow = await openSlowly(world, data);
    await world.app.close();
    expect(await slow.rest()).toBeNull();
    expect(await stateOf(slow.headers['delivery'])).toBe('aborted');
  }, 60_000);

  it('is not waited for by a stream that lasts too long: it is cut and logged as aborted', async () => {
    world = await makeWorld({ database, folder, environment: { ...ENVIRONMENT, STREAM_MAX_SECONDS: '2' }, processes: 1 });
    const slow = await openSlowly(world, data);
    expect(await until(async () => ((await stateOf(slow.headers['delivery'])) === 'open' ? null : stateOf(slow.headers['delivery'])))).toBe(
      'aborted',
    );
    expect(await slow.rest()).toBeNull();
    await world.app.close();
  }, 60_000);
});
