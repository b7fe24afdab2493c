// The state of an import in a word.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../ui/badge.tsx';

const TONES: Readonly<Record<string, Tone>> = {
  inspected: 'info',
  asked: 'warn',
  refused: 'bad',
  loading: 'info',
  loaded: 'good',
  failed: 'bad',
  expired: 'neutral',
};

export function ImportBadge({ state }: { readonly state: string }): ReactNode {
  const { t } = useTranslation();
  return <Badge tone={TONES[state] ?? 'neutral'}>{t(`imports.states.${state}`)}</Badge>;
}
