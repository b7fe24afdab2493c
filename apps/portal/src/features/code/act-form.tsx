// A form with a few fields that gives one act: what is empty and what the api refuses is said at the field and in a summary.
import { type UseMutationResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.ts';
import { Button } from '../../ui/button.tsx';
import { AreaField, ErrorSummary, type Option, SelectField, TextField } from '../../ui/fields.tsx';
import { ProblemNotice } from '../../ui/status.tsx';
import { type CodeVersion, type Given } from './code.api.ts';

export interface ActField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: 'text' | 'area' | 'date' | 'select';
  readonly options?: readonly Option[];
}

interface ActFormProps {
  readonly fields: readonly ActField[];
  readonly submit: string;
  readonly about?: string;
  readonly act: UseMutationResult<CodeVersion, Error, Given>;
  readonly actId?: string;
  readonly kind?: 'primary' | 'danger';
  readonly onDone: (version: CodeVersion) => void;
  readonly onCancel?: () => void;
}

type Values = Readonly<Record<string, string>>;

export function ActForm({ fields, submit, about, act, actId, kind = 'primary', onDone, onCancel }: ActFormProps): ReactNode {
  const { t } = useTranslation();
  const [values, setValues] = useState<Values>({});
  /** What was empty when it was last sent; what is said of it stands until it is sent again, so that the focus stays where one types. */
  const [missing, setMissing] = useState<readonly string[]>([]);
  const form = useFirstFieldFocused(onCancel !== undefined);
  const faultOf = (name: string): string | undefined => (missing.includes(name) ? t('codes.needed') : refusalOf(act.error, name));
  const faults = fields.flatMap(({ name, label }) => {
    const fault = faultOf(name);
    return fault === undefined ? [] : [`${label}: ${fault}`];
  });
  const send = (): void => {
    const empty = fields.filter(({ name }) => (values[name] ?? '').trim() === '').map(({ name }) => name);
    setMissing(empty);
    if (empty.length === 0) {
      const given = Object.fromEntries(fields.map(({ name }) => [name, (values[name] ?? '').trim()]));
      act.mutate({ values: given, ...(actId === undefined ? {} : { actId }) }, { onSuccess: onDone });
    }
  };
  return (
    <form
      className="form"
      noValidate
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {about === undefined ? null : <p>{about}</p>}
      <ErrorSummary errors={faults} />
      {act.isError && faults.length === 0 ? <ProblemNotice error={act.error} /> : null}
      <Lacks error={act.error} />
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
        <Button type="submit" kind={kind} isBusy={act.isPending}>
          {submit}
        </Button>
        {onCancel === undefined ? null : <Button onClick={onCancel}>{t('app.cancel')}</Button>}
      </div>
    </form>
  );
}

interface OneFieldProps {
  readonly field: ActField;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

function Field({ field: { kind, options = [], ...field }, ...rest }: OneFieldProps): ReactNode {
  switch (kind) {
    case 'area':
      return <AreaField {...field} {...rest} />;
    case 'select':
      return <SelectField {...field} {...rest} options={options} />;
    case 'date':
      return <TextField {...field} {...rest} type="date" isNarrow />;
    case 'text':
      return <TextField {...field} {...rest} />;
  }
}

/** What a version lacks to be adopted, in words. */
function Lacks({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useTranslation();
  const problem = error instanceof ApiProblem ? (error.problem as { readonly lacking?: readonly string[] }) : {};
  const lacking = problem.lacking ?? [];
  return lacking.length === 0 ? null : (
    <div>
      <p>
        <strong>{t('codes.lacks')}</strong>
      </p>
      <ul>
        {lacking.map((lack) => (
          <li key={lack}>{t(`codes.lack.${lack}`)}</li>
        ))}
      </ul>
    </div>
  );
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
