// In which state a version of the code is, and whether it is the one that holds.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { type CodeSummary } from './code.api.ts';

const TONES: Readonly<Record<string, Tone>> = { draft: 'neutral', consulted: 'info', adopted: 'good', retired: 'neutral' };

export function CodeState({ version }: { readonly version: Pick<CodeSummary, 'state' | 'isInForce'> }): ReactNode {
  const { t } = useTranslation();
  return (
    <span className="row">
      <Badge tone={TONES[version.state] ?? 'neutral'}>{t(`codes.states.${version.state}`)}</Badge>
      {version.isInForce && version.state === 'adopted' ? <Badge tone="good">{t('codes.inForceToday')}</Badge> : null}
    </span>
  );
}
