// A human judgement: an outcome and why. Both the test and the decision are given with it, each on its own page.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { AreaField, ErrorSummary, RadioField } from '../../ui/fields.tsx';
import { Card } from '../../ui/page.tsx';
import { Done, ProblemNotice } from '../../ui/status.tsx';
import { type Acted, type Project, useAct } from './projects.api.ts';

interface JudgementProps {
  readonly project: Project;
  readonly act: 'test' | 'decide';
  readonly outcomes: readonly string[];
}

export function JudgementForm({ project, act: name, outcomes }: JudgementProps): ReactNode {
  const { t } = useTranslation();
  const act = useAct(project.id);
  const [outcome, setOutcome] = useState('');
  const [rationale, setRationale] = useState('');
  const [isTried, setTried] = useState(false);
  const missing = {
    outcome: outcome === '' ? t('judgement.outcomeNeeded') : undefined,
    rationale: rationale.trim() === '' ? t('judgement.rationaleNeeded') : undefined,
  };
  const shown = isTried ? missing : { outcome: undefined, rationale: undefined };
  if (act.isSuccess) {
    return <Given project={act.data} />;
  }
  return (
    <Card title={t(`judgement.${name}.form`)}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (missing.outcome === undefined && missing.rationale === undefined) {
            act.mutate({ act: name, body: { outcome, rationale: rationale.trim() } });
          }
        }}
      >
        <ErrorSummary errors={Object.values(shown).filter((error) => error !== undefined)} />
        {act.isError ? <ProblemNotice error={act.error} /> : null}
        <RadioField
          label={t(`judgement.${name}.outcome`)}
          name="outcome"
          value={outcome}
          onChange={setOutcome}
          error={shown.outcome}
          options={outcomes.map((value) => ({ value, label: t(`judgement.outcomes.${value}`) }))}
        />
        <AreaField
          label={t('judgement.rationale')}
          hint={t('judgement.rationaleHint')}
          name="rationale"
          value={rationale}
          onChange={setRationale}
          error={shown.rationale}
          rows={5}
        />
        <div className="row">
          <Button type="submit" kind="primary" isBusy={act.isPending}>
            {t(`judgement.${name}.give`)}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function Given({ project }: { readonly project: Acted }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Done title={t(`projects.done.${project.state}`)}>
      <p>{t('projects.receipt', { index: project.logIndex })}</p>
      <Button onClick={() => void navigate(`/projects/${project.id}`)}>{t('judgement.toProject')}</Button>
    </Done>
  );
}
