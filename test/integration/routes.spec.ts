// Every route of the api says what it asks of whom, is described, and is reached by nobody else; the description is the committed one.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { readFileSync } from 'node:fs';
import { ABILITIES, ALLOW, type Allowed, mayEver, PUBLIC } from '../../apps/api/src/access/index.js';
import { type Role, ROLES, systemActor } from '../../apps/api/src/common/index.js';
import { openApiOf } from '../../apps/api/src/openapi.js';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';
import { clockOfTests, University } from '../factories/university.js';
import { call, makeWorld, type World } from '../support/world.js';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const;
const SOME_ID = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f';

interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly allowed: Allowed | undefined;
  readonly isPublic: boolean;
}

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly responses?: Readonly<Record<string, { readonly content?: unknown; readonly description?: string }>>;
}

let world: World;
let university: University;
let routes: readonly Route[];

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  university = await University.open(world);
  routes = routesOf(world);
}, 60_000);
afterAll(async () => world.close());

/** The routes of all controllers, from the marks that Nest itself reads. */
function routesOf({ app }: World): readonly Route[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype, name }) => {
    const prototype = (metatype as { readonly prototype: object }).prototype;
    const root = String(Reflect.getMetadata(PATH_METADATA, metatype as object));
    return Object.getOwnPropertyNames(prototype).flatMap((member) => {
      const handler = Object.getOwnPropertyDescriptor(prototype, member)?.value as object;
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as number | undefined;
      if (method === undefined) {
        return [];
      }
      const path = `/${root}/${String(Reflect.getMetadata(PATH_METADATA, handler))}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
      return [
        {
          name: `${String(name)}.${member}`,
          method: METHODS[method] ?? '',
          path,
          allowed: Reflect.getMetadata(ALLOW, handler) as Allowed | undefined,
          isPublic: Reflect.getMetadata(PUBLIC, handler) === true,
        },
      ];
    });
  });
}

const person = (role: Role): ReturnType<typeof systemActor> => ({
  ...systemActor(university.institutionId),
  kind: 'person',
  roles: [role],
});
const namesOf = (found: readonly Route[]): readonly string[] => found.map(({ name }) => name);
const placeOf = ({ method, path }: Route): string => `${method} ${path}`;
/** A path with something in the place of each parameter. */
const filled = (path: string): string =>
  path
    .replace(':institution', 'demo')
    .replace(':log', 'decisions')
    .replace(':index', '0')
    .replace(':number', '1')
    .replace(':code', 'marks')
    .replace(':slug', 'forbidden')
    .replace('*', '0/000')
    .replace(':id', SOME_ID);

describe('the routes', () => {
  it('are there', () => {
    expect(routes.length).toBeGreaterThan(60);
    expect(routes.filter(({ method }) => method === '')).toEqual([]);
  });

  it('each have exactly one mark: what is asked of the actor, or that anybody may', () => {
    expect(namesOf(routes.filter(({ allowed, isPublic }) => (allowed !== undefined) === isPublic))).toEqual([]);
  });

  it('that anybody may call are these, and no others', () => {
    expect(
      routes
        .filter(({ isPublic }) => isPublic)
        .map(placeOf)
        .sort(),
    ).toEqual([
      'GET /',
      'GET /*',
      'GET /api/docs',
      'GET /api/docs/:name',
      'GET /assets/:name',
      'GET /livez',
      'GET /log/:institution/:log/checkpoint',
      'GET /log/:institution/:log/proof/:index',
      'GET /log/:institution/:log/tile/*',
      'GET /log/:institution/:log/vkey',
      'GET /log/:institution/decisions/tile/entries/*',
      'GET /pages.css',
      'GET /problems/:slug',
      'GET /readyz',
      'GET /sign-in',
      'GET /sign-in/callback',
      'GET /sign-in/failed',
      'POST /api/v1/tokens',
    ]);
  });

  it('each ask for something that at least one role may', () => {
    const unreachable = routes.filter(
      ({ allowed }) => allowed !== undefined && !ROLES.some((role) => mayEver(person(role), allowed.action, allowed.subject)),
    );
    expect(namesOf(unreachable)).toEqual([]);
  });

  it('together use every ability that a role has', () => {
    const used = new Set(routes.map(({ allowed }) => `${allowed?.action} ${allowed?.subject}`));
    const granted = new Set(
      Object.values(ABILITIES).flatMap((rows) =>
        rows.flatMap(([actions, subjects]) => actions.flatMap((action) => subjects.map((subject) => `${action} ${subject}`))),
      ),
    );
    /** Asked within commands and views, not by a route of its own. */
    const within = [
      'read Decision',
      'read DataToken',
      'revoke DataToken',
      'create Dataset',
      'change Dataset',
      'decide Dataset',
      'withdraw Consent',
      'read Objection',
    ];
    expect([...granted].filter((ability) => !used.has(ability) && !within.includes(ability))).toEqual([]);
  });

  it('let nobody in without a token, unless anybody may', async () => {
    const guarded = routes.filter(({ isPublic }) => !isPublic);
    const replies = await Promise.all(guarded.map(({ method, path }) => call(world.url, null, method, filled(path))));
    expect(guarded.filter((_, index) => replies[index]?.status !== 401).map(placeOf)).toEqual([]);
  });

  it('refuse with 403 whoever has no role for it, before anything is looked up', async () => {
    await university.person('guest', []);
    const asked = routes.filter(
      ({ allowed }) => allowed !== undefined && !mayEver({ ...person('student'), roles: [] }, allowed.action, allowed.subject),
    );
    const replies = await Promise.all(asked.map(({ method, path }) => university.call('guest', `${method} ${filled(path)}`)));
    expect(asked.length).toBeGreaterThan(30);
    expect(asked.map((route, index) => `${placeOf(route)} ${replies[index]?.status}`).filter((line) => !line.endsWith(' 403'))).toEqual([]);
  });

  it('do not exist beyond these: a path or method that is not there is not found', async () => {
    const replies = await Promise.all([
      university.call('analyst', 'GET /api/v1/nothing'),
      university.call('analyst', `DELETE /api/v1/projects/${SOME_ID}`),
      university.call('analyst', 'GET /api/v1/projects/'),
      university.call('analyst', 'HEAD /api/v1/me'),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(replies[0]?.json.type).toBe('/problems/not-found');
  });
});

describe('the description of the api', () => {
  const operations = (): readonly (readonly [place: string, operation: Operation])[] =>
    Object.entries(openApiOf(world.app).paths).flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, Operation>).map(
        ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
      ),
    );

  it('has every route, and nothing else', () => {
    const documented = operations().map(([place]) => place.replace(/\{[^}]+\}/g, '{}'));
    expect([...documented].sort()).toEqual(routes.map((route) => placeOf(route).replace(/:[a-zA-Z0-9]+|\*/g, '{}')).sort());
  });

  it('says of each route in a line what it is, in a sentence what it does, and what it answers', () => {
    const lacking = operations().filter(([, { summary = '', description = '', responses = {} }]) => {
      const isAnswered = Object.entries(responses).some(
        ([status, response]) => ['204', '302', '303'].includes(status) || (status.startsWith('2') && response.content !== undefined),
      );
      return summary === '' || summary.length > 60 || description.length < 20 || !isAnswered;
    });
    expect(lacking.map(([place]) => place)).toEqual([]);
  });

  it('says of each member of a body what it is', () => {
    const schemas = openApiOf(world.app).components?.schemas ?? {};
    const members = Object.entries(schemas).flatMap(([name, schema]) =>
      Object.entries((schema as { readonly properties?: Record<string, { readonly description?: string }> }).properties ?? {}).map(
        ([member, { description = '' }]) => [`${name}.${member}`, description] as const,
      ),
    );
    expect(members.length).toBeGreaterThan(150);
    expect(members.filter(([, description]) => description === '').map(([place]) => place)).toEqual([]);
  });

  it('refers only to what it describes', () => {
    const made = openApiOf(world.app);
    const named = [...JSON.stringify(made).matchAll(/"#\/components\/schemas\/([^"]*)"/g)].map(([, name]) => name ?? '');
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((name) => made.components?.schemas?.[name] === undefined)).toEqual([]);
  });

  it('is the committed one, and the one that is served', async () => {
    const made = `${JSON.stringify(openApiOf(world.app), null, 2)}\n`;
    expect(made).toBe(readFileSync(fromProjectRoot('apps', 'api', 'openapi.json'), 'utf8'));
    expect((await call(world.url, null, 'GET', '/api/v1/openapi.json')).json).toEqual(JSON.parse(made));
  });
});
