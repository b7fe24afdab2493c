// A human judgement: an outcome and why. Both the test and the decision are given with it, each on its own page.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { AreaField, ErrorSummary, RadioField } from '../../ui/fields.tsx';
import { Form } from '../../ui/form.tsx';
import { Card } from '../../ui/page.tsx';
import { Done, ProblemNotice } from '../../ui/status.tsx';
import { negativeAdvice } from './advices.tsx';
import { type Acted, type Project, useAct } from './projects.api.ts';

interface JudgementProps {
  readonly project: Project;
  readonly act: 'advise' | 'test' | 'decide';
  readonly outcomes: readonly string[];
}

export function JudgementForm({ project, act: name, outcomes }: JudgementProps): ReactNode {
  const { t } = useTranslation();
  // What stood on the page when the form came: the page may be refreshed under it.
  const [read] = useState(project);
  const act = useAct(project.id);
  const [outcome, setOutcome] = useState('');
  const [rationale, setRationale] = useState('');
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [isTried, setTried] = useState(false);
  const missing = {
    outcome: outcome === '' ? t('judgement.outcomeNeeded') : undefined,
    rationale: rationale.trim() === '' ? t('judgement.rationaleNeeded') : undefined,
  };
  const asked = name === 'decide' && outcome === 'approved' ? negativeAdvice(project) : [];
  const shown = isTried ? missing : { outcome: undefined, rationale: undefined };
  if (act.isSuccess) {
    return <Given project={act.data} done={name === 'advise' ? 'advised' : act.data.state} />;
  }
  return (
    <Card title={t(`judgement.${name}.form`)}>
      <Form
        onSend={() => {
          setTried(true);
          if (missing.outcome === undefined && missing.rationale === undefined) {
            act.mutate({ act: name, read, body: bodyOf(name, { outcome, rationale, asked, answers }) });
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
        <Answers asked={asked} answers={answers} setAnswers={setAnswers} />
        <div className="row">
          <Button type="submit" kind="primary" isBusy={act.isPending}>
            {t(`judgement.${name}.give`)}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

interface AnswersProps {
  readonly asked: ReturnType<typeof negativeAdvice>;
  readonly answers: Readonly<Record<string, string>>;
  readonly setAnswers: (answers: Readonly<Record<string, string>>) => void;
}

/** One answer for each negative advice that the decision departs from. */
function Answers({ asked, answers, setAnswers }: AnswersProps): ReactNode {
  const { t } = useTranslation();
  return asked.map((about) => (
    <AreaField
      key={about}
      label={t('judgement.answer', { about: t(`judgement.subjects.${about}`) })}
      hint={t('judgement.answerHint')}
      name={`answer-${about}`}
      value={answers[about] ?? ''}
      onChange={(reason) => setAnswers({ ...answers, [about]: reason })}
      rows={3}
    />
  ));
}

/** What the api takes of an act; an answer that was left empty is not sent, and the api says that it is needed. */
function bodyOf(
  act: JudgementProps['act'],
  given: { readonly outcome: string; readonly rationale: string } & Pick<AnswersProps, 'asked' | 'answers'>,
): object {
  const judged = { outcome: given.outcome, rationale: given.rationale.trim() };
  switch (act) {
    case 'advise':
      return { about: 'legitimate-interest', ...judged };
    case 'test':
      return judged;
    case 'decide':
      return {
        ...judged,
        answers: given.asked.flatMap((about) => {
          const reason = (given.answers[about] ?? '').trim();
          return reason === '' ? [] : [{ about, reason }];
        }),
      };
  }
}

function Given({ project, done }: { readonly project: Acted; readonly done: string }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Done title={t(`projects.done.${done}`)}>
      <p>{t('projects.receipt', { index: project.logIndex })}</p>
      <Button onClick={() => void navigate(`/projects/${project.id}`)}>{t('judgement.toProject')}</Button>
    </Done>
  );
}
