// What would be permitted instead of what is refused or waits, and where nothing is, without what no smaller use can do.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Schemas } from '../../api/client.ts';
import { RuleLink } from '../../ui/findings.tsx';
import { OutcomeBadge } from '../../ui/outcome.tsx';
import { useWords } from '../../ui/words.ts';
import { useSteps } from './steps.ts';

type SmallerUses = Schemas['SmallerUsesDto'];

interface SmallerUseListProps {
  readonly nearest: SmallerUses;
  readonly processes: readonly string[];
}

export function SmallerUseList({ nearest, processes }: SmallerUseListProps): ReactNode {
  const told = useSteps(processes);
  return (
    <PermittedUses nearest={nearest} told={told}>
      {(_use, steps) => (
        <p>
          <strong>{steps}</strong>
        </p>
      )}
    </PermittedUses>
  );
}

interface PermittedUsesProps<Use extends SmallerUses['uses'][number]> {
  readonly nearest: { readonly uses: readonly Use[]; readonly without: SmallerUses['without'] };
  /** The steps that lead to a use, in words. */
  readonly told: (use: Use) => string;
  /** What stands under the outcome of a use. */
  readonly children: (use: Use, steps: string) => ReactNode;
}

export function PermittedUses<Use extends SmallerUses['uses'][number]>({ nearest, told, children }: PermittedUsesProps<Use>): ReactNode {
  const { t } = useTranslation();
  return (
    <section aria-label={t('requests.nearest.title')}>
      <h3>{t('requests.nearest.title')}</h3>
      {nearest.uses.length === 0 ? (
        <NoSmallerUse without={nearest.without} />
      ) : (
        <p className="small quiet">{t('requests.nearest.about')}</p>
      )}
      <ul className="findings">
        {nearest.uses.map((use) => (
          <li className="permitted" key={told(use)}>
            <p>
              <OutcomeBadge outcome={use.outcome} />
            </p>
            {children(use, told(use))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** No step leads to something that is permitted: what is lacking is told, and who can supply it. */
function NoSmallerUse({ without }: { readonly without: SmallerUses['without'] }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  if (without.length === 0) {
    return <p>{t('requests.nearest.none')}</p>;
  }
  return (
    <>
      <p>{t('requests.nearest.without')}</p>
      <ul>
        {without.map(({ code, process, norm, article, rule, title, remedy, lifted_by: liftedBy }) => (
          <li key={`${code}${process ?? ''}`}>
            <strong>{pick(title)}.</strong> {pick(remedy)}
            {liftedBy === 'nobody' ? null : ` ${t('findings.by', { who: t(`findings.party.${liftedBy}`) })}.`}{' '}
            <RuleLink norm={norm} article={article} at={rule} />
          </li>
        ))}
      </ul>
    </>
  );
}
