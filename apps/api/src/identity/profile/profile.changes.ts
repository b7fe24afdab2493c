// What a version of the profile changes, and who has to confirm that: what lays data open or erases evidence takes a second person.
import { canonicalJson, type JsonObject, jsonSha256 } from '../../common/index.js';
import { type ProfileValues, UNSAID } from './profile.values.js';
import { goalsOf } from './statutory-goals.js';

/** Whose confirmation a version waits for: another administrator, or the FG, who alone erases what opens the log. */
export const CONFIRMERS = ['administrator', 'fg'] as const;
export type Confirmer = (typeof CONFIRMERS)[number];

/** Members by which use is permitted at all: any change of them takes a second person. */
const FOUNDATIONS = ['legalForm', 'participation', 'goals', 'redLines'];

/** Answers a profile whole: what it leaves unsaid, and the goals of the statute. */
export function wholeProfile(profile: ProfileValues): ProfileValues {
  return { ...UNSAID, ...profile, goals: goalsOf(profile.goals) };
}

/** The digest of a profile as it is kept: what was left out is not in it. */
export function profileSha256(profile: ProfileValues): string {
  return jsonSha256(JSON.parse(JSON.stringify(profile)) as JsonObject);
}

/** Names the members in which two profiles differ, in the order of the alphabet; those within another as `accessRecord.keptMonths`. */
export function changedMembers(before: ProfileValues, after: ProfileValues): readonly string[] {
  const [old, now] = [membersOf(before), membersOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter((name) => old.get(name) !== now.get(name)).sort();
}

/** Answers whose confirmation a profile needs that takes the place of another; null when it holds without. */
export function confirmerOf(before: ProfileValues, after: ProfileValues): Confirmer | null {
  if (termOf(after) < termOf(before)) {
    return 'fg';
  }
  const isLooser = after.k < before.k || after.retentionMaxMonths > before.retentionMaxMonths;
  return isLooser || changedMembers(before, after).some((name) => FOUNDATIONS.includes(name)) ? 'administrator' : null;
}

/** How long the record of who used what is kept; without a term it is kept for good. */
function termOf({ accessRecord }: ProfileValues): number {
  return accessRecord.keptMonths ?? Number.POSITIVE_INFINITY;
}

function membersOf(profile: ProfileValues): ReadonlyMap<string, string> {
  return new Map(leavesOf(JSON.parse(JSON.stringify(wholeProfile(profile))) as JsonObject));
}

function leavesOf(value: JsonObject, path = ''): readonly (readonly [name: string, value: string])[] {
  return Object.entries(value).flatMap(([name, one]) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? leavesOf(one as JsonObject, `${path}${name}.`)
      : [[`${path}${name}`, canonicalJson(one)] as const],
  );
}
