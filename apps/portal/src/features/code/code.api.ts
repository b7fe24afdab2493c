// What the pages of the code of practice ask of the api.
import {
  type QueryClient,
  useMutation,
  type UseMutationResult,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, body, type Schemas } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';

export type CodeVersion = Schemas['CodeVersionResponseDto'];
export type CodeSummary = Schemas['CodeVersionSummaryDto'];
export type Rule = Schemas['RuleDto'];
export type RuleList = Schemas['RuleListDto'];
export type CodeUnit = Schemas['CodeUnitDto'];
export type CodeEvent = Schemas['CodeEventDto'];

/** Every rule that a version knows, by norm. */
export function rulesOf({ inForce, notInForce }: CodeVersion): CodeVersion['inForce'] {
  return [...inForce, ...notInForce].sort((a, b) => a.norm.localeCompare(b.norm));
}

/** The version that every test goes by today; null when none was adopted. */
export function useCodeInForce(): UseQueryResult<CodeVersion | null> {
  return useQuery({
    queryKey: ['code-version', 'in-force'],
    queryFn: () =>
      (body(api.GET('/api/v1/code-versions/in-force')) as Promise<CodeVersion>).catch((error: unknown) => {
        if (error instanceof ApiProblem && error.status === 404) {
          return null;
        }
        throw error;
      }),
  });
}

export function useCodeVersion(id: string): UseQueryResult<CodeVersion> {
  return useQuery({
    queryKey: ['code-version', id],
    queryFn: () => body(api.GET('/api/v1/code-versions/{id}', { params: { path: { id } } })) as Promise<CodeVersion>,
  });
}

export function useRules(id: string): UseQueryResult<RuleList> {
  return useQuery({
    queryKey: ['code-rules', id],
    queryFn: () => body(api.GET('/api/v1/code-versions/{id}/rules', { params: { path: { id } } })),
  });
}

/** What was done with a version, in the order of the log. */
export function useCodeHistory(id: string): UseQueryResult<readonly CodeEvent[]> {
  return useQuery({
    queryKey: ['code-history', id],
    queryFn: async () => (await body(api.GET('/api/v1/code-versions/{id}/history', { params: { path: { id } } }))).items,
  });
}

export type CodeAct = 'take-part' | 'submit' | 'reopen' | 'act' | 'answer' | 'adopt' | 'extend' | 'retire';

/** Under which address each act is given. */
const ADDRESSES: Readonly<Record<CodeAct, string>> = {
  'take-part': 'participants',
  submit: 'submit',
  reopen: 'reopen',
  act: 'acts',
  answer: 'acts/{actId}/answer',
  adopt: 'adopt',
  extend: 'extend',
  retire: 'retire',
};

export interface Given {
  readonly values: Readonly<Record<string, string>>;
  /** The act of a council that is answered. */
  readonly actId?: string;
}

/** Gives a command to a version as it was read, and lets every page see what came of it. */
export function useCodeAct(read: CodeVersion, act: CodeAct): UseMutationResult<CodeVersion, Error, Given> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ values, actId = '' }) =>
      body(
        api.POST(`/api/v1/code-versions/{id}/${ADDRESSES[act]}` as '/api/v1/code-versions/{id}/acts/{actId}/answer', {
          params: { path: { id: read.id, actId }, header: { 'if-match': `"${read.version}"` } },
          body: values as never,
        }),
      ) as Promise<CodeVersion>,
    onSuccess: (version) => keepVersion(client, version),
  });
}

/** Draws up a version from what is in force. */
export function useNewVersion(): UseMutationResult<CodeVersion, Error, Given> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ values }) =>
      body(api.POST('/api/v1/code-versions', { body: values as unknown as Schemas['CodeVersionCreateDto'] })) as Promise<CodeVersion>,
    onSuccess: (version) => keepVersion(client, version),
  });
}

/** Changes a draft, guarded against overwriting what somebody else changed. */
export function useChangeVersion(version: CodeVersion): UseMutationResult<CodeVersion, Error, Schemas['CodeVersionChangeDto']> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change) =>
      body(
        api.PATCH('/api/v1/code-versions/{id}', {
          params: { path: { id: version.id } },
          body: change,
          headers: { 'if-match': `"${version.version}"` },
        }),
      ) as Promise<CodeVersion>,
    onSuccess: (changed) => keepVersion(client, changed),
  });
}

/** Everything else that shows versions is asked for anew; nobody waits for that, so that who acted is told at once. */
function keepVersion(client: QueryClient, version: CodeVersion): void {
  client.setQueryData(['code-version', version.id], version);
  for (const queryKey of [['code-version', 'in-force'], ['code-versions'], ['code-rules', version.id], ['code-history']]) {
    void client.invalidateQueries({ queryKey });
  }
}

/** The versions to choose from, newest first. */
export function useVersionChoices(): UseQueryResult<readonly CodeSummary[]> {
  return useQuery({
    queryKey: ['code-versions', 'choices'],
    queryFn: async () => (await body(api.GET('/api/v1/code-versions', { params: { query: { limit: 200, order: 'newest' } } }))).items,
  });
}

/** Units that hold themselves to stricter parameters; none while no code is in force. */
export function useUnits(): UseQueryResult<readonly CodeUnit[]> {
  return useQuery({ queryKey: ['code-units'], queryFn: async () => (await body(api.GET('/api/v1/code-units'))).items });
}

/** Confirms, as a second person, what loosens a unit. */
export function useConfirmUnit(): UseMutationResult<CodeUnit, Error, { readonly unit: string; readonly id: string }> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ unit, id }) => body(api.POST('/api/v1/code-units/{unit}/proposals/{id}/confirm', { params: { path: { unit, id } } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['code-units'] });
      await client.invalidateQueries({ queryKey: ['work'] });
    },
  });
}

export interface UnitDraft {
  readonly unit: string;
  readonly titles: CodeUnit['title'];
  readonly values: Readonly<Record<string, number | string>>;
}

/** Records what a unit holds itself to from now on. */
export function useRecordUnit(): UseMutationResult<CodeUnit, Error, UnitDraft> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ unit, titles, values }) =>
      body(api.PUT('/api/v1/code-units/{unit}', { params: { path: { unit } }, body: { title: titles, parameters: values } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['code-units'] }),
  });
}
