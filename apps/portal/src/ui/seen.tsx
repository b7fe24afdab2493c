// What a rule saw, each value in words: counts with their plural, days as dates, shares as percentages, codes by their name.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../api/client.ts';
import { goalsNamed, INSTITUTION } from '../api/institution.ts';
import { SOURCE_SYSTEMS } from '../api/source-systems.ts';
import { criteriaIn, factKeyOf, NAMES, SHARES, TITLED, type TitledList, toldOf } from './seen.words.ts';
import { type Bilingual, useWords } from './words.ts';

type Params = Readonly<Record<string, unknown>>;
interface SeenProps {
  /** Of the finding: some say something of their own by a name that others bear too. */
  readonly code: string;
  readonly params: Params;
}

export function Seen({ code, params }: SeenProps): ReactNode {
  const { t } = useTranslation();
  const tell = useSeen(code, params);
  const told = toldOf(params).map(([name, value]) => tell(name, value));
  return told.length === 0 ? null : (
    <p className="small">
      {t('findings.saw')} {told.join('; ')}
    </p>
  );
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Answers what tells one value. */
export function useSeen(code: string, params: Params): (name: string, value: unknown) => string {
  const { t, i18n } = useTranslation();
  const { number } = useWords();
  const worded = useWorded(params);
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  return (name, value) => {
    if (typeof value === 'number') {
      return t(`findings.seen.${name}`, { count: value, value: SHARES.includes(name) ? percent.format(value) : number(value) });
    }
    const values = [value].flat().map((one) => worded(name, String(one)));
    return t([`findings.seenOf.${code}.${name}`, `findings.seen.${name}`], { value: values.join(', ') });
  };
}

/** Answers the words of one value. */
function useWorded(params: Params): (name: string, text: string) => string {
  const { t } = useTranslation();
  const { day } = useWords();
  const titleOf = useTitled(params);
  return (name, text) => {
    if (DAY.test(text)) {
      return day(text);
    }
    if (name in TITLED) {
      return titleOf(TITLED[name as keyof typeof TITLED], text);
    }
    if (NAMES.includes(name)) {
      return text;
    }
    return name === 'missing' ? t(`findings.facts.${factKeyOf(text)}`) : t(`findings.codes.${text}`, { count: criteriaIn(params) });
  };
}

/** Titles seldom change; a page need not ask again for them. */
const KEPT_MS = 60_000;

/** Answers the title that the institution gave to a code; the code itself while the list is on its way. */
function useTitled(params: Params): (list: TitledList, code: string) => string {
  const { pick } = useWords();
  const needed = Object.keys(params).map((name): string | undefined => TITLED[name as keyof typeof TITLED]);
  const asked = <T,>(list: TitledList, queryKey: readonly string[], queryFn: () => Promise<T>) =>
    ({ queryKey, queryFn, staleTime: KEPT_MS, enabled: needed.includes(list) }) as const;
  const page = { params: { query: { limit: 200 } } } as const;
  const institution = useQuery(asked('goals', INSTITUTION.queryKey, INSTITUTION.queryFn));
  const purposes = useQuery(asked('purposes', ['purposes'], () => body(api.GET('/api/v1/purposes', page))));
  const sources = useQuery(asked('sources', SOURCE_SYSTEMS.queryKey, SOURCE_SYSTEMS.queryFn));
  const lists: Readonly<Record<TitledList, readonly { readonly code: string; readonly title: Bilingual }[] | undefined>> = {
    goals: institution.data === undefined ? undefined : goalsNamed(institution.data),
    purposes: purposes.data?.items,
    sources: sources.data?.items,
  };
  return (list, code) => {
    const named = lists[list]?.find((one) => one.code === code);
    return named === undefined ? code : pick(named.title);
  };
}
