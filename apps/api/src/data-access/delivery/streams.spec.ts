// What a delivery sent is counted and digested exactly as the receiver gets it.
import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { Meter } from './streams.js';

const chunks = fc.array(
  fc.integer({ min: 0, max: 40_000 }).map((length) => Buffer.alloc(length, length % 251)),
  { maxLength: 12 },
);

async function through(meter: Meter, given: readonly Buffer[]): Promise<readonly Buffer[]> {
  const received: Buffer[] = [];
  for await (const chunk of Readable.from(given, { objectMode: true }).pipe(meter)) {
    received.push(chunk as Buffer);
  }
  return received;
}

describe('the meter of a stream', () => {
  it('passes on what it is given, and knows its size and digest', async () => {
    await fc.assert(
      fc.asyncProperty(chunks, async (given) => {
        const whole = Buffer.concat(given);
        const meter = new Meter();
        expect(Buffer.concat(await through(meter, given)).equals(whole)).toBe(true);
        expect([meter.bytes, meter.digest().toString('hex')]).toEqual([whole.length, createHash('sha256').update(whole).digest('hex')]);
      }),
      { numRuns: 60, seed: 64 },
    );
  });

  it('gathers small chunks into large ones', async () => {
    const received = await through(
      new Meter(),
      Array.from({ length: 1_000 }, () => Buffer.alloc(200, 1)),
    );
    expect(received.slice(0, -1).filter((chunk) => chunk.length < 65_536)).toEqual([]);
    expect(received.length).toBeLessThanOrEqual(4);
  });

  it('counts nothing of what it still holds back', () => {
    const meter = new Meter();
    meter.write(Buffer.alloc(1_000));
    expect(meter.bytes).toBe(0);
  });
});
