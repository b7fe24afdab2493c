// A month in one line: how many projects, and what happened to them.
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client.ts';

export type Month = Schemas['MonthDto'];
const CHANGES = ['added', 'changed', 'stopped', 'unchanged'] as const;

/** Fetches a month (2026-12); the running one for null. */
export function useMonth(month: string | null): UseQueryResult<Month> {
  return useQuery({
    queryKey: ['monthly-list', month],
    queryFn: () => body(api.GET('/api/v1/monthly-list', { params: { query: month === null ? {} : { month } } })),
  });
}

export function Counts({ month }: { readonly month: Month }): ReactNode {
  const { t, i18n } = useTranslation();
  const told = CHANGES.filter((change) => month.counts[change] > 0).map((change) =>
    t(`months.counts.${change}`, { count: month.counts[change] }),
  );
  const total = t('months.total', { count: month.projects.length });
  return <strong>{[total, new Intl.ListFormat(i18n.language, { type: 'unit' }).format(told)].join(' ').trim()}</strong>;
}
