// What somebody has to be at the institution to hold a role (eduPersonAffiliation): a role lapses with the affiliation.
import { type Role } from '../../common/index.js';

const STAFF = ['employee', 'staff', 'faculty'] as const;
const STUDENT: readonly Role[] = ['student'];
const EITHER: readonly Role[] = ['council-member'];
/** Work that institutions often give to people from outside, who are affiliated and not employed. */
const ALSO_AFFILIATES: readonly Role[] = ['auditor', 'output-checker', 'ethics-committee', 'fg'];

/**
 * Answers which of the granted roles somebody holds who is this at the institution.
 * @param affiliations as the issuer last gave them; null when no issuer has said anything, which takes nothing away.
 */
export function rolesHeld(granted: readonly Role[], affiliations: readonly string[] | null): readonly Role[] {
  return affiliations === null ? granted : granted.filter((role) => admitting(role).some((one) => affiliations.includes(one)));
}

/** The affiliations of which one is enough for a role. */
export function admitting(role: Role): readonly string[] {
  if (STUDENT.includes(role)) {
    return ['student'];
  }
  if (EITHER.includes(role)) {
    return ['student', ...STAFF];
  }
  return ALSO_AFFILIATES.includes(role) ? [...STAFF, 'affiliate'] : STAFF;
}

/** The affiliations by which the development issuer lets a persona hold its roles. */
export function affiliationsFor(roles: readonly Role[]): readonly string[] {
  return roles.length === 0 ? ['employee'] : [...new Set(roles.flatMap((role) => admitting(role).slice(0, 1)))];
}
