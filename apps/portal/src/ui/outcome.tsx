// What the code of practice says of a request: the outcome in words, what happens to each column, the conditions, the findings.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FindingList, type ToldFinding } from './findings.tsx';
import { Badge, type Tone } from './badge.tsx';
import { useWords } from './words.ts';

export interface Judged {
  readonly outcome: string;
  readonly findings: readonly unknown[];
  readonly columns: object;
  readonly obligations: readonly unknown[];
  readonly expiresOn: string | null;
}
interface ColumnAction {
  readonly action: string;
  readonly level?: string;
}

const TONES: Readonly<Record<string, Tone>> = { deny: 'bad', hold: 'warn', oblige: 'info', warn: 'warn', permit: 'good' };

export function OutcomeBadge({ outcome }: { readonly outcome: string }): ReactNode {
  const { t } = useTranslation();
  return <Badge tone={TONES[outcome] ?? 'neutral'}>{t(`outcomes.${outcome}`)}</Badge>;
}

interface OutcomeProps {
  readonly judged: Judged;
  readonly instead?: ReactNode;
  /** The project that may ask to depart from what was found. */
  readonly projectId?: string | undefined;
}

/** The outcome, below it what else would be permitted where that is told, and then all that was found. */
export function Outcome({ judged, instead = null, projectId }: OutcomeProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useWords();
  const findings = judged.findings as readonly ToldFinding[];
  return (
    <div className="stack">
      <p>
        <OutcomeBadge outcome={judged.outcome} />
      </p>
      {instead}
      <ColumnActions columns={judged.columns} />
      <Conditions judged={judged} />
      {judged.expiresOn === null ? null : <p>{t('requests.deleteBy', { day: day(judged.expiresOn) })}</p>}
      {findings.length === 0 ? null : <FindingList findings={findings} projectId={projectId} />}
    </div>
  );
}

function ColumnActions({ columns }: { readonly columns: object }): ReactNode {
  const { t } = useTranslation();
  const entries = Object.entries(columns as Record<string, ColumnAction>);
  return entries.length === 0 ? null : (
    <>
      <h3>{t('requests.perColumn')}</h3>
      <ul>
        {entries.map(([code, { action, level }]) => (
          <li key={code}>
            <code>{code}</code>: {t(`columnActions.${action}${action === 'truncate' ? `.${level ?? ''}` : ''}`)}
          </li>
        ))}
      </ul>
    </>
  );
}

function Conditions({ judged }: { readonly judged: Judged }): ReactNode {
  const { t } = useTranslation();
  const kinds = [...new Set((judged.obligations as readonly { readonly type: string }[]).map(({ type }) => type))].filter(
    (type) => type !== 'expire',
  );
  return kinds.length === 0 ? null : (
    <>
      <h3>{t('requests.conditions')}</h3>
      <ul>
        {kinds.map((type) => (
          <li key={type}>{t(`obligations.${type}`)}</li>
        ))}
      </ul>
    </>
  );
}
