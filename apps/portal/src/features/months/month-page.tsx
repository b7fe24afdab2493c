// The monthly list: what came, changed and stopped, new ones on top; other months are a step away.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Badge } from '../../ui/badge.tsx';
import { RuleLink } from '../../ui/findings.tsx';
import { LoadedPage, Page } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { TIME_ZONE, useWords } from '../../ui/words.ts';
import { StateBadge } from '../projects/state-badge.tsx';
import { Counts, type Month, useMonth } from './month-counts.tsx';

export function MonthPage(): ReactNode {
  const [params] = useSearchParams();
  const query = useMonth(params.get('month'));
  return <LoadedPage query={query}>{(month) => <OneMonth month={month} />}</LoadedPage>;
}

function OneMonth({ month }: { readonly month: Month }): ReactNode {
  const { t, i18n } = useTranslation();
  const name = nameOf(month.month, i18n.language);
  return (
    <Page title={t('months.title')} lead={t('months.lead')}>
      <h2>{name}</h2>
      <p>
        <Counts month={month} />
      </p>
      <Table
        caption={t('months.caption', { month: name })}
        rows={month.projects}
        keyOf={({ id }) => id}
        empty={t('months.none')}
        columns={[
          { name: t('projects.number'), cell: ({ id, number }) => <Link to={`/projects/${id}`}>{number}</Link> },
          {
            name: t('projects.question'),
            cell: ({ question }) => question ?? <span className="quiet">{t('projects.noQuestion')}</span>,
          },
          {
            name: t('months.change'),
            cell: ({ change }) => <Badge tone={change === 'unchanged' ? 'neutral' : 'info'}>{t(`months.changes.${change}`)}</Badge>,
          },
          { name: t('projects.state'), cell: ({ state }) => <StateBadge state={state} /> },
        ]}
      />
      <Departed month={month} />
      <Contested month={month} />
      <nav aria-label={t('months.month')} className="row">
        <Link to={`/monthly-list?month=${stepped(month.month, -1)}`}>← {t('months.previous')}</Link>
        {month.month < thisMonth() ? <Link to={`/monthly-list?month=${stepped(month.month, 1)}`}>{t('months.next')} →</Link> : null}
      </nav>
    </Page>
  );
}

/** Comply or explain: the departures from the code that held in the month. */
function Departed({ month }: { readonly month: Month }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useWords();
  return month.departures.length === 0 ? null : (
    <Table
      caption={t('departures.title')}
      rows={month.departures}
      keyOf={({ id }) => id}
      empty={t('months.none')}
      columns={[
        { name: t('projects.number'), cell: ({ projectId, number }) => <Link to={`/projects/${projectId}`}>{number}</Link> },
        { name: t('departures.norm'), cell: ({ norm, title }) => <Ruled norm={norm} text={pick(title)} /> },
        { name: t('departures.reason'), cell: ({ reason }) => reason },
        { name: t('departures.advice'), cell: ({ advice }) => <Said said={advice} /> },
        { name: t('departures.decision'), cell: ({ decision }) => <Said said={decision} /> },
        { name: t('departures.answer'), cell: ({ answer }) => answer ?? t('app.none') },
        { name: t('departures.untilOn'), cell: ({ untilOn, ending }) => (ending === null ? day(untilOn) : <Ended ending={ending} />) },
        { name: t('projects.state'), cell: ({ state }) => t(`departures.states.${state}`) },
      ]}
    />
  );
}

type Word = Month['departures'][number]['decision'];

/** What somebody said of a departure, in which function; names stand with the project. */
function Said({ said }: { readonly said: Word }): ReactNode {
  const { t } = useTranslation();
  return said === null
    ? t('app.none')
    : `${t(`departures.outcomes.${said.outcome}`)}: ${said.rationale} (${said.person?.functionTitle ?? t('projects.platform')})`;
}

/** A departure that was ended lasted until that day, and no longer until the day that was planned. */
function Ended({ ending }: { readonly ending: Word & {} }): ReactNode {
  const { day } = useWords();
  return (
    <>
      {day(ending.at.slice(0, 10))}: <Said said={ending} />
    </>
  );
}

/** The criteria of a DPIA that somebody contested in the month, and what a second person said of it. */
function Contested({ month }: { readonly month: Month }): ReactNode {
  const { t } = useTranslation();
  return month.contests.length === 0 ? null : (
    <Table
      caption={t('months.contests')}
      rows={month.contests}
      keyOf={({ id }) => id}
      empty={t('months.none')}
      columns={[
        { name: t('projects.number'), cell: ({ projectId, number }) => <Link to={`/projects/${projectId}/prescan`}>{number}</Link> },
        { name: t('prescan.criterion'), cell: ({ criterion, norm }) => <Ruled norm={norm} text={t(`findings.codes.${criterion}`)} /> },
        {
          name: t('prescan.contestReason'),
          cell: ({ reason, raiser }) => `${reason} (${raiser?.functionTitle ?? t('projects.platform')})`,
        },
        { name: t('projects.state'), cell: ({ state }) => t(`prescan.states.${state}`) },
        {
          name: t('prescan.judgement'),
          cell: ({ judgement }) =>
            judgement === null ? '' : `${judgement.rationale} (${judgement.person?.functionTitle ?? t('projects.platform')})`,
        },
      ]}
    />
  );
}

function Ruled({ norm, text }: { readonly norm: string; readonly text: string }): ReactNode {
  return (
    <>
      {text} (<RuleLink norm={norm} />)
    </>
  );
}

/** The month so many months later: 2026-12 and 1 give 2027-01. */
function stepped(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 'yyyy-mm'.length);
}

/** The running month in the institution’s time zone; what is to come has not happened. */
function thisMonth(): string {
  return new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', timeZone: TIME_ZONE })
    .format(new Date())
    .slice(0, 'yyyy-mm'.length);
}

function nameOf(month: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${month}-15T12:00:00Z`));
}
