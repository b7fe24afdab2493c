// The readable code of one version as a paper: what the page of the code shows, from the same METADATA and parameters. Pure.
import { type JsonObject } from '../../common/index.js';
import { type Confidence } from '../../gate/index.js';
import { articleOf, chapterOf } from '../engine/articles.js';
import { heaviestOf, toldEffect, type ToldEffect } from '../engine/effects.js';
import { type RuleFindingText, type Rules, type RuleText, sourcesOf, titleOf } from '../engine/rules.js';
import { type CodeActEntity } from '../versions/code-version.entity.js';
import { type CodeVersionView, describedParameters, rulesOf } from '../versions/code-versions.views.js';
import { standingActs } from '../versions/councils.js';
import { type ParameterKind } from '../versions/parameters.js';
import { type PaperWords } from './paper-words.js';

/** What the record of a version does not say: whose it is, and when the paper was made. */
export interface PaperFrame {
  readonly institution: string;
  readonly madeAt: Date;
}

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** How sure a source of a rule can be, from the surest. */
const SOURCE_STATES = ['verified', 'secondary', 'background'] as const satisfies readonly Confidence[];

/** Answers the view of templates/papers/code. */
export function codePaper(view: CodeVersionView, words: PaperWords, frame: PaperFrame): object {
  const standing = standingActs(view.acts);
  const rules = rulesOf(view);
  return {
    language: words.language,
    t: words.part('code'),
    title: words.say('code.titleOf', { institution: frame.institution, label: view.version.version }),
    facts: standingOf(view, words, frame),
    summary: words.paragraphs(view.version.summary),
    participants: view.participants.map(({ name, capacity, kind }) => ({ name, capacity, kind: words.label('participantKinds', kind) })),
    acts: view.acts.map((act) => actOf(act, standing.includes(act), words)),
    adoption: adoptionOf(view, words),
    sourceStates: sourceStatesOf(rules, words),
    parts: partsOf(view, rules, words),
    engineFindings: rules.engineFindings.map((finding) => findingOf(finding, rules, words)),
    parameters: parametersOf(view, words),
    regulation: regulationOf(view, rules, words),
  };
}

/** Answers the state of a version in words. */
export function stateOf({ version, isInForce }: Pick<CodeVersionView, 'version' | 'isInForce'>, words: PaperWords): string {
  const state = words.label('states', version.state);
  return isInForce ? words.say('code.inForceToday', { state }) : state;
}

/** Answers a rule as it is headed: by the institution's own article where it has one, else by its norm. */
export function headingOf(rule: Pick<RuleText, 'norm' | 'title'>, parameters: JsonObject, words: PaperWords): string {
  const article = articleOf(parameters, rule.norm);
  const name = article === null ? rule.norm : words.say('code.article', { article });
  return rule.title === undefined ? name : `${name}. ${words.pick(rule.title)}`;
}

function standingOf(view: CodeVersionView, words: PaperWords, { institution, madeAt }: PaperFrame): readonly Fact[] {
  const { version, rulesInForce: inForce, rulesTotal: total } = view;
  return [
    { name: words.say('code.institution'), value: institution },
    { name: words.say('code.version'), value: version.version },
    { name: words.say('code.state'), value: stateOf(view, words) },
    {
      name: words.say('code.effectiveOn'),
      value: version.effectiveOn === null ? words.say('code.notYet') : words.day(version.effectiveOn),
    },
    { name: words.say('code.rules'), value: words.say('code.rulesOf', { in_force: inForce, total }) },
    { name: words.say('code.policySha256'), value: version.policySha256 },
    { name: words.say('code.parametersSha256'), value: version.parametersSha256 },
    { name: words.say('code.madeOn'), value: words.instant(madeAt) },
  ];
}

function actOf(act: CodeActEntity, stands: boolean, words: PaperWords): object {
  const lapsed = act.lapsedAt === null ? 'code.replaced' : 'code.lapsed';
  const [body, kind, day] = [words.label('bodies', act.body), words.label('actKinds', act.kind), words.day(act.givenOn)];
  return {
    heading: words.say('code.act', { body, kind, day }),
    position: words.say('code.position', { position: words.label('positions', act.position) }),
    lapsed: stands ? null : words.say(lapsed),
    text: words.paragraphs(act.text),
    answer:
      act.answer === null || act.answeredAt === null
        ? null
        : { heading: words.say('code.answer', { day: words.instant(act.answeredAt) }), text: words.paragraphs(act.answer) },
  };
}

function adoptionOf({ version, people, isSealed, term }: CodeVersionView, words: PaperWords): readonly Fact[] {
  if (version.adoptedAt === null) {
    return [];
  }
  const by = people.get(version.adoptedBy ?? '')?.displayName ?? words.say('code.platform');
  return [
    { name: words.say('code.sourceDecision'), value: version.sourceDecision ?? words.say('labels.answers.none') },
    { name: words.say('code.adoptedBy'), value: by },
    { name: words.say('code.adoptedOn'), value: words.instant(version.adoptedAt) },
    { name: words.say('code.seal'), value: words.say(isSealed ? 'code.sealed' : 'code.notSealed') },
    { name: words.say('code.signedBy'), value: version.signedBy ?? words.say('labels.answers.none') },
    ...(term === null ? [] : [{ name: words.say('code.endsOn'), value: words.day(term.extendedUntil ?? term.endsOn) }]),
  ];
}

/** The four principles in the order that the build names them; rules of a build that knew no principles come last. */
function partsOf(view: CodeVersionView, texts: Rules, words: PaperWords): readonly object[] {
  const { principles = {}, rules } = texts;
  const parts = [
    ...Object.entries(principles).map(([code, title]) => ({
      title: words.pick(title),
      rules: rules.filter(({ principle }) => principle === code),
    })),
    { title: words.say('code.otherRules'), rules: rules.filter(({ principle }) => !Object.hasOwn(principles, principle ?? '')) },
  ];
  return parts
    .filter((part) => part.rules.length > 0)
    .map((part) => ({
      title: chapterTitle(part, view.version.parameters as JsonObject),
      rules: part.rules.map((rule) => ruleOf(rule, { view, texts }, words)),
    }));
}

/** By the number that its articles carry. */
function chapterTitle({ title, rules }: { readonly title: string; readonly rules: readonly RuleText[] }, parameters: JsonObject): string {
  const chapter = chapterOf(rules.map(({ norm }) => articleOf(parameters, norm)));
  return chapter === null ? title : `${chapter}. ${title}`;
}

interface Shown {
  readonly view: CodeVersionView;
  readonly texts: Rules;
}

function ruleOf(rule: RuleText, { view, texts }: Shown, words: PaperWords): object {
  const { inForce, version } = view;
  const standing = [
    words.say('code.norm', { norm: rule.norm }),
    words.say(inForce.includes(rule.norm) ? 'code.inForce' : 'code.notInForce'),
  ];
  return {
    norm: rule.norm,
    heading: headingOf(rule, version.parameters as JsonObject, words),
    standing: standing.join(' · '),
    description: words.pick(rule.description ?? { nl: rule.norm, en: rule.norm }),
    facts: [
      { name: words.say('code.nature'), value: words.label('natures', rule.nature) },
      { name: words.say('code.asked'), value: (rule.gates ?? []).map((gate) => words.label('gates', gate)).join(', ') },
      { name: words.say('code.heaviest'), value: effectIn(words, heaviestOf(rule)) },
      { name: words.say('code.departs'), value: words.say(`code.departsBy.${departsBy(rule)}`) },
    ],
    findings: rule.findings.map((finding) => findingOf(finding, texts, words)),
    sources: sourcesOf(rule).map(({ description, ref, confidence }) => ({
      description: words.pick(description),
      ref,
      confidence: confidence === null ? null : words.label('sourceStates', confidence),
    })),
  };
}

/** Answers who may depart from a norm: what the law asks holds for everybody. */
function departsBy({ nature, findings }: RuleText): string {
  const isDepartable = findings.some(({ departable }) => departable === true);
  if (nature === 'law') {
    return isDepartable ? 'partly' : 'law';
  }
  return isDepartable ? 'mandated' : 'nobody';
}

function findingOf(finding: RuleFindingText, rules: Rules, words: PaperWords): object {
  const needsNothing = finding.remedy.en.startsWith('Nothing to do');
  const isSolved = finding.liftedBy !== undefined && finding.liftedBy !== 'nobody' && !needsNothing;
  return {
    title: words.pick(finding.title),
    effect: effectIn(words, toldEffect(finding)),
    helps: words.say('code.helps'),
    remedy: words.pick(finding.remedy),
    solvedBy: isSolved ? words.say('code.solvedBy', { party: partyOf(finding.liftedBy, rules, words) }) : null,
    kept: finding.kept === undefined ? null : words.say('code.kept', { reason: words.pick(finding.kept) }),
  };
}

/** The words that stand beside sources, with what they mean; nothing of a build of before that was said. */
function sourceStatesOf({ rules }: Rules, words: PaperWords): readonly Fact[] {
  const isSaid = rules.some((rule) => sourcesOf(rule).some(({ confidence }) => confidence !== null));
  return isSaid
    ? SOURCE_STATES.map((state) => ({ name: words.label('sourceStates', state), value: words.label('sourceStateAbout', state) }))
    : [];
}

/** Answers what a finding or a rule does at most, in words. */
export function effectIn(words: PaperWords, effect: ToldEffect | null): string {
  return effect === null ? words.say('labels.answers.none') : words.label('effects', effect);
}

function partyOf(party: string, rules: Rules, words: PaperWords): string {
  const named = rules.parties?.[party];
  return named === undefined ? party : words.pick(named);
}

function parametersOf(view: CodeVersionView, words: PaperWords): readonly object[] {
  return describedParameters(view).map((parameter) => {
    const { title, value, holds, unit, least, most, direction, confidence, evidence, platform } = parameter;
    return {
      title: words.pick(title),
      value: words.value(value, unit),
      holds: holds === value || !view.isInForce ? null : words.say('code.holdsOf', { value: words.value(holds, unit) }),
      bounds:
        least === null || most === null
          ? words.say('labels.answers.none')
          : words.say('code.boundsOf', { least: words.number(least), most: words.number(most) }),
      direction: words.label('directions', unit === 'day' && direction !== 'fixed' ? `day-${direction}` : direction),
      confidence: confidence === null ? null : words.label('confidences', confidence),
      evidence: evidence.map(({ description, ref }) => ({ description: words.pick(description), ref })),
      asked: askedOf(parameter, words),
      platform: platform === null ? null : words.pick(platform),
    };
  });
}

/** Which rules ask a parameter; what it is agreed for, where none does; nothing of a build of before they were looked for. */
function askedOf({ norms, agreedFor }: ParameterKind, words: PaperWords): string {
  if (norms === null || norms.length > 0) {
    return (norms ?? []).join(', ');
  }
  const none = words.say('labels.answers.none');
  return words.say('code.askedByNone', { purpose: agreedFor === null ? none : words.pick(agreedFor) });
}

/** The norms against the institution's own regulation; a norm that the build no longer has stands by its code. */
function regulationOf({ version, isReviewDue }: CodeVersionView, texts: Rules, words: PaperWords): object | null {
  if (version.regulation === null) {
    return null;
  }
  const { title, articles, reviewedOn, reviewedWith } = version.regulation;
  const none = words.say('labels.answers.none');
  return {
    facts: [
      { name: words.say('code.regulationTitle'), value: title },
      { name: words.say('code.reviewedOn'), value: reviewedOn === null ? none : words.day(reviewedOn) },
      { name: words.say('code.reviewedWith'), value: reviewedWith === null ? none : words.label('bodies', reviewedWith) },
    ],
    due: isReviewDue ? words.say('code.reviewDue') : null,
    articles: articles.map(({ norm, article, note }) => ({
      norm: headingOf({ norm, title: titleOf(texts, norm) }, version.parameters as JsonObject, words),
      article,
      note: note ?? '',
    })),
  };
}
