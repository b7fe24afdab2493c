// The counts of a what-if run: in all, by gate, by subject, by pair of outcomes, by rule. Pure.
import { type Outcome } from '../../gate/index.js';
import { type ChangeKind, type Comparison, normsIn } from './compare.js';

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
  /** Projects and requests for data, each counted once; absent in a run that was done before they were counted. */
  readonly bySubject?: readonly (Counted & { readonly subject: CountedSubject })[];
  readonly byPair: readonly { readonly from: Outcome; readonly to: Outcome; readonly count: number }[];
  readonly byRule: readonly {
    readonly norm: string;
    readonly appeared: number;
    readonly disappeared: number;
    /** Absent in a run that was done before it was counted. */
    readonly changed?: number;
    readonly notJudged: number;
  }[];
  /** From what to what and by which rule, largest first; absent in a run that was done before it was counted. */
  readonly byChange?: readonly ChangeCount[];
}

/** How many outcomes change in one way by one rule; several rules may change the same outcome. */
export interface ChangeCount {
  readonly kind: CountedChange;
  readonly from: Outcome;
  readonly to: Outcome;
  readonly norm: string;
  readonly count: number;
}

export const COUNTED_CHANGES = ['outcome', 'conditions'] as const;
export type CountedChange = (typeof COUNTED_CHANGES)[number];

export const COUNTED_SUBJECTS = ['project', 'access-request'] as const;
export type CountedSubject = (typeof COUNTED_SUBJECTS)[number];

export type Judged = Omit<Comparison, 'terms'> & { readonly gate: string; readonly subjectKind: string; readonly subjectId: string };

/** What counts for a subject that is judged at several gates: the first of these that befalls any of its outcomes. */
const WEIGHTIEST: readonly Comparison['kind'][] = ['outcome', 'not-judged', 'conditions', 'same'];

export function countsOf(judged: readonly Judged[]): WhatIfCounts {
  const gates = [...new Set(judged.map(({ gate }) => gate))].sort();
  const isJudged = judged.filter(({ kind }) => kind !== 'not-judged');
  return {
    totals: countedOf(judged),
    byGate: gates.map((gate) => ({ gate, ...countedOf(judged.filter((one) => one.gate === gate)) })),
    bySubject: subjectsOf(judged),
    byPair: pairsOf(isJudged),
    byRule: rulesOf(judged),
    byChange: changesOf(judged),
  };
}

function countedOf(judged: readonly Pick<Comparison, 'kind'>[]): Counted {
  const of = (kind: Comparison['kind']): number => judged.filter((one) => one.kind === kind).length;
  return {
    asked: judged.length,
    same: of('same'),
    outcomeChanged: of('outcome'),
    conditionsChanged: of('conditions'),
    notJudged: of('not-judged'),
  };
}

/** Each project and each request once, whatever the number of gates it passed. */
function subjectsOf(judged: readonly Judged[]): NonNullable<WhatIfCounts['bySubject']> {
  const kinds = new Map<string, { readonly subject: CountedSubject; readonly kind: Comparison['kind'] }>();
  judged.forEach(({ kind, subjectKind, subjectId }) => {
    const known = kinds.get(subjectId)?.kind ?? 'same';
    const weightiest = WEIGHTIEST.indexOf(kind) < WEIGHTIEST.indexOf(known) ? kind : known;
    kinds.set(subjectId, { subject: subjectKind === 'access-request' ? 'access-request' : 'project', kind: weightiest });
  });
  const found = [...kinds.values()];
  return COUNTED_SUBJECTS.map((subject) => ({ subject, ...countedOf(found.filter((one) => one.subject === subject)) })).filter(
    ({ asked }) => asked > 0,
  );
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
  const rules = new Map<string, { appeared: number; disappeared: number; changed: number; notJudged: number }>();
  const add = (norm: string, member: 'appeared' | 'disappeared' | 'changed' | 'notJudged'): void => {
    const known = rules.get(norm) ?? { appeared: 0, disappeared: 0, changed: 0, notJudged: 0 };
    rules.set(norm, { ...known, [member]: known[member] + 1 });
  };
  judged.forEach(({ kind, appeared, disappeared, changed }) => {
    appeared.forEach((norm) => add(norm, kind === 'not-judged' ? 'notJudged' : 'appeared'));
    disappeared.forEach((norm) => add(norm, 'disappeared'));
    changed.forEach((norm) => add(norm, 'changed'));
  });
  return [...rules.entries()].map(([norm, counts]) => ({ norm, ...counts })).sort((a, b) => a.norm.localeCompare(b.norm));
}

function changesOf(judged: readonly Judged[]): readonly ChangeCount[] {
  const counts = new Map<string, ChangeCount>();
  judged.forEach((one) => {
    const kind = COUNTED_CHANGES.find((known) => known === (one.kind satisfies ChangeKind));
    if (kind !== undefined) {
      normsIn(one).forEach((norm) => {
        const { from, to } = one;
        const key = [kind, from, to, norm].join(' ');
        counts.set(key, { kind, from, to, norm, count: (counts.get(key)?.count ?? 0) + 1 });
      });
    }
  });
  const keyOf = ({ kind, from, to, norm }: ChangeCount): string => [COUNTED_CHANGES.indexOf(kind), from, to, norm].join(' ');
  return [...counts.values()].sort((a, b) => b.count - a.count || keyOf(a).localeCompare(keyOf(b)));
}
