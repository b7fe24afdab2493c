// Rules that are not in force wait for facts (policies/data/waiting.json). The day on which the platform supplies one of these
// to its gates, the rule has to be put in force, and until then this test fails.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';
import { POLICY_PROCESS } from '../factories/bodies.js';
import { clockOfTests, University } from '../factories/university.js';
import { makeWorld, type World } from '../support/world.js';

type Node = Readonly<Record<string, unknown>>;

const read = (...path: readonly string[]): Node => JSON.parse(readFileSync(fromProjectRoot('policies', ...path), 'utf8')) as Node;
const waiting = read('data', 'waiting.json') as Readonly<Record<string, readonly string[]>>;
const inForce = read('data', 'parameters.json')['in_force'] as readonly string[];
const norms = (read('build', 'rules.json')['rules'] as readonly { readonly norm: string }[]).map(({ norm }) => norm);
const schema = read('schema', 'input.schema.json');
const listed = [...new Set(Object.values(waiting).flat())].sort();

let world: World;
let owner: pg.Client;
let supplied: ReadonlySet<string>;
let gates: readonly string[];

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests() });
  const university = await (await University.open(world)).withData();
  const person = await university.advance(await university.draft(), 'approved');
  await university.advance(await university.draft(POLICY_PROCESS), 'approved');
  await university.ask(person);
  owner = new pg.Client({ connectionString: world.database.urls.superuser });
  await owner.connect();
  const { rows } = await owner.query<{ gate: string; input: Node }>(`select gate, input from verdict`);
  gates = [...new Set(rows.map(({ gate }) => gate))].sort();
  supplied = new Set(rows.flatMap(({ input }) => pathsOf(input, [])));
}, 60_000);
afterAll(async () => {
  await owner.end();
  await world.close();
});

/** Every path that holds something; the members of a list share the path of the list. */
function pathsOf(value: unknown, at: readonly string[]): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap((one) => pathsOf(one, at));
  }
  if (typeof value !== 'object' || value === null) {
    return value === null || value === undefined ? [] : [at.join('.')];
  }
  const own = at.length === 0 ? [] : [at.join('.')];
  return [...own, ...Object.entries(value).flatMap(([name, member]) => pathsOf(member, [...at, name]))];
}

/** Tells whether the schema of the input knows a path. */
function isKnown(node: Node, path: readonly string[]): boolean {
  const [name, ...rest] = path;
  const reference = node['$ref'];
  if (typeof reference === 'string') {
    const definitions = schema['definitions'] as Readonly<Record<string, Node>>;
    return isKnown(definitions[reference.split('/').at(-1) ?? ''] ?? {}, path);
  }
  const either = node['anyOf'] as readonly Node[] | undefined;
  if (either !== undefined) {
    return either.some((one) => isKnown(one, path));
  }
  if (node['type'] === 'array') {
    return isKnown(node['items'] as Node, path);
  }
  const member = (node['properties'] as Readonly<Record<string, Node>> | undefined)?.[name ?? ''];
  return name === undefined || (member !== undefined && (rest.length === 0 || isKnown(member, rest)));
}

describe('a rule that is not in force', () => {
  it('is listed with the facts that it waits for, and no rule in force is', () => {
    expect(Object.keys(waiting)).toEqual(norms.filter((norm) => !inForce.includes(norm)).sort());
    expect(Object.entries(waiting).filter(([, facts]) => facts.length === 0)).toEqual([]);
  });

  it('waits for facts that the input of the policy has a place for', () => {
    expect(listed.filter((path) => !isKnown(schema, path.split('.')))).toEqual([]);
    expect(isKnown(schema, ['processes', 'no_such_fact'])).toBe(false);
  });

  it('waits for facts that the platform supplies at none of its gates', () => {
    expect(gates).toEqual(['G0', 'G1', 'G2', 'G3']);
    expect(listed.filter((path) => supplied.has(path))).toEqual([]);
  });

  it('would be noticed: facts that the platform does supply are seen', () => {
    const known = ['ingest.pseudonym.key_bytes', 'processes.store.kind', 'institution.code.fits_regulation', 'recalls.overdue'];
    expect(known.filter((path) => !supplied.has(path))).toEqual([]);
    expect(supplied.has('processes.model.infers_emotion')).toBe(true);
  });
});
