// Tokens: kept as hashes, ended by time or by hand; personal ones only in development on this machine, data tokens only for data.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import pg from 'pg';
import { clockOfTests, must, type Registered, University } from '../factories/university.js';
import { call, makeWorld, type World } from '../support/world.js';

const HOUR = 3_600_000;
const clock = clockOfTests();
let world: World;
let university: University;
let admin: pg.Client;
let project: Registered;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock });
  university = await (await University.open(world)).withData();
  project = await university.draft();
  await university.advance(project, 'approved');
  admin = new pg.Client({ connectionString: world.database.urls.superuser });
  await admin.connect();
}, 60_000);
afterAll(async () => {
  await admin.end();
  await world.close();
});

const me = async (token: string): Promise<number> => (await call(world.url, token, 'GET', '/api/v1/me')).status;
const freshToken = async (persona: string): Promise<string> => {
  university.forgetTokens();
  return university.token(persona);
};

/** Asks with headers of one's own choice, which fetch does not let through; answers the status. */
async function statusWith(headers: Readonly<Record<string, string>>, method = 'GET', path = '/api/v1/me', body = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(
      `${world.url}${path}`,
      { method, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
      (response) => {
        response.resume().once('end', () => resolve(response.statusCode ?? 0));
      },
    );
    asked.once('error', reject).end(body);
  });
}

async function dataToken(days = 30): Promise<{ readonly id: string; readonly token: string }> {
  const body = { projectId: project.id, settingId: await university.settingId(), days };
  return must(await university.call('analyst', 'POST /api/v1/data-tokens', body), 201).json as { id: string; token: string };
}

describe('a token', () => {
  it('is kept as a hash: the secret stands nowhere in the database', async () => {
    const secret = await freshToken('analyst');
    const { token } = await dataToken();
    const hashes = await admin.query<{ hash: string }>(`select encode(secret_sha256, 'hex') as hash from token`);
    const wanted = [secret, token].map((each) => createHash('sha256').update(each).digest('hex'));
    expect(hashes.rows.map(({ hash }) => hash)).toEqual(expect.arrayContaining(wanted));
    expect(await placesOf(secret)).toEqual([]);
    expect(await placesOf(token)).toEqual([]);
    expect(await placesOf('study-success')).not.toEqual([]);
  });

  it('gets in until it expires, and not at that instant', async () => {
    const token = await freshToken('auditor');
    clock.advance(12 * HOUR - 1_000);
    expect(await me(token)).toBe(200);
    clock.advance(1_000);
    expect(await me(token)).toBe(401);
    university.forgetTokens();
  });

  it('does not get in once it is revoked, and is revoked once', async () => {
    const token = await freshToken('auditor');
    const { items } = must(await call(world.url, token, 'GET', '/api/v1/tokens'), 200).json;
    const { id } = items[0] as { id: string };
    must(await call(world.url, token, 'POST', `/api/v1/tokens/${id}/revoke`), 201);
    expect(await me(token)).toBe(401);
    expect((await university.call('fg', `POST /api/v1/tokens/${id}/revoke`)).status).toBe(404);
    university.forgetTokens();
    expect((await university.call('auditor', `POST /api/v1/tokens/${id}/revoke`)).json).toMatchObject({
      status: 409,
      type: '/problems/wrong-state',
    });
  });

  it.each([
    ['none', undefined],
    ['one that nobody issued', `Bearer wbp_${'a'.repeat(43)}`],
    ['one of another form', 'Bearer hello'],
    ['one with SQL in it', "Bearer ' or 1=1 --"],
    ['one that is not said to be a bearer’s', `Basic ${'a'.repeat(43)}`],
    ['one that is far too long', `Bearer wbp_${'a'.repeat(5_000)}`],
  ])('is asked for when there is %s', async (_, authorization) => {
    const response = await fetch(`${world.url}/api/v1/me`, authorization === undefined ? {} : { headers: { authorization } });
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });

  it('shows in the list of its owner only, without its secret', async () => {
    const { items } = must(await university.call('analyst', 'GET /api/v1/tokens'), 200).json;
    expect(items.length).toBeGreaterThan(0);
    expect(JSON.stringify(items)).not.toMatch(/wb[pd]_|secret|sha256/);
    const others = must(await university.call('teacher', 'GET /api/v1/tokens'), 200).json.items as readonly { readonly id: string }[];
    expect(others.filter(({ id }) => (items as readonly { readonly id: string }[]).some((own) => own.id === id))).toEqual([]);
  });

  /** Tables in which some value holds a text. */
  async function placesOf(text: string): Promise<readonly string[]> {
    const tables = await admin.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'data', 'staging') order by 1`,
    );
    const found: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await admin.query(
        `select 1 from ${name} t where strpos(t::text, $1) > 0 or strpos(t::text, encode(convert_to($1, 'UTF8'), 'hex')) > 0 limit 1`,
        [text],
      );
      found.push(...rows.map(() => name));
    }
    return found;
  }
});

describe('a personal token', () => {
  const body = JSON.stringify({ persona: 'analyst', institution: 'demo' });
  const json = { 'content-type': 'application/json' };

  it.each([
    ['with the host name of another site', { host: 'evil.example' }],
    ['with a host name that only begins like this machine', { host: 'localhost.evil.example' }],
    ['through a proxy', { 'x-forwarded-for': '203.0.113.7' }],
    ['through a proxy that follows RFC 7239', { forwarded: 'for=203.0.113.7' }],
    ['through a proxy that names itself', { via: '1.1 gateway' }],
  ])('is neither given nor taken %s', async (_, headers) => {
    const token = await freshToken('analyst');
    expect(await statusWith({ ...headers, authorization: `Bearer ${token}` })).toBe(401);
    expect(await statusWith({ ...headers, ...json }, 'POST', '/api/v1/tokens', body)).toBe(404);
  });

  it.each(['127.0.0.1:1', 'localhost', '[::1]:3000'])('is given and taken at %s', async (host) => {
    const token = await freshToken('analyst');
    expect(await statusWith({ host, authorization: `Bearer ${token}` })).toBe(200);
    expect(await statusWith({ host, ...json }, 'POST', '/api/v1/tokens', body)).toBe(201);
  });

  it('is given for people of the institution only', async () => {
    expect((await call(world.url, null, 'POST', '/api/v1/tokens', { persona: 'nobody', institution: 'demo' })).status).toBe(404);
    expect((await call(world.url, null, 'POST', '/api/v1/tokens', { persona: 'analyst', institution: 'elsewhere' })).status).toBe(404);
  });

  it('is neither given nor taken on a closed platform, where data tokens still fetch data', async () => {
    const personal = await freshToken('analyst');
    const { token } = await dataToken();
    const request = await university.ask(project);
    const closed = await makeWorld({
      demo: false,
      clock,
      database: world.database,
      folder: world.folder,
      environment: { IDENTITY: 'closed' },
    });
    try {
      expect((await call(closed.url, personal, 'GET', '/api/v1/me')).status).toBe(401);
      expect((await call(closed.url, null, 'POST', '/api/v1/tokens', { persona: 'analyst', institution: 'demo' })).status).toBe(404);
      expect((await call(closed.url, token, 'GET', `/api/v1/access-requests/${request}/data`)).status).toBe(200);
    } finally {
      await closed.close();
    }
  }, 30_000);
});

describe('a data token', () => {
  it('fetches the data of its project into its setting, and does nothing else', async () => {
    const { token } = await dataToken();
    const request = await university.ask(project);
    const data = await call(world.url, token, 'GET', `/api/v1/access-requests/${request}/data`);
    expect([data.status, data.text.split('\n')[0]]).toEqual([200, 'pseudonym,module,score']);
    const others = [
      'me',
      'tokens',
      'projects',
      'institution',
      `access-requests/${request}`,
      'access-requests',
      'deliveries',
      'people',
      'datasets',
    ];
    const refused = await Promise.all(others.map((path) => call(world.url, token, 'GET', `/api/v1/${path}`)));
    expect(refused.map(({ status }) => status)).toEqual(others.map(() => 403));
    const making = await call(world.url, token, 'POST', '/api/v1/data-tokens', {
      projectId: project.id,
      settingId: await university.settingId(),
      days: 1,
    });
    expect(making.status).toBe(403);
  });

  it('fetches nothing into another setting, and nothing of another project', async () => {
    const { token } = await dataToken();
    const elsewhere = await university.ask(project, ['score'], 'laptop');
    const other = await university.draft();
    await university.advance(other, 'approved');
    const ofOther = await university.ask(other);
    const statuses = [elsewhere, ofOther].map(
      async (id) => (await call(world.url, token, 'GET', `/api/v1/access-requests/${id}/data`)).status,
    );
    expect(await Promise.all(statuses)).toEqual([404, 404]);
  });

  it('is given to members of an approved project, for a setting in force, and for a term', async () => {
    const settingId = await university.settingId();
    const draft = await university.draft();
    const attempts = [
      { projectId: draft.id, settingId, days: 30 },
      { projectId: project.id, settingId: draft.id, days: 30 },
      { projectId: project.id, settingId, days: 181 },
      { projectId: project.id, settingId, days: 0 },
    ].map(async (body) => (await university.call('analyst', 'POST /api/v1/data-tokens', body)).json as { errors: { pointer: string }[] });
    expect((await Promise.all(attempts)).map(({ errors }) => errors[0]?.pointer)).toEqual(['/projectId', '/settingId', '/days', '/days']);
    const notMine = await university.call('teacher', 'POST /api/v1/data-tokens', { projectId: project.id, settingId, days: 30 });
    expect(notMine.status).toBe(403);
  });

  it('is not kept for a repeat under an Idempotency-Key, for that would keep its secret', async () => {
    const body = { projectId: project.id, settingId: await university.settingId(), days: 30 };
    const reply = await university.call('analyst', 'POST /api/v1/data-tokens', body, { 'idempotency-key': 'data-token-1' });
    expect(reply.json).toMatchObject({ status: 400, errors: [{ pointer: '/headers/idempotency-key' }] });
    expect((await admin.query(`select 1 from idempotency_key where body::text like '%wbd\\_%'`)).rowCount).toBe(0);
  });

  it('fetches nothing any more once its person’s role has ended', async () => {
    const personId = await university.person('leaver', ['analyst']);
    const draft = await university.draft();
    must(await university.call('analyst', `POST /api/v1/projects/${draft.id}/members`, { person: 'leaver' }), 200);
    const shared = await university.advance(draft, 'approved');
    const settingId = await university.settingId();
    const { token } = must(
      await university.call('leaver', 'POST /api/v1/data-tokens', { projectId: shared.id, settingId, days: 30 }),
      201,
    ).json;
    const body = { projectId: shared.id, processId: shared.processes[0]?.id, settingId, shape: 'rows', fields: ['score'] };
    const { id } = must(await university.call('leaver', 'POST /api/v1/access-requests', body), 201).json;
    expect((await call(world.url, String(token), 'GET', `/api/v1/access-requests/${id}/data`)).status).toBe(200);
    const { items } = must(await university.call('administrator', 'GET /api/v1/role-grants?limit=200'), 200).json;
    const grant = (items as readonly { readonly id: string; readonly personId: string }[]).find((item) => item.personId === personId);
    must(await university.call('administrator', `POST /api/v1/role-grants/${grant?.id}/end`), 201);
    expect((await call(world.url, String(token), 'GET', `/api/v1/access-requests/${id}/data`)).status).toBe(403);
  });

  it('ends by itself after its days', async () => {
    const { token } = await dataToken(1);
    const request = await university.ask(project);
    const fetch = async (): Promise<number> => (await call(world.url, token, 'GET', `/api/v1/access-requests/${request}/data`)).status;
    clock.advance(24 * HOUR - 1_000);
    expect(await fetch()).toBe(200);
    clock.advance(1_000);
    expect(await fetch()).toBe(401);
    university.forgetTokens();
  });
});
