// How texts of the api, days, instants and numbers are shown in the language of who looks.
import { useTranslation } from 'react-i18next';

export interface Bilingual {
  readonly nl: string;
  readonly en: string;
}

const LOCALES: Readonly<Record<string, string>> = { nl: 'nl-NL', en: 'en-GB' };
export const TIME_ZONE = 'Europe/Amsterdam';

export interface Words {
  readonly language: 'nl' | 'en';
  /** The text of the chosen language. */
  readonly pick: (text: Bilingual) => string;
  /** A calendar day, `2026-11-22`. */
  readonly day: (day: string) => string;
  /** An instant, to the minute. */
  readonly instant: (at: string) => string;
  readonly number: (value: number) => string;
  /** How many days from today, in words: in 3 days, yesterday. */
  readonly until: (day: string) => string;
}

export function useWords(): Words {
  const { i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'nl';
  const locale = LOCALES[language] ?? 'nl-NL';
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: TIME_ZONE });
  const instants = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: TIME_ZONE });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return {
    language,
    pick: (text) => text[language],
    day: (day) => days.format(new Date(`${day}T12:00:00Z`)),
    instant: (at) => instants.format(new Date(at)),
    number: (value) => new Intl.NumberFormat(locale).format(value),
    until: (day) => relative.format(Math.round((Date.parse(`${day}T12:00:00Z`) - Date.now()) / 86_400_000), 'day'),
  };
}
