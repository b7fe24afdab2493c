// The catalogue: which data there are, what they were first collected for, and what the terms mean.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, body } from '../../api/client.ts';
import { TextField } from '../../ui/fields.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/status.tsx';
import { Table } from '../../ui/table.tsx';
import { useWords } from '../../ui/words.ts';

export function DatasetsPage(): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  const [wanted, setWanted] = useState('');
  const query = useQuery({
    queryKey: ['datasets'],
    queryFn: () => body(api.GET('/api/v1/datasets', { params: { query: { limit: 200 } } })),
  });
  const isWanted = (text: string): boolean => text.toLowerCase().includes(wanted.trim().toLowerCase());
  return (
    <Page title={t('datasets.title')} lead={t('datasets.lead')}>
      <TextField label={t('datasets.search')} name="search" value={wanted} onChange={setWanted} />
      <Loaded query={query}>
        {({ items }) => {
          const found = items.filter(({ code, title, description, owner }) =>
            isWanted([code, pick(title), pick(description), owner].join(' ')),
          );
          return (
            <>
              <p role="status" className="small quiet">
                {t('datasets.count', { count: found.length })}
              </p>
              <Table
                caption={t('datasets.title')}
                rows={found}
                keyOf={({ id }) => id}
                empty={t('datasets.none')}
                columns={[
                  { name: t('datasets.name'), cell: ({ code, title }) => <Link to={`/data-sets/${code}`}>{pick(title)}</Link> },
                  { name: t('datasets.about'), cell: ({ description }) => pick(description) },
                  { name: t('datasets.owner'), cell: ({ owner }) => owner },
                  { name: t('datasets.kind'), cell: ({ kind }) => t(`datasets.kinds.${kind}`) },
                ]}
              />
            </>
          );
        }}
      </Loaded>
      <Definitions />
    </Page>
  );
}

function Definitions(): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useWords();
  const query = useQuery({
    queryKey: ['definitions'],
    queryFn: () => body(api.GET('/api/v1/definitions', { params: { query: { limit: 200 } } })),
  });
  return (
    <Card title={t('datasets.definitions')}>
      <Loaded query={query}>
        {({ items }) => (
          <Table
            caption={t('datasets.definitionsCaption')}
            rows={items}
            keyOf={({ id }) => id}
            empty={t('datasets.noDefinitions')}
            columns={[
              { name: t('datasets.term'), cell: ({ term, version }) => `${term} (${version})` },
              { name: t('datasets.meaning'), cell: ({ text }) => pick(text) },
              { name: t('datasets.source'), cell: ({ source }) => source },
              { name: t('datasets.validFrom'), cell: ({ validFrom }) => day(validFrom) },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}
