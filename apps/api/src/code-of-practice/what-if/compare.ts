// A logged verdict against what another code says of the same facts. Pure.
import { canonicalJson, type Json } from '../../common/index.js';
import { type Decided, type Finding, type Outcome } from '../../gate/index.js';

/**
 * same; outcome: another outcome; conditions: the same outcome on other terms (findings, obligations, columns, rows);
 * not-judged: the other code asks a fact that the logged input does not hold, and what it says hangs on that.
 */
export type ChangeKind = 'same' | 'outcome' | 'conditions' | 'not-judged';

export interface Comparison {
  readonly kind: ChangeKind;
  readonly from: Outcome;
  readonly to: Outcome;
  /** Norms with a finding that was not there, and norms whose finding is gone; for not-judged, the norms that lack a fact. */
  readonly appeared: readonly string[];
  readonly disappeared: readonly string[];
}

const PRECEDENCE: readonly Outcome[] = ['deny', 'hold', 'oblige', 'warn', 'permit'];
/** Scopes whose refusal narrows the answer and does not stop it. */
const NARROWING: readonly Finding['scope'][] = ['column', 'subject', 'rows'];

export function compare(logged: Decided, draft: Decided): Comparison {
  const before = new Set(logged.findings.map(({ code }) => code));
  const now = new Set(draft.findings.map(({ code }) => code));
  const appeared = normsOf(draft.findings.filter(({ code }) => !before.has(code)));
  const disappeared = normsOf(logged.findings.filter(({ code }) => !now.has(code)));
  const [from, to] = [logged.outcome, draft.outcome];
  const gaps = newGaps(logged, draft);
  if (gaps.length > 0 && hangsOn(draft, gaps)) {
    return { kind: 'not-judged', from, to, appeared: normsOf(gaps), disappeared: [] };
  }
  if (from !== to) {
    return { kind: 'outcome', from, to, appeared, disappeared };
  }
  return { kind: termsOf(logged) === termsOf(draft) ? 'same' : 'conditions', from, to, appeared, disappeared };
}

/** Gaps of rules that were not asked when the verdict was logged: the fact was never collected, which says nothing of the case. */
function newGaps(logged: Decided, draft: Decided): readonly Finding[] {
  const asked = new Set(logged.asked);
  const known = new Set(logged.findings.map(({ code }) => code));
  return draft.findings.filter(({ kind, norm, code }) => kind === 'gap' && !asked.has(norm) && !known.has(code));
}

/** Tells whether a verdict would be another without some findings: a refusal on other grounds stands whatever the facts. */
function hangsOn(draft: Decided, gaps: readonly Finding[]): boolean {
  const rest = draft.findings.filter((finding) => !gaps.includes(finding));
  return outcomeOf(rest) !== draft.outcome;
}

function outcomeOf(findings: readonly Finding[]): Outcome {
  const found = findings.map(({ effect, scope }) => (effect === 'deny' && NARROWING.includes(scope) ? 'oblige' : effect));
  return PRECEDENCE.find((outcome) => found.some((effect) => effect === outcome)) ?? 'permit';
}

function normsOf(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.map(({ norm }) => norm))].sort();
}

/** What follows from a verdict, in one text that is the same exactly when nothing differs for anybody. */
function termsOf({ findings, obligations, columns, row_filter: rowFilter, disclosure, expires_on: expiresOn }: Decided): string {
  const codes = findings.map(({ code, process, column }) => [code, process ?? '', column ?? ''].join(' ')).sort();
  return canonicalJson({ codes, obligations, columns, rowFilter, disclosure, expiresOn } as unknown as Json);
}
