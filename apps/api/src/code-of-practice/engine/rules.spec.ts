// What a rule rests on, of builds with a citation per language and of earlier ones with a single text.
import { describe, expect, it } from '@jest/globals';
import { sourcesOf } from './rules.js';

const ref = 'https://eur-lex.europa.eu/';

describe('the sources of a rule', () => {
  it('are cited as each language does', () => {
    const description = { nl: 'AVG art. 6 lid 1', en: 'GDPR Art. 6(1)' };
    expect(sourcesOf({ source: [{ description, ref }] })).toEqual([{ description, ref }]);
  });

  it('of an earlier build are the same in both', () => {
    const description = 'GDPR Art. 6(1)';
    expect(sourcesOf({ source: [{ description, ref }] })).toEqual([{ description: { nl: description, en: description }, ref }]);
  });
});
