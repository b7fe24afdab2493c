// A form that gives one act: what is empty and what the api refuses is said at the field and in a summary.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';
import {
  type ActField,
  type AnyField,
  codesIn,
  fieldsOfRow,
  isNew,
  keyOfNew,
  placed,
  type Rows,
  rowsIn,
  someOf,
  type Values,
} from './act-fields.ts';
import { Button } from './button.tsx';
import { AreaField, CheckField, ErrorSummary, faultLine, FieldGroup, SelectField, TextField } from './fields.tsx';
import { Form } from './form.tsx';
import { FixedField, RowsField } from './rows-field.tsx';
import { ProblemNotice } from './status.tsx';

export type { ActField, AnyField, ListField, Values } from './act-fields.ts';

interface ActFormProps {
  readonly fields: readonly AnyField[];
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
  const { fields, submit, about, initial = {}, isBusy, error, kind = 'primary', onCancel, children } = props;
  const { t } = useTranslation();
  const filling = useFilling(props);
  const form = useFirstFieldFocused(onCancel !== undefined);
  return (
    <Form ref={form} onSend={filling.send}>
      {about === undefined ? null : <p>{about}</p>}
      <ErrorSummary errors={filling.faults} />
      {error !== null && filling.faults.length === 0 ? <ProblemNotice error={error} /> : null}
      {children}
      {fields.map((field) =>
        field.kind === 'list' ? (
          <RowsField
            key={field.name}
            list={field}
            keys={filling.rows[field.name] ?? []}
            initial={initial}
            error={filling.faultOfList(field.name)}
            onAdd={() => filling.add(field.name)}
            onTakeOff={(key) => filling.takeOff(field.name, key)}
          >
            {(key) =>
              fieldsOfRow(field, key).map((one) =>
                one.isFixed === true && !isNew(key) ? (
                  <FixedField key={one.name} label={one.label} value={filling.given(one.name).value} />
                ) : (
                  <Field key={one.name} field={one} {...filling.given(one.name)} />
                ),
              )
            }
          </RowsField>
        ) : (
          <Field key={field.name} field={field} {...filling.given(field.name)} />
        ),
      )}
      <div className="row">
        <Button type="submit" kind={kind} isBusy={isBusy}>
          {submit}
        </Button>
        {onCancel === undefined ? null : <Button onClick={onCancel}>{t('app.cancel')}</Button>}
      </div>
    </Form>
  );
}

interface Filling {
  readonly rows: Rows;
  /** What is wrong, each under the label of its field. */
  readonly faults: readonly string[];
  readonly faultOfList: (name: string) => string | undefined;
  readonly given: (name: string) => Pick<OneFieldProps, 'value' | 'error' | 'onChange'>;
  /** Adds a row to a list; answers its key. */
  readonly add: (list: string) => string;
  readonly takeOff: (list: string, key: string) => void;
  readonly send: () => void;
}

/** What stands in a form and what is wrong with it; what was refused stays with the row that it was said of. */
function useFilling({ fields, initial = {}, error, onSend }: ActFormProps): Filling {
  const { t } = useTranslation();
  const [values, setValues] = useState<Values>(initial);
  const [rows, setRows] = useState<Rows>(() => rowsIn(fields, initial));
  const [sentRows, setSentRows] = useState<Rows>(rows);
  const added = useRef(0);
  /** What was empty when it was last sent; what is said of it stands until it is sent again, so that the focus stays where one types. */
  const [missing, setMissing] = useState<readonly string[]>([]);
  const all = fields.map((field) => ({ field, places: placed(field, rows, initial) }));
  const sentAs = new Map(fields.flatMap((field) => placed(field, sentRows, initial)).map(({ field, pointer }) => [field.name, pointer]));
  const faultOf = (name: string): string | undefined => {
    const pointer = sentAs.get(name);
    return missing.includes(name) ? t('app.needed') : pointer === undefined ? undefined : refusalOf(error, pointer);
  };
  const faultOfList = (name: string): string | undefined => refusalAt(error, (pointer) => pointer === `/${name}`);
  const told = all.flatMap(({ field, places }) => [
    ...(field.kind === 'list' ? [[field.label, faultOfList(field.name)] as const] : []),
    ...places.map((place) => [place.label, faultOf(place.field.name)] as const),
  ]);
  const send = (): void => {
    const filled = all.flatMap(({ places }) => places).map((place) => ({ ...place, value: (values[place.field.name] ?? '').trim() }));
    const empty = filled.filter(({ value, field }) => value === '' && field.isOptional !== true).map(({ field }) => field.name);
    setMissing(empty);
    if (empty.length === 0) {
      setSentRows(rows);
      onSend(Object.fromEntries(filled.filter(({ value }) => value !== '').map(({ pointer, value }) => [pointer, value])));
    }
  };
  return {
    rows,
    faults: told.flatMap(([label, fault]) => (fault === undefined ? [] : [faultLine(label, fault)])),
    faultOfList,
    given: (name) => ({
      value: values[name] ?? '',
      error: faultOf(name),
      onChange: (value) => setValues((before) => ({ ...before, [name]: value })),
    }),
    add: (list) => {
      added.current += 1;
      const key = keyOfNew(added.current);
      setRows((before) => ({ ...before, [list]: [...(before[list] ?? []), key] }));
      return key;
    },
    takeOff: (list, key) => setRows((before) => ({ ...before, [list]: (before[list] ?? []).filter((one) => one !== key) })),
    send,
  };
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
    case 'some':
      return <SomeField {...given} options={options} />;
    case 'text':
      return <TextField {...given} />;
  }
}

/** Any of the options, each with a box of its own. */
function SomeField({ name, label, hint, value, error, options, onChange }: Parameters<typeof SelectField>[0]): ReactNode {
  const chosen = codesIn(value);
  return (
    <FieldGroup label={label} hint={hint} error={error}>
      <div className="boxes">
        {options.map((option) => (
          <CheckField
            key={option.value}
            label={option.label}
            name={`${name}/${option.value}`}
            isChecked={chosen.includes(option.value)}
            onChange={(isChecked) =>
              onChange(
                someOf(options.map((one) => one.value).filter((code) => (code === option.value ? isChecked : chosen.includes(code)))),
              )
            }
          />
        ))}
      </div>
    </FieldGroup>
  );
}

function refusalAt(error: unknown, isHere: (pointer: string) => boolean): string | undefined {
  const faults = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  const fault = faults.find(({ pointer }) => isHere(pointer));
  return fault === undefined ? undefined : (fault.detail ?? fault.code);
}

/** What the api says of a field; undefined when it says nothing of it. */
export function refusalOf(error: unknown, name: string): string | undefined {
  return refusalAt(error, (pointer) => pointer === `/${name}` || pointer.startsWith(`/${name}/`));
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
