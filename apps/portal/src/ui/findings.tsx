// Findings of the code of practice: what was found, by which norm, of which nature, what helps and who can help.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from './badge.tsx';
import { type Bilingual, useWords } from './words.ts';

export interface ToldFinding {
  readonly code: string;
  readonly norm: string;
  readonly effect: string;
  readonly nature: string;
  readonly lifted_by: string;
  readonly title: Bilingual;
  readonly remedy: Bilingual;
  readonly source: readonly { readonly description: string; readonly ref: string }[];
  readonly column?: string;
}

const TONES: Readonly<Record<string, Tone>> = { deny: 'bad', hold: 'warn', oblige: 'info', warn: 'warn' };

export function FindingList({ findings }: { readonly findings: readonly ToldFinding[] }): ReactNode {
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <FindingItem key={`${finding.code}${finding.column ?? ''}`} finding={finding} />
      ))}
    </ul>
  );
}

function FindingItem({ finding }: { readonly finding: ToldFinding }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  return (
    <li className="finding">
      <p className="meta">
        <Badge tone={TONES[finding.effect] ?? 'neutral'}>{t(`findings.effect.${finding.effect}`)}</Badge>
        <span>{t(`findings.nature.${finding.nature}`)}</span>
        <span>{finding.norm}</span>
        {finding.column === undefined ? null : <code>{finding.column}</code>}
      </p>
      <h3>{pick(finding.title)}</h3>
      <p>
        <strong>{t('findings.helps')}</strong> {pick(finding.remedy)}
      </p>
      <p className="meta">
        <span>{t('findings.by', { who: t(`findings.party.${finding.lifted_by}`) })}</span>
        <Sources sources={finding.source} />
      </p>
    </li>
  );
}

function Sources({ sources }: { readonly sources: ToldFinding['source'] }): ReactNode {
  return sources.map(({ description, ref }) => (
    <a key={ref + description} href={ref} rel="noreferrer" target="_blank">
      {description}
    </a>
  ));
}
