// The state of a project in a word.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../ui/badge.tsx';

const TONES: Readonly<Record<string, Tone>> = {
  draft: 'neutral',
  submitted: 'info',
  returned: 'warn',
  tested: 'info',
  approved: 'good',
  rejected: 'bad',
  withdrawn: 'neutral',
};

export function StateBadge({ state }: { readonly state: string }): ReactNode {
  const { t } = useTranslation();
  return <Badge tone={TONES[state] ?? 'neutral'}>{t(`projects.states.${state}`)}</Badge>;
}
