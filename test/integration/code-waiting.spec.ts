// Rules that are not in force wait for facts (policies/data/waiting.json). The day on which the platform supplies one of these
// to its gates, the rule has to be put in force, and until then this test fails.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CodeOfPractice } from '../../apps/api/src/code-of-practice/index.js';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';
import { POLICY_PROCESS } from '../factories/bodies.js';
import { clockOfTests, must, University } from '../factories/university.js';
import { makeWorld, type World } from '../support/world.js';

type Node = Readonly<Record<string, unknown>>;

const read = (...path: readonly string[]): Node => JSON.parse(readFileSync(fromProjectRoot('policies', ...path), 'utf8')) as Node;
const waiting = read('data', 'waiting.json') as Readonly<Record<string, readonly string[]>>;
const inForce = read('data', 'parameters.json')['in_force'] as readonly string[];
const norms = (read('build', 'rules.json')['rules'] as readonly { readonly norm: string }[]).map(({ norm }) => norm);
const schema = read('schema', 'input.schema.json');
const listed = [...new Set(Object.values(waiting).flat())].sort();

/** What other facts have a member of the same name as: only the gates tell which of the two is supplied. */
const SAME_NAME = ['consent', 'kind', 'recipients', 'record', 'transfers'];

let world: World;
/** What the gates were asked with; also what records no verdict. */
const inputs: Node[] = [];
/** Every path that holds something, or has a place for it and nothing in it yet. */
let supplied: ReadonlySet<string>;
let filled: ReadonlySet<string>;

beforeAll(async () => {
  world = await makeWorld({ demo: false, clock: clockOfTests(), processes: 1 });
  const evaluator = world.app.get(CodeOfPractice);
  const evaluate = evaluator.evaluate.bind(evaluator);
  jest.spyOn(evaluator, 'evaluate').mockImplementation((...asked) => {
    const [, , input] = asked;
    inputs.push(input);
    return evaluate(...asked);
  });
  const university = await (await University.open(world)).withData();
  const person = await university.advance(await university.draft(), 'approved');
  const policy = await university.advance(await university.draft(POLICY_PROCESS), 'approved');
  await university.ask(person);
  for (const { id } of [person, policy]) {
    must(await university.call('privacy-officer', `GET /api/v1/projects/${id}/review`), 200);
  }
  const paths = inputs.flatMap((input) => pathsOf(input, []));
  supplied = new Set(paths.map(({ path }) => path));
  filled = new Set(paths.filter(({ isFilled }) => isFilled).map(({ path }) => path));
}, 60_000);
afterAll(async () => world.close());

interface Place {
  readonly path: string;
  readonly isFilled: boolean;
}

/** Every place in an input; the members of a list share the path of the list. */
function pathsOf(value: unknown, at: readonly string[]): readonly Place[] {
  const path = at.join('.');
  if (Array.isArray(value)) {
    return [{ path, isFilled: value.length > 0 }, ...value.flatMap((one) => pathsOf(one, at))];
  }
  if (typeof value !== 'object' || value === null) {
    return [{ path, isFilled: value !== null && value !== undefined }];
  }
  return [{ path, isFilled: true }, ...Object.entries(value).flatMap(([name, member]) => pathsOf(member, [...at, name]))];
}

/** The sources of the api that say what gates are told. */
function sourcesOf(pattern: RegExp): readonly string[] {
  const folder = fromProjectRoot('apps', 'api', 'src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)
    .filter(([name, text]) => pattern.test(name) || pattern.test(text))
    .map(([, text]) => text);
}

/** Tells whether a source gives something a member of this name. */
const hasMember = (text: string, name: string): boolean => new RegExp(`(?:^|[\\s{(])${name}(?::|,$| \\})`, 'm').test(text);

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

  it('waits for facts that the platform supplies at none of the gates that it asks, not even as a place that stands empty', () => {
    const asked = new Set(sourcesOf(/gate/).flatMap((text) => [...text.matchAll(/(?:\.ask\(|\bgate: )'(G\d)'/g)].map(([, gate]) => gate)));
    expect([...new Set(inputs.map(({ gate }) => gate))].sort()).toEqual([...asked].sort());
    expect([...asked].sort()).toEqual(['G0', 'G1', 'G2', 'G3', 'G5']);
    expect(listed.filter((path) => supplied.has(path))).toEqual([]);
  });

  it('waits for facts that would be seen there: what would hold them is filled', () => {
    const around = listed.flatMap((path) => path.split('.').map((_, depth, names) => names.slice(0, depth).join('.')));
    expect(around.filter((path) => path !== '' && supplied.has(path) && !filled.has(path))).toEqual([]);
  });

  it('waits for facts that no source of the gates names: not those either that only some projects would have', () => {
    const sources = sourcesOf(/facts\.ts$|\.registerFacts\(/);
    const names = [...new Set(listed.map((path) => path.split('.').at(-1) ?? ''))].sort();
    expect(names.filter((name) => sources.some((text) => hasMember(text, name)))).toEqual(SAME_NAME);
  });

  it('would be noticed: facts that the platform does supply are seen, and named', () => {
    const known = ['ingest.pseudonym.key_bytes', 'processes.store.kind', 'institution.code.fits_regulation', 'recalls.overdue'];
    expect(known.filter((path) => !filled.has(path))).toEqual([]);
    expect(supplied.has('processes.model.infers_emotion')).toBe(true);
    expect(inputs.filter(({ gate }) => gate === 'G5').flatMap((input) => pathsOf(input, []).map(({ path }) => path))).toEqual(
      expect.arrayContaining(['review.about', 'institution.code.newer_in_force', 'project.prescan.done']),
    );
    expect([supplied.has('processes.retention'), filled.has('processes.retention')]).toEqual([true, false]);
    const sources = sourcesOf(/facts\.ts$|\.registerFacts\(/);
    expect(['departures', 'overdue', 'infers_emotion'].filter((name) => !sources.some((text) => hasMember(text, name)))).toEqual([]);
  });
});
