// How a fact that a rule saw is told: what it is called, and its value in the language of who looks.
import { useTranslation } from 'react-i18next';
import { useWords } from '../../ui/words.ts';
import { useTitles } from '../projects/titles.ts';
import { type SeenFact } from './explanation.api.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** Where the codes of a fact have their words, by the last part of its path. */
const GROUPS: Readonly<Record<string, string>> = {
  activity: 'process.activities',
  analytics: 'process.analyticsKinds',
  basis: 'process.bases',
  classification: 'classes',
  facing: 'process.facings',
  form: 'process.forms',
  level: 'process.levels',
  route: 'projects.routes',
  use_types: 'process.uses',
};
const TITLES = { goal: 'goals', goals: 'goals', purpose: 'purposes', dataset: 'datasets' } as const;

export interface FactWords {
  /** What the fact is called; null where it has no words, so that its path is shown. */
  readonly nameOf: (fact: SeenFact) => string | null;
  /** What is known of it, in words; a code that has none stands as it is. */
  readonly valueOf: (fact: SeenFact) => string;
}

export function useFactWords(): FactWords {
  const { t, i18n } = useTranslation();
  const { day, instant, number } = useWords();
  const titles = useTitles();
  const wordOf = (path: string, code: string): string => {
    const part = path.split('.').at(-1) ?? '';
    const keys = [`${GROUPS[part] ?? 'findings.codes'}.${code}`, `findings.codes.${code}`, `settingKinds.${code}`];
    const key = keys.find((one) => typeof i18n.getResource(i18n.language, 'translation', one) === 'string');
    return key === undefined ? ((part in TITLES ? titles.of(TITLES[part as keyof typeof TITLES], code) : null) ?? code) : t(key);
  };
  const told = (path: string, value: unknown): string => {
    if (typeof value === 'boolean') {
      return t(value ? 'app.yes' : 'app.no');
    }
    if (typeof value === 'number') {
      return number(value);
    }
    const text = String(value);
    return DAY.test(text) ? day(text) : INSTANT.test(text) ? instant(text) : wordOf(path, text);
  };
  return {
    nameOf: ({ path }) => {
      const parts = path.split('.').map((part) => t(`facts.parts.${part}`, { defaultValue: '' }));
      return parts.includes('') ? null : parts.join(' › ');
    },
    valueOf: ({ path, kind, value }) => {
      switch (kind) {
        case 'unknown':
          return t('facts.unknown');
        case 'stated':
          return t('facts.stated');
        case 'count':
          return t('facts.count', { count: Number(value) });
        case 'list': {
          const list = value as unknown as readonly unknown[];
          return list.length === 0 ? t('app.none') : list.map((one) => told(path, one)).join(', ');
        }
        case 'value':
          return told(path, value);
      }
    },
  };
}
