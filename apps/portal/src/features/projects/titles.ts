// What people call the goals, purposes, data sets and units that a project names by code.
import { useQuery } from '@tanstack/react-query';
import { api, body, type Schemas } from '../../api/client.ts';
import { goalsNamed, INSTITUTION } from '../../api/institution.ts';
import { useUnits } from '../code/code.api.ts';
import { type Bilingual, useWords } from '../../ui/words.ts';

interface Named {
  readonly code: string;
  readonly title: Bilingual;
}

export interface Titles {
  /** The goals of today; a goal that went off the list keeps its title. */
  readonly goals: readonly Named[];
  readonly purposes: readonly Named[];
  readonly datasets: readonly (Named & { readonly kind: string })[];
  /** Units of the institution with stricter parameters. */
  readonly units: readonly Named[];
  /** The title that goes with a code; the code itself while the list is on its way. */
  readonly of: (list: 'goals' | 'purposes' | 'datasets' | 'units', code: string | null | undefined) => string | null;
}

/** Titles seldom change; a page need not ask again for them. */
const KEPT_MS = 60_000;
const ALL = { params: { query: { limit: 200 } } } as const;

/** The approved umbrella projects, also those under which nothing can be registered any more. */
export function useUmbrellas(): readonly Schemas['UmbrellaDto'][] {
  const query = useQuery({ queryKey: ['umbrellas'], queryFn: () => body(api.GET('/api/v1/umbrellas')) });
  return query.data?.items ?? [];
}

export function useTitles(): Titles {
  const { pick } = useWords();
  const institution = useQuery({ ...INSTITUTION, staleTime: KEPT_MS });
  const purposes = useQuery({ queryKey: ['purposes'], queryFn: () => body(api.GET('/api/v1/purposes', ALL)), staleTime: KEPT_MS });
  const datasets = useQuery({ queryKey: ['datasets'], queryFn: () => body(api.GET('/api/v1/datasets', ALL)), staleTime: KEPT_MS });
  const units = useUnits();
  const lists = {
    goals: (institution.data?.profile.goals ?? []) as readonly Named[],
    purposes: purposes.data?.items ?? [],
    datasets: datasets.data?.items ?? [],
    units: (units.data ?? []).map(({ unit, title }) => ({ code: unit, title })),
  };
  return {
    ...lists,
    of: (list, code) => {
      const named: readonly Named[] = list === 'goals' && institution.data !== undefined ? goalsNamed(institution.data) : lists[list];
      const found = named.find((one) => one.code === code);
      return found === undefined ? (code ?? null) : pick(found.title);
    },
  };
}
