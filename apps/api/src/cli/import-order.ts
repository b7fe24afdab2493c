// The order in which the files of a folder are loaded: what others take from comes first.
import { type Proposal } from '../datasets/index.js';

/** Sorts imports so that each comes after those it takes from; reference data first, names decide between equals. */
export function inLoadingOrder<T extends { readonly name: string; readonly proposal: Proposal }>(imports: readonly T[]): readonly T[] {
  const byDataset = new Map(imports.map((item) => [item.proposal.dataset.code, item]));
  const depthOf = (item: T, seen: readonly T[]): number => {
    const needed = needsOf(item.proposal)
      .map((code) => byDataset.get(code))
      .filter((other): other is T => other !== undefined && !seen.includes(other));
    return needed.length === 0 ? 0 : 1 + Math.max(...needed.map((other) => depthOf(other, [...seen, item])));
  };
  const rank = (item: T): number => depthOf(item, []) + (item.proposal.dataset.kind === 'reference' ? 0 : imports.length);
  return [...imports].sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

function needsOf({ lookups, shift }: Proposal): readonly string[] {
  return [...lookups.map(({ dataset }) => dataset), ...(shift?.kind === 'as-dataset' ? [shift.dataset] : [])];
}
