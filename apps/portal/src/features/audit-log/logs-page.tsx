// The two logs: how large they are, what was written last, and whether they hold, checked in this browser.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../app/session.tsx';
import { api, body, type Schemas } from '../../api/client.ts';
import { Card, Facts, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/status.tsx';
import { Table } from '../../ui/table.tsx';
import { useWords } from '../../ui/words.ts';
import { VerifyLog } from './verify-log.tsx';

type Log = Schemas['LogResponseDto'];
type Entry = Schemas['LogEntryResponseDto'];
const SHOWN = 20;

export function LogsPage(): ReactNode {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: ['logs'], queryFn: () => body(api.GET('/api/v1/logs')) });
  return (
    <Page title={t('logs.title')} lead={t('logs.lead')}>
      <Loaded query={query}>{({ items }) => items.map((log) => <OneLog key={log.name} log={log} />)}</Loaded>
      <Card title={t('logs.outside')}>
        <p>{t('logs.outsideAbout')}</p>
        <p>
          <code>npm run -s verify -- --url {globalThis.location.origin}</code>
        </p>
      </Card>
    </Page>
  );
}

function OneLog({ log }: { readonly log: Log }): ReactNode {
  const { t } = useTranslation();
  const { instant, number } = useWords();
  return (
    <Card title={t(`logs.names.${log.name}`)}>
      <div className="stack">
        <p>{t(`logs.about.${log.name}`)}</p>
        <Facts
          items={[
            [t('logs.size'), number(Number(log.size))],
            [t('logs.publishedAt'), instant(log.publishedAt)],
            [t('logs.origin'), <code key="o">{log.origin}</code>],
            [t('logs.root'), <code key="r">{log.root}</code>],
          ]}
        />
        <VerifyLog log={log} />
        <Newest log={log} />
      </div>
    </Card>
  );
}

/** Leads to the explanation of the test that an entry names. */
function Why({ id }: { readonly id: unknown }): ReactNode {
  const { t } = useTranslation();
  return typeof id === 'string' ? <Link to={`/explanations/${id}`}>{t('explanation.why')}</Link> : null;
}

/** The cursor of a list of entries from an index on: its digits in base64url. */
function cursorAt(index: number): string {
  return btoa(String(index)).replaceAll('=', '');
}

function Newest({ log }: { readonly log: Log }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { instant } = useWords();
  const from = Math.max(0, Number(log.size) - SHOWN);
  const query = useQuery({
    queryKey: ['log-entries', log.name, log.size],
    queryFn: () =>
      body(
        api.GET('/api/v1/logs/{log}/entries', {
          params: { path: { log: log.name }, query: { limit: SHOWN, ...(from === 0 ? {} : { cursor: cursorAt(from) }) } },
        }),
      ),
  });
  return (
    <Loaded query={query}>
      {({ items }) => (
        <Table
          caption={t('logs.newest')}
          rows={[...items].reverse()}
          keyOf={({ index }) => index}
          empty={t('logs.none')}
          columns={[
            { name: t('logs.index'), cell: ({ index }) => index },
            { name: t('logs.kind'), cell: ({ kind }) => <code>{kind}</code> },
            { name: t('logs.at'), cell: ({ at }) => instant(at) },
            ...(may('read:Verdict')
              ? [{ name: t('explanation.title'), cell: ({ facts }: Entry) => <Why id={facts['verdict_id']} /> }]
              : []),
          ]}
        />
      )}
    </Loaded>
  );
}
