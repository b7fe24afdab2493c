// What is shown where there is no page, or where a page broke.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../ui/page.tsx';

export function NotFoundPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <Page title={t('notFound.title')} lead={t('notFound.about')}>
      <p>
        <Link to="/">{t('notFound.home')}</Link>
      </p>
    </Page>
  );
}

export function CrashPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <main className="main stack">
      <h1>{t('crash.title')}</h1>
      <p>{t('crash.about')}</p>
      <p>
        <a className="button" href={globalThis.location.pathname}>
          {t('crash.again')}
        </a>
      </p>
    </main>
  );
}
