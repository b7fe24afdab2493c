// The pre-scan on the pages of its project: what follows, how far it is, and the way to it.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../../app/session.tsx';
import { Card } from '../../../ui/page.tsx';
import { type Prescan, usePrescan } from './prescan.api.ts';
import { ResultBadge } from './prescan-outcome.tsx';

export function PrescanCard({ projectId }: { readonly projectId: string }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { data } = usePrescan(projectId, may('read:Prescan'));
  return data === undefined ? null : (
    <Card title={t('prescan.title')}>
      <p>
        <ResultBadge screening={data.screening} />
      </p>
      <p>{t(`prescan.standings.${standingOf(data)}`, { count: data.open.length })}</p>
      <p>
        <Link to={`/projects/${projectId}/prescan`}>{t('prescan.toPrescan')}</Link>
      </p>
    </Card>
  );
}

function standingOf({ version, open, establishment }: Prescan): string {
  if (version === 0) {
    return 'none';
  }
  if (open.length > 0) {
    return 'open';
  }
  return establishment === null ? 'complete' : 'established';
}
