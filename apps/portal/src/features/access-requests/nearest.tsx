// What is permitted instead of a request that is refused or waits: each use with the steps that lead to it, and a way to take it.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Schemas } from '../../api/client.ts';
import { PermittedUses } from '../explanations/smaller-uses.tsx';
import { useSteps } from '../explanations/steps.ts';

type Nearest = Schemas['NearestDto'];
export type Use = Schemas['NearestUseDto'];

interface NearestUsesProps {
  readonly nearest: Nearest;
  /** What takes a use over: a button or a link that says what it does. */
  readonly take: (use: Use, steps: string) => ReactNode;
}

export function NearestUses({ nearest, take }: NearestUsesProps): ReactNode {
  const told = useSteps();
  return (
    <PermittedUses nearest={nearest} told={told}>
      {(use, steps) => (isForForm(use) ? take(use, steps) : <NotForForm use={use} steps={steps} />)}
    </PermittedUses>
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
