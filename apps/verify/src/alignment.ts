// What became of a list of entries: which were changed, removed or moved, and where others were put in between.
// Keeps the longest run of common entries in order (patience alignment) and explains the rest.
export type Difference =
  | { readonly kind: 'changed'; readonly index: number }
  | { readonly kind: 'removed'; readonly index: number }
  | { readonly kind: 'inserted'; readonly index: number }
  | { readonly kind: 'reordered'; readonly index: number; readonly to: number };

interface Pair {
  readonly was: number;
  readonly is: number;
}

/**
 * Compares what was expected with what was found, by hash; entries found after the last expected one are additions and no
 * difference. Differences come in the order of their index.
 */
export function differences(expected: readonly Buffer[], found: readonly Buffer[]): Difference[] {
  const common = matches(expected, found);
  const kept = longestRising(common);
  const isKept = new Set(kept.map((pair) => pair.was));
  const moved = common
    .filter((pair) => !isKept.has(pair.was))
    .map(({ was, is }): Difference => ({ kind: 'reordered', index: was, to: is }));
  const known = { was: new Set(common.map((pair) => pair.was)), is: new Set(common.map((pair) => pair.is)) };
  const gaps = gapsBetween(kept, expected.length, found.length);
  const rest = gaps.flatMap((gap) => {
    const missing = without(gap.was, known.was);
    const fresh = without(gap.is, known.is);
    return explainGap(missing, gap.isLast ? fresh.slice(0, missing.length) : fresh);
  });
  return [...moved, ...rest].sort((a, b) => a.index - b.index);
}

/** Pairs equal hashes, the first with the first; quick where both lists agree, which is nearly everywhere. */
function matches(expected: readonly Buffer[], found: readonly Buffer[]): Pair[] {
  const pairs: Pair[] = [];
  const places = new Map<string, number[]>();
  found.forEach((hash, at) => {
    if (expected[at]?.equals(hash) !== true) {
      const key = hash.toString('latin1');
      places.set(key, [...(places.get(key) ?? []), at]);
    }
  });
  expected.forEach((hash, was) => {
    const is = found[was]?.equals(hash) === true ? was : places.get(hash.toString('latin1'))?.shift();
    if (is !== undefined) {
      pairs.push({ was, is });
    }
  });
  return pairs;
}

/** Answers a longest run of pairs whose places found rise, by binary search over the ends of the best runs. */
function longestRising(pairs: readonly Pair[]): Pair[] {
  const ends: Pair[] = [];
  const before = new Map<Pair, Pair | undefined>();
  for (const pair of pairs) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle]?.is ?? Infinity) < pair.is) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    before.set(pair, ends[low - 1]);
    ends[low] = pair;
  }
  const run: Pair[] = [];
  for (let pair = ends.at(-1); pair !== undefined; pair = before.get(pair)) {
    run.push(pair);
  }
  return run.reverse();
}

function gapsBetween(
  kept: readonly Pair[],
  expectedLength: number,
  foundLength: number,
): { readonly was: readonly number[]; readonly is: readonly number[]; readonly isLast: boolean }[] {
  const stops = [{ was: -1, is: -1 }, ...kept, { was: expectedLength, is: foundLength }];
  return stops.slice(1).map((stop, at) => {
    const start = stops[at] ?? stop;
    return { was: between(start.was, stop.was), is: between(start.is, stop.is), isLast: at === kept.length };
  });
}

/** Within a gap, what is missing and what is new stand for each other one by one; the surplus was removed or inserted. */
function explainGap(missing: readonly number[], fresh: readonly number[]): Difference[] {
  const changed = missing.slice(0, fresh.length).map((index): Difference => ({ kind: 'changed', index }));
  const removed = missing.slice(fresh.length).map((index): Difference => ({ kind: 'removed', index }));
  const inserted = fresh.slice(missing.length).map((index): Difference => ({ kind: 'inserted', index }));
  return [...changed, ...removed, ...inserted];
}

function between(low: number, high: number): number[] {
  return Array.from({ length: Math.max(0, high - low - 1) }, (_, at) => low + 1 + at);
}

function without(indexes: readonly number[], known: ReadonlySet<number>): number[] {
  return indexes.filter((index) => !known.has(index));
}
