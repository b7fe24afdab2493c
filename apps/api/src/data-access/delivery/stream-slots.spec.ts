// Places for deliveries: how many at once, how many of one person, whose turn is next, and how long one waits.
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { TemporarilyUnavailable } from '../../common/index.js';
import { StreamSlots } from './stream-slots.js';

interface Running {
  readonly done: Promise<void>;
  readonly end: () => void;
  readonly isStarted: () => boolean;
}

const slots = (proxyPoolMax: number): ((personId: string) => Running) => {
  const places = new StreamSlots({ proxyPoolMax });
  return (personId) => {
    let isStarted = false;
    let end = (): void => undefined;
    const until = new Promise<void>((resolve) => {
      end = resolve;
    });
    const done = places.within(personId, async () => {
      isStarted = true;
      await until;
    });
    return { done, end: () => end(), isStarted: () => isStarted };
  };
};
const startedOf = async (...running: readonly Running[]): Promise<readonly boolean[]> => {
  await Promise.resolve();
  await Promise.resolve();
  await Promise.resolve();
  return running.map(({ isStarted }) => isStarted());
};

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('places for deliveries', () => {
  it('are half of one person at most; another still gets one', async () => {
    const begin = slots(4);
    const [first, second, third, other] = [begin('a'), begin('a'), begin('a'), begin('b')];
    expect(await startedOf(first, second, third, other)).toEqual([true, true, false, true]);
    first.end();
    await first.done;
    expect(await startedOf(third)).toEqual([true]);
    [second, third, other].forEach(({ end }) => end());
    await Promise.all([second.done, third.done, other.done]);
  });

  it('go, when all are taken, to who waits longest and may have one', async () => {
    const begin = slots(2);
    const [mine, theirs, again, last] = [begin('a'), begin('b'), begin('a'), begin('c')];
    expect(await startedOf(mine, theirs, again, last)).toEqual([true, true, false, false]);
    theirs.end();
    await theirs.done;
    expect(await startedOf(again, last)).toEqual([false, true]);
    mine.end();
    await mine.done;
    expect(await startedOf(again)).toEqual([true]);
    [again, last].forEach(({ end }) => end());
    await Promise.all([again.done, last.done]);
  });

  it('are waited for five seconds, then refused; nothing is left of who was refused', async () => {
    const begin = slots(1);
    const first = begin('a');
    const refused = expect(begin('a').done).rejects.toBeInstanceOf(TemporarilyUnavailable);
    await jest.advanceTimersByTimeAsync(5_000);
    await refused;
    first.end();
    await first.done;
    const next = begin('a');
    expect(await startedOf(next)).toEqual([true]);
    next.end();
    await next.done;
  });

  it('come free when the work fails', async () => {
    const places = new StreamSlots({ proxyPoolMax: 1 });
    await expect(places.within('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(places.within('a', () => Promise.resolve('yes'))).resolves.toBe('yes');
  });
});
