// The forms of a departure: ask, advise or decide, end. Each opens when it is chosen.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { AreaField, ErrorSummary, RadioField, SelectField, TextField } from '../../ui/fields.tsx';
import { type Departure, type Send } from './departures.tsx';

interface FormProps {
  /** What opens the form, and what sends it. */
  readonly open: string;
  readonly give: string;
  readonly isBusy: boolean;
  /** What is still missing; empty when the form can be sent. */
  readonly missing: readonly string[];
  readonly onSend: () => void;
  readonly children: (isTried: boolean) => ReactNode;
}

function Form({ open, give, isBusy, missing, onSend, children }: FormProps): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [isTried, setTried] = useState(false);
  if (!isOpen) {
    return (
      <div className="row">
        <Button onClick={() => setOpen(true)}>{open}</Button>
      </div>
    );
  }
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (missing.length === 0) {
          onSend();
        }
      }}
    >
      <ErrorSummary errors={isTried ? missing : []} />
      {children(isTried)}
      <div className="row">
        <Button type="submit" kind="primary" isBusy={isBusy}>
          {give}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('app.cancel')}</Button>
      </div>
    </form>
  );
}

export function AskForm({ norms, send }: { readonly norms: readonly string[]; readonly send: Send }): ReactNode {
  const { t } = useTranslation();
  const [norm, setNorm] = useState('');
  const [reason, setReason] = useState('');
  const [untilOn, setUntilOn] = useState('');
  const faults = {
    norm: norm === '' ? t('departures.normNeeded') : undefined,
    reason: reason.trim() === '' ? t('departures.reasonNeeded') : undefined,
    untilOn: untilOn === '' ? t('departures.untilNeeded') : undefined,
  };
  return (
    <Form
      open={t('departures.ask')}
      give={t('departures.askNow')}
      isBusy={send.isPending}
      missing={told(faults)}
      onSend={() => send.mutate({ path: '', body: { norm, reason: reason.trim(), untilOn } })}
    >
      {(isTried) => (
        <>
          <SelectField
            label={t('departures.norm')}
            hint={t('departures.normHint')}
            name="norm"
            value={norm}
            onChange={setNorm}
            error={isTried ? faults.norm : undefined}
            options={norms.map((value) => ({ value, label: value }))}
          />
          <AreaField
            label={t('departures.reason')}
            hint={t('departures.reasonHint')}
            name="departure-reason"
            value={reason}
            onChange={setReason}
            error={isTried ? faults.reason : undefined}
          />
          <TextField
            label={t('departures.untilOn')}
            hint={t('departures.untilHint')}
            name="untilOn"
            type="date"
            value={untilOn}
            onChange={setUntilOn}
            error={isTried ? faults.untilOn : undefined}
          />
        </>
      )}
    </Form>
  );
}

const OUTCOMES = { advice: ['positive', 'conditional', 'negative'], decision: ['granted', 'refused'] } as const;

interface JudgeProps {
  readonly act: 'advice' | 'decision';
  readonly departure: Departure;
  readonly send: Send;
}

/** The FG's advice, or the decision of the mandate holder, who answers a negative advice that is not followed. */
export function JudgeForm({ act, departure, send }: JudgeProps): ReactNode {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState('');
  const [rationale, setRationale] = useState('');
  const [answer, setAnswer] = useState('');
  const isAgainst = act === 'decision' && outcome === 'granted' && departure.advice?.outcome === 'negative';
  const faults = {
    outcome: outcome === '' ? t('judgement.outcomeNeeded') : undefined,
    rationale: rationale.trim() === '' ? t('judgement.rationaleNeeded') : undefined,
    answer: isAgainst && answer.trim() === '' ? t('departures.answerNeeded') : undefined,
  };
  const given = { outcome, rationale: rationale.trim(), ...(isAgainst ? { answer: answer.trim() } : {}) };
  return (
    <Form
      open={t(`departures.act.${act}`)}
      give={t(`departures.give.${act}`)}
      isBusy={send.isPending}
      missing={told(faults)}
      onSend={() => send.mutate({ path: `/${departure.id}/${act}`, body: given, version: departure.version })}
    >
      {(isTried) => (
        <>
          <RadioField
            label={t(`departures.outcome.${act}`)}
            name={`${act}-outcome`}
            value={outcome}
            onChange={setOutcome}
            error={isTried ? faults.outcome : undefined}
            options={OUTCOMES[act].map((value) => ({ value, label: t(`departures.outcomes.${value}`) }))}
          />
          <AreaField
            label={t('judgement.rationale')}
            name={`${act}-rationale`}
            value={rationale}
            onChange={setRationale}
            error={isTried ? faults.rationale : undefined}
          />
          {isAgainst ? (
            <AreaField
              label={t('departures.answer')}
              hint={t('judgement.answerHint')}
              name="departure-answer"
              value={answer}
              onChange={setAnswer}
              error={isTried ? faults.answer : undefined}
            />
          ) : null}
        </>
      )}
    </Form>
  );
}

export function EndForm({ departure, send }: { readonly departure: Departure; readonly send: Send }): ReactNode {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const fault = reason.trim() === '' ? t('departures.endReasonNeeded') : undefined;
  return (
    <Form
      open={t('departures.end')}
      give={t('departures.endNow')}
      isBusy={send.isPending}
      missing={told({ fault })}
      onSend={() => send.mutate({ path: `/${departure.id}/end`, body: { reason: reason.trim() }, version: departure.version })}
    >
      {(isTried) => (
        <AreaField
          label={t('departures.endReason')}
          name="departure-end"
          value={reason}
          onChange={setReason}
          error={isTried ? fault : undefined}
        />
      )}
    </Form>
  );
}

function told(faults: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.values(faults).filter((fault) => fault !== undefined);
}
