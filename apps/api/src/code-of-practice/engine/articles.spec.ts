// The chapter that articles stand in, by their numbers.
import { describe, expect, it } from '@jest/globals';
import { chapterOf } from './articles.js';

describe('the chapter of articles', () => {
  it.each([
    [['2.1', '2.2', '2.10'], '2'],
    [['III.1'], 'III'],
    [['2.1', '3.1'], null],
    [['2.1', null], null],
    [['12', '13'], null],
    [[null, null], null],
    [[], null],
  ] as const)('of %j is %s', (articles, chapter) => {
    expect(chapterOf(articles)).toBe(chapter);
  });
});
