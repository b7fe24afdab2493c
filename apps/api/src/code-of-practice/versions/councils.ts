// For which councils somebody speaks, and which of what they said stands. Pure.
import { type Role } from '../../common/index.js';
import { type ActKind, COUNCIL_BODIES, type CouncilBody } from './code-version.entity.js';

/** A member speaks for their own council, or for the joint one. */
const SPEAK_FOR: Readonly<Partial<Record<Role, readonly CouncilBody[]>>> = {
  'council-member': ['student-council', 'joint-council'],
  'works-council-member': ['works-council', 'joint-council'],
};
/** Acts that adoption counts: of each council the last one stands. */
export const FORMAL_ACTS: readonly ActKind[] = ['advice', 'assent'];

/** Answers the roles of an actor that speak for a council. */
export function rolesFor(body: CouncilBody, roles: readonly Role[]): readonly Role[] {
  return roles.filter((role) => SPEAK_FOR[role]?.includes(body) === true);
}

export function councilsOf(roles: readonly Role[]): readonly CouncilBody[] {
  return COUNCIL_BODIES.filter((body) => roles.some((role) => SPEAK_FOR[role]?.includes(body) === true));
}

interface Said {
  readonly id: string;
  readonly body: CouncilBody;
  readonly kind: ActKind;
  readonly lapsedAt: Date | null;
}

/** Answers the act that a new one of this council and kind takes the place of, or null. */
export function replacedBy<T extends Said>(acts: readonly T[], { body, kind }: Pick<Said, 'body' | 'kind'>): T | null {
  return FORMAL_ACTS.includes(kind) ? (standingActs(acts).find((act) => act.body === body && act.kind === kind) ?? null) : null;
}

/** Answers the acts that stand, of those in the order in which they were recorded: not lapsed, not replaced by a later one. */
export function standingActs<T extends Said>(acts: readonly T[]): readonly T[] {
  const current = acts.filter(({ lapsedAt }) => lapsedAt === null);
  return current.filter(
    (act, at) => !FORMAL_ACTS.includes(act.kind) || !current.slice(at + 1).some(({ body, kind }) => body === act.body && kind === act.kind),
  );
}
