// Cursor pages: in order, without holes or repeats, with cursors that only this API gives.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvalidInput } from './problem.js';
import { pageOf, pageRequest } from './page.js';

const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const records = (count: number): { readonly id: string }[] => Array.from({ length: count }, (_, n) => ({ id: idOf(n + 1) }));

/** Reads all pages of a list as a client does: from cursor to cursor. */
function readAll(all: readonly { readonly id: string }[], limit: number): string[] {
  const read: string[] = [];
  for (let cursor: string | null | undefined = undefined; cursor !== null;) {
    const ask = pageRequest({ limit, ...(cursor === undefined ? {} : { cursor }) });
    const after = ask.after ?? '';
    const page = pageOf(all.filter(({ id }) => id > after).slice(0, ask.limit + 1), ask.limit);
    read.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return read;
}

describe('a page', () => {
  it('names no next page when it holds the last record', () => {
    expect(pageOf(records(3), 3)).toEqual({ items: records(3), nextCursor: null });
  });

  it('names a next page when one record more was found, and leaves that one out', () => {
    const page = pageOf(records(4), 3);
    expect(page.items).toEqual(records(3));
    expect(pageRequest({ cursor: page.nextCursor ?? '' }).after).toBe(idOf(3));
  });

  it('gives every record once and in order, whatever the limit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }), (count, limit) => {
        expect(readAll(records(count), limit)).toEqual(records(count).map(({ id }) => id));
      }),
      { numRuns: 100, seed: 50 },
    );
  });
});

describe('what a list is asked', () => {
  it('begins at the start with fifty records when nothing is said', () => {
    expect(pageRequest({})).toEqual({ after: null, limit: 50, order: 'oldest' });
  });

  it.each([
    ['text of its own', 'abc'],
    ['an id in plain', idOf(1)],
    ['SQL', Buffer.from("' or 1=1").toString('base64url')],
    ['nothing', ''],
  ])('refuses a cursor that is %s', (_, cursor) => {
    expect(() => pageRequest({ cursor })).toThrow(InvalidInput);
  });
});
