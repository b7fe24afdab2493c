// Which rules of a version are shown, by the address: in force or not, and of which nature.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
import { type Rule } from './code.api.ts';

const STANDINGS = ['in-force', 'not-in-force'] as const;
const NATURES = ['law', 'code', 'practice'] as const;

interface Filter {
  readonly standing: string | null;
  readonly nature: string | null;
}

const standingOf = ({ isInForce }: Rule): string => (isInForce ? 'in-force' : 'not-in-force');
const passes = (rule: Rule, { standing, nature }: Filter): boolean =>
  (standing === null || standingOf(rule) === standing) && (nature === null || rule.nature === nature);

/** What the address asks; anything else than a known choice asks nothing. */
function useFilter(): Filter {
  const [search] = useSearchParams();
  const chosen = (name: string, known: readonly string[]): string | null => known.find((one) => one === search.get(name)) ?? null;
  return { standing: chosen('standing', STANDINGS), nature: chosen('nature', NATURES) };
}

/** Answers the rules that are shown; the one that the address leads to is always among them. */
export function useShownRules(rules: readonly Rule[]): readonly Rule[] {
  const filter = useFilter();
  const anchor = decodeURIComponent(useLocation().hash.slice(1));
  return rules.filter((rule) => passes(rule, filter) || rule.norm === anchor);
}

export function RuleFilter({ rules, shown }: { readonly rules: readonly Rule[]; readonly shown: readonly Rule[] }): ReactNode {
  const { t } = useTranslation();
  const filter = useFilter();
  const countOf = (changed: Partial<Filter>): number => rules.filter((rule) => passes(rule, { ...filter, ...changed })).length;
  return (
    <nav className="card stack" aria-label={t('codes.filter.title')}>
      <h2>{t('codes.filter.title')}</h2>
      <Choices name="standing" codes={STANDINGS} filter={filter} countOf={countOf} />
      <Choices name="nature" codes={NATURES} filter={filter} countOf={countOf} />
      <p role="status">{t('codes.filter.shown', { count: shown.length, total: rules.length })}</p>
    </nav>
  );
}

interface ChoicesProps {
  readonly name: keyof Filter;
  readonly codes: readonly string[];
  readonly filter: Filter;
  /** How many rules there would be. */
  readonly countOf: (changed: Partial<Filter>) => number;
}

function Choices({ name, codes, filter, countOf }: ChoicesProps): ReactNode {
  const { t } = useTranslation();
  return (
    <ul className="row filter" aria-label={t(`codes.filter.${name}`)}>
      {[null, ...codes].map((code) => (
        <li key={code}>
          <Link to={{ search: searchOf({ ...filter, [name]: code }) }} aria-current={filter[name] === code} preventScrollReset>
            {t(`codes.filter.${code ?? 'all'}`, { count: countOf({ [name]: code }) })}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function searchOf(filter: Filter): string {
  const chosen = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== null);
  return new URLSearchParams(chosen).toString();
}
