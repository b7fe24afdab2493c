// The answer of a what-if run: how much changes, as bars and as tables, and each changed outcome to open.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Bars } from '../../ui/bars.tsx';
import { RuleLink } from '../../ui/findings.tsx';
import { OutcomeBadge } from '../../ui/outcome.tsx';
import { Card, Facts, LoadedPage, Page } from '../../ui/page.tsx';
import { Notice } from '../../ui/status.tsx';
import { Table } from '../../ui/table.tsx';
import { useWords } from '../../ui/words.ts';
import { useCodeVersion } from '../code/code.api.ts';
import { CodeName } from '../code/code-name.tsx';
import { DocumentLinks } from '../code/document-links.tsx';
import { useValue } from '../code/parameters.tsx';
import { ChangeList } from './change-list.tsx';
import { RunState } from './runs-page.tsx';
import { type Run, useRun } from './what-if.api.ts';

type Counts = NonNullable<Run['counts']>;

export function WhatIfRunPage(): ReactNode {
  const { id = '' } = useParams();
  const query = useRun(id);
  return <LoadedPage query={query}>{(run) => <RunView run={run} />}</LoadedPage>;
}

function RunView({ run }: { readonly run: Run }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useWords();
  return (
    <Page
      title={t('whatIf.oneTitle', { label: run.codeVersion.label })}
      lead={t('whatIf.askedOn', { at: instant(run.askedAt), who: run.askedBy ?? t('codes.platform') })}
      back={{ to: '/code/what-if', label: t('whatIf.title') }}
      actions={run.counts === null ? null : <DocumentLinks path={`/api/v1/what-if-runs/${run.id}/document`} />}
    >
      <Asked run={run} />
      <div aria-live="polite" aria-busy={run.state === 'waiting'}>
        {run.state === 'waiting' ? <Notice>{t('whatIf.waiting')}</Notice> : null}
        {run.state === 'failed' ? <Notice tone="bad" title={t('whatIf.failed')} /> : null}
      </div>
      {run.counts === null ? null : (
        <>
          <Totals counts={run.counts} />
          <Subjects counts={run.counts} />
          <Pairs counts={run.counts} />
          <ByChange counts={run.counts} />
          <ByRule counts={run.counts} />
          <ChangeList run={run} />
        </>
      )}
    </Page>
  );
}

function Asked({ run }: { readonly run: Run }): ReactNode {
  const { t } = useTranslation();
  const { day, pick } = useWords();
  const shown = useValue();
  const version = useCodeVersion(run.codeVersion.id);
  const kinds = version.data?.parameters ?? [];
  const changed = Object.entries(run.parameters as Readonly<Record<string, unknown>>).map(([code, value]) => {
    const kind = kinds.find((one) => one.code === code);
    return `${kind === undefined ? code : pick(kind.title)}: ${shown(value, kind?.unit ?? null)}`;
  });
  return (
    <Card>
      <Facts
        items={[
          [t('whatIf.state'), <RunState key="s" state={run.state} />],
          [t('codes.version'), <CodeName key="c" code={run.codeVersion} />],
          [t('whatIf.period'), t('whatIf.periodOf', { from: day(run.from), until: day(run.until) })],
          [t('whatIf.parameters'), changed.length === 0 ? t('whatIf.asVersion') : changed.join('\n')],
          [t('codes.ruleChoice'), run.inForce === null ? t('whatIf.asVersion') : run.inForce.join(', ')],
        ]}
      />
    </Card>
  );
}

function Totals({ counts: { totals, byGate } }: { readonly counts: Counts }): ReactNode {
  const { t } = useTranslation();
  const { number } = useWords();
  return (
    <div className="columns second">
      <Card title={t('whatIf.howMuch')}>
        <Bars
          title={t('whatIf.asked', { count: totals.asked })}
          bars={[
            { label: t('whatIf.same'), value: totals.same, tone: 'neutral' },
            { label: t('whatIf.outcomeChanged'), value: totals.outcomeChanged, tone: 'bad' },
            { label: t('whatIf.conditionsChanged'), value: totals.conditionsChanged, tone: 'warn' },
            { label: t('whatIf.notJudged'), value: totals.notJudged, tone: 'info' },
          ]}
        />
      </Card>
      <Table
        caption={t('whatIf.byMoment')}
        rows={[...byGate, { gate: '', ...totals }]}
        keyOf={({ gate }) => gate}
        empty={t('whatIf.nothing')}
        columns={[
          { name: t('whatIf.moment'), cell: ({ gate }) => (gate === '' ? t('whatIf.total') : t(`codes.gates.${gate}`)) },
          { name: t('whatIf.same'), cell: ({ same }) => number(same), isNumber: true },
          { name: t('whatIf.outcomeChanged'), cell: ({ outcomeChanged }) => number(outcomeChanged), isNumber: true },
          { name: t('whatIf.conditionsChanged'), cell: ({ conditionsChanged }) => number(conditionsChanged), isNumber: true },
          { name: t('whatIf.notJudged'), cell: ({ notJudged }) => number(notJudged), isNumber: true },
        ]}
      />
    </div>
  );
}

/** Each project and each request once; a run that was done before they were counted shows none. */
function Subjects({ counts: { bySubject } }: { readonly counts: Counts }): ReactNode {
  const { t } = useTranslation();
  const { number } = useWords();
  return bySubject.length === 0 ? null : (
    <div className="stack">
      <Table
        caption={t('whatIf.bySubject')}
        rows={bySubject}
        keyOf={({ subject }) => subject}
        empty={t('whatIf.nothing')}
        columns={[
          { name: t('whatIf.ofSubject'), cell: ({ subject }) => t(`whatIf.subjectsOf.${subject}`) },
          { name: t('whatIf.same'), cell: ({ same }) => number(same), isNumber: true },
          { name: t('whatIf.outcomeChanged'), cell: ({ outcomeChanged }) => number(outcomeChanged), isNumber: true },
          { name: t('whatIf.conditionsChanged'), cell: ({ conditionsChanged }) => number(conditionsChanged), isNumber: true },
          { name: t('whatIf.notJudged'), cell: ({ notJudged }) => number(notJudged), isNumber: true },
          { name: t('whatIf.total'), cell: ({ asked }) => number(asked), isNumber: true },
        ]}
      />
      <p className="quiet">{t('whatIf.bySubjectAbout')}</p>
    </div>
  );
}

function Pairs({ counts: { byPair } }: { readonly counts: Counts }): ReactNode {
  const { t } = useTranslation();
  const { number } = useWords();
  return (
    <Table
      caption={t('whatIf.byPair')}
      rows={byPair}
      keyOf={({ from, to }) => `${from} ${to}`}
      empty={t('whatIf.nothing')}
      columns={[
        { name: t('whatIf.was'), cell: ({ from }) => <OutcomeBadge outcome={from} /> },
        { name: t('whatIf.becomes'), cell: ({ to }) => <OutcomeBadge outcome={to} /> },
        { name: t('whatIf.count'), cell: ({ count }) => number(count), isNumber: true },
      ]}
    />
  );
}

/** Rules that are drawn as bars; the table has all. */
const MOST_BARS = 10;

/** From what to what and by which rule; a run that was done before it was counted shows none. */
function ByChange({ counts: { byChange } }: { readonly counts: Counts }): ReactNode {
  const { t } = useTranslation();
  const { pick, number } = useWords();
  const bars = (['outcome', 'conditions'] as const).flatMap((kind) =>
    byChange
      .filter((counted) => counted.kind === kind)
      .map(({ norm, from, to, count }) => ({
        label: t(`whatIf.bar.${kind}`, { norm, from: t(`outcomes.${from}`), to: t(`outcomes.${to}`) }),
        value: count,
        tone: kind === 'outcome' ? ('bad' as const) : ('warn' as const),
      })),
  );
  return byChange.length === 0 ? null : (
    <div className="stack">
      <Card title={t('whatIf.byChange')}>
        <Bars title={t('whatIf.byChangeMost')} bars={bars.toSorted((a, b) => b.value - a.value).slice(0, MOST_BARS)} />
      </Card>
      <Table
        caption={t('whatIf.byChange')}
        rows={byChange}
        keyOf={({ kind, from, to, norm }) => [kind, from, to, norm].join(' ')}
        empty={t('whatIf.noRules')}
        columns={[
          {
            name: t('codes.rule'),
            cell: ({ norm, title, rule }) => (
              <>
                <RuleLink norm={norm} at={rule} /> {pick(title)}
              </>
            ),
          },
          { name: t('codes.change'), cell: ({ kind }) => t(`whatIf.kinds.${kind}`) },
          { name: t('whatIf.was'), cell: ({ from }) => <OutcomeBadge outcome={from} /> },
          { name: t('whatIf.becomes'), cell: ({ to }) => <OutcomeBadge outcome={to} /> },
          { name: t('whatIf.count'), cell: ({ count }) => number(count), isNumber: true },
        ]}
      />
      <p className="quiet">{t('whatIf.byChangeAbout')}</p>
    </div>
  );
}

function ByRule({ counts: { byRule } }: { readonly counts: Counts }): ReactNode {
  const { t } = useTranslation();
  const { pick, number } = useWords();
  return (
    <Table
      caption={t('whatIf.byRule')}
      rows={byRule}
      keyOf={({ norm }) => norm}
      empty={t('whatIf.noRules')}
      columns={[
        {
          name: t('codes.rule'),
          cell: ({ norm, title, rule }) => (
            <>
              <RuleLink norm={norm} at={rule} /> {pick(title)}
            </>
          ),
        },
        { name: t('whatIf.appeared'), cell: ({ appeared }) => number(appeared), isNumber: true },
        { name: t('whatIf.disappeared'), cell: ({ disappeared }) => number(disappeared), isNumber: true },
        { name: t('whatIf.changed'), cell: ({ changed }) => number(changed), isNumber: true },
        { name: t('whatIf.notJudged'), cell: ({ notJudged }) => number(notJudged), isNumber: true },
      ]}
    />
  );
}
