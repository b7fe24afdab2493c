// The frame around every page of who is signed in.
import { useMutation } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet } from 'react-router';
import { api, body } from '../api/client.ts';
import mark from '../ui/mark.svg';
import { changeLanguage, type Language } from './i18n.ts';
import { NAVIGATION } from './navigation.ts';
import { useMay, useSignedIn } from './session.tsx';

export function Shell(): ReactNode {
  const { t } = useTranslation();
  const { institution } = useSignedIn();
  return (
    <>
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <header className="top">
        <div className="top-inner">
          <Link className="brand" to="/">
            <img src={mark} alt="" />
            <span>
              {t('app.name')}
              <small>{institution.name}</small>
            </span>
          </Link>
          <Who />
        </div>
        <Navigation />
      </header>
      <main className="main" id="main">
        <Outlet />
      </main>
      <footer className="foot">
        <span>{t('app.foot')}</span>
        <a href="/api/docs">{t('app.docs')}</a>
      </footer>
    </>
  );
}

function Navigation(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <nav className="nav" aria-label={t('app.navigation')}>
      <ul>
        {NAVIGATION.filter(({ right }) => right === null || may(right)).map(({ to, text }) => (
          <li key={to}>
            <NavLink to={to} end={to === '/'}>
              {t(text)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Who(): ReactNode {
  const { t, i18n } = useTranslation();
  const { person, roles } = useSignedIn();
  const choose = useMutation({
    mutationFn: async (language: Language) => {
      await changeLanguage(language);
      await body(api.PATCH('/api/v1/me', { body: { language } }));
    },
  });
  const leave = useMutation({
    mutationFn: () => body(api.POST('/api/v1/session/end')),
    onSettled: (answer) => globalThis.location.assign(answer?.location ?? '/'),
  });
  return (
    <div className="who">
      <span>
        {person.name}
        <span className="quiet"> · {roles.map((role) => t(`roles.${role}`)).join(', ')}</span>
      </span>
      <span role="group" aria-label={t('app.languageChoice')}>
        {(['nl', 'en'] as const).map((language) => (
          <button
            className="plain"
            key={language}
            type="button"
            lang={language}
            aria-current={i18n.language === language}
            onClick={() => choose.mutate(language)}
          >
            {t(`app.language.${language}`)}
          </button>
        ))}
      </span>
      <button className="plain" type="button" onClick={() => leave.mutate()}>
        {t('app.signOut')}
      </button>
    </div>
  );
}
