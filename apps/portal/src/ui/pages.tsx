// A list that comes page by page, the newest first: what has come, and a button for more.
import { type InfiniteData, keepPreviousData, useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { ProblemNotice } from './status.tsx';

/** What a list of the api answers. */
interface PageOf<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** What a page of a list is asked with. */
export interface PageAsked {
  readonly limit: number;
  readonly order: 'newest';
  readonly cursor?: string;
}

export type Pages<T> = UseInfiniteQueryResult<InfiniteData<PageOf<T>>>;

const ROWS = 50;

export function usePages<T>(key: readonly string[], fetchPage: (query: PageAsked) => Promise<PageOf<T>>): Pages<T> {
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => fetchPage({ limit: ROWS, order: 'newest', ...(pageParam === null ? {} : { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** Shows what has come of a list, and the button that brings more; `count` is of what is shown. */
export function Paged<T>({
  pages,
  children,
}: {
  readonly pages: Pages<T>;
  readonly children: (items: readonly T[], isAll: boolean) => ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  if (pages.isPending) {
    return (
      <p className="loading" role="status">
        {t('app.loading')}
      </p>
    );
  }
  const items = (pages.data?.pages ?? []).flatMap((page) => page.items);
  return (
    <>
      {pages.isError ? <ProblemNotice error={pages.error} /> : null}
      {children(items, !pages.hasNextPage)}
      {pages.hasNextPage ? (
        <div className="row">
          <Button isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('app.more')}
          </Button>
          <p role="status" className="small quiet">
            {t('app.shown', { count: items.length })}
          </p>
        </div>
      ) : null}
    </>
  );
}
