// What a rule saw stands beside its finding in both languages: every parameter of every finding, and every code in it, has its words.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { PolicyEngine } from '../../apps/api/src/code-of-practice/index.js';
import { type JsonObject } from '../../apps/api/src/common/index.js';
import { type Finding } from '../../apps/api/src/gate/index.js';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';
import { factKeyOf, isStructured, NAMES, needsNothing, TITLED, toldOf } from '../../apps/portal/src/ui/seen.words.js';

type Texts = Readonly<Record<string, string>>;
type Holder = Record<string, unknown>;
interface Words {
  readonly seen: Texts;
  readonly seenOf: Readonly<Record<string, Texts>>;
  readonly codes: Texts;
  readonly facts: Texts;
}

/** The tools of the policies, which are JavaScript without types. */
interface Tools {
  readonly startPolicy: (wasm: Buffer, data: object) => { readonly evaluate: (input: JsonObject) => unknown };
  readonly completeParameters: () => object;
  readonly knownInputs: () => readonly JsonObject[];
}
const toolsIn = async (...path: readonly string[]): Promise<Tools> => (await import(fromProjectRoot(...path))) as Tools;

const LANGUAGES = ['nl', 'en'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const engine = PolicyEngine.load(fromProjectRoot('policies'));
const wordsOf = (language: string): Words => {
  const file = fromProjectRoot('apps', 'portal', 'src', 'catalogue', `${language}.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly findings: Words }).findings;
};
const bare = (texts: Texts): readonly string[] => [...new Set(Object.keys(texts).map((key) => key.replace(/_(one|other)$/, '')))].sort();

/** The lists of the input out of which rules tell codes. */
const LISTS: readonly (readonly [definition: string, member: string])[] = [
  ['process', 'basis'],
  ['process', 'level'],
  ['process', 'use_types'],
  ['ingest_column', 'named'],
  ['ingest_column', 'stands_for'],
  ['prescan', 'criteria'],
  ['setting', 'kind'],
  ['security', 'measures'],
  ['dpia', 'changed_since'],
  ['right_limited', 'right'],
  ['category_term', 'category'],
];

/** What the pre-scan may answer too, though none of the inputs leads to it. */
const UNSHOWN = ['article-35-3', 'not-required'];

/** Every input, and that input with each of its facts left out, or the other way round; the same fact of the same gate and act once. */
function* asked(inputs: readonly JsonObject[]): Generator<JsonObject> {
  const done = new Set<string>();
  for (const input of inputs) {
    yield input;
    for (const [holder, name, path] of membersOf(input)) {
      const was = holder[name];
      const key = JSON.stringify([
        input['gate'],
        (input['act'] as JsonObject | null | undefined)?.['kind'] ?? null,
        path,
        typeof was === 'object' ? '' : was,
      ]);
      if (!done.has(key)) {
        done.add(key);
        yield* changes(input, holder, name);
      }
    }
  }
}

function* changes(input: JsonObject, holder: Holder, name: string): Generator<JsonObject> {
  const { [name]: was, ...rest } = { ...holder };
  Reflect.deleteProperty(holder, name);
  yield input;
  const others: readonly unknown[] =
    typeof was === 'boolean' ? [!was] : typeof was === 'number' ? [0, was * 10] : Array.isArray(was) ? [[]] : [];
  for (const other of others) {
    holder[name] = other;
    yield input;
  }
  Object.assign(holder, rest, { [name]: was });
}

function* membersOf(part: unknown, path = ''): Generator<readonly [holder: Holder, name: string, path: string]> {
  if (Array.isArray(part)) {
    for (const one of part) {
      yield* membersOf(one, path);
    }
  } else if (typeof part === 'object' && part !== null) {
    for (const [name, value] of Object.entries(part)) {
      yield [part as Holder, name, `${path}.${name}`];
      yield* membersOf(value, `${path}.${name}`);
    }
  }
}

const names = new Set<string>();
const codes = new Set<string>();
const facts = new Set<string>();
const members = new Set<string>();

/** Nothing is told of null, of an empty list, and of what a page of its own tells. */
const isTold = (value: unknown): boolean => value !== null && !(Array.isArray(value) && value.length === 0) && !isStructured(value);

function gather(code: string, params: JsonObject): void {
  for (const [name, value] of Object.entries(params).filter(([, one]) => isTold(one))) {
    names.add(name);
    members.add(`${code} ${name}`);
    const texts = [value].flat().filter((one): one is string => typeof one === 'string' && !DAY.test(one));
    if (name === 'missing') {
      texts.forEach((path) => facts.add(factKeyOf(path)));
    } else if (!(name in TITLED) && !NAMES.includes(name)) {
      texts.forEach((text) => codes.add(text));
    }
  }
}

beforeAll(async () => {
  const { startPolicy } = await toolsIn('policies', 'tools', 'engine.mjs');
  const { completeParameters, knownInputs } = await toolsIn('test', 'support', 'policy-inputs.mjs');
  // By the policy itself: the engine of the platform refuses what does not fit the schema.
  const policy = startPolicy(readFileSync(fromProjectRoot('policies', 'build', 'policy.wasm')), { parameters: completeParameters() });
  for (const input of asked(knownInputs())) {
    const { findings } = policy.evaluate(input) as { readonly findings: readonly Finding[] };
    findings.forEach(({ code, params = {} }) => gather(code, params));
  }
  const { definitions } = JSON.parse(readFileSync(fromProjectRoot('policies', 'schema', 'input.schema.json'), 'utf8')) as {
    readonly definitions: Readonly<Record<string, { readonly properties: Readonly<Record<string, unknown>> }>>;
  };
  for (const [definition, member] of LISTS) {
    const found = [...JSON.stringify(definitions[definition]?.properties[member]).matchAll(/"enum":(\[[^\]]*\])/g)];
    expect(found).toHaveLength(1);
    (JSON.parse(found[0]?.[1] ?? '[]') as readonly string[]).filter((code) => code !== 'none').forEach((code) => codes.add(code));
  }
}, 120_000);

describe.each(LANGUAGES)('what findings saw, in the words of %s', (language) => {
  const words = wordsOf(language);

  it('has words for every name, and no words are left over', () => {
    expect(names.size).toBeGreaterThan(40);
    expect(bare(words.seen)).toEqual([...names].sort());
  });

  it('has words for every code, and no words are left over', () => {
    expect(codes.size).toBeGreaterThan(100);
    expect(bare(words.codes)).toEqual([...codes, ...UNSHOWN].sort());
  });

  it('has words for every fact that can be missing', () => {
    expect(facts.size).toBeGreaterThan(30);
    expect([...facts].filter((fact) => !Object.hasOwn(words.facts, fact)).sort()).toEqual([]);
  });

  it('has words of their own only for findings that bear the name', () => {
    const own = Object.entries(words.seenOf).flatMap(([code, texts]) => Object.keys(texts).map((name) => `${code} ${name}`));
    expect(own.filter((one) => !members.has(one))).toEqual([]);
  });
});

describe('what is told beside a finding', () => {
  it('tells the criteria that count, not the same criteria twice', () => {
    const told = toldOf({
      criteria: ['matching'],
      counted: ['matching', 'evaluation'],
      points: null,
      reasons: [],
      because: [{ criterion: 'matching' }],
    });
    expect(told).toEqual([['counted', ['matching', 'evaluation']]]);
    expect(toldOf({ criteria: ['matching'] })).toEqual([['criteria', ['matching']]]);
  });

  it('says in both languages where nobody has anything to do', () => {
    const findings = engine.rules.rules.flatMap((rule) => rule.findings);
    const odd = findings.filter(({ remedy }) => needsNothing({ remedy }) !== remedy.nl.startsWith('Niets te doen'));
    expect(odd.map(({ code }) => code)).toEqual([]);
    expect(findings.filter(needsNothing).length).toBeGreaterThan(10);
  });
});
