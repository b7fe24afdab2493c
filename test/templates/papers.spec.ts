// Papers as councils and students read them, in Dutch and in English; what people wrote stays text.
import { describe, expect, it } from '@jest/globals';
import { PolicyEngine } from '../../apps/api/src/code-of-practice/index.js';
import { heaviestOf, TOLD_EFFECTS } from '../../apps/api/src/code-of-practice/engine/effects.js';
import { type RuleText, sourcesOf } from '../../apps/api/src/code-of-practice/engine/rules.js';
import { codePaper } from '../../apps/api/src/code-of-practice/papers/code-paper.js';
import { comparisonPaper } from '../../apps/api/src/code-of-practice/papers/comparison-paper.js';
import { PaperWords } from '../../apps/api/src/code-of-practice/papers/paper-words.js';
import { whatIfPaper } from '../../apps/api/src/code-of-practice/papers/what-if-paper.js';
import { WrongState } from '../../apps/api/src/common/index.js';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';
import { type Language, LANGUAGES, Templates } from '../../apps/api/src/platform/templates/index.js';
import { goldenText } from '../unit/golden.js';
import { ADOPTED, DRAFT, FRAME, RUN } from './papers.code.js';

interface AboutParameter {
  readonly unit: string | null;
  readonly direction: string;
  readonly confidence: string;
  readonly choices?: readonly string[];
}

const templates = new Templates(fromProjectRoot('templates'));
const wordsOf = (language: Language): PaperWords => new PaperWords(templates.catalogue('papers', language), language, 'Europe/Amsterdam');
const golden = (name: string, page: string): string => goldenText(new URL(`./${name}.golden.html`, import.meta.url), page);

describe.each(LANGUAGES)('a paper, in %s', (language) => {
  const words = wordsOf(language);

  it('shows the code: who took part, what councils said, each rule by principle, the parameters', () => {
    const page = templates.render('papers', 'code', language, codePaper(ADOPTED, words, FRAME));
    expect(page).toBe(golden(`paper-code.${language}`, page));
  });

  it('shows a draft of which nobody wrote anything', () => {
    const bare = { ...DRAFT, version: { ...DRAFT.version, regulation: null } };
    const page = templates.render('papers', 'code', language, codePaper(bare, words, FRAME));
    expect(page).toBe(golden(`paper-draft.${language}`, page));
  });

  it('shows what a version makes different, before and after side by side', () => {
    const page = templates.render('papers', 'comparison', language, comparisonPaper(ADOPTED, DRAFT, words, FRAME));
    expect(page).toBe(golden(`paper-comparison.${language}`, page));
  });

  it('shows what another code would change, what cannot be judged apart', () => {
    const page = templates.render('papers', 'what-if', language, whatIfPaper(RUN, words, FRAME));
    expect(page).toBe(golden(`paper-what-if.${language}`, page));
  });

  it('says who may depart from a norm, and who can resolve a finding unless nothing is to be done', () => {
    const [norm = '', ...others] = ['law', 'code', 'practice'].map((nature) => departsIn(words, { nature, departable: false }));
    expect(norm).toBe(words.say('code.departsBy.law'));
    expect(others).toEqual([words.say('code.departsBy.nobody'), words.say('code.departsBy.nobody')]);
    expect(departsIn(words, { nature: 'law', departable: true })).toBe(words.say('code.departsBy.partly'));
    expect(departsIn(words, { nature: 'practice', departable: true })).toBe(words.say('code.departsBy.mandated'));
    const [solved, nothing] = ['Leave columns out.', 'Nothing to do; it is kept.'].map((remedy) => solvedIn(words, remedy));
    expect(solved).toBe(words.say('code.solvedBy', { party: words.pick({ nl: 'de aanvrager', en: 'the requester' }) }));
    expect(nothing).toBeNull();
  });

  it('tells the heaviest of what a rule may find, and how sure its sources are', () => {
    const heaviest = (rule: PaperRule): string | undefined => rule.facts.find(({ name }) => name === words.say('code.heaviest'))?.value;
    const found = (effect: string, scope: string): PaperRule =>
      ruleIn(words, (rule) => ({ ...rule, findings: rule.findings.map((finding) => ({ ...finding, effect, scope })) }));
    expect(heaviest(found('deny', 'project'))).toBe(words.label('effects', 'deny'));
    expect(heaviest(found('deny', 'column'))).toBe(words.label('effects', 'narrow'));
    expect(heaviest(ruleIn(words, (rule) => ({ ...rule, findings: [] })))).toBe(words.say('labels.answers.none'));
    const states = ['verified', 'secondary', 'background'].map((state) => words.label('sourceStates', state));
    expect(found('deny', 'project').sources.map(({ confidence }) => confidence)).toEqual(states);
    const earlier = ruleIn(words, (rule) => ({ ...rule, source: rule.source.map(({ description, ref }) => ({ description, ref })) }));
    expect(earlier.sources.map(({ confidence }) => confidence)).toEqual([null, null, null]);
  });

  it('tells of every rule of this release the heaviest that its findings have', () => {
    const engine = PolicyEngine.load(fromProjectRoot('policies'));
    const { parts } = codePaper({ ...ADOPTED, engine }, words, FRAME) as Paper;
    const told = parts.flatMap(({ rules }) =>
      rules.map(({ norm, facts }) => [norm, facts.find(({ name }) => name === words.say('code.heaviest'))?.value]),
    );
    expect(new Map(told as [string, string][])).toEqual(
      new Map(engine.rules.rules.map((rule) => [rule.norm, words.label('effects', heaviestOf(rule) ?? '')])),
    );
    expect(told).toHaveLength(77);
  });

  it('says why nobody departs from a finding that is kept, and nothing of one that is not', () => {
    const kept = { nl: 'Daarom.', en: 'Because.' };
    const [before, after] = [{}, { kept }].map((added) =>
      ruleIn(words, (rule) => ({ ...rule, findings: rule.findings.map((finding) => ({ ...finding, ...added })) })),
    );
    expect(before?.findings[0]).toMatchObject({ kept: null });
    expect(after?.findings[0]).toMatchObject({ kept: words.say('code.kept', { reason: words.pick(kept) }) });
  });

  it('has a word for every code that the rules of this release use', () => {
    const { rules, parameters } = PolicyEngine.load(fromProjectRoot('policies'));
    const about = Object.values(parameters['about'] as unknown as Readonly<Record<string, AboutParameter>>);
    const used: readonly (readonly [group: string, code: string])[] = [
      ...rules.rules.map(({ nature }) => ['natures', nature] as const),
      ...rules.rules.flatMap(({ gates = [] }) => gates.map((gate) => ['gates', gate] as const)),
      ...TOLD_EFFECTS.map((effect) => ['effects', effect] as const),
      ...rules.rules.flatMap((rule) => sourcesOf(rule).map(({ confidence }) => ['sourceStates', confidence ?? ''] as const)),
      ...rules.rules.flatMap((rule) => sourcesOf(rule).map(({ confidence }) => ['sourceStateAbout', confidence ?? ''] as const)),
      ...about.map(({ direction }) => ['directions', direction] as const),
      ...about.map(({ confidence }) => ['confidences', confidence] as const),
      ...about.flatMap(({ choices = [] }) => choices.map((choice) => ['choices', choice] as const)),
    ];
    expect(used.filter(([group, code]) => !isWord(words, group, code))).toEqual([]);
    const units = about.flatMap(({ unit }) => unit?.replaceAll(' ', '-') ?? []).filter((unit) => !['share', 'ratio', 'day'].includes(unit));
    expect(units.filter((unit) => !isWord(words, 'units', unit))).toEqual([]);
  });
});

interface Paper {
  readonly parts: readonly { readonly rules: readonly PaperRule[] }[];
}

interface PaperRule {
  readonly norm: string;
  readonly sources: readonly { readonly confidence: string | null }[];
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly findings: readonly { readonly solvedBy: string | null; readonly kept: string | null }[];
}

/** Answers the one rule of a code, as a paper shows it. */
function ruleIn(words: PaperWords, change: (rule: RuleText) => RuleText): PaperRule {
  const { engine } = ADOPTED;
  const rules = engine.rules.rules.filter(({ norm }) => norm === 'A-15').map(change);
  const view = { ...ADOPTED, engine: { ...engine, rules: { ...engine.rules, rules } } as unknown as PolicyEngine };
  const { parts } = codePaper(view, words, FRAME) as Paper;
  return parts[0]?.rules[0] ?? { norm: '', sources: [], facts: [], findings: [] };
}

function departsIn(words: PaperWords, { nature, departable }: { readonly nature: string; readonly departable: boolean }): string {
  const { facts } = ruleIn(words, (rule) => ({ ...rule, nature, findings: rule.findings.map((finding) => ({ ...finding, departable })) }));
  return facts.find(({ name }) => name === words.say('code.departs'))?.value ?? '';
}

function solvedIn(words: PaperWords, en: string): string | null {
  const remedied = (rule: RuleText): RuleText => ({
    ...rule,
    findings: rule.findings.map((finding) => ({ ...finding, remedy: { ...finding.remedy, en } })),
  });
  return ruleIn(words, remedied).findings[0]?.solvedBy ?? null;
}

function isWord(words: PaperWords, group: string, code: string): boolean {
  const known = words.part('labels')[group];
  return typeof known === 'object' && Object.hasOwn(known, code);
}

describe('a paper of a run that is not done', () => {
  it('is not made', () => {
    const waiting = { ...RUN, run: { ...RUN.run, counts: null, state: 'waiting' as const } };
    expect(() => whatIfPaper(waiting, wordsOf('nl'), FRAME)).toThrow(WrongState);
  });
});

describe('the words of a paper', () => {
  it.each([
    [1, 'months', '1 maand'],
    [10_000, 'persons', '10.000 personen'],
    [0.05, 'share', '0,05'],
    ['2027-12-02', 'day', '2 december 2027'],
    [true, null, 'ja'],
    [['a', 'b'], null, 'a, b'],
    [null, null, 'geen'],
  ])('say %p of unit %p as %s', (value, unit, said) => {
    expect(wordsOf('nl').value(value, unit)).toBe(said);
  });

  it('are asked for by a name that the catalogue knows', () => {
    expect(() => wordsOf('nl').say('code.nowhere')).toThrow('code.nowhere');
    expect(() => wordsOf('nl').part('nowhere')).toThrow('nowhere');
  });
});
