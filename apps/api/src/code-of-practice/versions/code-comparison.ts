// Two versions of the code side by side: which rules come in and out of force, which texts and parameters differ. Pure.
import { type Json, type JsonObject } from '../../common/index.js';
import { type Bilingual } from '../../platform/templates/index.js';
import { articleOf } from '../engine/articles.js';
import { heaviestOf, type ToldEffect } from '../engine/effects.js';
import { kindsOf } from '../engine/parameter-kinds.js';
import { type Rules, type RuleText, titleOf } from '../engine/rules.js';
import { type CodeVersionView, rulesOf } from './code-versions.views.js';
import { directionOf, type ParameterKind } from './parameters.js';
import { type Regulation, type RegulationArticle } from './regulation.js';
import { changedSentences, type TextDifference, textDifferences, textsIn } from './text-differences.js';

export const RULE_CHANGES = [
  'added',
  'removed',
  'into-force',
  'out-of-force',
  'reworded',
  'other-values',
  'other-nature',
  'other-effect',
  'renumbered',
] as const;
export type RuleChange = (typeof RULE_CHANGES)[number];

export interface ComparedSide {
  /** As people read them: with the values of its parameters. */
  readonly rules: Rules;
  /** As they are written: with parameters named. */
  readonly written: Rules;
  readonly kinds: readonly ParameterKind[];
  readonly inForce: readonly string[];
  readonly parameters: JsonObject;
  readonly regulation: Regulation | null;
}

export interface RuleDifference {
  readonly norm: string;
  readonly title: Bilingual;
  readonly change: RuleChange;
  readonly before: Bilingual | null;
  readonly after: Bilingual | null;
  /** Its title, its description and its findings, of which the text differs. */
  readonly texts: readonly TextDifference[];
  /** The institution's own article before and after. */
  readonly articleBefore: string | null;
  readonly articleAfter: string | null;
  /** The heaviest of what it may find, before and after; null where it is not there or finds nothing. */
  readonly effectBefore: ToldEffect | null;
  readonly effectAfter: ToldEffect | null;
}

export interface ParameterDifference {
  readonly code: string;
  readonly title: Bilingual;
  readonly unit: string | null;
  readonly from: Json;
  readonly to: Json;
  readonly direction: 'stricter' | 'looser' | 'other';
}

/** Answers a version as a side of a comparison. */
export function comparedSide(view: CodeVersionView): ComparedSide {
  const { engine, inForce, version } = view;
  return {
    rules: rulesOf(view),
    written: engine.rules,
    kinds: kindsOf(engine),
    inForce,
    parameters: version.parameters as JsonObject,
    regulation: version.regulation,
  };
}

/** Answers how rules differ, by norm; a rule may have changed in more than one way. */
export function ruleDifferences(from: ComparedSide, to: ComparedSide): readonly RuleDifference[] {
  const norms = [...new Set([...from.rules.rules, ...to.rules.rules].map(({ norm }) => norm))].sort();
  return norms.flatMap((norm) => {
    const [before, after] = [ruleOf(from.rules, norm), ruleOf(to.rules, norm)];
    const title = titleOf(after === null ? from.rules : to.rules, norm);
    const isRewritten = writtenOf(from, norm) !== writtenOf(to, norm);
    const said = before === null || after === null ? [] : textDifferences(before, after);
    const texts = {
      before: before?.description ?? null,
      after: after?.description ?? null,
      texts: isRewritten ? said : said.map(changedSentences),
      articleBefore: articleOf(from.parameters, norm),
      articleAfter: articleOf(to.parameters, norm),
      effectBefore: before === null ? null : heaviestOf(before),
      effectAfter: after === null ? null : heaviestOf(after),
    };
    return changesOf(norm, { from, to, before, after, isRewritten, saysOther: said.length > 0 }).map((change) => ({
      norm,
      title,
      change,
      ...texts,
    }));
  });
}

/** One row of the table against the institution's own regulation, before and after. */
export interface RegulationDifference {
  readonly norm: string;
  readonly title: Bilingual;
  readonly change: 'added' | 'removed' | 'changed';
  readonly before: RegulationArticle | null;
  readonly after: RegulationArticle | null;
}

/** Answers the rows of the table against the regulation that were added, removed or changed, by norm. */
export function regulationDifferences(from: ComparedSide, to: ComparedSide): readonly RegulationDifference[] {
  const rowOf = ({ regulation }: ComparedSide, norm: string): RegulationArticle | null =>
    regulation?.articles.find((row) => row.norm === norm) ?? null;
  const rows = [...(from.regulation?.articles ?? []), ...(to.regulation?.articles ?? [])];
  return [...new Set(rows.map(({ norm }) => norm))].sort().flatMap((norm) => {
    const [before, after] = [rowOf(from, norm), rowOf(to, norm)];
    const change = before === null ? 'added' : after === null ? 'removed' : 'changed';
    const title = titleOf(ruleOf(to.rules, norm) === null ? from.rules : to.rules, norm);
    const isSame = before?.article === after?.article && before?.note === after?.note;
    return isSame ? [] : [{ norm, title, change, before, after } as const];
  });
}

/** Answers the parameters whose values differ, in the order of the later version. */
export function parameterDifferences(from: ComparedSide, to: ComparedSide): readonly ParameterDifference[] {
  const kinds = [...to.kinds, ...from.kinds.filter(({ code }) => !to.kinds.some((kind) => kind.code === code))];
  return kinds.flatMap((kind) => {
    const [before, after] = [from.parameters[kind.code] ?? null, to.parameters[kind.code] ?? null];
    return JSON.stringify(before) === JSON.stringify(after)
      ? []
      : [{ code: kind.code, title: kind.title, unit: kind.unit, from: before, to: after, direction: directionOf(kind, before, after) }];
  });
}

interface ChangedSides {
  readonly from: ComparedSide;
  readonly to: ComparedSide;
  readonly before: RuleText | null;
  readonly after: RuleText | null;
  /** Whether a text of it reads otherwise. */
  readonly saysOther: boolean;
  /** Whether its texts themselves differ, and not only the values that they name. */
  readonly isRewritten: boolean;
}

function changesOf(norm: string, sides: ChangedSides): readonly RuleChange[] {
  if (sides.before === null || sides.after === null) {
    return [sides.before === null ? 'added' : 'removed'];
  }
  const { from, to, before, after, saysOther, isRewritten } = sides;
  const [was, is] = [from.inForce.includes(norm), to.inForce.includes(norm)];
  const happened: readonly (readonly [RuleChange, boolean])[] = [
    ['into-force', is && !was],
    ['out-of-force', was && !is],
    ['reworded', saysOther && isRewritten],
    ['other-values', saysOther && !isRewritten],
    ['other-nature', before.nature !== after.nature],
    ['other-effect', heaviestOf(before) !== heaviestOf(after)],
    ['renumbered', articleOf(from.parameters, norm) !== articleOf(to.parameters, norm)],
  ];
  return happened.flatMap(([change, isSo]) => (isSo ? [change] : []));
}

function writtenOf({ written }: ComparedSide, norm: string): string {
  const rule = ruleOf(written, norm);
  return rule === null ? '' : JSON.stringify([...textsIn(rule)]);
}

export function ruleOf(rules: Rules, norm: string): RuleText | null {
  return rules.rules.find((rule) => rule.norm === norm) ?? null;
}
