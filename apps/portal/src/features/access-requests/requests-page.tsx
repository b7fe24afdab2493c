// Requests for data: one's own, or all for who oversees.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, body } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Paged, usePages } from '../../ui/pages.tsx';
import { Table } from '../../ui/table.tsx';
import { useWords } from '../../ui/words.ts';
import { CodeName } from '../code/code-name.tsx';

export function RequestsPage(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { instant } = useWords();
  const pages = usePages(['access-requests'], (query) => body(api.GET('/api/v1/access-requests', { params: { query } })));
  const actions = may('create:AccessRequest') ? (
    <LinkButton to="/access-requests/new" kind="primary">
      {t('requests.new')}
    </LinkButton>
  ) : undefined;
  return (
    <Page title={t('requests.title')} lead={t(may('create:AccessRequest') ? 'requests.lead' : 'requests.leadOversight')} actions={actions}>
      <Paged pages={pages}>
        {(items) => (
          <Table
            caption={t('requests.count', { count: items.length })}
            rows={items}
            keyOf={({ id }) => id}
            empty={t('requests.none')}
            columns={[
              { name: t('requests.at'), cell: ({ id, createdAt }) => <Link to={`/access-requests/${id}`}>{instant(createdAt)}</Link> },
              { name: t('requests.requester'), cell: ({ requester }) => requester ?? t('app.none') },
              {
                name: t('requests.project'),
                cell: ({ projectId, projectNumber }) =>
                  may('read:Project') ? (
                    <Link to={`/projects/${projectId}`} className="unbroken">
                      {projectNumber ?? projectId}
                    </Link>
                  ) : (
                    projectNumber
                  ),
              },
              { name: t('requests.process'), cell: ({ process }) => process ?? t('app.none') },
              { name: t('requests.setting'), cell: ({ setting }) => setting ?? t('app.none') },
              { name: t('requests.columns'), cell: ({ fields }) => fields.join(', ') },
              { name: t('requests.code'), cell: ({ code }) => <CodeName code={code} /> },
              { name: t('requests.format'), cell: ({ format }) => t(`requests.formats.${format}`) },
            ]}
          />
        )}
      </Paged>
    </Page>
  );
}
