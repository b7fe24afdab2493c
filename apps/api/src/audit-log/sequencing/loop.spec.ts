// Passes of a loop: on waking, after a pause, never two at once, none after the stop.
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Loop } from './loop.js';

describe('Loop', () => {
  let passes = 0;
  let finish: () => void = () => undefined;

  beforeEach(() => {
    jest.useFakeTimers();
    passes = 0;
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const idle = (): Loop =>
    new Loop({
      leastPauseMs: 10,
      work: () => {
        passes += 1;
        return Promise.resolve(250);
      },
    });
  const held = (): Loop =>
    new Loop({
      leastPauseMs: 10,
      work: async () => {
        passes += 1;
        await new Promise<void>((resolve) => (finish = resolve));
        return 250;
      },
    });

  it('runs when started and again when its pause is over', async () => {
    idle().start();
    await jest.advanceTimersByTimeAsync(1);
    expect(passes).toBe(1);
    await jest.advanceTimersByTimeAsync(248);
    expect(passes).toBe(1);
    await jest.advanceTimersByTimeAsync(3);
    expect(passes).toBe(2);
  });

  it('runs at once when woken, but not sooner than its least pause after a pass', async () => {
    const loop = idle();
    loop.start();
    await jest.advanceTimersByTimeAsync(1);
    loop.wake();
    await jest.advanceTimersByTimeAsync(8);
    expect(passes).toBe(1);
    await jest.advanceTimersByTimeAsync(3);
    expect(passes).toBe(2);
    await jest.advanceTimersByTimeAsync(100);
    loop.wake();
    await jest.advanceTimersByTimeAsync(1);
    expect(passes).toBe(3);
  });

  it('runs once more after a pass during which it was woken, never beside it', async () => {
    const loop = held();
    loop.start();
    await jest.advanceTimersByTimeAsync(1);
    loop.wake();
    loop.wake();
    await jest.advanceTimersByTimeAsync(1000);
    expect(passes).toBe(1);
    finish();
    await jest.advanceTimersByTimeAsync(11);
    expect(passes).toBe(2);
    finish();
    await jest.advanceTimersByTimeAsync(100);
    expect(passes).toBe(2);
  });

  it('stops after the pass that is running', async () => {
    const loop = held();
    loop.start();
    await jest.advanceTimersByTimeAsync(1);
    const stopped = loop.stop();
    finish();
    await stopped;
    loop.wake();
    await jest.advanceTimersByTimeAsync(1000);
    expect(passes).toBe(1);
  });
});
