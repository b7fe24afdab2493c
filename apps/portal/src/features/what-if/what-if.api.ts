// What the pages of what-if ask of the api.
import { type UseMutationResult, useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { api, body, type Schemas } from '../../api/client.ts';

export type Run = Schemas['WhatIfRunDto'];
export type RunDraft = Schemas['WhatIfCreateDto'];
export type Change = Schemas['WhatIfChangeDto'];
export type SideBySide = Schemas['SideBySideDto'];

/** How often a run that is not done is asked for again. */
const AGAIN_MS = 800;

/** A run; asked for again until it is done. */
export function useRun(id: string): UseQueryResult<Run> {
  return useQuery({
    queryKey: ['what-if', id],
    queryFn: () => body(api.GET('/api/v1/what-if-runs/{id}', { params: { path: { id } } })) as Promise<Run>,
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? AGAIN_MS : false),
  });
}

export function useSideBySide(id: string, changeId: string): UseQueryResult<SideBySide> {
  return useQuery({
    queryKey: ['what-if', id, changeId],
    queryFn: () =>
      body(api.GET('/api/v1/what-if-runs/{id}/changes/{changeId}', { params: { path: { id, changeId } } })) as Promise<SideBySide>,
  });
}

/** Asks for a run. */
export function useNewRun(): UseMutationResult<Run, Error, RunDraft> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft) => body(api.POST('/api/v1/what-if-runs', { body: draft })) as Promise<Run>,
    onSuccess: () => client.invalidateQueries({ queryKey: ['what-if'] }),
  });
}
