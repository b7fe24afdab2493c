// The kinds of source systems, under the one name by which pages share them.
import { api, body } from './client.ts';

export const SOURCE_SYSTEMS = { queryKey: ['source-systems'], queryFn: () => body(api.GET('/api/v1/source-systems')) } as const;
