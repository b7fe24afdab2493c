// What findings count for, and the heaviest of what a rule may find: followed from its findings, so that no page and no paper
// says less than the gate does. The same for builds of before, whose rules said an effect of their own. Pure.
import { type RuleFindingText, type RuleText } from './rules.js';

/** From what stops to what only asks a reason; a refusal that takes something out stands above a condition, and stops nothing. */
export const TOLD_EFFECTS = ['deny', 'hold', 'narrow', 'oblige', 'warn'] as const;
export type ToldEffect = (typeof TOLD_EFFECTS)[number];

/** A refusal of these takes something out of the answer; any other stops it. */
const NARROWING: readonly string[] = ['column', 'rows', 'subject'];

/** Answers what a finding counts for; null for an effect that is not known. */
export function toldEffect({ effect, scope }: Pick<RuleFindingText, 'effect' | 'scope'>): ToldEffect | null {
  const told = effect === 'deny' && scope !== undefined && NARROWING.includes(scope) ? 'narrow' : effect;
  return TOLD_EFFECTS.find((one) => one === told) ?? null;
}

/** Answers the heaviest of what a rule may find; null where it finds nothing. */
export function heaviestOf({ findings }: Pick<RuleText, 'findings'>): ToldEffect | null {
  const told = findings.map(toldEffect);
  return TOLD_EFFECTS.find((effect) => told.includes(effect)) ?? null;
}
