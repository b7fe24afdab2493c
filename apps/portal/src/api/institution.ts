// The institution with its profile, under the one name by which pages share it.
import { api, body, type Schemas } from './client.ts';

export const INSTITUTION = { queryKey: ['institution'], queryFn: () => body(api.GET('/api/v1/institution')) } as const;

/** Answers the goals of today, and after them those of other versions, which a project may still name. */
export function goalsNamed({ profile, otherGoals }: Schemas['InstitutionResponseDto']): Schemas['InstitutionResponseDto']['otherGoals'] {
  return [...profile.goals, ...otherGoals];
}
