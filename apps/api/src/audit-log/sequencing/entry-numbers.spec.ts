// Who waits gets the number of their entry, in their institution, or is told in time that it did not come.
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { TemporarilyUnavailable } from '../../common/index.js';
import { EntryNumbers } from './entry-numbers.js';

const HERE = { institutionId: 'a', log: 'decisions' } as const;
const ELSEWHERE = { institutionId: 'b', log: 'decisions' } as const;

describe('EntryNumbers', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('hands the number to all who wait for the entry, and to who asks later', async () => {
    const numbers = new EntryNumbers();
    const waiting = [numbers.await('a', '7', 1000), numbers.await('a', '7', 1000)];
    numbers.give(HERE, [{ entryId: '7', index: '3' }]);
    expect(await Promise.all(waiting)).toEqual([
      { log: 'decisions', index: '3' },
      { log: 'decisions', index: '3' },
    ]);
    expect(numbers.find('a', '7')).toEqual({ log: 'decisions', index: '3' });
    expect(numbers.isAwaited).toBe(false);
  });

  it('gives no number of another institution', async () => {
    const numbers = new EntryNumbers();
    const waiting = numbers.await('a', '7', 1000);
    numbers.give(ELSEWHERE, [{ entryId: '7', index: '3' }]);
    expect(numbers.find('a', '7')).toBeNull();
    jest.advanceTimersByTime(1001);
    await expect(waiting).rejects.toBeInstanceOf(TemporarilyUnavailable);
  });

  it('tells who waits too long that the log is unavailable, and forgets them', async () => {
    const numbers = new EntryNumbers();
    const waiting = numbers.await('a', '7', 1000);
    jest.advanceTimersByTime(999);
    expect(numbers.isAwaited).toBe(true);
    jest.advanceTimersByTime(1);
    await expect(waiting).rejects.toMatchObject({ status: 503, params: { reason: 'log' } });
    expect(numbers.isAwaited).toBe(false);
  });

  it('names an entry as overdue once a whole pass went by without its number', async () => {
    const numbers = new EntryNumbers();
    numbers.beginPass();
    const waiting = numbers.await('a', '7', 1000);
    expect(numbers.overdue()).toEqual([]);
    numbers.beginPass();
    expect(numbers.overdue()).toEqual(['7']);
    numbers.give(HERE, [{ entryId: '7', index: '0' }]);
    await waiting;
    expect(numbers.overdue()).toEqual([]);
  });

  it('keeps the last ten thousand numbers and no more', () => {
    const numbers = new EntryNumbers();
    numbers.give(
      HERE,
      Array.from({ length: 10_001 }, (_, at) => ({ entryId: String(at), index: String(at) })),
    );
    expect(numbers.find('a', '0')).toBeNull();
    expect(numbers.find('a', '1')).not.toBeNull();
  });
});
