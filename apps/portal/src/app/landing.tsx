// What people see who are not signed in.
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import mark from '../ui/mark.svg';
import { changeLanguage, type Language } from './i18n.ts';

export function Landing(): ReactNode {
  const { t, i18n } = useTranslation();
  const { pathname, search } = globalThis.location;
  const other: Language = i18n.language === 'nl' ? 'en' : 'nl';
  useEffect(() => {
    document.title = t('app.name');
  }, [t]);
  return (
    <>
      <header className="top">
        <div className="top-inner">
          <span className="brand">
            <img src={mark} alt="" />
            {t('app.name')}
          </span>
          <div className="who">
            <button className="plain" type="button" lang={other} onClick={() => void changeLanguage(other)}>
              {t(`app.language.${other}`)}
            </button>
          </div>
        </div>
      </header>
      <main className="main stack">
        <h1>{t('landing.title')}</h1>
        <p className="lead">{t('landing.lead')}</p>
        <ul>
          <li>{t('landing.register')}</li>
          <li>{t('landing.test')}</li>
          <li>{t('landing.serve')}</li>
          <li>{t('landing.prove')}</li>
        </ul>
        <p>
          <a className="button primary" href={`/sign-in?returnTo=${encodeURIComponent(pathname + search)}`}>
            {t('landing.signIn')}
          </a>
        </p>
      </main>
    </>
  );
}
