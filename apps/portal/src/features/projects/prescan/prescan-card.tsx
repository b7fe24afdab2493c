// The pre-scan on the pages of its project: what follows, how far it is, and the way to it.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../../app/session.tsx';
import { Card } from '../../../ui/page.tsx';
import { useCodeInForce } from '../../code/code.api.ts';
import { type Prescan, usePrescan } from './prescan.api.ts';
import { ResultBadge } from './prescan-outcome.tsx';

/** The rule by which a project waits for its DPIA. */
const DPIA_NEEDED = 'A-35';

export function PrescanCard({ projectId }: { readonly projectId: string }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { data } = usePrescan(projectId, may('read:Prescan'));
  return data === undefined ? null : (
    <Card title={t('prescan.title')}>
      <p>
        <ResultBadge screening={data.screening} />
      </p>
      {data.screening?.result === 'required' ? <NotHeld /> : null}
      <p>{t(`prescan.standings.${standingOf(data)}`, { count: data.open.length })}</p>
      <p>
        <Link to={`/projects/${projectId}/prescan`}>{t('prescan.toPrescan')}</Link>
      </p>
    </Card>
  );
}

/** A DPIA may be needed while the code does not ask for it yet: it then holds nothing. */
function NotHeld(): ReactNode {
  const { t } = useTranslation();
  const { data: code } = useCodeInForce();
  const isHeld = code === undefined || code === null || code.inForce.some(({ norm }) => norm === DPIA_NEEDED);
  return isHeld ? null : <p>{t('prescan.notHeld')}</p>;
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
