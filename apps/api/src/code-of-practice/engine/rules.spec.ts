// What a rule rests on, of builds with a citation per language and of earlier ones with a single text.
import { describe, expect, it } from '@jest/globals';
import { sourcesOf, textsOf } from './rules.js';

const ref = 'https://eur-lex.europa.eu/';

describe('the sources of a rule', () => {
  it('are cited as each language does', () => {
    const description = { nl: 'AVG art. 6 lid 1', en: 'GDPR Art. 6(1)' };
    const source = { description, ref, confidence: 'secondary' } as const;
    expect(sourcesOf({ source: [source, { ...source, ref: null }] })).toEqual([source, { ...source, ref: null }]);
  });

  it('of an earlier build are the same in both, and nobody said how sure they are', () => {
    const description = 'GDPR Art. 6(1)';
    expect(sourcesOf({ source: [{ description, ref }] })).toEqual([
      { description: { nl: description, en: description }, ref, confidence: null },
    ]);
  });
});

describe('the nature of a finding', () => {
  const text = { nl: 'tekst', en: 'text' };
  const said = { title: text, remedy: text };
  const texts = textsOf({
    version: '1',
    rules: [
      {
        norm: 'A-07',
        nature: 'law',
        liftedBy: 'nobody',
        source: [],
        findings: [
          { code: 'minimisation/not-tied', ...said },
          { code: 'minimisation/many', nature: 'practice', ...said },
        ],
      },
    ],
    engineFindings: [],
  });

  it('is its own where it has one', () => {
    expect(texts.get('minimisation/many')?.nature).toBe('practice');
  });

  it('is that of its rule otherwise', () => {
    expect(texts.get('minimisation/not-tied')?.nature).toBe('law');
  });
});
