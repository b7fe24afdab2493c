// The gate: facts are collected once, the evaluator is asked, and where no verdict can be had the answer is hold.
import { beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '../../../../test/support/fixed-clock.js';
import { canonicalJson, type JsonObject, NotFound, sha256Hex, systemActor } from '../common/index.js';
import { type Tx } from '../platform/database/index.js';
import { fromProjectRoot } from '../platform/files/index.js';
import { JsonLogger } from '../platform/logging/json-logger.js';
import { Templates } from '../platform/templates/index.js';
import { type Answer, type Decided, type Evaluator, type FactSheet, type FactSource, type Finding, Gate, type Teller } from './index.js';

const TX = {} as Tx;
const ACTOR = systemActor('inst', 'a'.repeat(32));
const SUBJECT = { kind: 'project', id: 'p' };
const FINDING: Finding = { code: 'a-rule/variant', norm: 'A-00', effect: 'deny', kind: 'violation', scope: 'project' };
const PROVENANCE = {
  codeVersion: '1',
  policySha256: 'p',
  parametersSha256: 'q',
  inputSha256: 'i',
  engine: 'e',
  consentEpoch: '7',
  unit: null,
};
const ARTICLES = { 'A-15': '2.1' };
const RULES_AT = '/code/versions/1/rules';
const ANSWERED = { provenance: PROVENANCE, input: {}, parameters: {}, articles: ARTICLES, rulesAt: RULES_AT, tell: () => null };
const decidedAs = (outcome: Decided['outcome'], findings: readonly Finding[] = []): Decided => ({
  outcome,
  findings,
  obligations: [],
  columns: {},
  row_filter: null,
  disclosure: null,
  expires_on: null,
  asked: ['A-00'],
  not_in_force: null,
});

const toldOf = (finding: Finding, tell: Teller = () => null): Pick<Answer, 'decided' | 'articles' | 'rulesAt' | 'tell'> => ({
  decided: decidedAs('deny', [finding]),
  articles: ARTICLES,
  rulesAt: RULES_AT,
  tell,
});

let gate: Gate;
let inputs: JsonObject[];

beforeEach(() => {
  gate = new Gate(new FixedClock(new Date('2026-11-22T10:00:00Z')), new Templates(fromProjectRoot('templates')), new JsonLogger('silent'));
  inputs = [];
});

const evaluatorThat = (evaluate: Evaluator['evaluate']): Evaluator => ({
  evaluate,
  ready: () => Promise.resolve(() => decidedAs('permit')),
  smallestGroup: () => Promise.resolve(10),
  unit: () => Promise.resolve(null),
  record: () => Promise.resolve('verdict-1'),
  norms: () => Promise.resolve(new Map()),
  judgedBy: () => Promise.resolve(new Map()),
});
const permitting = evaluatorThat((_tx, _institution, input) => {
  inputs.push(input);
  return Promise.resolve({ decided: decidedAs('permit'), ...ANSWERED, input });
});
const source =
  (sheet: FactSheet): FactSource =>
  () =>
    Promise.resolve(sheet);
const ask = (): Promise<Answer> => gate.ask('G1', SUBJECT, TX, { actor: ACTOR });

describe('facts of more than one source', () => {
  it('stand together, a section with the members of each, and the version names both', async () => {
    gate.registerEvaluator(permitting);
    gate.registerFacts('project', source({ facts: { section: { a: 1 }, own: 2 }, version: '1' }));
    gate.registerFacts('project', source({ facts: { section: { b: 3 } }, version: '2' }));
    const answer = await ask();
    expect([inputs[0], answer.sources['project/p']]).toEqual([{ gate: 'G1', section: { a: 1, b: 3 }, own: 2 }, '1+2']);
  });

  it.each([
    ['a member', { own: 1 }, { own: 1 }],
    ['a member of a section', { section: { a: 1 } }, { section: { a: 1 } }],
  ])('may not give %s twice', async (_, one, other) => {
    gate.registerEvaluator(permitting);
    gate.registerFacts('project', source({ facts: one, version: '1' }));
    gate.registerFacts('project', source({ facts: other, version: '2' }));
    await expect(ask()).rejects.toThrow(/two sources/);
  });
});

describe('a gate that cannot decide', () => {
  it('holds without an evaluator, and says what input it held on', async () => {
    gate.registerFacts('project', source({ facts: { a: 1 }, version: '1' }));
    const answer = await ask();
    expect(answer.decided).toMatchObject({
      outcome: 'hold',
      findings: [{ code: 'gate/no-evaluator', effect: 'hold', kind: 'gap' }],
      obligations: [],
    });
    expect(answer.provenance).toMatchObject({ engine: 'none', inputSha256: sha256Hex(canonicalJson({ a: 1, gate: 'G1' })) });
  });

  it('holds when the evaluator fails', async () => {
    gate.registerEvaluator(evaluatorThat(() => Promise.reject(new Error('wasm trap'))));
    expect((await ask()).decided).toMatchObject({ outcome: 'hold', findings: [{ code: 'gate/no-evaluator' }] });
  });

  it('holds on more input than the policy takes, without asking it, and asks with just less', async () => {
    gate.registerEvaluator(permitting);
    const room = 16_384 - Buffer.byteLength(canonicalJson({ gate: 'G1', text: '' }));
    gate.registerFacts('project', (_, { id }) =>
      Promise.resolve({ facts: { text: 'x'.repeat(id === 'large' ? room + 1 : room) }, version: '1' }),
    );
    expect((await gate.ask('G1', { kind: 'project', id: 'large' }, TX, { actor: ACTOR })).decided.outcome).toBe('hold');
    expect(inputs).toEqual([]);
    expect((await ask()).decided.outcome).toBe('permit');
  });

  it('keeps no verdict when there is nobody to keep it', async () => {
    expect(await gate.record(await ask(), TX)).toBeNull();
    gate.registerEvaluator(permitting);
    expect(await gate.record(await ask(), TX)).toBe('verdict-1');
  });
});

describe('a problem on the way', () => {
  it('of the database or the record is not a verdict: it is thrown', async () => {
    gate.registerEvaluator(evaluatorThat(() => Promise.reject(new NotFound())));
    await expect(ask()).rejects.toThrow(NotFound);
  });

  it('in a fact source is thrown, so that no verdict rests on half of the facts', async () => {
    gate.registerEvaluator(permitting);
    gate.registerFacts('project', () => Promise.reject(new Error('connection lost')));
    await expect(ask()).rejects.toThrow('connection lost');
    expect(inputs).toEqual([]);
  });
});

describe('the facts', () => {
  it('are those of the institution, the subject and its related subjects, each asked once', async () => {
    const asked: string[] = [];
    const noting =
      (sheet: FactSheet): FactSource =>
      (_, { kind, id }) => {
        asked.push(`${kind}/${id}`);
        return Promise.resolve(sheet);
      };
    gate.registerEvaluator(permitting);
    gate.registerFacts('institution', noting({ facts: { today: '2026-11-22' }, version: '3/2026-11-22' }));
    gate.registerFacts(
      'project',
      noting({ facts: { p: 1 }, version: '7', related: [{ kind: 'dataset', id: 'd' }, SUBJECT, { kind: 'consent', id: 'c' }] }),
    );
    gate.registerFacts('dataset', noting({ facts: { d: 1 }, version: '2', related: [{ kind: 'consent', id: 'c' }] }));
    gate.registerFacts('consent', noting({ facts: { c: 1 }, version: '41' }));
    const { sources, input } = await ask();
    expect(asked).toEqual(['institution/inst', 'project/p', 'dataset/d', 'consent/c']);
    expect(sources).toEqual({ 'institution/inst': '3/2026-11-22', 'project/p': '7', 'dataset/d': '2', 'consent/c': '41' });
    expect([input, inputs]).toEqual([{ today: '2026-11-22', p: 1, d: 1, c: 1, gate: 'G1' }, [input]]);
  });

  it('cannot say which gate is asked', async () => {
    gate.registerEvaluator(permitting);
    gate.registerFacts('project', source({ facts: { gate: 'G0' }, version: '1' }));
    await ask();
    expect(inputs).toEqual([{ gate: 'G1' }]);
  });

  it('that nobody knows are absent, which the policy sees', async () => {
    gate.registerEvaluator(permitting);
    expect((await ask()).sources).toEqual({ 'institution/inst': 'none', 'project/p': 'none' });
    expect(inputs).toEqual([{ gate: 'G1' }]);
  });

  it('do not lead on for ever', async () => {
    gate.registerFacts('project', (_, { id }) =>
      Promise.resolve({ facts: {}, version: '1', related: [{ kind: 'project', id: `${id}p` }] }),
    );
    await expect(ask()).rejects.toThrow('too many subjects');
  });
});

describe('the refusal', () => {
  it.each([
    ['deny', 403, 'not-permitted'],
    ['hold', 409, 'needed-first'],
  ] as const)('of an answer %s is a %i that keeps verdict and entry', async (outcome, status, slug) => {
    gate.registerEvaluator(evaluatorThat(() => Promise.resolve({ decided: decidedAs(outcome, [FINDING]), ...ANSWERED })));
    const refusal = gate.refusalOf(await ask(), 'verdict-1');
    expect(refusal).toMatchObject({
      status,
      slug,
      isCommitted: true,
      extensions: { outcome, verdict: 'verdict-1', findings: [{ code: FINDING.code }] },
    });
  });

  it.each(['oblige', 'warn', 'permit'] as const)('is none for an answer %s', async (outcome) => {
    gate.registerEvaluator(evaluatorThat(() => Promise.resolve({ decided: decidedAs(outcome, [FINDING]), ...ANSWERED })));
    expect(gate.refusalOf(await ask(), 'verdict-1')).toBeNull();
  });
});

describe('the text of a finding', () => {
  it('is that of the build that judged', () => {
    const told = {
      ...FINDING,
      departable: false,
      title: { nl: 'a', en: 'b' },
      remedy: { nl: 'c', en: 'd' },
      source: [],
      nature: 'law',
      lifted_by: 'fg',
    };
    expect(gate.tell(toldOf(FINDING, () => told))).toEqual([{ ...told, rule: '/code/versions/1/rules#A-00' }]);
  });

  it('of the gate itself is there in Dutch and English without any evaluator', async () => {
    const [told] = gate.tell(await ask());
    expect(told?.title.nl).toMatch(/toets/);
    expect(told?.title.en).toMatch(/check/);
    expect(told?.title.nl).not.toBe(told?.title.en);
  });

  it('names the article of the institution’s own code, where it gave the norm one', () => {
    expect(gate.tell(toldOf({ ...FINDING, norm: 'A-15' }))[0]?.article).toBe('2.1');
    expect(gate.tell(toldOf({ ...FINDING, norm: 'toString' }))[0]).not.toHaveProperty('article');
  });

  it('that nobody wrote is its code', () => {
    expect(gate.tell(toldOf(FINDING))[0]?.title).toEqual({ nl: FINDING.code, en: FINDING.code });
  });
});

describe('a trial', () => {
  it('has nothing to ask without an evaluator, or when it is not ready', async () => {
    expect(await gate.trial(TX, ACTOR.institutionId, null)).toBeNull();
    gate.registerEvaluator({ ...permitting, ready: () => Promise.reject(new Error('no code')) });
    expect(await gate.trial(TX, ACTOR.institutionId, null)).toBeNull();
  });

  it('judges inputs, and answers null for one that cannot be judged or is too large', async () => {
    gate.registerEvaluator(permitting);
    const judge = await gate.trial(TX, ACTOR.institutionId, null);
    expect(judge?.({ gate: 'G3' })?.outcome).toBe('permit');
    expect(judge?.({ gate: 'G3', filler: 'x'.repeat(20_000) })).toBeNull();
    gate.registerEvaluator({
      ...permitting,
      ready: () =>
        Promise.resolve(() => {
          throw new Error('another shape');
        }),
    });
    expect((await gate.trial(TX, ACTOR.institutionId, null))?.({ gate: 'G3' })).toBeNull();
  });
});
