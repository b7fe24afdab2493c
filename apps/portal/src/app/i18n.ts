// The texts of the portal: one language at a time is fetched, and kept when somebody changes to the other.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { speak } from '../api/client.ts';

export type Language = 'nl' | 'en';

const catalogues: Readonly<Record<Language, () => Promise<{ readonly texts: object }>>> = {
  nl: () => import('../catalogue/nl.ts'),
  en: () => import('../catalogue/en.ts'),
};

/** The language of choice, or what the browser prefers, or Dutch. */
export function languageFor(chosen: string | null | undefined): Language {
  return (chosen ?? navigator.language).toLowerCase().startsWith('en') ? 'en' : 'nl';
}

/** Fetches a language's texts and shows everything in it from now on. */
export async function changeLanguage(language: Language): Promise<void> {
  const { texts } = await catalogues[language]();
  if (!i18next.isInitialized) {
    await i18next
      .use(initReactI18next)
      .init({ lng: language, resources: {}, interpolation: { escapeValue: false }, returnNull: false, showSupportNotice: false } as never);
  }
  i18next.addResourceBundle(language, 'translation', texts, true, true);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  speak(language);
}
