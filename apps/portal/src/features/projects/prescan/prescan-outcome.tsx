// What follows from the answers by the code of practice: whether a DPIA is needed and why, the criteria and the points.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { RuleLink } from '../../../ui/findings.tsx';
import { Card, Facts } from '../../../ui/page.tsx';
import { Table } from '../../../ui/table.tsx';
import { useWords } from '../../../ui/words.ts';
import { type Prescan } from './prescan.api.ts';
import { type Tick } from './prescan.questions.ts';
import { useQuestionWords } from './prescan.words.ts';

type Screening = NonNullable<Prescan['screening']>;
const TONES: Readonly<Record<Screening['result'], Tone>> = {
  required: 'warn',
  recommended: 'info',
  'not-required': 'good',
  'not-known': 'neutral',
};

export function ResultBadge({ screening }: { readonly screening: Screening | null }): ReactNode {
  const { t } = useTranslation();
  const result = screening?.result ?? 'not-known';
  return <Badge tone={TONES[result]}>{t(`prescan.results.${result}`)}</Badge>;
}

export function PrescanOutcome({ prescan }: { readonly prescan: Prescan }): ReactNode {
  const { t } = useTranslation();
  const { screening } = prescan;
  return (
    <Card title={t('prescan.follows')}>
      <div className="stack">
        <p>
          <ResultBadge screening={screening} />
        </p>
        {screening === null ? <p>{t('prescan.nothingFollows')}</p> : <Reasons screening={screening} />}
        {screening === null ? null : (
          <p>
            {t('prescan.byRule')} <RuleLink norm={screening.norm} at={screening.rule} />
          </p>
        )}
        <Open prescan={prescan} />
        {screening === null ? null : <Criteria prescan={prescan} screening={screening} />}
        {screening === null ? null : <Points screening={screening} />}
      </div>
    </Card>
  );
}

function Reasons({ screening: { reasons, counted } }: { readonly screening: Screening }): ReactNode {
  const { t } = useTranslation();
  return reasons.length === 0 ? null : (
    <>
      <p>{t('prescan.because')}</p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{t(`findings.codes.${reason}`, { count: counted.length })}</li>
        ))}
      </ul>
    </>
  );
}

function Open({ prescan: { open, projectId } }: { readonly prescan: Prescan }): ReactNode {
  const { t } = useTranslation();
  const nameOf = useQuestionWords();
  return open.length === 0 ? (
    <p>{t('prescan.allAnswered')}</p>
  ) : (
    <details>
      <summary>{t('prescan.open', { count: open.length })}</summary>
      <ul>
        {open.map(({ question, process }) => (
          <li key={`${projectId}${question}${process ?? ''}`}>{nameOf(question, process)}</li>
        ))}
      </ul>
    </details>
  );
}

/** Every criterion that follows or was added, also one that counts no more. */
function Criteria({ prescan, screening }: { readonly prescan: Prescan; readonly screening: Screening }): ReactNode {
  const { t } = useTranslation();
  const ticks = (prescan.answers?.criteria ?? []) as readonly Tick[];
  const counted: readonly string[] = screening.counted;
  const all: readonly (readonly [criterion: string, from: string])[] = [
    ...screening.because.map(({ criterion, fact, process }) => [criterion, factOf(t(`prescan.facts.${fact}`), process)] as const),
    ...ticks.map(({ code, reason }) => [code, t('prescan.added', { reason })] as const),
  ];
  const criteria = [...new Set(all.map(([criterion]) => criterion))];
  const told = (criterion: string): string =>
    [
      ...all.filter(([other]) => other === criterion).map(([, from]) => from),
      ...(counted.includes(criterion) ? [] : [t('prescan.countsNot')]),
    ].join('\n');
  return (
    <div>
      <h3>{t('prescan.criteriaOf', { count: counted.length })}</h3>
      {criteria.length === 0 ? (
        <p className="quiet">{t('prescan.noCriteria')}</p>
      ) : (
        <Facts items={criteria.map((criterion) => [t(`findings.codes.${criterion}`), told(criterion)])} />
      )}
    </div>
  );
}

function factOf(fact: string, process: string | null): string {
  return process === null ? fact : `${fact} (${process})`;
}

function Points({ screening: { score, points } }: { readonly screening: Screening }): ReactNode {
  const { t } = useTranslation();
  const { number } = useWords();
  return points === null || score === null ? (
    <p className="quiet">{t('prescan.noScore')}</p>
  ) : (
    <details>
      <summary>{t('prescan.score', { count: score })}</summary>
      <Table
        caption={t('prescan.points')}
        rows={Object.entries(points)}
        keyOf={([name]) => name}
        empty={t('prescan.noScore')}
        columns={[
          { name: t('prescan.question'), cell: ([name]) => t(`prescan.pointsOf.${name}`) },
          { name: t('prescan.pointsHead'), cell: ([, point]) => number(point), isNumber: true },
        ]}
      />
    </details>
  );
}
