// The entries of one log, the newest first, page by page; each leads to what it holds.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, body, type Schemas } from '../../api/client.ts';
import { Paged, usePages } from '../../ui/pages.tsx';
import { Table } from '../../ui/table.tsx';
import { useWords } from '../../ui/words.ts';

export function Entries({ log }: { readonly log: Schemas['LogResponseDto'] }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useWords();
  const pages = usePages(['log-entries', log.name, log.size], (query) =>
    body(api.GET('/api/v1/logs/{log}/entries', { params: { path: { log: log.name }, query: { ...query, limit: 20 } } })),
  );
  return (
    <Paged pages={pages}>
      {(items) => (
        <Table
          caption={t('logs.newest')}
          rows={items}
          keyOf={({ index }) => index}
          empty={t('logs.none')}
          columns={[
            { name: t('logs.index'), cell: ({ index }) => <Link to={`/logs/${log.name}/${index}`}>{index}</Link> },
            { name: t('logs.kind'), cell: ({ kind }) => t(`logs.kinds.${kind}`) },
            { name: t('logs.at'), cell: ({ at }) => instant(at) },
          ]}
        />
      )}
    </Paged>
  );
}
