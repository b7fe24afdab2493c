// Fields of forms: a label, what is meant, what is wrong with it, all tied to the control.
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isNarrow?: boolean;
}

function Frame({
  label,
  hint,
  error,
  id,
  children,
}: Pick<FieldProps, 'label' | 'hint' | 'error'> & { readonly id: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

function described(id: string, { hint, error }: Pick<FieldProps, 'hint' | 'error'>): object {
  const ids = [...(hint === undefined ? [] : [`${id}-hint`]), ...(error === undefined ? [] : [`${id}-error`])];
  return { ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }), ...(error === undefined ? {} : { 'aria-invalid': true }) };
}

export function TextField({ type = 'text', ...props }: FieldProps & { readonly type?: 'text' | 'number' | 'date' }): ReactNode {
  const id = useId();
  return (
    <Frame {...props} id={id}>
      <input
        className={`input${props.isNarrow === true ? ' narrow' : ''}`}
        id={id}
        name={props.name}
        type={type}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        {...described(id, props)}
      />
    </Frame>
  );
}

export function AreaField(props: FieldProps & { readonly rows?: number }): ReactNode {
  const id = useId();
  return (
    <Frame {...props} id={id}>
      <textarea
        className="input"
        id={id}
        name={props.name}
        rows={props.rows ?? 3}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        {...described(id, props)}
      />
    </Frame>
  );
}

export function FileField({
  accept,
  onChange,
  name,
  ...props
}: Pick<FieldProps, 'label' | 'hint' | 'error' | 'name'> & {
  readonly accept: string;
  readonly onChange: (file: File | null) => void;
}): ReactNode {
  const id = useId();
  return (
    <Frame {...props} id={id}>
      <input
        className="input"
        id={id}
        name={name}
        type="file"
        accept={accept}
        onChange={(event) => onChange(event.target.files?.[0] ?? null)}
        {...described(id, props)}
      />
    </Frame>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface SelectFieldProps extends FieldProps {
  readonly options: readonly Option[];
  /** What it means to choose none; when left out, that one is still to be chosen. */
  readonly none?: string;
}

export function SelectField({ options, none, ...props }: SelectFieldProps): ReactNode {
  const id = useId();
  const { t } = useTranslation();
  return (
    <Frame {...props} id={id}>
      <select
        className={`input${props.isNarrow === true ? ' narrow' : ''}`}
        id={id}
        name={props.name}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        {...described(id, props)}
      >
        <option value="">{none ?? t('app.choose')}</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

export function CheckField({
  label,
  isChecked,
  onChange,
  name,
}: {
  readonly label: ReactNode;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly name: string;
}): ReactNode {
  return (
    <label className="check">
      <input type="checkbox" name={name} checked={isChecked} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** Fields that belong together, tied to what is meant and what is wrong; with an id, the focus can be brought to it. */
export function FieldGroup({
  label,
  hint,
  error,
  id,
  children,
}: Pick<FieldProps, 'label' | 'hint' | 'error'> & { readonly id?: string; readonly children: ReactNode }): ReactNode {
  const own = useId();
  const ids = [...(hint === undefined ? [] : [`${own}-hint`]), ...(error === undefined ? [] : [`${own}-error`])];
  return (
    <fieldset
      className="field"
      aria-describedby={ids.length === 0 ? undefined : ids.join(' ')}
      {...(id === undefined ? {} : { id, tabIndex: -1 })}
    >
      <legend>{label}</legend>
      {hint === undefined ? null : (
        <p className="hint" id={`${own}-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p className="field-error" id={`${own}-error`}>
          {error}
        </p>
      )}
      {children}
    </fieldset>
  );
}

/** One choice out of few, each visible. */
export function RadioField({ label, options, ...props }: Omit<FieldProps, 'hint'> & { readonly options: readonly Option[] }): ReactNode {
  const id = useId();
  return (
    <fieldset className="field" aria-describedby={props.error === undefined ? undefined : `${id}-error`}>
      <legend>{label}</legend>
      {props.error === undefined ? null : (
        <p className="field-error" id={`${id}-error`}>
          {props.error}
        </p>
      )}
      {options.map(({ value, label: text }) => (
        <label className="check" key={value}>
          <input type="radio" name={props.name} value={value} checked={props.value === value} onChange={() => props.onChange(value)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** What is wrong with a field, by its label; a label that asks ends in its own mark. */
export function faultLine(label: string, fault: string): string {
  return `${label}${label.endsWith('?') ? '' : ':'} ${fault}`;
}

/** The faults of a form together, taking the focus when they appear. */
export function ErrorSummary({ errors }: { readonly errors: readonly string[] }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const { t } = useTranslation();
  const count = errors.length;
  useEffect(() => {
    if (count > 0) {
      box.current?.focus();
    }
  }, [count]);
  return count === 0 ? null : (
    <div className="notice bad" ref={box} tabIndex={-1} role="alert">
      <h2>{t('app.formFaults', { count })}</h2>
      <ul>
        {errors.map((error) => (
          <li key={error}>{error}</li>
        ))}
      </ul>
    </div>
  );
}
