// How what a rule saw is worded: which values are codes, which are paths of facts, and which are data of the institution.

/** Lists of the institution whose titles stand for a code, by the name of the value. */
export const TITLED = { goal: 'goals', purpose: 'purposes', consent_purpose: 'purposes', source: 'sources' } as const;
export type TitledList = (typeof TITLED)[keyof typeof TITLED];

/** Names that people gave, shown as they are. */
export const NAMES: readonly string[] = ['group', 'groups', 'recipient', 'version'];

export const SHARES: readonly string[] = ['share', 'completeness', 'precision', 'recall', 'base_rate'];

/** Values that a list of the same values explains better. */
const TOLD_BY: Readonly<Record<string, string>> = { criteria: 'counted' };

/** A fact stands in the input below what names its record; without that name it has words: `processes.s1.basis`, `dataset.fields.mood`. */
const RECORDS: readonly (readonly [path: RegExp, fact: string])[] = [
  [/^processes\.(?!(?:id|requested)$).+\.(\w+)$/, 'processes-$1'],
  [/^dataset\.fields\..+$/, 'dataset-fields'],
  [/^parameters\..+$/, 'parameters'],
];

/** Answers the key of the words of a missing fact. */
export function factKeyOf(path: string): string {
  const [pattern, fact] = RECORDS.find(([record]) => record.test(path)) ?? [];
  return pattern === undefined ? path.replaceAll('.', '-') : path.replace(pattern, fact ?? '');
}

/** Objects are told by a page of their own, such as that of the pre-scan. */
export function isStructured(value: unknown): boolean {
  return [value].flat().some((one) => typeof one === 'object' && one !== null);
}

/** The values that are told beside a finding, each once. */
export function toldOf(params: Readonly<Record<string, unknown>>): readonly (readonly [name: string, value: unknown])[] {
  return Object.entries(params).filter(([name, value]) => {
    const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
    return !isEmpty && !isStructured(value) && !Object.hasOwn(params, TOLD_BY[name] ?? '');
  });
}

/** How many criteria a finding counts. */
export function criteriaIn({ counted, criteria }: Readonly<Record<string, unknown>>): number {
  const list = counted ?? criteria;
  return Array.isArray(list) ? list.length : 0;
}

/** Tells a remedy by which nobody has anything to do. */
export function needsNothing({ remedy }: { readonly remedy: { readonly en: string } }): boolean {
  return remedy.en.startsWith('Nothing to do');
}
