// Signing in at a real issuer: who comes in, with which roles, the first administrator, the second one, and logout from there.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, systemActor } from '../../apps/api/src/common/index.js';
import { FirstStart, InstitutionsService, SubjectRegister } from '../../apps/api/src/identity/index.js';
import { Transactions } from '../../apps/api/src/platform/database/index.js';
import { clockOfTests, must } from '../factories/university.js';
import { Browser } from '../support/browser.js';
import { CLIENT, type ForeignIssuer, foreignIssuer } from '../support/foreign-issuer.js';
import { makeWorld, type Reply, type World } from '../support/world.js';

const SESSION = '__Host-waarborg';
const HOUR = 3_600_000;
const clock = clockOfTests();
let issuer: ForeignIssuer;
let world: World;

beforeAll(async () => {
  issuer = await foreignIssuer(() => `${world.url}/sign-in/callback`);
  world = await makeWorld({
    demo: false,
    clock,
    environment: {
      OIDC_ISSUER: issuer.url,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      INSTITUTION_SLUG: 'uvb',
      INSTITUTION_NAME: 'Universiteit van Bergen',
      INSTITUTION_DOMAIN: 'UvB.example',
    },
  });
}, 60_000);
afterAll(async () => {
  await world.close();
  await issuer.close();
});
let code: string;
beforeEach(async () => {
  code = (await world.app.get(FirstStart).ensure())[0]?.code ?? code;
});

const employee = (sub: string, claims: object = {}): ForeignIssuer['next'] => ({
  sub,
  claims: { name: `Name of ${sub}`, schac_home_organization: 'uvb.example', eduperson_affiliation: ['employee', 'member'], ...claims },
});
/** Signs somebody in; answers the browser, with or without a session. */
async function signIn(person: ForeignIssuer['next']): Promise<{ readonly browser: Browser; readonly address: string }> {
  issuer.next = person;
  const browser = new Browser(world.url);
  const { address } = await browser.go('/sign-in?returnTo=/api/v1/me');
  if (browser.cookie(SESSION) !== undefined) {
    browser.csrfToken = String(must(await browser.call('GET', '/api/v1/session'), 200).json.csrfToken);
  }
  return { browser, address };
}
const me = async (browser: Browser): Promise<{ readonly id: string; readonly displayName: string; readonly roles: readonly string[] }> =>
  must(await browser.call('GET', '/api/v1/me'), 200).json as never;
const grant = (browser: Browser, body: object): Promise<Reply> =>
  browser.call('POST', '/api/v1/role-grants', { fromOn: '2026-11-01', sourceDecision: 'Besluit 9', ...body });

async function institutionId(): Promise<string> {
  const [institution] = await world.app.get(InstitutionsService).all();
  return institution?.id ?? '';
}
/** Makes a subject with this student number, as the load of a data set does; answers its id. */
async function registerSubject(studentNumber: string): Promise<string> {
  const institution = await institutionId();
  const digest = (await world.app.get(SubjectRegister).hasher(institution))(studentNumber);
  const id = newId(clock.now());
  await world.app.get(Transactions).write(systemActor(institution), async (tx) => {
    await tx.query('insert into subject (institution_id, id, ordinal, index_salt, registered_at) values ($1, $2, 0, $3, $4)', [
      institution,
      id,
      Buffer.alloc(32, 1),
      clock.now(),
    ]);
    await tx.query(
      `insert into subject_identifier (institution_id, identifier_hmac, subject_id, kind, since) values ($1, $2, $3, 'current', $4)`,
      [institution, digest, id, clock.now()],
    );
  });
  return id;
}

describe('the first administrator', () => {
  it('comes in by the code of the first start, which works once', async () => {
    const { browser } = await signIn(employee('first'));
    expect((await me(browser)).roles).toEqual([]);
    expect((await browser.call('POST', '/api/v1/setup', { code: 'wrong' })).json).toMatchObject({
      status: 400,
      errors: [{ pointer: '/code' }],
    });
    expect((await browser.call('POST', '/api/v1/setup', { code })).status).toBe(204);
    expect((await me(browser)).roles).toEqual(['administrator']);
    const late = await signIn(employee('late'));
    expect((await late.browser.call('POST', '/api/v1/setup', { code })).status).toBe(400);
  });

  it('has no other code printed once there is one', async () => {
    expect(await world.app.get(FirstStart).ensure()).toEqual([]);
  });

  it('names a second one alone, and from then on each role takes two', async () => {
    const { browser: first } = await signIn(employee('first'));
    const { browser: second } = await signIn(employee('second'));
    const { browser: third } = await signIn(employee('third'));
    must(await grant(first, { personId: (await me(second)).id, role: 'administrator' }), 201);
    expect((await me(second)).roles).toEqual(['administrator']);
    const { id, confirmedAt } = must(await grant(first, { personId: (await me(third)).id, role: 'administrator' }), 201).json;
    expect([confirmedAt, (await me(third)).roles]).toEqual([null, []]);
    expect((await first.call('POST', `/api/v1/role-grants/${id}/confirm`)).status).toBe(403);
    must(await second.call('POST', `/api/v1/role-grants/${id}/confirm`), 201);
    expect((await me(third)).roles).toEqual(['administrator']);
    expect((await second.call('POST', `/api/v1/role-grants/${id}/confirm`)).status).toBe(409);
  });

  it('confirms no role of the own', async () => {
    const { browser: first } = await signIn(employee('first'));
    const { browser: second } = await signIn(employee('second'));
    const { id } = must(await grant(first, { personId: (await me(second)).id, role: 'auditor' }), 201).json;
    expect((await second.call('POST', `/api/v1/role-grants/${id}/confirm`)).status).toBe(403);
  });
});

/** Ends every administrator's grant that can be ended, but that of one person; answers how many. */
async function endAdministratorsBut(browser: Browser, personId: string): Promise<number> {
  const { items } = must(await browser.call('GET', '/api/v1/role-grants?limit=200'), 200).json;
  const others = (items as readonly { readonly id: string; readonly personId: string; readonly role: string; readonly endedAt: unknown }[])
    .filter(({ role, endedAt }) => role === 'administrator' && endedAt === null)
    .filter((item) => item.personId !== personId);
  await Promise.all(others.map(async ({ id }) => must(await browser.call('POST', `/api/v1/role-grants/${id}/end`), 201)));
  return others.length;
}

describe('an administrator who ended the roles of the others', () => {
  it('names nobody alone by that: who was administrator before counts too', async () => {
    const { browser: first } = await signIn(employee('first'));
    const { browser: friend } = await signIn(employee('friend'));
    expect(await endAdministratorsBut(first, (await me(first)).id)).toBe(2);
    const { id, confirmedAt } = must(await grant(first, { personId: (await me(friend)).id, role: 'administrator' }), 201).json;
    expect([confirmedAt, (await me(friend)).roles]).toEqual([null, []]);
    expect((await first.call('POST', `/api/v1/role-grants/${id}/confirm`)).status).toBe(403);
    must(await first.call('POST', `/api/v1/role-grants/${id}/end`), 201);
  });

  it('and then the own one leaves the institution to who runs the platform: a new setup code, and a new second one', async () => {
    const { browser: first } = await signIn(employee('first'));
    expect(await endAdministratorsBut(first, '')).toBe(1);
    clock.advance(60_000);
    const [fresh] = await world.app.get(FirstStart).ensure();
    const { browser: next } = await signIn(employee('next'));
    must(await next.call('POST', '/api/v1/setup', { code: fresh?.code }), 204);
    must(await grant(next, { personId: (await me(first)).id, role: 'administrator' }), 201);
    expect([(await me(next)).roles, (await me(first)).roles]).toEqual([['administrator'], ['administrator']]);
    const { browser: third } = await signIn(employee('third'));
    const { confirmedAt } = must(await grant(next, { personId: (await me(third)).id, role: 'administrator' }), 201).json;
    expect(confirmedAt).toBeNull();
  });
});

describe('a setup code', () => {
  it('is over after a day, and the next start prints another', async () => {
    const fresh = await makeWorld({
      demo: false,
      clock,
      environment: {
        OIDC_ISSUER: issuer.url,
        OIDC_CLIENT_ID: 'x',
        INSTITUTION_SLUG: 'b',
        INSTITUTION_NAME: 'B',
        INSTITUTION_DOMAIN: 'b.example',
      },
    });
    const [one] = await fresh.app.get(FirstStart).ensure();
    clock.advance(24 * HOUR);
    const [two] = await fresh.app.get(FirstStart).ensure();
    expect([one?.institution, one?.code === two?.code]).toEqual(['b', false]);
    await fresh.close();
  });

  it('is not made without a configured institution: the start stops', async () => {
    const bare = await makeWorld({ demo: false, clock, environment: { OIDC_ISSUER: issuer.url, OIDC_CLIENT_ID: 'x' } });
    await expect(bare.app.get(FirstStart).ensure()).rejects.toThrow('INSTITUTION_SLUG');
    await bare.close();
  });
});

describe('somebody who signs in', () => {
  it('is the same person the next time, by the issuer’s own identifier, with the name of now', async () => {
    const { browser: before } = await signIn(employee('returning', { name: 'Before' }));
    const { browser: after } = await signIn(employee('returning', { name: 'After' }));
    expect([(await me(after)).id, (await me(after)).displayName]).toEqual([(await me(before)).id, 'After']);
  });

  it('is another person than who has the same e-mail address', async () => {
    const { browser: one } = await signIn(employee('one', { email: 'shared@uvb.example' }));
    const { browser: other } = await signIn(employee('other', { email: 'shared@uvb.example' }));
    expect((await me(one)).id).not.toBe((await me(other)).id);
  });

  it.each(['elsewhere.example', '', undefined, 'uvb.example.evil.example'])(
    'from another institution stays out: %s',
    async (organization) => {
      const { browser, address } = await signIn(employee('stranger', { schac_home_organization: organization }));
      expect([new URL(address).search, browser.cookie(SESSION)]).toEqual(['?reason=institution', undefined]);
    },
  );

  it('loses the roles with the affiliation, and has them again with it', async () => {
    const { browser: first } = await signIn(employee('first'));
    expect((await me(first)).roles).toEqual(['administrator']);
    const { browser: left } = await signIn(employee('first', { eduperson_affiliation: ['alum'] }));
    expect((await me(left)).roles).toEqual([]);
    expect((await me(first)).roles).toEqual([]);
    await signIn(employee('first'));
    expect((await me(first)).roles).toEqual(['administrator']);
  });

  it('as a student has that role, and the own data by the student number', async () => {
    const subjectId = await registerSubject('S9001');
    const student = employee('student-1', {
      eduperson_affiliation: ['student', 'member'],
      schac_personal_unique_code: ['urn:schac:personalUniqueCode:nl:local:uvb.example:studentid:S9001'],
    });
    const { browser } = await signIn(student);
    const { id, roles } = await me(browser);
    expect(roles).toEqual(['student']);
    const [row] = await world.app
      .get(Transactions)
      .read(await institutionId(), (tx) => tx.query<{ subject_id: string }[]>('select subject_id from person where id = $1', [id]));
    expect(row?.subject_id).toBe(subjectId);
  });

  it('gets no personal token, which is for development', async () => {
    expect((await world.call(null, 'POST', '/api/v1/tokens', { persona: 'first' })).status).toBe(404);
  });
});

describe('the issuer’s logout', () => {
  const order = (token: string): Promise<Response> =>
    fetch(`${world.url}/sign-in/back-channel-logout`, { method: 'POST', body: new URLSearchParams({ logout_token: token }) });
  const now = (): number => Math.floor(clock.now().getTime() / 1_000);
  const isIn = async (browser: Browser): Promise<boolean> => (await browser.call('GET', '/api/v1/me')).status === 200;

  it('ends all sessions of the person, and of nobody else', async () => {
    const [one, two, other] = [await signIn(employee('first')), await signIn(employee('first')), await signIn(employee('second'))];
    expect((await order(await issuer.logoutToken({ sub: 'first', iat: now() }))).status).toBe(200);
    expect([await isIn(one.browser), await isIn(two.browser), await isIn(other.browser)]).toEqual([false, false, true]);
  });

  it('that is sent again does not end what was opened since', async () => {
    const token = await issuer.logoutToken({ sub: 'first', iat: now() });
    clock.advance(60_000);
    const { browser } = await signIn(employee('first'));
    expect([(await order(token)).status, await isIn(browser)]).toEqual([200, true]);
  });

  it.each([
    ['under another key', {}, 'other'],
    ['for another client', { aud: 'somebody-else' }, 'own'],
    ['of another issuer', { iss: 'https://evil.example' }, 'own'],
    ['without the event', { events: {} }, 'own'],
    ['that is an ID token', { nonce: 'n' }, 'own'],
    ['of nobody', { sub: undefined }, 'own'],
    ['without an id', { jti: undefined }, 'own'],
    ['that is old', { iat: 1_700_000_000 }, 'own'],
  ] as const)('is refused %s', async (_, claims, key) => {
    const { browser } = await signIn(employee('first'));
    expect((await order(await issuer.logoutToken({ sub: 'first', iat: now(), ...claims }, key))).status).toBe(400);
    expect(await isIn(browser)).toBe(true);
  });

  it.each(['', 'x', 'a.b.c'])('is refused when it is no token: %j', async (token) => {
    expect((await order(token)).status).toBe(400);
  });
});
