// The texts of one rule in two versions: which of them differ, and of a text in which only a value differs the sentence. Pure.
import { type Bilingual } from '../../platform/templates/index.js';
import { type RuleText } from '../engine/rules.js';

export const TEXT_PARTS = ['title', 'description', 'finding'] as const;

/** One text of a rule that differs; null on a side where it is not there. */
export interface TextDifference {
  readonly part: (typeof TEXT_PARTS)[number];
  /** Of a finding, its code. */
  readonly code: string | null;
  readonly before: Bilingual | null;
  readonly after: Bilingual | null;
}

type PartText = Pick<TextDifference, 'part' | 'code'> & { readonly text: Bilingual };

const BETWEEN_SENTENCES = /(?<=[.!?]) (?=\p{Lu})/u;

/** Answers the texts of a rule by what they are; of a finding both what it is and what helps. */
export function textsIn({ title, description, findings }: RuleText): ReadonlyMap<string, PartText> {
  return new Map([
    ...(title === undefined ? [] : [['title', { part: 'title', code: null, text: title }] as const]),
    ...(description === undefined ? [] : [['description', { part: 'description', code: null, text: description }] as const]),
    ...findings.map(({ code, title: what, remedy }): readonly [string, PartText] => [
      code,
      { part: 'finding', code, text: { nl: `${what.nl}. ${remedy.nl}`, en: `${what.en}. ${remedy.en}` } },
    ]),
  ]);
}

/** Answers the texts that two sides of a rule say otherwise. */
export function textDifferences(before: RuleText, after: RuleText): readonly TextDifference[] {
  const [was, is] = [textsIn(before), textsIn(after)];
  return [...new Map([...was, ...is])].flatMap(([key, { part, code }]) => {
    const [from, to] = [was.get(key)?.text ?? null, is.get(key)?.text ?? null];
    return from?.nl === to?.nl && from?.en === to?.en ? [] : [{ part, code, before: from, after: to }];
  });
}

/** Answers a difference with only the sentences that differ: what is the same around a changed value need not be read twice. */
export function changedSentences(difference: TextDifference): TextDifference {
  const { before, after } = difference;
  if (before === null || after === null) {
    return difference;
  }
  const [nl, en] = [narrowed(before.nl, after.nl), narrowed(before.en, after.en)];
  return { ...difference, before: { nl: nl.before, en: en.before }, after: { nl: nl.after, en: en.after } };
}

function narrowed(before: string, after: string): { readonly before: string; readonly after: string } {
  const [was, is] = [before.split(BETWEEN_SENTENCES), after.split(BETWEEN_SENTENCES)];
  const differs = is.map((sentence, index) => sentence !== was[index]);
  const some = (sentences: readonly string[]): string => sentences.filter((_, index) => differs[index]).join(' ');
  return was.length === is.length && differs.includes(true) ? { before: some(was), after: some(is) } : { before, after };
}
