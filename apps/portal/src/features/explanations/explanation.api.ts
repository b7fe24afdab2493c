// What the pages of explanations ask of the api.
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, body, type Schemas } from '../../api/client.ts';

export type Explanation = Schemas['ExplanationDto'];
export type SeenFact = Schemas['SeenFactDto'];
export type AskedRule = Schemas['AskedRuleDto'];

/** Of whom or what an explanation is: a project, a request for data, or a test that was kept. */
export type Explained = 'projects' | 'access-requests' | 'verdicts';

export function useExplanation(of: Explained, id: string): UseQueryResult<Explanation> {
  return useQuery({
    queryKey: ['explanation', of, id],
    queryFn: () =>
      body(
        api.GET(`/api/v1/${of}/{id}/explanation` as '/api/v1/projects/{id}/explanation', { params: { path: { id } } }),
      ) as Promise<Explanation>,
  });
}
