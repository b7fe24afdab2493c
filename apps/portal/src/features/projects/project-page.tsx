// One project: its question and facts, what the code of practice says, who is next, what can be done, and its history.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Card, Facts, LoadedPage, Page } from '../../ui/page.tsx';
import { Done } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';
import { Advices } from './advices.tsx';
import { Departures } from './departures.tsx';
import { Members } from './members.tsx';
import { ProjectActions } from './project-actions.tsx';
import { ProjectFindings } from './project-findings.tsx';
import { ProjectHistory } from './project-history.tsx';
import { ProjectReview } from './project-review.tsx';
import { PrescanCard } from './prescan/prescan-card.tsx';
import { type Project, useAct, useProject } from './projects.api.ts';
import { RouteOf } from './route.tsx';
import { StateBadge } from './state-badge.tsx';
import { useTitles, useUmbrellas } from './titles.ts';

export function ProjectPage(): ReactNode {
  const { id = '' } = useParams();
  return <LoadedPage query={useProject(id)}>{(project) => <ProjectView key={project.id} project={project} />}</LoadedPage>;
}

function ProjectView({ project }: { readonly project: Project }): ReactNode {
  const { t } = useTranslation();
  const act = useAct(project.id);
  return (
    <Page
      title={project.question ?? t('projects.noQuestion')}
      lead={project.number}
      back={{ to: '/projects', label: t('projects.title') }}
      actions={<StateBadge state={project.state} />}
    >
      {act.isSuccess ? (
        <Done title={t(`projects.done.${act.data.state}`)}>
          <p>{t('projects.receipt', { index: act.data.logIndex })}</p>
        </Done>
      ) : null}
      <div className="columns">
        <div className="stack">
          <Registered project={project} />
          <Processes project={project} />
          <Advices project={project} />
          <Card title={t('projects.history')}>
            <ProjectHistory id={project.id} />
          </Card>
        </div>
        <div className="stack">
          <Next project={project} />
          <ProjectActions project={project} act={act} />
          <ProjectFindings project={project} />
          <ProjectReview project={project} />
          <PrescanCard projectId={project.id} />
          <Departures project={project} />
          <Card title={t('projects.members')}>
            <Members project={project} />
          </Card>
        </div>
      </div>
    </Page>
  );
}

function Registered({ project }: { readonly project: Project }): ReactNode {
  const { t } = useTranslation();
  const { day } = useWords();
  const titles = useTitles();
  const { registered: r } = project;
  const list = (values: readonly string[] | undefined): string => (values ?? []).join('\n');
  const orNone = (values: readonly string[] | null | undefined): string | undefined =>
    values === undefined || values === null ? undefined : values.length === 0 ? t('projects.noneListed') : values.join('\n');
  const months = r.retentionMonths ?? null;
  return (
    <Card title={t('projects.facts')}>
      <Facts
        items={[
          [t('fields.problem'), r.problem],
          [t('fields.question'), r.question],
          [t('fields.beneficiary'), r.beneficiary],
          [t('fields.resultSought'), r.resultSought],
          [t('fields.plan'), r.plan],
          [t('fields.goal'), titles.of('goals', r.goal)],
          [t('fields.unit'), titles.of('units', r.unit) ?? t('projects.noUnit')],
          [t('fields.population'), r.population],
          [t('fields.controller'), r.controller],
          [t('fields.subjectCategories'), list(r.subjectCategories)],
          [t('fields.dataCategories'), list(r.dataCategories)],
          [t('fields.recipients'), orNone(r.recipients?.map(({ name, category }) => `${name} (${category})`))],
          [t('fields.transfers'), orNone(r.transfers?.map(({ country, mechanism }) => `${country}: ${mechanism}`))],
          [t('fields.measures'), list(r.measures)],
          [t('fields.retentionMonths'), months === null ? null : t('projects.months', { count: months })],
          [t('fields.retentionOwner'), r.retentionOwner],
          [t('fields.endsOn'), r.endsOn === undefined || r.endsOn === null ? null : day(r.endsOn)],
          [t('fields.umbrellaId'), <UmbrellaOf key="u" id={r.umbrellaId ?? null} />],
          ...(r.isUmbrella === true ? [[t('fields.isUmbrella'), t('app.yes')] as const] : []),
          [t('projects.route'), <RouteOf key="r" project={project} />],
        ]}
      />
    </Card>
  );
}

function Processes({ project }: { readonly project: Project }): ReactNode {
  const { t } = useTranslation();
  const titles = useTitles();
  const mayChange = project.actions.includes('change');
  return (
    <Card title={t('projects.processes')}>
      {project.processes.length === 0 ? <p className="quiet">{t('projects.noProcess')}</p> : null}
      <div className="stack">
        {project.processes.map((process) => (
          <div key={process.id}>
            <h3>{mayChange ? <Link to={`/projects/${project.id}/processes/${process.code}`}>{process.code}</Link> : process.code}</h3>
            <Facts
              items={[
                [
                  t('process.dataset'),
                  <Link key="d" to={`/data-sets/${process.dataset}`}>
                    {titles.of('datasets', process.dataset)}
                  </Link>,
                ],
                [t('process.purpose'), titles.of('purposes', process.purpose)],
                [t('process.useTypes'), process.useTypes.map((use) => t(`process.uses.${use}`)).join(', ')],
                [t('process.basis'), process.bases.map((basis) => t(`process.bases.${basis}`)).join(', ')],
                [t('process.level'), t(`process.levels.${process.level}`)],
                [t('process.activity'), t(`process.activities.${process.activity}`)],
                [t('process.analytics'), t(`process.analyticsKinds.${process.analytics}`)],
                [t('process.facing'), t(`process.facings.${process.facing}`)],
                ...(process.participationChoice ? ([[t('process.choice'), t('process.choiceIs')]] as const) : []),
                ...(process.parentProcessId === null ? [] : ([[t('process.pseudonyms'), t('process.pseudonymsShared')]] as const)),
                [
                  t('process.columns'),
                  process.fields
                    .map(({ field, neededFor, only }) =>
                      [
                        `${field}: ${neededFor ?? t('process.notTied')}`,
                        ...(only ? [t('process.onlyRows', { values: only.join(', ') })] : []),
                      ].join('; '),
                    )
                    .join('\n'),
                ],
              ]}
            />
          </div>
        ))}
      </div>
      {mayChange ? (
        <p className="row">
          <Link className="button" to={`/projects/${project.id}/processes/new`}>
            {t('process.add')}
          </Link>
        </p>
      ) : null}
    </Card>
  );
}

/** The umbrella project by its number; who is no member of it may not see more. */
function UmbrellaOf({ id }: { readonly id: string | null }): ReactNode {
  const { t } = useTranslation();
  const found = useUmbrellas().find((umbrella) => umbrella.id === id);
  if (found === undefined) {
    return id === null ? t('projects.noUmbrella') : t('app.loading');
  }
  return found.inForce ? `${found.number} ${found.question ?? ''}`.trim() : t('projects.umbrellaEnded', { number: found.number });
}

/** What the project waits for, who can do it, and by which day. */
function Next({ project }: { readonly project: Project }): ReactNode {
  const { t } = useTranslation();
  const { day } = useWords();
  const { next } = project;
  return next === null || next === undefined ? null : (
    <Card title={t(`projects.next.${next.step}`)}>
      {next.people.length === 0 ? <p>{t('projects.nobodyNext')}</p> : null}
      <ul>
        {next.people.map(({ id, displayName, functionTitle, mandate }) => (
          <li key={id}>
            {displayName}, {functionTitle}
            {mandate === null ? '' : ` (${t('projects.mandate', { code: mandate })})`}
          </li>
        ))}
      </ul>
      {next.dueOn === null ? null : <p>{t('projects.due', { day: day(next.dueOn) })}</p>}
      {next.isPaused ? <p className="quiet">{t('projects.paused')}</p> : null}
    </Card>
  );
}
