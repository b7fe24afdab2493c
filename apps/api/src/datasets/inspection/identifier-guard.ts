// Measures, in flat memory, which share of a column's distinct values are national numbers. Keeps no value: only a hash
// and what the tests said, of a uniform sample of the distinct values (those whose hash lies under a falling threshold).
import { digitsOf, isBsn, isEducationNumber } from './identifiers.js';
import { type GuardShares } from './inspection.types.js';

const SAMPLE = 2_048;
const LEAST_DISTINCT = 20;
const LEAST_LONG_SHARE = 0.5;
const HASHES = 2 ** 52;
const LENGTH = 9;
/** Zeros that make a number longer than nine digits, as exports of a fixed width do. */
const PADDING = /^0+(?=\d{9}$)/;
const LONG = 1;
const BSN = 2;
const EDUCATION_NUMBER = 4;

/** Takes the values of one column and answers the shares at any moment. */
export class IdentifierGuard {
  private readonly kept = new Map<number, number>();
  private threshold = HASHES;

  /** @param seed differs per run, so that nobody can write a file whose sample is known beforehand */
  constructor(private readonly seed: number) {}

  /** Takes one value that is not missing; numbers count padded to nine digits, so once however written; zero does not count. */
  take(value: string): void {
    const digits = digitsOf(value)?.replace(PADDING, '') ?? null;
    if (digits !== null && /^0+$/.test(digits)) {
      return;
    }
    const nine = digits === null || digits.length > LENGTH ? null : digits.padStart(LENGTH, '0');
    const hash = hashOf(nine ?? value, this.seed);
    if (hash >= this.threshold) {
      return;
    }
    const flags = nine === null ? 0 : flagsOf(nine, (digits?.length ?? 0) >= LENGTH - 1);
    this.kept.set(hash, (this.kept.get(hash) ?? 0) | flags);
    while (this.kept.size > SAMPLE) {
      this.halve();
    }
  }

  shares(): GuardShares {
    const sampled = this.kept.size;
    const share = (flag: number): number =>
      sampled === 0 ? 0 : [...this.kept.values()].filter((flags) => (flags & flag) !== 0).length / sampled;
    const distinct = Math.round((sampled * HASHES) / this.threshold);
    return {
      distinct,
      judged: distinct >= LEAST_DISTINCT && share(LONG) >= LEAST_LONG_SHARE,
      bsn: rounded(share(BSN)),
      educationNumber: rounded(share(EDUCATION_NUMBER)),
    };
  }

  private halve(): void {
    this.threshold /= 2;
    for (const hash of this.kept.keys()) {
      if (hash >= this.threshold) {
        this.kept.delete(hash);
      }
    }
  }
}

/** Answers what the tests say of nine digits; long: it had 8 or 9 of them before padding. */
function flagsOf(nine: string, isLong: boolean): number {
  return (isLong ? LONG : 0) | (isBsn(nine) ? BSN : 0) | (isEducationNumber(nine) ? EDUCATION_NUMBER : 0);
}

/** Rounds down to four decimals, so that a share never reaches a limit by rounding. */
function rounded(share: number): number {
  return Math.floor(share * 10_000 + 1e-9) / 10_000;
}

/** A 52-bit hash of a text (two 32-bit FNV-1a runs with a final mix); even spread is what counts, not secrecy. */
function hashOf(value: string, seed: number): number {
  let high = 0x811c9dc5 ^ seed;
  let low = 0xc9dc5118 ^ (seed >>> 1);
  for (let at = 0; at < value.length; at++) {
    const unit = value.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x85ebca6b);
  }
  return (mixed(high) & 0xfffff) * 2 ** 32 + mixed(low ^ high);
}

function mixed(word: number): number {
  let bits = word;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
