// What the pages of the pre-scan ask of the api.
import { useMutation, type UseMutationResult, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { api, body, type Schemas } from '../../../api/client.ts';
import { onceOnly } from '../projects.api.ts';

export type Prescan = Schemas['PrescanDto'];
export type PrescanActed = Schemas['PrescanActedDto'];
export type Answers = Schemas['PrescanPutDto'];
export type Contest = Schemas['CriterionContestDto'];

export function usePrescan(id: string, isOpen = true): UseQueryResult<Prescan> {
  return useQuery({
    queryKey: ['prescan', id],
    queryFn: () => body(api.GET('/api/v1/projects/{id}/prescan', { params: { path: { id } } })),
    enabled: isOpen,
  });
}

/** Keeps the answers as a new version; `version` is the one that they were made on. */
export function useRecord(id: string): UseMutationResult<PrescanActed, Error, { readonly answers: Answers; readonly version: number }> {
  return useActOf(id, ({ answers, version }) =>
    api.PUT('/api/v1/projects/{id}/prescan', { params: { path: { id } }, body: answers, headers: { 'if-match': `"${version}"` } }),
  );
}

export function useEstablish(
  id: string,
): UseMutationResult<PrescanActed, Error, { readonly values: Schemas['PrescanEstablishDto']; readonly version: number }> {
  return useActOf(id, ({ values, version }) =>
    api.POST('/api/v1/projects/{id}/prescan/establishment', {
      params: { path: { id } },
      body: values,
      headers: { ...onceOnly(), 'if-match': `"${version}"` },
    }),
  );
}

export function useContest(id: string): UseMutationResult<PrescanActed, Error, Schemas['ContestRaiseDto']> {
  return useActOf(id, (values) =>
    api.POST('/api/v1/projects/{id}/prescan/contests', { params: { path: { id } }, body: values, headers: onceOnly() }),
  );
}

export function useJudge(
  id: string,
): UseMutationResult<PrescanActed, Error, { readonly contest: Contest; readonly values: Schemas['ContestJudgeDto'] }> {
  return useActOf(id, ({ contest, values }) =>
    api.POST('/api/v1/projects/{id}/prescan/contests/{contestId}/decision', {
      params: { path: { id, contestId: contest.id } },
      body: values,
      headers: { ...onceOnly(), 'if-match': `"${contest.version}"` },
    }),
  );
}

/** Runs an act on a pre-scan and lets every page see its outcome. */
function useActOf<T>(id: string, send: (given: T) => Promise<{ readonly data?: PrescanActed }>): UseMutationResult<PrescanActed, Error, T> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given) => body(send(given)),
    onSuccess: async (acted) => {
      client.setQueryData(['prescan', id], acted);
      for (const queryKey of [['project', id], ['project-history', id], ['work'], ['month']]) {
        await client.invalidateQueries({ queryKey });
      }
    },
  });
}
