// What the pages of projects ask of the api.
import { type UseMutationResult, useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { api, body, type Schemas } from '../../api/client.ts';

export type Project = Schemas['ProjectResponseDto'];
export type Acted = Schemas['ProjectActedDto'];
export type Fields = Schemas['ProjectFieldsDto'];
export type ProcessPut = Schemas['ProcessPutDto'];

/** The version that a change was made on, as `If-Match` wants it. */
export const ifMatch = (project: Project): { readonly 'if-match': string } => ({ 'if-match': `"${project.version}"` });
/** One key for one press of a button, so that a repeat never acts twice. */
export const onceOnly = (): { readonly 'idempotency-key': string } => ({ 'idempotency-key': crypto.randomUUID() });

export function useProject(id: string): UseQueryResult<Project> {
  return useQuery({
    queryKey: ['project', id],
    queryFn: () => body(api.GET('/api/v1/projects/{id}', { params: { path: { id } } })) as Promise<Project>,
  });
}

export type ActName = 'submit' | 'advise' | 'test' | 'return' | 'decide' | 'withdraw';

interface Given {
  readonly act: ActName;
  readonly body?: object;
  /** The project as it was read; what judges it has to name it. */
  readonly read?: Project;
}

/** Runs an act on a project and lets every page see its outcome. */
export function useAct(id: string): UseMutationResult<Acted, Error, Given> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ act, body: sent, read }) =>
      body(
        api.POST(`/api/v1/projects/{id}/${act}` as '/api/v1/projects/{id}/return', {
          params: { path: { id } },
          body: sent as never,
          headers: { ...onceOnly(), ...(read === undefined ? {} : ifMatch(read)) },
        }),
      ) as Promise<Acted>,
    onSuccess: async (project) => {
      client.setQueryData(['project', id], project);
      await client.invalidateQueries({ queryKey: ['project-history', id] });
      await client.invalidateQueries({ queryKey: ['work'] });
      await client.invalidateQueries({ queryKey: ['projects'] });
    },
  });
}
