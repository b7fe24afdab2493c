// Random numbers that are the same on every machine: additions, shifts and multiplications only, one stream per person and use.
// @see Doty-Humphrey, PractRand: sfc32 (small fast counting generator)

const GOLDEN = 0x9e3779b9;
const NORMAL_TERMS = 6;
/** The sum of six uniform numbers has variance 1/2. */
const NORMAL_SCALE = Math.SQRT2;
const WARM_UP = 12;

/** One stream of random numbers. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /** @param parts whole numbers that name the stream; the same ones always give the same stream */
  constructor(...parts: readonly number[]) {
    let state = 0;
    for (const part of parts) {
      state = mixed(state ^ (part >>> 0)) ^ Math.imul(part, GOLDEN);
    }
    this.a = mixed(state);
    this.b = mixed(state + GOLDEN);
    this.c = mixed(state + Math.imul(GOLDEN, 2));
    for (let turn = 0; turn < WARM_UP; turn++) {
      this.word();
    }
  }

  /** Answers a number from 0 to below 1. */
  next(): number {
    return this.word() / 4_294_967_296;
  }

  /** Answers a whole number from 0 to below `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** Answers a number of about the normal distribution, mean 0 and deviation 1, between -4.3 and 4.3. */
  normal(): number {
    let sum = -NORMAL_TERMS / 2;
    for (let term = 0; term < NORMAL_TERMS; term++) {
      sum += this.next();
    }
    return sum * NORMAL_SCALE;
  }

  /** Answers one of a list of choices by their shares, which add up to 1. */
  pick<T extends string>(shares: readonly (readonly [choice: T, share: number])[]): T {
    let left = this.next();
    for (const [choice, share] of shares) {
      left -= share;
      if (left < 0) {
        return choice;
      }
    }
    return lastOf(shares);
  }

  private word(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    this.c |= 0;
    return sum >>> 0;
  }
}

function lastOf<T extends string>(shares: readonly (readonly [choice: T, share: number])[]): T {
  const last = shares.at(-1);
  if (last === undefined) {
    throw new RangeError('there is nothing to pick from');
  }
  return last[0];
}

function mixed(word: number): number {
  let bits = word | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return bits ^ (bits >>> 15);
}
