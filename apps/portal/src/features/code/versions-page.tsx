// All versions of the code of practice, in every state.
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
import { CodeState } from './code-state.tsx';

export function CodeVersionsPage(): ReactNode {
  const { t } = useTranslation();
  const { day, instant } = useWords();
  const pages = usePages(['code-versions'], (query) => body(api.GET('/api/v1/code-versions', { params: { query } })));
  const may = useMay();
  const actions = (
    <>
      <LinkButton to="/code/compare">{t('codes.compare')}</LinkButton>
      {may('create:CodeVersion') ? (
        <LinkButton to="/code/versions/new" kind="primary">
          {t('codes.new')}
        </LinkButton>
      ) : null}
    </>
  );
  return (
    <Page title={t('codes.versions')} lead={t('codes.versionsLead')} back={{ to: '/code', label: t('codes.title') }} actions={actions}>
      <Paged pages={pages}>
        {(items) => (
          <Table
            caption={t('codes.versionCount', { count: items.length })}
            rows={items}
            keyOf={({ id }) => id}
            empty={t('codes.noVersions')}
            columns={[
              { name: t('codes.version'), cell: ({ id, label }) => <Link to={`/code/versions/${id}`}>{label}</Link> },
              { name: t('codes.state'), cell: (version) => <CodeState version={version} /> },
              { name: t('codes.effectiveOn'), cell: ({ effectiveOn }) => (effectiveOn === null ? t('codes.notYet') : day(effectiveOn)) },
              {
                name: t('codes.rulesInForce'),
                cell: ({ rulesInForce, rulesTotal }) => t('codes.rulesOf', { inForce: rulesInForce, total: rulesTotal }),
              },
              { name: t('codes.createdAt'), cell: ({ createdAt }) => instant(createdAt) },
            ]}
          />
        )}
      </Paged>
    </Page>
  );
}
