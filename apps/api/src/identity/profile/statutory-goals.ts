// Goals that a statute sets: quality assurance, accreditation and accountability need no place on an institution's own list.
import { readFileSync } from 'node:fs';
import { fromProjectRoot } from '../../platform/files/index.js';
import { type ProfileValues } from './profile.values.js';

type Goal = ProfileValues['goals'][number];

const STATUTORY = JSON.parse(readFileSync(fromProjectRoot('apps', 'api', 'data', 'statutory-goals.json'), 'utf8')) as readonly Goal[];

/** Codes of the goals that hold at every institution. */
export const STATUTORY_GOALS: readonly string[] = STATUTORY.map(({ code }) => code);

/** Answers the goals for which study data may be used: the institution's own, and those of the statute that it does not name itself. */
export function goalsOf(own: readonly Goal[]): readonly Goal[] {
  return [...own, ...STATUTORY.filter(({ code }) => !own.some((goal) => goal.code === code))];
}
