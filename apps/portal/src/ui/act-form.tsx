// A form with a few fields that gives one act: what is empty and what the api refuses is said at the field and in a summary.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';
import { Button } from './button.tsx';
import { AreaField, ErrorSummary, faultLine, type Option, SelectField, TextField } from './fields.tsx';
import { Form } from './form.tsx';
import { ProblemNotice } from './status.tsx';

export interface ActField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: 'text' | 'number' | 'area' | 'date' | 'select';
  readonly options?: readonly Option[];
  /** May stay empty, and is not sent then. */
  readonly isOptional?: boolean;
}

export type Values = Readonly<Record<string, string>>;

interface ActFormProps {
  readonly fields: readonly ActField[];
  readonly submit: string;
  readonly about?: string;
  /** What stands in the fields at first. */
  readonly initial?: Values;
  readonly isBusy: boolean;
  /** Why the api refused what was sent last. */
  readonly error: Error | null;
  readonly kind?: 'primary' | 'danger';
  readonly onSend: (values: Values) => void;
  readonly onCancel?: (() => void) | undefined;
  /** What else the refusal says. */
  readonly children?: ReactNode;
}

export function ActForm(props: ActFormProps): ReactNode {
  const { fields, submit, about, initial = {}, isBusy, error, kind = 'primary', onSend, onCancel, children } = props;
  const { t } = useTranslation();
  const [values, setValues] = useState<Values>(initial);
  /** What was empty when it was last sent; what is said of it stands until it is sent again, so that the focus stays where one types. */
  const [missing, setMissing] = useState<readonly string[]>([]);
  const form = useFirstFieldFocused(onCancel !== undefined);
  const faultOf = (name: string): string | undefined => (missing.includes(name) ? t('app.needed') : refusalOf(error, name));
  const faults = fields.flatMap(({ name, label }) => {
    const fault = faultOf(name);
    return fault === undefined ? [] : [faultLine(label, fault)];
  });
  const send = (): void => {
    const given = fields.map(({ name, isOptional = false }) => ({ name, isOptional, value: (values[name] ?? '').trim() }));
    const empty = given.filter(({ value, isOptional }) => value === '' && !isOptional).map(({ name }) => name);
    setMissing(empty);
    if (empty.length === 0) {
      onSend(Object.fromEntries(given.filter(({ value }) => value !== '').map(({ name, value }) => [name, value])));
    }
  };
  return (
    <Form ref={form} onSend={send}>
      {about === undefined ? null : <p>{about}</p>}
      <ErrorSummary errors={faults} />
      {error !== null && faults.length === 0 ? <ProblemNotice error={error} /> : null}
      {children}
      {fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          error={faultOf(field.name)}
          onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
        />
      ))}
      <div className="row">
        <Button type="submit" kind={kind} isBusy={isBusy}>
          {submit}
        </Button>
        {onCancel === undefined ? null : <Button onClick={onCancel}>{t('app.cancel')}</Button>}
      </div>
    </Form>
  );
}

interface OneFieldProps {
  readonly field: ActField;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

function Field({ field: { kind, options = [], name, label, hint }, ...rest }: OneFieldProps): ReactNode {
  const given = { name, label, hint, ...rest };
  switch (kind) {
    case 'area':
      return <AreaField {...given} />;
    case 'select':
      return <SelectField {...given} options={options} />;
    case 'date':
      return <TextField {...given} type="date" isNarrow />;
    case 'number':
      return <TextField {...given} type="number" isNarrow />;
    case 'text':
      return <TextField {...given} />;
  }
}

/** What the api says of a field; null when it says nothing of it. */
export function refusalOf(error: unknown, name: string): string | undefined {
  const faults = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  const fault = faults.find(({ pointer }) => pointer === `/${name}` || pointer.startsWith(`/${name}/`));
  return fault === undefined ? undefined : (fault.detail ?? fault.code);
}

/** A form that opens on a button takes the focus to its first field. */
function useFirstFieldFocused(isOpened: boolean): React.RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (isOpened) {
      form.current?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
    }
  }, [isOpened]);
  return form;
}
