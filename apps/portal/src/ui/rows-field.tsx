// A list of which each row has fields of its own: rows are added and taken off, which is told, and the focus goes along.
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isNew, type ListField, rowAtFirst, titleOfRow, type Values } from './act-fields.ts';
import { Button } from './button.tsx';
import { FieldGroup } from './fields.tsx';

interface RowsFieldProps {
  readonly list: ListField;
  /** The keys of the rows, in their order. */
  readonly keys: readonly string[];
  readonly initial: Values;
  readonly error: string | undefined;
  /** Adds a row; answers its key. */
  readonly onAdd: () => string;
  readonly onTakeOff: (key: string) => void;
  /** The fields of a row. */
  readonly children: (key: string) => ReactNode;
}

export function RowsField({ list, keys, initial, error, onAdd, onTakeOff, children }: RowsFieldProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const [told, setTold] = useState('');
  const goTo = useFocusAfter(keys.length);
  const titleOf = (key: string): string => titleOfRow(list, key, initial);
  const add = (): void => {
    const key = onAdd();
    setTold(t('app.rowAdded', { row: titleOf(key) }));
    goTo(`${id}${key}`, 'field');
  };
  const takeOff = (key: string): void => {
    const at = keys.indexOf(key);
    const beside = keys[at + 1] ?? keys[at - 1];
    onTakeOff(key);
    setTold(t('app.rowTakenOff', { row: titleOf(key) }));
    goTo(beside === undefined ? id : `${id}${beside}`, 'itself');
  };
  return (
    <FieldGroup label={list.label} hint={list.hint} error={error} id={id}>
      {keys.map((key) => (
        <Row
          key={key}
          id={`${id}${key}`}
          title={titleOf(key)}
          about={isNew(key) ? undefined : list.about?.(rowAtFirst(list, key, initial))}
          stays={isNew(key) ? undefined : list.staysFor?.(rowAtFirst(list, key, initial))}
          onTakeOff={() => takeOff(key)}
        >
          {children(key)}
        </Row>
      ))}
      <p className="saved" role="status">
        {told}
      </p>
      <div className="row">
        <Button onClick={add}>{list.add}</Button>
      </div>
    </FieldGroup>
  );
}

interface RowProps {
  readonly id: string;
  readonly title: string;
  readonly about: string | undefined;
  readonly stays: string | undefined;
  readonly onTakeOff: () => void;
  readonly children: ReactNode;
}

function Row({ id, title, about, stays, onTakeOff, children }: RowProps): ReactNode {
  const { t } = useTranslation();
  return (
    <fieldset id={id} tabIndex={-1}>
      <legend>{title}</legend>
      {children}
      {about === undefined ? null : <p className="hint">{about}</p>}
      {stays === undefined ? (
        <div className="row">
          <Button onClick={onTakeOff}>{t('app.takeOff', { row: title })}</Button>
        </div>
      ) : (
        <p className="hint">{stays}</p>
      )}
    </fieldset>
  );
}

/** What stays as it is in a row that was there at first. */
export function FixedField({ label, value }: { readonly label: string; readonly value: string }): ReactNode {
  return (
    <div className="field">
      <span className="label">{label}</span>
      <code>{value}</code>
    </div>
  );
}

/** Answers what brings the focus to a place, or to the first field in it, once the number of rows has changed. */
function useFocusAfter(count: number): (id: string, which: 'itself' | 'field') => void {
  const aim = useRef<{ readonly id: string; readonly which: 'itself' | 'field' } | null>(null);
  useEffect(() => {
    const { current } = aim;
    aim.current = null;
    const place = current === null ? null : document.getElementById(current.id);
    (current?.which === 'field' ? place?.querySelector<HTMLElement>('input, select, textarea') : place)?.focus();
  }, [count]);
  return (id, which) => {
    aim.current = { id, which };
  };
}
