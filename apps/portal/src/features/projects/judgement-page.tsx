// The frame of a judgement: what is judged beside the form; who may not give it reads who can.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useSignedIn } from '../../app/session.tsx';
import { Card, Facts, LoadedPage, Page } from '../../ui/page.tsx';
import { Notice } from '../../ui/status.tsx';
import { Advices } from './advices.tsx';
import { JudgementForm } from './judgement-form.tsx';
import { PrescanCard } from './prescan/prescan-card.tsx';
import { ProjectFindings } from './project-findings.tsx';
import { ProjectHistory } from './project-history.tsx';
import { RouteOf } from './route.tsx';
import { type Project, useProject } from './projects.api.ts';

interface JudgementPageProps {
  readonly act: 'advise' | 'test' | 'decide';
  readonly outcomes: readonly string[];
}

export function JudgementPage(props: JudgementPageProps): ReactNode {
  const { id = '' } = useParams();
  return <LoadedPage query={useProject(id)}>{(project) => <Judgement {...props} project={project} />}</LoadedPage>;
}

function Judgement({ act, outcomes, project }: JudgementPageProps & { readonly project: Project }): ReactNode {
  const { t } = useTranslation();
  const { registered: r } = project;
  return (
    <Page
      title={t(`judgement.${act}.title`, { number: project.number })}
      lead={t(`judgement.${act}.lead`)}
      back={{ to: `/projects/${project.id}`, label: project.number }}
    >
      <div className="columns">
        <div className="stack">
          <JudgementPart act={act} outcomes={outcomes} project={project} />
          <ProjectFindings project={project} />
          <PrescanCard projectId={project.id} />
          <Advices project={project} />
          <Card title={t('projects.history')}>
            <ProjectHistory id={project.id} />
          </Card>
        </div>
        <Card title={t('judgement.about')}>
          <Facts
            items={[
              [t('fields.question'), r.question],
              [t('fields.problem'), r.problem],
              [t('fields.beneficiary'), r.beneficiary],
              [t('fields.resultSought'), r.resultSought],
              [t('fields.plan'), r.plan],
              [t('fields.population'), r.population],
              [t('process.level'), [...new Set(project.processes.map(({ level }) => t(`process.levels.${level}`)))].join(', ')],
              [
                t('process.basis'),
                [...new Set(project.processes.flatMap(({ bases }) => bases.map((basis) => t(`process.bases.${basis}`))))].join(', '),
              ],
              ...(r.isUmbrella === true ? [[t('fields.isUmbrella'), t('app.yes')] as const] : []),
              [t('projects.route'), <RouteOf key="r" project={project} />],
            ]}
          />
          <p>
            <Link to={`/projects/${project.id}`}>{t('judgement.whole')}</Link>
          </p>
        </Card>
      </div>
    </Page>
  );
}

function JudgementPart({ act, outcomes, project }: JudgementPageProps & { readonly project: Project }): ReactNode {
  const { t } = useTranslation();
  const { person } = useSignedIn();
  const { next } = project;
  const isWaiting = next?.step === act;
  const isMine = isWaiting && next.people.some(({ id }) => id === person.id);
  // The form stays when the act has just been given, so that its receipt can be read.
  if (isMine || !isWaiting) {
    return isWaiting || project.actions.includes(act) || isJustDone(project, act) ? (
      <JudgementForm key={project.id} project={project} act={act} outcomes={outcomes} />
    ) : (
      <Notice title={t('judgement.notNow')}>
        <p>{t('judgement.state', { state: t(`projects.states.${project.state}`) })}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="warn" title={t(`judgement.${act}.notYours`)}>
      <p>{t('judgement.fourEyes')}</p>
      <ul>
        {next.people.map(({ id, displayName, functionTitle, mandate }) => (
          <li key={id}>
            {displayName}, {functionTitle}
            {mandate === null ? '' : ` (${t('projects.mandate', { code: mandate })})`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** An act’s answer is a project that tells its receipt. */
function isJustDone(project: Project, act: JudgementPageProps['act']): boolean {
  const reached = { advise: ['submitted', 'tested'], test: ['tested'], decide: ['approved', 'rejected'] }[act];
  return 'logIndex' in project && reached.includes(project.state);
}
