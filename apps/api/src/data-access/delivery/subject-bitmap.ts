// The set of subjects of a delivery as a compressed bitmap over subject ordinals (about 10 KB for 80,000 subjects).
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const MOST_BYTES = 16 * 1024 * 1024;

/** Packs ordinals (0 or more, any order) into a bitmap. */
export function packOrdinals(ordinals: readonly number[]): Buffer {
  const highest = ordinals.reduce((most, ordinal) => Math.max(most, ordinal), -1);
  const bits = Buffer.alloc((highest >> 3) + 1);
  for (const ordinal of ordinals) {
    bits[ordinal >> 3] = (bits[ordinal >> 3] ?? 0) | (1 << (ordinal & 7));
  }
  return deflateRawSync(bits);
}

/** Answers whether an ordinal is in a packed bitmap. */
export function holdsOrdinal(packed: Buffer, ordinal: number): boolean {
  const bits = inflateRawSync(packed, { maxOutputLength: MOST_BYTES });
  return ((bits[ordinal >> 3] ?? 0) & (1 << (ordinal & 7))) !== 0;
}

/** Unpacks a bitmap into ordinals, ascending. */
export function unpackOrdinals(packed: Buffer): number[] {
  const bits = inflateRawSync(packed, { maxOutputLength: MOST_BYTES });
  const ordinals: number[] = [];
  for (let index = 0; index < bits.length; index += 1) {
    const byte = bits[index] ?? 0;
    for (let bit = 0; byte >> bit > 0; bit += 1) {
      if ((byte & (1 << bit)) !== 0) {
        ordinals.push(index * 8 + bit);
      }
    }
  }
  return ordinals;
}
