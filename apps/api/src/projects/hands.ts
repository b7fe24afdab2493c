// Four eyes on a project: who has a hand in it, and whose a judgement is. Pure.
import { bothOf } from '../identity/index.js';

/** Answers who has a hand in a project: who asked for it, and its members. */
export function handsIn({
  requesterId,
  memberIds,
}: {
  readonly requesterId: string;
  readonly memberIds: readonly string[];
}): readonly string[] {
  return [requesterId, ...memberIds];
}

/** The same of a project as it is read from the register. */
export function handsOf({
  project,
  memberIds,
}: {
  readonly project: { readonly requesterId: string };
  readonly memberIds: readonly string[];
}): readonly string[] {
  return handsIn({ requesterId: project.requesterId, memberIds });
}

/** Answers the two persons of a judgement: who gave it, and for whom they stood in. */
export function personsOf({ decidedBy, deputyFor }: { readonly decidedBy: string; readonly deputyFor: string | null }): readonly string[] {
  return bothOf(decidedBy, deputyFor);
}
