// What-if: what would another code of practice change? The runs so far, and a form that asks for the next.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, body } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Paged, usePages } from '../../ui/pages.tsx';
import { Table } from '../../ui/table.tsx';
import { useWords } from '../../ui/words.ts';
import { CodeName } from '../code/code-name.tsx';
import { type Run } from './what-if.api.ts';

const TONES: Readonly<Record<string, Tone>> = { waiting: 'info', done: 'good', failed: 'bad' };

export function RunState({ state }: { readonly state: string }): ReactNode {
  const { t } = useTranslation();
  return <Badge tone={TONES[state] ?? 'neutral'}>{t(`whatIf.states.${state}`)}</Badge>;
}

export function WhatIfRunsPage(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { instant, day } = useWords();
  const pages = usePages(['what-if', 'runs'], (query) => body(api.GET('/api/v1/what-if-runs', { params: { query } })));
  const changed = ({ counts }: Run): string => (counts === null ? t('app.none') : String(counts.totals.outcomeChanged));
  const actions = may('create:WhatIf') ? (
    <LinkButton to="/code/what-if/new" kind="primary">
      {t('whatIf.new')}
    </LinkButton>
  ) : undefined;
  return (
    <Page title={t('whatIf.title')} lead={t('whatIf.lead')} back={{ to: '/code', label: t('codes.title') }} actions={actions}>
      <Paged pages={pages}>
        {(items) => (
          <Table
            caption={t('whatIf.runs', { count: items.length })}
            rows={items}
            keyOf={({ id }) => id}
            empty={t('whatIf.none')}
            columns={[
              {
                name: t('whatIf.askedAt'),
                cell: ({ id, askedAt }) => <Link to={`/code/what-if/${id}`}>{instant(askedAt)}</Link>,
              },
              { name: t('codes.version'), cell: ({ codeVersion }) => <CodeName code={codeVersion} /> },
              { name: t('whatIf.period'), cell: ({ from, until }) => t('whatIf.periodOf', { from: day(from), until: day(until) }) },
              { name: t('whatIf.askedBy'), cell: ({ askedBy }) => askedBy ?? t('codes.platform') },
              { name: t('whatIf.state'), cell: ({ state }) => <RunState state={state} /> },
              { name: t('whatIf.outcomeChanged'), cell: changed, isNumber: true },
            ]}
          />
        )}
      </Paged>
    </Page>
  );
}
