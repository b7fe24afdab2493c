// The frame of one page: its heading takes the focus when somebody comes from another page to no place within it, and names the tab.
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type UseQueryResult } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ProblemNotice } from './status.tsx';

interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly back?: { readonly to: string; readonly label: string };
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

const seen = { pages: 0 };

export function Page({ title, lead, back, actions, children }: PageProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
  useEffect(() => {
    if (seen.pages > 0 && globalThis.location.hash === '') {
      heading.current?.focus();
      globalThis.scrollTo(0, 0);
    }
    seen.pages += 1;
  }, []);
  return (
    <>
      <div className="page-head">
        <div>
          {back === undefined ? null : (
            <Link className="crumb" to={back.to}>
              ← {back.label}
            </Link>
          )}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead === undefined ? null : <p className="lead">{lead}</p>}
        </div>
        {actions === undefined ? null : <div className="row">{actions}</div>}
      </div>
      <div className="stack">{children}</div>
    </>
  );
}

/** Shows the page of a query’s data; while it is on its way, or when it does not come, a page that says so. */
export function LoadedPage<T>({
  query,
  children,
}: {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  if (query.isPending) {
    return (
      <div role="status">
        <h1 className="loading">{t('app.loading')}</h1>
      </div>
    );
  }
  if (query.isError) {
    return (
      <Page title={t('app.notShown')}>
        <ProblemNotice error={query.error} />
      </Page>
    );
  }
  return <>{children(query.data)}</>;
}

/** A part of a page with its own heading. */
export function Card({ title, children, id }: { readonly title?: string; readonly children: ReactNode; readonly id?: string }): ReactNode {
  return (
    <section className="card" id={id} aria-label={title}>
      {title === undefined ? null : <h2>{title}</h2>}
      {children}
    </section>
  );
}

/** Names and values. */
export function Facts({ items }: { readonly items: readonly (readonly [name: string, value: ReactNode])[] }): ReactNode {
  return (
    <dl className="facts">
      {items.map(([name, value]) => (
        <FactPair key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

function FactPair({ name, value }: { readonly name: string; readonly value: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const isAbsent = value === null || value === undefined || value === '';
  return (
    <>
      <dt>{name}</dt>
      <dd>{isAbsent ? <span className="quiet">{t('app.absent')}</span> : value}</dd>
    </>
  );
}
