// What this person may do with the project now: the api says which acts there are.
import { type UseMutationResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActForm } from '../../ui/act-form.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/status.tsx';
import { showsFindings } from './project-findings.tsx';
import { type Acted, type ActName, type Project } from './projects.api.ts';

type Act = UseMutationResult<Acted, Error, { readonly act: ActName; readonly body?: object }>;

export function ProjectActions({ project, act }: { readonly project: Project; readonly act: Act }): ReactNode {
  const { t } = useTranslation();
  const can = (action: string): boolean => project.actions.includes(action);
  if (project.actions.length === 0) {
    return null;
  }
  return (
    <Card title={t('projects.actions')}>
      <div className="stack">
        {act.isError ? (
          <ProblemNotice error={act.error} hasFindingsBelow={showsFindings(project) && act.variables.act === 'submit'} />
        ) : null}
        <div className="row">
          {can('submit') ? (
            <Button kind="primary" isBusy={act.isPending} onClick={() => act.mutate({ act: 'submit' })}>
              {t('projects.act.submit')}
            </Button>
          ) : null}
          {can('change') ? <LinkButton to={`/projects/${project.id}/edit`}>{t('projects.act.change')}</LinkButton> : null}
          {can('advise') ? (
            <LinkButton to={`/projects/${project.id}/advice`} kind="primary">
              {t('projects.act.advise')}
            </LinkButton>
          ) : null}
          {can('test') ? (
            <LinkButton to={`/projects/${project.id}/test`} kind="primary">
              {t('projects.act.test')}
            </LinkButton>
          ) : null}
          {can('decide') ? (
            <LinkButton to={`/projects/${project.id}/decision`} kind="primary">
              {t('projects.act.decide')}
            </LinkButton>
          ) : null}
          {can('download') || project.state === 'approved' ? <AskForData project={project} /> : null}
        </div>
        {can('return') ? <WithReason act={act} name="return" /> : null}
        {can('withdraw') ? <WithReason act={act} name="withdraw" /> : null}
      </div>
    </Card>
  );
}

function AskForData({ project }: { readonly project: Project }): ReactNode {
  const { t } = useTranslation();
  return <LinkButton to={`/access-requests/new?project=${project.id}`}>{t('projects.act.ask')}</LinkButton>;
}

/** An act that needs a reason: the field appears when the act is chosen. */
function WithReason({ act, name }: { readonly act: Act; readonly name: 'return' | 'withdraw' }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <div className="row">
        <Button kind={name === 'withdraw' ? 'danger' : 'normal'} onClick={() => setOpen(true)}>
          {t(`projects.act.${name}`)}
        </Button>
      </div>
    );
  }
  return (
    <ActForm
      fields={[{ name: 'reason', label: t(`projects.reasonFor.${name}`), hint: t('projects.reasonHint'), kind: 'area' }]}
      submit={t(`projects.act.${name}Now`)}
      kind={name === 'withdraw' ? 'danger' : 'primary'}
      isBusy={act.isPending}
      error={null}
      onSend={(body) => act.mutate({ act: name, body })}
      onCancel={() => setOpen(false)}
    />
  );
}
