// The two logs: how large they are, what was written, the newest first, and whether they hold, checked in this browser.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client.ts';
import { Card, Facts, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';
import { Entries } from './entries.tsx';
import { VerifyLog } from './verify-log.tsx';

type Log = Schemas['LogResponseDto'];

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
        <Entries log={log} />
      </div>
    </Card>
  );
}
