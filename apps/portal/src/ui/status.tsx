// What happened and what is going on: notices, problems of the api, waiting.
import { type UseQueryResult } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';
import { type Tone } from './badge.tsx';
import { FindingList, type ToldFinding } from './findings.tsx';

export function Notice({
  tone = 'info',
  title,
  children,
}: {
  readonly tone?: Tone;
  readonly title?: string;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className={`notice ${tone}`}>
      {title === undefined ? null : <h2>{title}</h2>}
      {children}
    </div>
  );
}

interface ProblemNoticeProps {
  readonly error: unknown;
  /** The page shows the findings already: they are not told twice. */
  readonly hasFindingsBelow?: boolean;
}

/** Says what the api refused, with findings where it gave them; announced to who cannot see it. */
export function ProblemNotice({ error, hasFindingsBelow = false }: ProblemNoticeProps): ReactNode {
  const { t } = useTranslation();
  const problem = error instanceof ApiProblem ? error.problem : { title: '', status: 0 };
  const title = problem.status === 412 ? t('app.changedMeanwhile') : problem.title === '' ? t('app.unreachable') : problem.title;
  const findings = (problem.findings ?? []) as readonly ToldFinding[];
  return (
    <div role="alert">
      <Notice tone="bad" title={title}>
        {problem.status === 412 ? <p>{t('app.changedMeanwhileHelp')}</p> : null}
        {problem.status === 0 ? <p>{t('app.unreachableHelp')}</p> : null}
        {problem.status !== 412 && problem.detail !== undefined ? <p>{problem.detail}</p> : null}
        {findings.length === 0 ? <FieldFaults error={error} /> : hasFindingsBelow ? <FindingsBelow /> : <FindingList findings={findings} />}
        {problem.status >= 500 ? <p className="small">{t('app.requestId', { id: problem.instance ?? '' })}</p> : null}
      </Notice>
    </div>
  );
}

function FindingsBelow(): ReactNode {
  const { t } = useTranslation();
  return (
    <p>
      <a href="#findings">{t('findings.below')}</a>
    </p>
  );
}

function FieldFaults({ error }: { readonly error: unknown }): ReactNode {
  const faults = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  return faults.length === 0 ? null : (
    <ul>
      {faults.map(({ pointer, code, detail }) => (
        <li key={`${pointer}${code}`}>{detail ?? code}</li>
      ))}
    </ul>
  );
}

/** Shows a query’s data, or that it is on its way, or why it did not come. */
export function Loaded<T>({
  query,
  children,
}: {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  if (query.isPending) {
    return (
      <p className="loading" role="status">
        {t('app.loading')}
      </p>
    );
  }
  return query.isError ? <ProblemNotice error={query.error} /> : <>{children(query.data)}</>;
}

/** What an act led to, said aloud when it appears. */
export function Done({ title, children }: { readonly title: string; readonly children?: ReactNode }): ReactNode {
  return (
    <div role="status">
      <Notice tone="good" title={title}>
        {children}
      </Notice>
    </div>
  );
}
