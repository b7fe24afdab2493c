// What is permitted instead of a request that is refused or waits: each use with the steps that lead to it, and a way to take it.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Schemas } from '../../api/client.ts';
import { OutcomeBadge } from '../../ui/outcome.tsx';
import { NoSmallerUse } from '../explanations/smaller-uses.tsx';
import { useSteps } from '../explanations/steps.ts';

type Nearest = Schemas['NearestDto'];
export type Use = Schemas['NearestUseDto'];

interface NearestUsesProps {
  readonly nearest: Nearest;
  /** What takes a use over: a button or a link that says what it does. */
  readonly take: (use: Use, steps: string) => ReactNode;
}

export function NearestUses({ nearest, take }: NearestUsesProps): ReactNode {
  const { t } = useTranslation();
  const told = useSteps();
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
            {isForForm(use) ? take(use, told(use)) : <NotForForm use={use} steps={told(use)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A use that the form can ask for: the request alone changes, and it is of rows. */
function isForForm({ steps, shape, settingId }: Use): boolean {
  return steps.every(({ isOnRequest }) => isOnRequest) && shape === 'rows' && settingId !== null;
}

function NotForForm({ use, steps }: { readonly use: Use; readonly steps: string }): ReactNode {
  const { t } = useTranslation();
  const isOnProcess = use.steps.some(({ isOnRequest }) => !isOnRequest);
  return (
    <>
      <p>
        <strong>{steps}</strong>
      </p>
      <p className="small">{t(isOnProcess ? 'requests.nearest.onProcess' : 'requests.nearest.notHere')}</p>
    </>
  );
}
