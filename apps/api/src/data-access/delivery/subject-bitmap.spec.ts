// The admitted set as a bitmap: exactly the ordinals that went in, and small.
import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { holdsOrdinal, packOrdinals, unpackOrdinals } from './subject-bitmap.js';

const ordinals = fc.uniqueArray(fc.integer({ min: 0, max: 50_000 }), { maxLength: 400 });

describe('a bitmap of subjects', () => {
  it('gives back the ordinals that went in, ascending', () => {
    fc.assert(
      fc.property(ordinals, (given) => {
        expect(unpackOrdinals(packOrdinals(given))).toEqual([...given].sort((a, b) => a - b));
      }),
      { numRuns: 150, seed: 80 },
    );
  });

  it('holds each ordinal that went in, and no other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 40 })), (given) => {
        const packed = packOrdinals(given);
        const held = Array.from({ length: 60 }, (_, ordinal) => ordinal).filter((ordinal) => holdsOrdinal(packed, ordinal));
        expect(held).toEqual([...given].sort((a, b) => a - b));
      }),
      { numRuns: 150, seed: 81 },
    );
  });

  it('of nobody holds nobody', () => {
    expect([unpackOrdinals(packOrdinals([])), holdsOrdinal(packOrdinals([]), 0)]).toEqual([[], false]);
  });

  it('takes at most about ten kilobytes for 80,000 subjects', () => {
    const random = randomBytes(80_000);
    const given = Array.from({ length: 80_000 }, (_, ordinal) => ordinal).filter((ordinal) => (random[ordinal] ?? 0) % 2 === 0);
    expect(packOrdinals(given).length).toBeLessThan(10_500);
  });

  it('that unpacks to more than 128 million subjects is not unpacked', () => {
    const bomb = deflateRawSync(Buffer.alloc(16 * 1024 * 1024 + 1));
    expect(() => holdsOrdinal(bomb, 0)).toThrow(/larger than 16777216/);
  });
});
