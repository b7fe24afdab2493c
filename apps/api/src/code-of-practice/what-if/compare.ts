// A verdict against what another code says of the same facts: whether it changes, from what to what, by which rule. Pure.
import { canonicalJson } from '../../common/index.js';
import { type Decided, type Finding, type Outcome } from '../../gate/index.js';
import { type Sides } from './behind.js';
import { findingTerms, openTerms, placeOf, type Term } from './terms.js';

/**
 * same; outcome: another outcome; conditions: the same outcome on other terms (findings, obligations, columns, rows);
 * not-judged: the other code asks a fact that the input does not hold, and what it says hangs on that.
 */
export const CHANGE_KINDS = ['same', 'outcome', 'conditions', 'not-judged'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Where two verdicts differ, and the norms by which: never none. */
export interface TermChange extends Term {
  readonly norms: readonly string[];
}

export interface Comparison {
  readonly kind: ChangeKind;
  readonly from: Outcome;
  readonly to: Outcome;
  /** Norms with a finding that was not there, and norms whose finding is gone; for not-judged, the norms that lack a fact. */
  readonly appeared: readonly string[];
  readonly disappeared: readonly string[];
  /** Norms that find the same and saw or ask something else. */
  readonly changed: readonly string[];
  readonly terms: readonly TermChange[];
}

/** What a comparison asks of the codes behind two verdicts. */
export interface Ground {
  /** What the build that judged says of the input under the parameters of the draft; null when it is not known. */
  readonly earlier: (draft: Decided) => Decided | null;
  /** The norms behind a term, never none. */
  readonly behind: (term: Term, sides: Sides) => readonly string[];
}

const PRECEDENCE: readonly Outcome[] = ['deny', 'hold', 'oblige', 'warn', 'permit'];
/** Scopes whose refusal narrows the answer and does not stop it. */
const NARROWING: readonly Finding['scope'][] = ['column', 'subject', 'rows'];
/** The norm of what the gate itself finds. */
const ENGINE = 'gate';

export function compare(logged: Decided, draft: Decided, ground: Ground): Comparison {
  const [from, to] = [logged.outcome, draft.outcome];
  const gaps = newGaps(logged, draft, ground);
  if (gaps.length > 0 && hangsOn(draft, gaps)) {
    return { kind: 'not-judged', from, to, appeared: sorted(gaps.map(({ norm }) => norm)), disappeared: [], changed: [], terms: [] };
  }
  const found = findingTerms(logged, draft);
  const sides = { logged, draft, differing: sorted(found.map(({ norm }) => norm)) };
  const terms = [
    ...found.map(({ norm, ...term }) => ({ ...term, norms: [norm] })),
    ...openTerms(logged, draft).map((term) => ({ ...term, norms: ground.behind(term, sides) })),
  ];
  const appeared = sorted(found.filter(({ from: was }) => was === null).map(({ norm }) => norm));
  const disappeared = sorted(found.filter(({ to: is }) => is === null).map(({ norm }) => norm));
  const changed = sorted(terms.flatMap(({ norms }) => norms)).filter((norm) => !appeared.includes(norm) && !disappeared.includes(norm));
  const sameOutcome = terms.length === 0 ? 'same' : 'conditions';
  return { kind: from === to ? sameOutcome : 'outcome', from, to, appeared, disappeared, changed, terms };
}

/** Answers the norms by which a verdict changes. */
export function normsIn({ appeared, disappeared, changed }: Pick<Comparison, 'appeared' | 'disappeared' | 'changed'>): readonly string[] {
  return sorted([...appeared, ...disappeared, ...changed]);
}

/**
 * Gaps that say nothing of the case, because nobody looked for the fact when the verdict was reached: the rule was not asked,
 * or it was another build's, which does not lack this fact under the same parameters.
 */
function newGaps(logged: Decided, draft: Decided, ground: Ground): readonly Finding[] {
  const known = new Set(logged.findings.map(gapOf));
  const gaps = draft.findings.filter((finding) => finding.kind === 'gap' && !known.has(gapOf(finding)));
  const askedBefore = gaps.filter(({ norm }) => logged.asked.includes(norm));
  const earlier = askedBefore.length === 0 ? null : ground.earlier(draft);
  const lookedFor = new Set((earlier?.findings ?? []).map(gapOf));
  return gaps.filter((gap) => !askedBefore.includes(gap) || !lookedFor.has(gapOf(gap)));
}

/** What the gate itself lacks is told by the facts that it names; what a rule lacks, by its finding. */
function gapOf(finding: Finding): string {
  return finding.norm === ENGINE ? `${placeOf(finding)} ${canonicalJson(finding.params ?? {})}` : placeOf(finding);
}

/** Tells whether a verdict would be another without some findings: a refusal on other grounds stands whatever the facts. */
function hangsOn(draft: Decided, gaps: readonly Finding[]): boolean {
  const rest = draft.findings.filter((finding) => !gaps.includes(finding));
  return outcomeOf(rest) !== draft.outcome;
}

function outcomeOf(findings: readonly Finding[]): Outcome {
  const found = findings.map(effectOf);
  return PRECEDENCE.find((outcome) => found.some((effect) => effect === outcome)) ?? 'permit';
}

/** What a finding counts for: from which the project departs, a warning; what narrows, a condition. */
function effectOf({ effect, scope, departed_until: departedUntil }: Finding): Finding['effect'] {
  if (departedUntil !== undefined) {
    return 'warn';
  }
  return effect === 'deny' && NARROWING.includes(scope) ? 'oblige' : effect;
}

function sorted(norms: readonly string[]): readonly string[] {
  return [...new Set(norms)].sort();
}
