// Texts in two languages: which one a reader gets (RFC 9110 section 12.5.4), and how a text is found and filled in.
import { describe, expect, it } from '@jest/globals';
import { languageOf, textAt } from './catalogue.js';

describe('the language of an answer', () => {
  it.each([
    ['nl', 'nl'],
    ['nl-NL', 'nl'],
    ['NL', 'nl'],
    ['en;q=0.8, nl', 'nl'],
    ['en;q=0.8, nl;q=0.9', 'nl'],
    ['de, nl;q=0.1', 'nl'],
    ['nl, en', 'nl'],
  ])('is Dutch for "%s"', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });

  it.each([[undefined], [''], ['en'], ['de'], ['en, nl;q=0.9'], ['en;q=0.9, nl; q=0.1'], ['nl;q=0'], ['*'], [';q=;;,,'], ['nl;q=much']])(
    'is English for %p',
    (header) => {
      expect(languageOf(header)).toBe('en');
    },
  );
});

describe('a text of a catalogue', () => {
  const tree = { problems: { 'wrong-state': { title: 'State {state}', list: '{codes}' } } };

  it('is found by its path and filled in with its parameters', () => {
    expect(textAt(tree, ['problems', 'wrong-state', 'title'], { state: 'draft' })).toBe('State draft');
    expect(textAt(tree, ['problems', 'wrong-state', 'list'], { codes: ['a', 'b'] })).toBe('a, b');
  });

  it('shows nothing for a parameter that is not given, and never an object', () => {
    expect(textAt(tree, ['problems', 'wrong-state', 'title'])).toBe('State ');
    expect(textAt(tree, ['problems', 'wrong-state', 'title'], { state: { secret: 1 } })).toBe('State ');
  });

  it('fills in once: a parameter that looks like a placeholder stays text', () => {
    expect(textAt(tree, ['problems', 'wrong-state', 'title'], { state: '{state}' })).toBe('State {state}');
  });

  it.each([[['problems', 'unknown', 'title']], [['problems', 'wrong-state']], [['problems', 'constructor']], [['__proto__', 'toString']]])(
    'is absent at %p',
    (path) => {
      expect(textAt(tree, path)).toBeNull();
    },
  );
});
