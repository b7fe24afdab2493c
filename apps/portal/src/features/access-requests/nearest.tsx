// What is permitted instead of a request that is refused or waits: each use with the steps that lead to it, and a way to take it.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Schemas } from '../../api/client.ts';
import { useWords } from '../../ui/words.ts';
import { OutcomeBadge } from '../../ui/outcome.tsx';

type Nearest = Schemas['NearestDto'];
export type Use = Schemas['NearestUseDto'];
type Step = Schemas['NearestStepDto'];

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
      {nearest.uses.length === 0 ? <p>{t('requests.nearest.none')}</p> : <p className="small quiet">{t('requests.nearest.about')}</p>}
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

/** Answers the steps of a use in one line. */
function useSteps(): (use: Use) => string {
  const { t } = useTranslation();
  const { day } = useWords();
  const say = (step: Step): string => {
    switch (step.kind) {
      case 'other-setting':
        return t('requests.nearest.steps.other-setting', { setting: step.settingTitle ?? '' });
      case 'aggregate':
        return t('requests.nearest.steps.aggregate');
      case 'coarser-level':
        return t('requests.nearest.steps.coarser-level', { level: t(`process.levels.${step.level ?? 'group'}`) });
      case 'drop-column':
        return t('requests.nearest.steps.drop-column', { field: step.field ?? '' });
      case 'shorten-period':
        return [
          ...(step.from === null ? [] : [t('requests.nearest.steps.from', { from: day(step.from) })]),
          ...(step.until === null ? [] : [t('requests.nearest.steps.until', { until: day(step.until) })]),
        ].join(' ');
    }
  };
  return ({ steps }) => steps.map(say).join(` ${t('requests.nearest.and')} `);
}
