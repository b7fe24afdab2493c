// Signing in through the development issuer, and sessions: opened anew, ending by themselves, and of no use to others.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clockOfTests, must, University } from '../factories/university.js';
import { Browser } from '../support/browser.js';
import { makeWorld, type World } from '../support/world.js';

const SESSION = '__Host-waarborg';
const PENDING = '__Host-waarborg-sign-in';
const MINUTE = 60_000;
const clock = clockOfTests();
let world: World;
let university: University;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock });
  university = await University.open(world);
}, 60_000);
afterAll(async () => world.close());

async function signedIn(account = 'demo/analyst'): Promise<Browser> {
  const browser = new Browser(world.url);
  await browser.signIn(account);
  expect(browser.csrfToken).not.toBe('');
  return browser;
}
const statusOf = async (browser: Browser): Promise<number> => (await browser.call('GET', '/api/v1/me')).status;

describe('signing in', () => {
  it('as a persona opens a session with that person’s roles, and leads to the page that was asked for', async () => {
    const browser = new Browser(world.url);
    const { address, response } = await browser.signIn('demo/privacy-officer', '/api/v1/me?x=1');
    expect([address, response.status]).toEqual([`${world.url}/api/v1/me?x=1`, 200]);
    const session = must(await browser.call('GET', '/api/v1/session'), 200).json;
    expect(session).toMatchObject({
      person: { id: university.idOf('privacy-officer'), handle: 'privacy-officer' },
      roles: ['privacy-officer'],
      institution: { slug: 'demo' },
      language: null,
    });
  });

  it('sets a cookie for this host alone, out of reach of scripts and of other sites', async () => {
    const browser = new Browser(world.url);
    const { address } = await browser.go('/sign-in');
    const chosen = await browser.send('POST', address, new URLSearchParams({ account: 'demo/analyst' }));
    const resumed = await browser.send('GET', chosen.headers.get('location') ?? '');
    const callback = await browser.send('GET', resumed.headers.get('location') ?? '');
    const cookies = callback.headers.getSetCookie();
    expect(cookies.find((line) => line.startsWith(`${SESSION}=`))).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(cookies.find((line) => line.startsWith(`${PENDING}=`))).toMatch(/^__Host-waarborg-sign-in=;/);
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/%09/evil.example', 'javascript:alert(1)'])(
    'never leads elsewhere: %s',
    async (returnTo) => {
      const { address } = await new Browser(world.url).signIn('demo/analyst', returnTo);
      expect(new URL(address).origin).toBe(world.url);
    },
  );

  it('under another name of this machine goes on at the address of the platform', async () => {
    const other = world.url.replace('127.0.0.1', 'localhost');
    const response = await fetch(`${other}/sign-in?returnTo=/a`, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe(`${world.url}/sign-in?returnTo=/a`);
  });

  it('as nobody who is known comes to nothing', async () => {
    const browser = new Browser(world.url);
    const { address } = await browser.signIn('demo/nobody');
    expect(new URL(address).pathname).toBe('/sign-in/failed');
    expect(browser.cookie(SESSION)).toBeUndefined();
  });

  it('that another browser began is not ended in this one', async () => {
    const [theirs, mine] = [new Browser(world.url), new Browser(world.url)];
    const { address } = await theirs.go('/sign-in');
    const chosen = await theirs.send('POST', address, new URLSearchParams({ account: 'demo/analyst' }));
    const resumed = await theirs.send('GET', chosen.headers.get('location') ?? '');
    const end = await mine.go(resumed.headers.get('location') ?? '');
    expect(end.address).toBe(`${world.url}/sign-in/failed?reason=expired`);
    expect(mine.cookie(SESSION)).toBeUndefined();
  });

  it.each(['state', 'code', 'iss'])('with another %s than the issuer gave comes to nothing', async (name) => {
    const browser = new Browser(world.url);
    const { address } = await browser.go('/sign-in');
    const chosen = await browser.send('POST', address, new URLSearchParams({ account: 'demo/analyst' }));
    const resumed = await browser.send('GET', chosen.headers.get('location') ?? '');
    const callback = new URL(resumed.headers.get('location') ?? '');
    callback.searchParams.set(name, 'changed');
    expect((await browser.go(callback.href)).address).toBe(`${world.url}/sign-in/failed?reason=issuer`);
    expect(browser.cookie(SESSION)).toBeUndefined();
  });

  it('works once for each code', async () => {
    const browser = new Browser(world.url);
    const { address } = await browser.go('/sign-in?returnTo=/livez');
    const pending = browser.cookie(PENDING) ?? '';
    const chosen = await browser.send('POST', address, new URLSearchParams({ account: 'demo/analyst' }));
    const resumed = await browser.send('GET', chosen.headers.get('location') ?? '');
    const callback = resumed.headers.get('location') ?? '';
    expect((await browser.go(callback)).address).toBe(`${world.url}/livez`);
    browser.keep(PENDING, pending);
    expect((await browser.go(callback)).address).toBe(`${world.url}/sign-in/failed?reason=issuer`);
  });

  it('that takes longer than ten minutes has to begin again', async () => {
    const browser = new Browser(world.url);
    const { address } = await browser.go('/sign-in');
    clock.advance(10 * MINUTE);
    const chosen = await browser.send('POST', address, new URLSearchParams({ account: 'demo/analyst' }));
    expect((await browser.follow(chosen, address)).address).toBe(`${world.url}/sign-in/failed?reason=expired`);
  });

  it('opens a new session each time, also in a browser that was given one (fixation)', async () => {
    const browser = new Browser(world.url);
    browser.keep(SESSION, `wbs_${'A'.repeat(43)}`);
    await browser.signIn('demo/analyst');
    const first = browser.cookie(SESSION);
    await browser.signIn('demo/analyst');
    expect(first).not.toBe(`wbs_${'A'.repeat(43)}`);
    expect(browser.cookie(SESSION)).not.toBe(first);
  });
});

describe('the page for when signing in fails', () => {
  it.each(['expired', 'issuer', 'institution', '<script>', undefined])(
    'says why, in the reader’s language, and nothing else: %s',
    async (reason) => {
      const path = `/sign-in/failed${reason === undefined ? '' : `?reason=${encodeURIComponent(reason)}`}`;
      const page = await (await fetch(`${world.url}${path}`, { headers: { 'accept-language': 'nl' } })).text();
      expect(page).toContain('<html lang="nl">');
      expect(page).not.toContain('<script');
    },
  );
});

describe('a session', () => {
  it.each(['', 'x', `wbs_${'A'.repeat(43)}`, 'wbs_../../etc/passwd', "wbs_' or 1=1 --"])('that is made up is none: %j', async (secret) => {
    const browser = new Browser(world.url);
    browser.keep(SESSION, secret);
    expect(await statusOf(browser)).toBe(401);
  });

  it('ends when nothing is asked for half an hour, and lasts while something is', async () => {
    const browser = await signedIn();
    clock.advance(29 * MINUTE);
    expect(await statusOf(browser)).toBe(200);
    clock.advance(29 * MINUTE);
    expect(await statusOf(browser)).toBe(200);
    clock.advance(30 * MINUTE);
    expect(await statusOf(browser)).toBe(401);
  });

  it('ends after twelve hours in any case', async () => {
    const browser = await signedIn();
    for (let quarter = 0; quarter < 47; quarter += 1) {
      clock.advance(15 * MINUTE);
      await statusOf(browser);
    }
    clock.advance(15 * MINUTE - 1);
    expect(await statusOf(browser)).toBe(200);
    clock.advance(1);
    expect(await statusOf(browser)).toBe(401);
  });

  it('is over when its holder signs out, and the browser forgets it', async () => {
    const browser = await signedIn();
    const secret = browser.cookie(SESSION) ?? '';
    const reply = must(await browser.call('POST', '/api/v1/session/end'), 200);
    expect([reply.json, reply.headers.get('clear-site-data')]).toEqual([{ location: '/' }, '"cache", "cookies", "storage"']);
    browser.keep(SESSION, secret);
    expect(await statusOf(browser)).toBe(401);
  });

  it('on another machine can be ended from here, once, and not by a colleague', async () => {
    const here = await signedIn('demo/teacher');
    clock.advance(1);
    const [there, colleague] = [await signedIn('demo/teacher'), await signedIn('demo/analyst')];
    const { items } = must(await here.call('GET', '/api/v1/sessions'), 200).json;
    const id = String((items as readonly { id: string }[])[0]?.id);
    expect((await colleague.call('POST', `/api/v1/sessions/${id}/end`)).status).toBe(404);
    must(await here.call('POST', `/api/v1/sessions/${id}/end`), 201);
    expect([await statusOf(here), await statusOf(there)]).toEqual([200, 401]);
    expect((await here.call('POST', `/api/v1/sessions/${id}/end`)).status).toBe(409);
  });

  it('of anybody can be ended by the administrator, and by nobody else', async () => {
    const [victim, administrator, analyst] = [await signedIn('demo/steward'), await signedIn('demo/administrator'), await signedIn()];
    const path = `/api/v1/people/${university.idOf('steward')}/end-sessions`;
    expect((await analyst.call('POST', path)).status).toBe(404);
    expect(must(await administrator.call('POST', path), 201).json).toEqual({ ended: 1 });
    expect(await statusOf(victim)).toBe(401);
  });

  it('has the roles of today, not those of when it was opened', async () => {
    await university.person('leaving', ['auditor']);
    const browser = await signedIn('demo/leaving');
    const rolesNow = async (): Promise<unknown> => must(await browser.call('GET', '/api/v1/me'), 200).json.roles;
    expect(await rolesNow()).toEqual(['auditor']);
    const { items } = must(await university.call('administrator', 'GET /api/v1/role-grants?limit=200'), 200).json;
    const grant = (items as readonly { id: string; personId: string }[]).find(({ personId }) => personId === university.idOf('leaving'));
    must(await university.call('administrator', `POST /api/v1/role-grants/${grant?.id}/end`), 201);
    expect(await rolesNow()).toEqual([]);
  });
});

describe('a change under a session', () => {
  const change = (
    browser: Browser,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly status: number; readonly json: { type: string } }> =>
    browser.call('PATCH', '/api/v1/me', { language: 'en' }, headers);

  it('is made from the platform’s own pages', async () => {
    expect(must((await change(await signedIn())) as never, 200)).toBeDefined();
  });

  it.each([
    ['without the proof', { 'x-csrf-token': '' }],
    ['with another proof', { 'x-csrf-token': 'A'.repeat(43) }],
    ['from another site', { origin: 'https://evil.example' }],
    ['from no site', { origin: 'null' }],
    ['from another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['from a page of another site, by what the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['from a page of a neighbouring site', { 'sec-fetch-site': 'same-site' }],
  ])('is refused %s', async (_, headers) => {
    const reply = await change(await signedIn(), headers);
    expect([reply.status, reply.json.type]).toEqual([403, '/problems/forged-request']);
  });

  it('is refused with the proof of another session', async () => {
    const [mine, other] = [await signedIn(), await signedIn()];
    expect((await change(mine, { 'x-csrf-token': other.csrfToken })).status).toBe(403);
  });

  it('needs no proof when a token speaks', async () => {
    must(await university.call('analyst', 'PATCH /api/v1/me', { language: 'nl' }), 200);
  });
});

describe('the language of choice', () => {
  it('is kept for the person, and shown in each session', async () => {
    const browser = await signedIn('demo/fg');
    must(await browser.call('PATCH', '/api/v1/me', { language: 'en' }), 200);
    expect(must(await (await signedIn('demo/fg')).call('GET', '/api/v1/session'), 200).json.language).toBe('en');
    expect((await browser.call('PATCH', '/api/v1/me', { language: 'de' })).status).toBe(400);
  });
});

describe('the development issuer', () => {
  it('answers this machine alone', async () => {
    const { port } = new URL(world.url);
    const path = `${world.url}/development-issuer/.well-known/openid-configuration`;
    expect((await fetch(path)).status).toBe(200);
    expect((await fetch(path, { headers: { 'x-forwarded-for': '10.0.0.1' } })).status).toBe(404);
    expect(port).not.toBe('');
  });

  it('is not there when identity is closed', async () => {
    const closed = await makeWorld({ demo: false, clock, environment: { IDENTITY: 'closed' } });
    expect((await fetch(`${closed.url}/development-issuer/.well-known/openid-configuration`)).status).toBe(404);
    expect((await fetch(`${closed.url}/sign-in`, { redirect: 'manual' })).status).toBe(404);
    await closed.close();
  });
});
