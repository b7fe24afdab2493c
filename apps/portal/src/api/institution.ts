// The institution with its profile, under the one name by which pages share it.
import { api, body } from './client.ts';

export const INSTITUTION = { queryKey: ['institution'], queryFn: () => body(api.GET('/api/v1/institution')) } as const;
