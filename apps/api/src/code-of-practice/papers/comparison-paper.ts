// What a version makes different from another, as a council reads it: per rule what was and what is, side by side. Pure.
import { articleOf } from '../engine/articles.js';
import { heaviestOf } from '../engine/effects.js';
import { type RuleText } from '../engine/rules.js';
import {
  type ComparedSide,
  comparedSide,
  parameterDifferences,
  regulationDifferences,
  RULE_CHANGES,
  type RuleChange,
  ruleDifferences,
  ruleOf,
} from '../versions/code-comparison.js';
import { type CodeVersionView } from '../versions/code-versions.views.js';
import { type Regulation } from '../versions/regulation.js';
import { type TextDifference } from '../versions/text-differences.js';
import { effectIn, headingOf, type PaperFrame, stateOf } from './code-paper.js';
import { type PaperWords } from './paper-words.js';

/** The order in which a council reads: what comes, what goes, what holds or no longer holds, what says something else. */
const PARTS: readonly RuleChange[] = RULE_CHANGES;
/** Changes of which the rule's own text says what they entail. */
const TELLS: readonly RuleChange[] = ['added', 'removed', 'into-force', 'out-of-force'];

interface ChangedRule {
  readonly norm: string;
  readonly changes: readonly RuleChange[];
  readonly texts: readonly TextDifference[];
}

/** Answers the view of templates/papers/comparison. */
export function comparisonPaper(from: CodeVersionView, to: CodeVersionView, words: PaperWords, frame: PaperFrame): object {
  const [before, after] = [comparedSide(from), comparedSide(to)];
  const changed = changedRules(before, after);
  return {
    language: words.language,
    t: words.part('comparison'),
    title: words.say('comparison.titleOf', { from: from.version.version, to: to.version.version }),
    facts: [
      { name: words.say('code.institution'), value: frame.institution },
      { name: words.say('comparison.from'), value: versionOf(from, words) },
      { name: words.say('comparison.to'), value: versionOf(to, words) },
      { name: words.say('code.madeOn'), value: words.instant(frame.madeAt) },
    ],
    counts: countsOf(changed, words),
    isSame: changed.length + parameterDifferences(before, after).length + regulationDifferences(before, after).length === 0,
    regulation: regulationOf(before, after, words),
    parts: PARTS.map((change) => ({
      title: capital(words.label('changes', change)),
      rules: changed
        .filter(({ changes }) => changes[0] === change)
        .map((rule) => ruleView(rule, { before, after, regulation: to.version.regulation }, words)),
    })).filter(({ rules }) => rules.length > 0),
    parameters: parameterDifferences(before, after).map(({ code, title, from: was, to: is, direction }) => {
      const unit = [...after.kinds, ...before.kinds].find((kind) => kind.code === code)?.unit ?? null;
      return {
        title: words.pick(title),
        before: words.value(was, unit),
        after: words.value(is, unit),
        direction: words.label('ways', direction),
      };
    }),
  };
}

/** A rule that changed in more than one way stands once, under the first of them. */
function changedRules(before: ComparedSide, after: ComparedSide): readonly ChangedRule[] {
  const differences = ruleDifferences(before, after);
  return [...new Set(differences.map(({ norm }) => norm))].map((norm) => ({
    norm,
    changes: differences.filter((difference) => difference.norm === norm).map(({ change }) => change),
    texts: differences.find((difference) => difference.norm === norm)?.texts ?? [],
  }));
}

function countsOf(changed: readonly ChangedRule[], words: PaperWords): readonly object[] {
  return PARTS.map((change) => ({
    change: words.label('changes', change),
    count: words.number(changed.filter(({ changes }) => changes.includes(change)).length),
  })).filter(({ count }) => count !== '0');
}

interface Sides {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  /** The institution's own regulation as the later version is set beside it. */
  readonly regulation: Regulation | null;
}

function ruleView({ norm, changes, texts }: ChangedRule, { before, after, regulation }: Sides, words: PaperWords): object {
  const [rule, side] = ruleOf(after.rules, norm) === null ? [ruleOf(before.rules, norm), before] : [ruleOf(after.rules, norm), after];
  const none = words.say('comparison.none');
  return {
    norm,
    heading: headingOf(rule ?? { norm }, side.parameters, words),
    changes: [
      words.say('code.norm', { norm }),
      ...changes.map((change) => words.label('changes', change)),
      ...besideOf(norm, regulation),
    ].join(' · '),
    text: rule === null || !TELLS.includes(changes[0] ?? 'reworded') ? [] : textOf(rule, words),
    rows: [
      ...rowsOf(texts, words).filter(({ part }) => part !== 'finding'),
      ...aspectRows(norm, { before, after }, words),
      ...rowsOf(texts, words).filter(({ part }) => part === 'finding'),
    ]
      .map(({ what, before: was, after: is }) => ({ what, before: was ?? none, after: is ?? none }))
      .filter((row) => row.before !== row.after),
  };
}

interface Row {
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

function rowsOf(texts: readonly TextDifference[], words: PaperWords): readonly (Row & Pick<TextDifference, 'part'>)[] {
  const said = (text: TextDifference['before']): string | null => (text === null ? null : words.pick(text));
  return texts.map(({ part, before, after }) => ({
    part,
    what: words.say(`comparison.${part}`),
    before: said(before),
    after: said(after),
  }));
}

/** Answers what a rule entails that comes or goes: a row of before and after would only repeat that. */
function textOf(rule: RuleText, words: PaperWords): readonly string[] {
  return rule.description === undefined ? [] : words.paragraphs(words.pick(rule.description));
}

function regulationOf(before: ComparedSide, after: ComparedSide, words: PaperWords): readonly object[] {
  const none = words.say('comparison.none');
  const row = (one: { readonly article: string; readonly note: string | null } | null): string =>
    one === null ? none : [one.article, one.note ?? ''].filter((part) => part !== '').join('; ');
  return regulationDifferences(before, after).map(({ norm, title, change, before: was, after: is }) => ({
    what: `${norm} ${words.pick(title)}`,
    change: words.label('rowChanges', change),
    before: row(was),
    after: row(is),
  }));
}

/** Answers where the regulation speaks of the same; nothing where the table does not say. */
function besideOf(norm: string, regulation: Regulation | null): readonly string[] {
  const beside = regulation?.articles.find((one) => one.norm === norm);
  return regulation === null || beside === undefined ? [] : [`${regulation.title}, ${beside.article}`];
}

/** What else of a rule a council may see differ; nothing where a side has no such rule. */
function aspectRows(norm: string, { before, after }: Pick<Sides, 'before' | 'after'>, words: PaperWords): readonly Row[] {
  const [was, is] = [ruleOf(before.rules, norm), ruleOf(after.rules, norm)];
  return was === null || is === null
    ? []
    : [
        { what: words.say('comparison.nature'), before: words.label('natures', was.nature), after: words.label('natures', is.nature) },
        { what: words.say('code.heaviest'), before: effectIn(words, heaviestOf(was)), after: effectIn(words, heaviestOf(is)) },
        { what: words.say('comparison.article'), before: articleOf(before.parameters, norm), after: articleOf(after.parameters, norm) },
      ];
}

function versionOf(view: CodeVersionView, words: PaperWords): string {
  return words.say('comparison.versionOf', { label: view.version.version, state: stateOf(view, words) });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
