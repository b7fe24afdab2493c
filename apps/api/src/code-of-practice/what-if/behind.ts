// By which rule a condition differs: found by taking each norm out of force on both sides. Pure.
import { canonicalJson } from '../../common/index.js';
import { type Decided } from '../../gate/index.js';
import { isStopped, type Term, valueAt } from './terms.js';

/** Both verdicts as they would be were a norm not in force; null where that cannot be known. */
export type Without = (norm: string) => readonly [Decided, Decided] | null;

/** The two verdicts, and the norms of which a finding differs. */
export interface Sides {
  readonly logged: Decided;
  readonly draft: Decided;
  readonly differing: readonly string[];
}

/**
 * Answers the norms behind a term, never none: those without which nothing differs there; where several together make it
 * differ, those without which either side would be another; and where neither can be told, those that can have.
 */
export function normsBehind(term: Term, { logged, draft, differing }: Sides, without: Without): readonly string[] {
  const asked = [...new Set([...logged.asked, ...draft.asked])].sort();
  const tried = asked.flatMap((norm) => {
    const pair = without(norm);
    return pair === null || pair.some(isStopped) ? [] : [{ norm, before: valueAt(pair[0], term), now: valueAt(pair[1], term) }];
  });
  const [from, to] = [valueAt(logged, term), valueAt(draft, term)];
  const alone = tried.filter(({ before, now }) => before === now).map(({ norm }) => norm);
  const shaping = tried.filter(({ before, now }) => before !== from || now !== to).map(({ norm }) => norm);
  return [alone, shaping, likely({ logged, draft, differing })].find((norms) => norms.length > 0) ?? asked;
}

/** Answers the norms that can have made a difference, as far as two verdicts tell. */
export function likely({ logged, draft, differing }: Sides): readonly string[] {
  const oneSided = [
    ...logged.asked.filter((norm) => !draft.asked.includes(norm)),
    ...draft.asked.filter((norm) => !logged.asked.includes(norm)),
  ];
  const found = [...logged.findings, ...draft.findings].filter(({ norm }) => norm !== 'gate').map(({ norm }) => norm);
  const norms = [differing, oneSided, found, logged.asked].find((some) => some.length > 0) ?? [];
  return [...new Set(norms)].sort();
}

/** Answers the same text for terms that differ in the same way between verdicts that asked the same rules. */
export function signatureOf({ what, of, from, to }: Term, { logged, draft, differing }: Sides): string {
  return canonicalJson([what, of, from, to, logged.asked, draft.asked, differing]);
}
