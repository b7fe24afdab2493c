// What a student chose: for each purpose what we ask, what the choice is now, and what can be changed.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Done, Loaded, ProblemNotice } from '../../ui/status.tsx';
import { Table } from '../../ui/table.tsx';
import { useWords } from '../../ui/words.ts';

type Purpose = Schemas['PurposeStandingDto'];
type Receipt = Schemas['ConsentReceiptDto'];
type Kind = 'consent' | 'objection' | 'restriction';
const ADDRESSES = {
  consent: { give: '/api/v1/consents', refuse: '/api/v1/consents/refuse', withdraw: '/api/v1/consents/withdraw' },
  objection: { raise: '/api/v1/objections', withdraw: '/api/v1/objections/withdraw' },
  restriction: { raise: '/api/v1/restrictions', withdraw: '/api/v1/restrictions/withdraw' },
} as const;

export function ConsentsPage(): ReactNode {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['consents'],
    queryFn: () => body(api.GET('/api/v1/consents', { params: { query: { limit: 100 } } })),
  });
  return (
    <Page title={t('consents.title')} lead={t('consents.lead')}>
      <Loaded query={query}>
        {({ purposes, items }) => (
          <>
            {purposes.map((purpose) => (
              <PurposeCard key={purpose.purpose} purpose={purpose} />
            ))}
            <History items={items} purposes={purposes} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function PurposeCard({ purpose }: { readonly purpose: Purpose }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useWords();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: ({ address, isAnswer }: { readonly address: string; readonly isAnswer: boolean }) =>
      body(
        api.POST(address as '/api/v1/consents', {
          body: { purpose: purpose.purpose, ...(isAnswer ? { noticeId: purpose.notice?.id ?? '' } : {}) } as Schemas['ConsentAnswerDto'],
          headers: { 'idempotency-key': crypto.randomUUID() },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['consents'] }),
  });
  const { consent } = purpose;
  return (
    <Card title={pick(purpose.title)}>
      <div className="stack">
        {purpose.notice === null || purpose.notice === undefined ? <p>{t('consents.notAsked')}</p> : <NoticeText id={purpose.notice.id} />}
        <p>
          <Badge tone={consent.isInForce ? 'good' : 'neutral'}>
            {t(consent.state === null ? 'consents.noAnswer' : `consents.states.${consent.state}`)}
          </Badge>{' '}
          {consent.validUntil === null ? null : <span className="quiet">{t('consents.until', { day: day(consent.validUntil) })}</span>}
        </p>
        {change.isError ? <ProblemNotice error={change.error} /> : null}
        {change.isSuccess ? (
          <Done title={t('consents.recorded')}>
            <p>{t('consents.receipt', { index: change.data.logIndex })}</p>
          </Done>
        ) : null}
        {(['consent', 'objection', 'restriction'] as const).map((kind) => (
          <Choices key={kind} kind={kind} purpose={purpose} isBusy={change.isPending} onChoose={change.mutate} />
        ))}
      </div>
    </Card>
  );
}

interface ChoicesProps {
  readonly kind: Kind;
  readonly purpose: Purpose;
  readonly isBusy: boolean;
  readonly onChoose: (choice: { readonly address: string; readonly isAnswer: boolean }) => void;
}

/** What can be done now, as the api says; each with what it means. */
function Choices({ kind, purpose, isBusy, onChoose }: ChoicesProps): ReactNode {
  const { t } = useTranslation();
  const standing = purpose[kind];
  const addresses: Readonly<Record<string, string>> = ADDRESSES[kind];
  if (standing.actions.length === 0) {
    return null;
  }
  return (
    <div>
      {kind === 'consent' ? null : <h3>{t(`consents.kinds.${kind}`)}</h3>}
      {kind === 'consent' ? null : <p>{t(standing.isInForce ? `consents.about.${kind}On` : `consents.about.${kind}`)}</p>}
      <div className="row">
        {offered(standing.actions).map((action) => (
          <Button
            key={action}
            isBusy={isBusy}
            onClick={() => onChoose({ address: addresses[action] ?? '', isAnswer: action === 'give' || action === 'refuse' })}
          >
            {t(`consents.act.${kind}.${action === 'give' && standing.isInForce ? 'renew' : action}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** Who said yes says no by withdrawing; that comes first. Yes and no weigh the same: no choice is coloured. */
function offered(actions: readonly string[]): readonly string[] {
  return actions.includes('withdraw') ? ['withdraw', ...actions.filter((action) => action === 'give')] : actions;
}

function NoticeText({ id }: { readonly id: string }): ReactNode {
  const { pick } = useWords();
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['notice', id],
    queryFn: () => body(api.GET('/api/v1/consent-notices/{id}', { params: { path: { id } } })),
  });
  return (
    <Loaded query={query}>
      {({ text, version }) => (
        <>
          <p>{pick(text)}</p>
          <p className="small quiet">{t('consents.notice', { version })}</p>
        </>
      )}
    </Loaded>
  );
}

function History({ items, purposes }: { readonly items: readonly Receipt[]; readonly purposes: readonly Purpose[] }): ReactNode {
  const { t } = useTranslation();
  const { instant, pick } = useWords();
  const titleOf = (code: string): string => {
    const found = purposes.find(({ purpose }) => purpose === code);
    return found === undefined ? code : pick(found.title);
  };
  return (
    <Table
      caption={t('consents.history')}
      rows={items}
      keyOf={({ id }) => id}
      empty={t('consents.noHistory')}
      columns={[
        { name: t('consents.when'), cell: ({ recordedAt }) => instant(recordedAt) },
        { name: t('consents.what'), cell: ({ kind, state }) => `${t(`consents.kinds.${kind}`)}: ${t(`consents.states.${state}`)}` },
        { name: t('consents.for'), cell: ({ purpose }) => titleOf(purpose) },
        { name: t('consents.proof'), cell: ({ logIndex }) => logIndex },
      ]}
    />
  );
}
