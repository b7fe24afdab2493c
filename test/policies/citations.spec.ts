// Sources of rules as they are cited in Dutch: nothing of the English citation is left standing but names.
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';

interface Rules {
  readonly rules: readonly { readonly source: readonly { readonly description: Citation }[] }[];
}
interface Citation {
  readonly nl: string;
  readonly en: string;
}

const { rules } = JSON.parse(readFileSync(fromProjectRoot('policies', 'build', 'rules.json'), 'utf8')) as Rules;
const citations = rules.flatMap(({ source }) => source.map(({ description }) => description));
/** What is called the same in both languages. */
const NAMES = [
  'Data',
  'DPIA',
  'EDPB',
  'III',
  'Model',
  'Privacy',
  'Rijksdienst',
  'SCHUFA',
  'UAVG',
  'Vocabulary',
  'WHW',
  'WOR',
  'microdata',
  'pre',
  'scan',
  'status',
];

const wordsOf = (text: string): readonly string[] => text.match(/[A-Za-z]{3,}/g) ?? [];
/** English words of a citation that its Dutch one still has, and paragraphs numbered as in English; a title that stays has none. */
const left = ({ nl, en }: Citation): readonly string[] =>
  nl === en
    ? [...nl.matchAll(/\bArt\. \d/g)].map(([found]) => found)
    : [...wordsOf(en).filter((word) => wordsOf(nl).includes(word) && !NAMES.includes(word)), ...(nl.match(/\(\d+\)/g) ?? [])];

describe('a source that is cited in Dutch', () => {
  it('holds no English', () => {
    expect(citations.map((citation) => [citation.nl, left(citation)]).filter(([, words]) => words?.length !== 0)).toEqual([]);
  });

  it('would be seen to hold it', () => {
    expect(left({ en: 'AI Act Art. 4a, still to be verified', nl: 'AI-verordening art. 4a, still to be verified' })).toEqual([
      'still',
      'verified',
    ]);
    expect(left({ en: 'GDPR Art. 35(1) and (3)', nl: 'AVG art. 35 lid 1 en (3)' })).toEqual(['(3)']);
    expect(left({ en: 'UAVG Art. 5', nl: 'UAVG Art. 5' })).toEqual(['Art. 5']);
  });

  it('names paragraphs and points as Dutch readers do', () => {
    const dutchOf = (en: string): string | undefined => citations.find((one) => one.en === en)?.nl;
    expect(dutchOf('GDPR Art. 35(1), (3) and (4)')).toBe('AVG art. 35 lid 1, 3 en 4');
    expect(dutchOf('AI Act Art. 6 and Annex III, point 3')).toBe('AI-verordening art. 6 en bijlage III, punt 3');
    expect(dutchOf('AI Act Art. 4a and Art. 10(5), still to be verified')).toBe(
      'AI-verordening art. 4a en art. 10 lid 5, nog te verifiëren',
    );
  });
});
