// The answers of the pre-scan: a form for who may give them, a list for who may read them.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, type FieldFault } from '../../../api/problem.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary, faultLine } from '../../../ui/fields.tsx';
import { Form } from '../../../ui/form.tsx';
import { Card, Facts } from '../../../ui/page.tsx';
import { Done, ProblemNotice } from '../../../ui/status.tsx';
import { type Prescan, useRecord } from './prescan.api.ts';
import {
  type Answer,
  answersOf,
  type Draft,
  draftOf,
  isAsked,
  LISTS,
  PARTS,
  type PrescanDraft,
  PROCESS_QUESTIONS,
  type Question,
  type Tick,
} from './prescan.questions.ts';
import { useAnswerWords, useOptionWords, useQuestionWords } from './prescan.words.ts';
import { QuestionField } from './question-fields.tsx';

export function PrescanForm({ prescan }: { readonly prescan: Prescan }): ReactNode {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(prescan.answers, prescan.processes));
  // The version that these answers were made on: what somebody else records meanwhile is never written over.
  const [version, setVersion] = useState(prescan.version);
  const save = useRecord(prescan.projectId);
  const faults = faultsIn(save.error);
  const setProcess = (code: string, changed: Draft): void =>
    setDraft((before) => ({ ...before, processes: { ...before.processes, [code]: { ...before.processes[code], ...changed } } }));
  const send = (): void =>
    save.mutate(
      { answers: answersOf(draft, prescan.transfers), version },
      {
        onSuccess: (acted) => setVersion(acted.version),
      },
    );
  const { transfers } = prescan;
  const setAnswers = (changed: Draft): void => setDraft((before) => ({ ...before, answers: { ...before.answers, ...changed } }));
  return (
    <Form onSend={send}>
      <Faults faults={faults} draft={draft} />
      {save.isError && faults.length === 0 ? <ProblemNotice error={save.error} /> : null}
      {PARTS.map(({ part, questions }) => (
        <Part
          key={part}
          title={t(`prescan.parts.${part}`)}
          {...{ questions, transfers, faults }}
          given={draft.answers}
          set={setAnswers}
          at=""
        />
      ))}
      {Object.entries(draft.processes).map(([code, given], index) => (
        <Part
          key={code}
          title={t('prescan.ofProcess', { code })}
          questions={PROCESS_QUESTIONS}
          {...{ given, transfers, faults }}
          set={(changed) => setProcess(code, changed)}
          at={`/processes/${index}`}
        />
      ))}
      <Part title={t('prescan.parts.lists')} questions={LISTS} {...{ transfers, faults }} given={draft.answers} set={setAnswers} at="" />
      <div className="row">
        <Button type="submit" kind="primary" isBusy={save.isPending}>
          {t('prescan.save')}
        </Button>
      </div>
      {save.isSuccess ? <Saved logIndex={save.data.logIndex} /> : null}
    </Form>
  );
}

/** Beside the button, where one is when it is pressed. */
function Saved({ logIndex }: { readonly logIndex: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <Done key={logIndex} title={t('prescan.saved')}>
      <p>{t('projects.receipt', { index: logIndex })}</p>
    </Done>
  );
}

interface PartProps {
  readonly title: string;
  readonly questions: readonly Question[];
  readonly given: Draft;
  readonly set: (changed: Draft) => void;
  readonly transfers: boolean | null;
  readonly faults: readonly FieldFault[];
  /** Pointer to what the answers stand in. */
  readonly at: string;
}

function Part({ title, questions, given, set, transfers, faults, at }: PartProps): ReactNode {
  return (
    <fieldset>
      <legend>{title}</legend>
      {questions
        .filter((question) => isAsked(question, given, transfers))
        .map((question) => (
          <QuestionField
            key={question.name}
            question={question}
            value={given[question.name]}
            onChange={(value: Answer) => set({ [question.name]: value })}
            faultOf={(below) => faultAt(faults, `${at}/${question.name}`, below)}
            {...(at === '' ? {} : { group: title })}
          />
        ))}
    </fieldset>
  );
}

/** What stands wrong at a place; below it too, but for what has a field of its own. */
function faultAt(faults: readonly FieldFault[], question: string, below: string): string | undefined {
  const fault = faults.find(({ pointer }) =>
    below === ''
      ? pointer === question || (pointer.startsWith(`${question}/`) && !pointer.endsWith('/reason'))
      : pointer === question + below,
  );
  return fault === undefined ? undefined : (fault.detail ?? fault.code);
}

function faultsIn(error: Error | null): readonly FieldFault[] {
  return error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
}

function Faults({ faults, draft }: { readonly faults: readonly FieldFault[]; readonly draft: PrescanDraft }): ReactNode {
  const { t } = useTranslation();
  const nameOf = useQuestionWords();
  const wordOf = useOptionWords();
  const processes = Object.keys(draft.processes);
  /** Of a tick that lacks its reason: why it applies. */
  const whyOf = (question: string, at: number): string => {
    const tick = ((draft.answers[question] ?? []) as readonly Tick[])[at];
    return tick === undefined ? nameOf(question, null) : t('prescan.why', { what: wordOf(question, tick.code) });
  };
  return (
    <ErrorSummary
      errors={faults.map(({ pointer, detail, code }) => {
        const [, first = '', at = '', name = ''] = pointer.split('/');
        const ofProject = name === 'reason' ? whyOf(first, Number(at)) : nameOf(first, null);
        return faultLine(first === 'processes' ? nameOf(name, processes[Number(at)] ?? null) : ofProject, detail ?? code);
      })}
    />
  );
}

/** For who may not change them. */
export function PrescanAnswers({ prescan }: { readonly prescan: Prescan }): ReactNode {
  const { t } = useTranslation();
  const { answers, processes } = draftOf(prescan.answers, prescan.processes);
  const groups = [
    ...PARTS.map(({ part, questions }) => ({ title: t(`prescan.parts.${part}`), questions, given: answers })),
    ...Object.entries(processes).map(([code, given]) => ({ title: t('prescan.ofProcess', { code }), questions: PROCESS_QUESTIONS, given })),
    { title: t('prescan.parts.lists'), questions: LISTS, given: answers },
  ];
  return groups.map(({ title, questions, given }) => (
    <Card key={title} title={title}>
      <Given questions={questions.filter((question) => isAsked(question, given, prescan.transfers))} given={given} />
    </Card>
  ));
}

function Given({ questions, given }: { readonly questions: readonly Question[]; readonly given: Draft }): ReactNode {
  const { t } = useTranslation();
  const say = useAnswerWords();
  return <Facts items={questions.map((question) => [t(`prescan.questions.${question.name}`), say(question, given[question.name])])} />;
}
