// Two rules in force together say what each says alone, brought together: over random pairs of all rules, each where it fires.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { PolicyEngine } from '../../apps/api/src/code-of-practice/index.js';
import { canonicalJson, type Json, type JsonObject } from '../../apps/api/src/common/index.js';
import { type ColumnAction, type Decided, type Finding, type Obligation, type Outcome } from '../../apps/api/src/gate/index.js';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';

const RUNS = { numRuns: 600, seed: 77 };
const engine = PolicyEngine.load(fromProjectRoot('policies'));
const NORMS = engine.rules.rules.map(({ norm }) => norm);
const NORM_OF = new Map(engine.rules.rules.flatMap(({ norm, findings }) => findings.map(({ code }) => [code, norm] as const)));
/** At the gate of a request something must keep the columns, else a rule alone drops what it says nothing about. */
const KEEPER = 'A-46';
/** The rule of the code on persons tells the rules on consent of which processes they ask it; so they find more beside it than alone. */
const CARRIER = 'A-15';
const CARRIED = ['A-16', 'A-17', 'A-18', 'A-19', 'A-20', 'A-21'];
const isCarried = (one: string, other: string): boolean => one === CARRIER && CARRIED.includes(other);
const NARROWING = ['column', 'rows', 'subject'];
const STOPS: readonly Outcome[] = ['deny', 'hold'];

interface Fires {
  readonly norm: string;
  readonly gate: string;
  readonly input: JsonObject;
}

interface Read {
  readonly input: JsonObject & { readonly gate: string };
  readonly expect: { readonly findings: readonly string[] };
}

/** Every case in which a rule finds something, once per rule. A departure lets go of what a rule asks: it has cases of its own. */
const FIRES: readonly Fires[] = readdirSync(fromProjectRoot('policies', 'cases'))
  .sort()
  .map((file) => JSON.parse(readFileSync(fromProjectRoot('policies', 'cases', file), 'utf8')) as Read)
  .flatMap(({ input, expect: { findings } }) =>
    [...new Set(findings.map((code) => NORM_OF.get(code)))].flatMap((norm) =>
      norm === undefined ? [] : [{ norm, gate: input.gate, input: { ...input, departures: [] } }],
    ),
  );

/** The facts of both; where they differ the second's hold. */
function together(first: Json, second: Json): Json {
  if (Array.isArray(first) && Array.isArray(second)) {
    return second.map((item: Json, index) => (first[index] === undefined ? item : together(first[index], item)));
  }
  if (!isObject(first) || !isObject(second)) {
    return second;
  }
  return { ...first, ...Object.fromEntries(Object.entries(second).map(([key, value]) => [key, together(first[key] ?? value, value)])) };
}
const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

const decide = (input: JsonObject, norms: readonly string[]): Promise<Decided> =>
  engine.decide(input, { ...engine.parameters, in_force: [...norms, ...(input['gate'] === 'G3' ? [KEEPER] : [])] });

const textOf = (value: unknown): string => canonicalJson(value as Json);
const sorted = (values: readonly unknown[]): readonly string[] => [...new Set(values.map(textOf))].sort();

function outcomeOf(findings: readonly Finding[]): Outcome {
  const has = (effect: string): boolean => findings.some((found) => found.effect === effect);
  if (findings.some(({ effect, scope }) => effect === 'deny' && !NARROWING.includes(scope))) {
    return 'deny';
  }
  if (has('hold')) {
    return 'hold';
  }
  return has('deny') || has('oblige') ? 'oblige' : has('warn') ? 'warn' : 'permit';
}

function obligationsOf(parts: readonly Obligation[]): readonly unknown[] {
  const of = <T extends Obligation['type']>(type: T): readonly Extract<Obligation, { type: T }>[] =>
    parts.filter((part): part is Extract<Obligation, { type: T }> => part.type === type);
  const merged: unknown[] = parts.filter(
    ({ type }) => !['admit-subjects', 'destroy-past-term', 'exclude-rows-before', 'expire'].includes(type),
  );
  if (of('admit-subjects').length > 0) {
    merged.push({ type: 'admit-subjects', consent: Object.assign({}, ...of('admit-subjects').map(({ consent }) => consent)) as unknown });
  }
  for (const type of ['destroy-past-term', 'exclude-rows-before'] as const) {
    const days = of(type).map(({ day }) => day);
    merged.push(...(days.length > 0 ? [{ type, field: 'row_on', day: days.sort().at(-1) }] : []));
  }
  const ends = of('expire').map(({ on }) => on);
  return [...merged, ...(ends.length > 0 ? [{ type: 'expire', on: ends.sort()[0] }] : [])];
}

const STRICTNESS = ['keep', 'truncate/month', 'truncate/year', 'generalise/band', 'pseudonymise', 'drop'];
const strictnessOf = ({ action, level }: ColumnAction): number => STRICTNESS.indexOf(level === undefined ? action : `${action}/${level}`);
const columnsOf = (one: Decided, other: Decided): Readonly<Record<string, ColumnAction>> =>
  Object.fromEntries(
    Object.entries(one.columns).map(([field, action]) => {
      const against = other.columns[field] ?? action;
      return [field, strictnessOf(against) > strictnessOf(action) ? against : action];
    }),
  );

function rowsOf(...verdicts: readonly Decided[]): readonly unknown[] {
  const conditions = verdicts.flatMap(({ row_filter: filter }) => filter?.value ?? []);
  const days = (operator: string): readonly string[] => conditions.filter((one) => one.operator === operator).map(({ value }) => value);
  const lower = [...days('gte')].sort().at(-1);
  const upper = [...days('lte')].sort()[0];
  return [lower, upper].map((value) => value ?? null);
}

function picked(fires: readonly Fires[], at: number): Fires {
  const found = fires[at % fires.length];
  if (found === undefined) {
    throw new Error('a rule fires in no case, or alone at its gate');
  }
  return found;
}

const DROP: ColumnAction = { action: 'drop' };

/** What is served in a milder form than a finding has it: both rules alone could be wrong in the same way. */
function milderThanFound({ findings, columns, row_filter: filter, obligations, expires_on: end }: Decided): readonly unknown[] {
  const from = filter?.value.find(({ operator }) => operator === 'gte')?.value ?? '';
  const ends = findings.flatMap(({ params }) => [params?.['ends_on'] ?? []].flat()).filter((day) => typeof day === 'string');
  return [
    ...findings.filter(
      ({ scope, effect, column }) => scope === 'column' && effect === 'deny' && (columns[column ?? ''] ?? DROP).action !== 'drop',
    ),
    ...obligations.filter((one) => one.type === 'exclude-rows-before' && from < one.day),
    ...ends.filter((day) => end === null || end > day),
  ];
}

/** Two rules that each leave something may leave nothing together; no rule finds that alone. */
const NOTHING_LEFT = 'gate/nothing-left';
/** A table waits for the one rule that keeps it safe, whichever other is in force. */
const OF_GATE = [NOTHING_LEFT, 'gate/table-without-control'];
const byRules = (findings: readonly Finding[]): readonly Finding[] => findings.filter(({ code }) => !OF_GATE.includes(code));

const pairs = fc
  .record({
    norm: fc.constantFrom(...NORMS),
    picks: fc.tuple(fc.nat(), fc.nat()),
    joined: fc.constantFrom('first', 'second', 'first over second', 'second over first'),
  })
  .map(({ norm, picks: [pick, partner], joined }) => {
    const one = picked(
      FIRES.filter((fires) => fires.norm === norm),
      pick,
    );
    const other = picked(
      FIRES.filter(
        (fires) => fires.gate === one.gate && fires.norm !== norm && !isCarried(norm, fires.norm) && !isCarried(fires.norm, norm),
      ),
      partner,
    );
    const input = {
      first: one.input,
      second: other.input,
      'first over second': together(other.input, one.input) as JsonObject,
      'second over first': together(one.input, other.input) as JsonObject,
    }[joined];
    return { norms: [norm, other.norm] as const, input };
  });
/** The first process of an input; a policy input without one is none of these. */
const processOf = (input: JsonObject): JsonObject => (input['processes'] as readonly JsonObject[])[0] ?? {};
const isOfCode = (input: JsonObject): boolean =>
  processOf(input)['basis'] === 'public-task' && processOf(input)['participation_choice'] === false;
const DEPARTED: Json = [
  {
    norm: CARRIER,
    from_on: '2026-11-01',
    until_on: '2027-04-30',
    term_months: 6,
    reason_stated: true,
    advice: 'positive',
    answered: false,
    mandate_in_force: true,
    route_covered: true,
    decider_is_asker: false,
    decider_is_preparer: false,
  },
];
const seen = { norms: new Set<string>(), both: 0, served: 0 };

describe('two rules in force together', () => {
  it('find what each finds, and stop as the weightiest of them does', async () => {
    await fc.assert(
      fc.asyncProperty(pairs, async ({ norms, input }) => {
        const [one, other, both] = await Promise.all([decide(input, [norms[0]]), decide(input, [norms[1]]), decide(input, norms)]);
        expect(sorted(byRules(both.findings))).toEqual(sorted(byRules([...one.findings, ...other.findings])));
        expect(both.outcome).toBe(outcomeOf(both.findings));
        expect([one.outcome, other.outcome]).toEqual([outcomeOf(one.findings), outcomeOf(other.findings)]);
        const fires = norms.filter((norm) => both.findings.some((found) => found.norm === norm));
        fires.forEach((norm) => seen.norms.add(norm));
        seen.both += fires.length === 2 ? 1 : 0;
      }),
      RUNS,
    );
    expect(NORMS.filter((norm) => !seen.norms.has(norm))).toEqual([]);
    expect(seen.both).toBeGreaterThan(RUNS.numRuns / 4);
  });

  it('oblige to what each obliges to, with the strictest form of every column and row', async () => {
    await fc.assert(
      fc.asyncProperty(pairs, async ({ norms, input }) => {
        const [one, other, both] = await Promise.all([decide(input, [norms[0]]), decide(input, [norms[1]]), decide(input, norms)]);
        const isServed = [one, other].every(({ outcome }) => !STOPS.includes(outcome));
        if (!isServed || both.outcome === 'deny') {
          // Alone neither refuses, so together only that nothing is left can.
          expect(
            isServed ? byRules(both.findings).filter(({ effect, scope }) => effect === 'deny' && !NARROWING.includes(scope)) : [],
          ).toEqual([]);
          return;
        }
        seen.served += 1;
        expect(sorted(both.obligations)).toEqual(sorted(obligationsOf([...one.obligations, ...other.obligations])));
        expect(both.columns).toEqual(columnsOf(one, other));
        expect(milderThanFound(both)).toEqual([]);
        expect(rowsOf(both)).toEqual(rowsOf(one, other));
        expect(both.disclosure?.k ?? null).toBe(Math.max(one.disclosure?.k ?? 0, other.disclosure?.k ?? 0) || null);
        expect(both.expires_on).toBe([one.expires_on, other.expires_on].filter((day) => day !== null).sort()[0] ?? null);
      }),
      RUNS,
    );
    expect(seen.served).toBeGreaterThan(RUNS.numRuns / 5);
  });
});

describe('the rule of the code on persons', () => {
  const cases = FIRES.filter(({ norm, gate, input }) => norm === CARRIER && gate === 'G3' && isOfCode(input));
  const departed = (input: JsonObject): JsonObject => ({ ...input, departures: DEPARTED });

  it.each(['A-16', 'A-17'])(
    'carries %s to processes that do not rest on consent by law, while it is in force and not departed from',
    async (norm) => {
      expect(cases.length).toBeGreaterThan(2);
      for (const { input } of cases) {
        const [alone, beside, left] = await Promise.all([
          decide(input, [norm]),
          decide(input, [norm, CARRIER]),
          decide(departed(input), [norm, CARRIER]),
        ]);
        const ofNorm = ({ findings }: Decided): number => findings.filter((found) => found.norm === norm).length;
        expect([ofNorm(alone), ofNorm(beside) > 0, ofNorm(left)]).toEqual([0, true, 0]);
      }
    },
  );
});
