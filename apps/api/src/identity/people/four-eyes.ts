// Four eyes, for everything that two people decide: who acts stands there with whom they stand in for. Pure.

/** Answers the persons of an act: who did it, and for whom they stood in; nobody where it is not known who did. */
export function bothOf(by: string | null, deputyFor: string | null): readonly string[] {
  return [by, deputyFor].filter((id) => id !== null);
}

/** Tells whether two groups of people have somebody in common. */
export function overlap(some: readonly string[], others: readonly string[]): boolean {
  return some.some((id) => others.includes(id));
}
