// Copies that were handed out, and what must be deleted from them because a student withdrew.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, body, type Schemas } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Done, ProblemNotice } from '../../ui/status.tsx';
import { Paged, usePages } from '../../ui/pages.tsx';
import { Table } from '../../ui/table.tsx';
import { useWords } from '../../ui/words.ts';
import { CodeName } from '../code/code-name.tsx';

type Recall = Schemas['RecallResponseDto'];

export function DeliveriesPage(): ReactNode {
  const { t } = useTranslation();
  const { instant, day } = useWords();
  const pages = usePages(['deliveries'], (query) => body(api.GET('/api/v1/deliveries', { params: { query } })));
  return (
    <Page title={t('deliveries.title')} lead={t('deliveries.lead')}>
      <Recalls />
      <Paged pages={pages}>
        {(items) => (
          <Table
            caption={t('deliveries.copies', { count: items.length })}
            rows={items}
            keyOf={({ id }) => id}
            empty={t('deliveries.none')}
            columns={[
              {
                name: t('deliveries.at'),
                cell: ({ accessRequestId, openedAt }) => <Link to={`/access-requests/${accessRequestId}`}>{instant(openedAt)}</Link>,
              },
              {
                name: t('deliveries.state'),
                cell: ({ state }) => <Badge tone={state === 'delivered' ? 'good' : 'neutral'}>{t(`deliveries.states.${state}`)}</Badge>,
              },
              { name: t('requests.code'), cell: ({ code }) => <CodeName code={code} /> },
              { name: t('deliveries.deleteBy'), cell: ({ deleteBy }) => day(deleteBy) },
              { name: t('deliveries.id'), cell: ({ id }) => <code>{id}</code> },
            ]}
          />
        )}
      </Paged>
    </Page>
  );
}

function Recalls(): ReactNode {
  const { t } = useTranslation();
  const pages = usePages(['recalls'], (query) => body(api.GET('/api/v1/recalls', { params: { query } })));
  return (
    <Card title={t('recalls.title')}>
      <p>{t('recalls.about')}</p>
      <Paged pages={pages}>{(items) => <RecallTable recalls={items} />}</Paged>
    </Card>
  );
}

function RecallTable({ recalls }: { readonly recalls: readonly Recall[] }): ReactNode {
  const { t } = useTranslation();
  const { day } = useWords();
  const may = useMay();
  const client = useQueryClient();
  const confirm = useMutation({
    mutationFn: (id: string) => body(api.POST('/api/v1/recalls/{id}/confirm', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <>
      {confirm.isError ? <ProblemNotice error={confirm.error} /> : null}
      {confirm.isSuccess ? <Done title={t('recalls.done', { index: confirm.data.logIndex })} /> : null}
      <Table
        caption={t('recalls.caption')}
        rows={recalls}
        keyOf={({ id }) => id}
        empty={t('recalls.none')}
        columns={[
          { name: t('recalls.pseudonym'), cell: ({ pseudonym }) => <code>{pseudonym}</code> },
          { name: t('recalls.delivery'), cell: ({ deliveryId }) => <code>{deliveryId}</code> },
          { name: t('recalls.cause'), cell: ({ cause }) => t(`recalls.causes.${cause}`) },
          { name: t('recalls.due'), cell: ({ dueOn }) => day(dueOn) },
          {
            name: t('recalls.state'),
            cell: ({ id, confirmedAt }) =>
              confirmedAt !== null ? (
                <Badge tone="good">{t('recalls.confirmed')}</Badge>
              ) : may('confirm:Recall') ? (
                <Button isBusy={confirm.isPending} onClick={() => confirm.mutate(id)}>
                  {t('recalls.confirm')}
                </Button>
              ) : (
                <Badge tone="warn">{t('recalls.open')}</Badge>
              ),
          },
        ]}
      />
    </>
  );
}
