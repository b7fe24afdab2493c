// The nearest permitted use: what is offered is really permitted, no single step that would do is missed, and the code of
// practice itself is what is asked.
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { PolicyEngine } from '../../apps/api/src/code-of-practice/index.js';
import { canonicalJson, type JsonObject } from '../../apps/api/src/common/index.js';
import { type Decided, type Judge, type Outcome } from '../../apps/api/src/gate/index.js';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';
import { requestSteps, type RequestStep } from '../../apps/api/src/projects/nearest/request-steps.js';
import { afterAll, MOST_QUESTIONS, nearestUses, type Steps, type Trial, triedOf } from '../../apps/api/src/projects/nearest/search.js';

const inputOf = (name: string): JsonObject =>
  (JSON.parse(readFileSync(fromProjectRoot('policies', 'cases', `${name}.json`), 'utf8')) as { readonly input: JsonObject }).input;
const settingOf = (id: string, kind: string): JsonObject => ({
  id,
  kind,
  registered: true,
  in_force: true,
  owner_stated: true,
  agreement_stated: true,
  place_stated: true,
  controls_stated: true,
});
const SETTINGS = [settingOf('set-1', 'managed-laptop'), settingOf('rc-2', 'controlled'), settingOf('bi', 'bi-workspace')];
const ON_LAPTOP = inputOf('deny-access-person-rows-on-laptop');
const stepsOf = (input: JsonObject): Steps<RequestStep> => requestSteps(input, SETTINGS);
const PERMITTED: readonly (Outcome | null)[] = ['oblige', 'warn', 'permit'];

let judge: Judge;
beforeAll(async () => {
  const engine = PolicyEngine.load(fromProjectRoot('policies'));
  judge = await engine.judge(engine.parameters);
});

/** What the policy says; null for a variant of a shape that it does not take. */
const asked: Trial = (input) => {
  try {
    return Promise.resolve(triedOf(judge(input)));
  } catch {
    return Promise.resolve(null);
  }
};

describe('rows of persons asked on a laptop', () => {
  it('are offered in the controlled setting, by one step', async () => {
    const { uses } = await nearestUses(ON_LAPTOP, stepsOf(ON_LAPTOP), asked);
    expect(uses.map(({ steps }) => steps)).toContainEqual([{ kind: 'other-setting', settingId: 'rc-2' }]);
    expect(uses.every(({ steps }) => steps.length === 1)).toBe(true);
  });

  it('are offered by every single step that would do, and by no other', async () => {
    const { uses } = await nearestUses(ON_LAPTOP, stepsOf(ON_LAPTOP), asked);
    const doing: string[] = [];
    const steps = stepsOf(ON_LAPTOP);
    for (const step of steps.all) {
      doing.push(
        ...(PERMITTED.includes((await asked(steps.after(ON_LAPTOP, step)))?.outcome ?? null) ? [canonicalJson([{ ...step }])] : []),
      );
    }
    expect(doing.length).toBeGreaterThan(0);
    expect(uses.map(({ steps }) => canonicalJson(steps.map((step) => ({ ...step }))))).toEqual(doing);
  });

  it('are offered the same each time', async () => {
    expect(await nearestUses(ON_LAPTOP, stepsOf(ON_LAPTOP), asked)).toEqual(
      await nearestUses(structuredClone(ON_LAPTOP), stepsOf(structuredClone(ON_LAPTOP)), asked),
    );
  });
});

describe('a request that is refused whatever is changed', () => {
  it('is offered nothing, after no more questions than agreed', async () => {
    const input = inputOf('deny-access-not-a-member');
    const found = await nearestUses(input, stepsOf(input), asked);
    expect([found.uses, found.remains]).toEqual([[], ['approved-scope/not-a-member']]);
    expect(found.asked).toBeLessThanOrEqual(MOST_QUESTIONS);
  });
});

describe('a search', () => {
  const YES = { outcome: 'oblige', stops: [] } as const;
  const NO = { outcome: 'deny', stops: ['a/b'] } as const;
  const request = (fields: readonly string[], period: { readonly from: string | null; readonly to: string | null }): JsonObject => ({
    gate: 'G3',
    institution: { retention_max: { months: 120, cutoff_on: '2016-11-22' } },
    dataset: { retention: { months: 84, cutoff_on: '2019-11-22' } },
    approval: { period: { from: '2020-01-01', to: '2025-12-31' } },
    processes: [{ id: 'p', level: 'person' }],
    request: { process: 'p', shape: 'rows', fields, period, setting: SETTINGS[0] ?? null },
  });
  const fields = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 });
  const day = fc.constantFrom(null, '2015-01-01', '2018-01-01', '2020-01-01', '2026-01-01');
  /** A code of practice made up by chance: it permits by a digest of the variant, more or less often. */
  const chance =
    (seed: number, share: number): Trial =>
    (input) => {
      const mixed = [...canonicalJson(input)].reduce((sum, sign) => (Math.imul(sum, 31) + sign.charCodeAt(0)) | 0, seed);
      return Promise.resolve((Math.imul(mixed, 0x9e3779b1) >>> 0) / 2 ** 32 < share ? YES : NO);
    };
  const worlds = fc.record({ fields, from: day, to: day, seed: fc.integer(), share: fc.constantFrom(0, 0.01, 0.05, 0.3) });

  it('offers only what is permitted when asked, with the fewest steps, missing no single one', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async ({ fields: columns, from, to, seed, share }) => {
        const [input, trial] = [request(columns, { from, to }), chance(seed, share)];
        let questions = 0;
        const found = await nearestUses(input, stepsOf(input), (variant) => {
          questions += 1;
          return trial(variant);
        });
        expect(found.asked).toBe(questions);
        expect(questions).toBeLessThanOrEqual(MOST_QUESTIONS);
        for (const use of found.uses) {
          expect(use.input).toEqual(afterAll(input, use.steps, stepsOf(input)));
          expect(await trial(use.input)).toBe(YES);
        }
        const singles: string[] = [];
        for (const step of stepsOf(input).all) {
          singles.push(...((await trial(stepsOf(input).after(input, step))) === YES ? [JSON.stringify([step])] : []));
        }
        const offered = found.uses.map(({ steps }) => JSON.stringify(steps));
        expect(singles.length > 0 ? offered : found.uses.filter(({ steps }) => steps.length === 1)).toEqual(singles);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('never leaves a request without columns, nor with a period that ends before it begins', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async ({ fields: columns, from, to }) => {
        const input = request(columns, { from, to });
        await nearestUses(input, stepsOf(input), (variant) => {
          const { fields: left, period } = variant['request'] as {
            readonly fields: readonly string[];
            readonly period: { readonly from: string; readonly to: string };
          };
          expect(left.length).toBeGreaterThan(0);
          expect(period.from === null || period.to === null || period.from <= period.to || (period.from === from && period.to === to)).toBe(
            true,
          );
          return Promise.resolve(NO);
        });
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  it('stops at the number of questions given', async () => {
    const input = request(['a', 'b', 'c', 'd', 'e', 'f'], { from: null, to: null });
    const found = await nearestUses(input, stepsOf(input), () => Promise.resolve(NO), 30);
    expect(found).toEqual({ uses: [], asked: 30, remains: ['a/b'] });
  });
});

describe('what stops a use', () => {
  const decided = (finding: object): Decided =>
    ({ outcome: 'deny', findings: [{ code: 'a/b', effect: 'deny', scope: 'request', ...finding }] }) as never;

  it('is what denies it or holds it, not what narrows it, warns, or is departed from', () => {
    expect([{}, { effect: 'hold', scope: 'column' }].map((one) => triedOf(decided(one)).stops)).toEqual([['a/b'], ['a/b']]);
    const passing = [{ scope: 'column' }, { effect: 'warn' }, { effect: 'oblige' }, { departed_until: '2026-12-31' }];
    expect(passing.map((one) => triedOf(decided(one)).stops)).toEqual([[], [], [], []]);
  });
});
