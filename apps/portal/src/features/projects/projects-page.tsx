// The projects that somebody may see.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, body } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Paged, usePages } from '../../ui/pages.tsx';
import { Table } from '../../ui/table.tsx';
import { StateBadge } from './state-badge.tsx';

export function ProjectsPage(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const pages = usePages(['projects'], (query) => body(api.GET('/api/v1/projects', { params: { query } })));
  const actions = may('create:Project') ? (
    <LinkButton to="/projects/new" kind="primary">
      {t('projects.register')}
    </LinkButton>
  ) : undefined;
  return (
    <Page title={t('projects.title')} lead={t('projects.lead')} actions={actions}>
      <Paged pages={pages}>
        {(items) => (
          <Table
            caption={t('projects.count', { count: items.length })}
            rows={items}
            keyOf={({ id }) => id}
            empty={t('projects.none')}
            columns={[
              { name: t('projects.number'), cell: ({ id, number }) => <Link to={`/projects/${id}`}>{number}</Link> },
              {
                name: t('projects.question'),
                cell: ({ question }) => question ?? <span className="quiet">{t('projects.noQuestion')}</span>,
              },
              { name: t('projects.state'), cell: ({ state }) => <StateBadge state={state} /> },
              { name: t('projects.route'), cell: ({ route }) => t(`projects.routes.${route}`) },
            ]}
          />
        )}
      </Paged>
    </Page>
  );
}
