// What the pages of the code of practice ask of the api.
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, body, type Schemas } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';

export type CodeVersion = Schemas['CodeVersionResponseDto'];
export type CodeSummary = Schemas['CodeVersionSummaryDto'];
export type Rule = Schemas['RuleDto'];
export type RuleList = Schemas['RuleListDto'];

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
