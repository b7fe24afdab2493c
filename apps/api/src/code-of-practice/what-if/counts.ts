// The counts of a what-if run: in all, by gate, by pair of outcomes, by rule. Pure.
import { type Outcome } from '../../gate/index.js';
import { type Comparison } from './compare.js';

export interface Counted {
  readonly asked: number;
  readonly same: number;
  readonly outcomeChanged: number;
  readonly conditionsChanged: number;
  readonly notJudged: number;
}

export interface WhatIfCounts {
  readonly totals: Counted;
  readonly byGate: readonly (Counted & { readonly gate: string })[];
  readonly byPair: readonly { readonly from: Outcome; readonly to: Outcome; readonly count: number }[];
  readonly byRule: readonly {
    readonly norm: string;
    readonly appeared: number;
    readonly disappeared: number;
    readonly notJudged: number;
  }[];
}

export type Judged = Comparison & { readonly gate: string };

export function countsOf(judged: readonly Judged[]): WhatIfCounts {
  const gates = [...new Set(judged.map(({ gate }) => gate))].sort();
  const isJudged = judged.filter(({ kind }) => kind !== 'not-judged');
  return {
    totals: countedOf(judged),
    byGate: gates.map((gate) => ({ gate, ...countedOf(judged.filter((one) => one.gate === gate)) })),
    byPair: pairsOf(isJudged),
    byRule: rulesOf(judged),
  };
}

function countedOf(judged: readonly Judged[]): Counted {
  const of = (kind: Comparison['kind']): number => judged.filter((one) => one.kind === kind).length;
  return {
    asked: judged.length,
    same: of('same'),
    outcomeChanged: of('outcome'),
    conditionsChanged: of('conditions'),
    notJudged: of('not-judged'),
  };
}

/** The largest first; also the pairs in which nothing changed, so that they add up to what was judged. */
function pairsOf(judged: readonly Judged[]): WhatIfCounts['byPair'] {
  const pairs = new Map<string, { from: Outcome; to: Outcome; count: number }>();
  judged.forEach(({ from, to }) => {
    const known = pairs.get(`${from} ${to}`);
    pairs.set(`${from} ${to}`, { from, to, count: (known?.count ?? 0) + 1 });
  });
  return [...pairs.values()].sort((a, b) => b.count - a.count || `${a.from} ${a.to}`.localeCompare(`${b.from} ${b.to}`));
}

function rulesOf(judged: readonly Judged[]): WhatIfCounts['byRule'] {
  const rules = new Map<string, { appeared: number; disappeared: number; notJudged: number }>();
  const add = (norm: string, member: 'appeared' | 'disappeared' | 'notJudged'): void => {
    const known = rules.get(norm) ?? { appeared: 0, disappeared: 0, notJudged: 0 };
    rules.set(norm, { ...known, [member]: known[member] + 1 });
  };
  judged.forEach(({ kind, appeared, disappeared }) => {
    appeared.forEach((norm) => add(norm, kind === 'not-judged' ? 'notJudged' : 'appeared'));
    disappeared.forEach((norm) => add(norm, 'disappeared'));
  });
  return [...rules.entries()].map(([norm, counts]) => ({ norm, ...counts })).sort((a, b) => a.norm.localeCompare(b.norm));
}
