// What a form asks: fields, and lists of which each row has the same fields. A row keeps a key of its own while others come and go, so
// that what is typed and what is said of it stay with it; on the wire it has its place in the list (JSON Pointer).
import { type Option } from './fields.tsx';

export interface ActField {
  /** Where it stands in the request, a JSON Pointer without its first slash. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** `some` is any of the options, their values with a space between them. */
  readonly kind: 'text' | 'number' | 'area' | 'date' | 'select' | 'some';
  readonly options?: readonly Option[];
  /** May stay empty, and is not sent then. */
  readonly isOptional?: boolean;
}

/** A field of each row, by where it stands in the row; a fixed one is asked of a new row alone, and shown in the others. */
export type RowField = ActField & { readonly isFixed?: boolean };

export interface ListField extends Pick<ActField, 'name' | 'label' | 'hint'> {
  readonly kind: 'list';
  readonly fields: readonly RowField[];
  readonly add: string;
  /** What a row is called that was there at first, by what stood in it. */
  readonly titleOf: (row: Values) => string;
  /** What a new row is called, by its number among the new ones. */
  readonly newTitle: (number: number) => string;
  /** What is to be known of a row that was there at first. */
  readonly about?: (row: Values) => string;
  /** Why a row that was there at first cannot be taken off; undefined when it can. */
  readonly staysFor?: (row: Values) => string | undefined;
}

export type AnyField = ActField | ListField;
export type Values = Readonly<Record<string, string>>;

/** The keys of the rows of each list: the place at which a row stood at first, or NEW and a number. */
export type Rows = Readonly<Record<string, readonly string[]>>;

/** A field where it stands: its name in the form, and its pointer when the form is sent as it is. */
export interface PlacedField {
  readonly field: RowField;
  readonly pointer: string;
  /** Its label, after that of its row. */
  readonly label: string;
}

const NEW = 'new';

export const isNew = (key: string): boolean => key.startsWith(NEW);
export const keyOfNew = (number: number): string => `${NEW}${number}`;

/** Answers the codes that a value holds. */
export function codesIn(value: string): readonly string[] {
  return value === '' ? [] : value.split(' ');
}

/** Answers a value that holds codes. */
export function someOf(codes: readonly string[]): string {
  return codes.join(' ');
}

/** Answers the rows that stand in a form at first. */
export function rowsIn(fields: readonly AnyField[], initial: Values): Rows {
  const lists = fields.filter((field): field is ListField => field.kind === 'list');
  return Object.fromEntries(
    lists.map(({ name }) => [
      name,
      [
        ...new Set(
          Object.keys(initial).flatMap((key) => (key.startsWith(`${name}/`) ? [key.slice(name.length + 1).split('/')[0] ?? ''] : [])),
        ),
      ],
    ]),
  );
}

/** Answers what stood in a row at first. */
export function rowAtFirst({ name, fields }: ListField, key: string, initial: Values): Values {
  return Object.fromEntries(fields.map((field) => [field.name, initial[`${name}/${key}/${field.name}`] ?? '']));
}

export function titleOfRow(list: ListField, key: string, initial: Values): string {
  return isNew(key) ? list.newTitle(Number(key.slice(NEW.length))) : list.titleOf(rowAtFirst(list, key, initial));
}

/** Answers the fields of a row, each under its name in the form. */
export function fieldsOfRow(list: ListField, key: string): readonly RowField[] {
  return list.fields.map((field) => ({ ...field, name: `${list.name}/${key}/${field.name}` }));
}

/** Answers all fields of a form in their order, those of the rows of a list in its place. */
export function placed(field: AnyField, rows: Rows, initial: Values): readonly PlacedField[] {
  return field.kind !== 'list'
    ? [{ field, pointer: field.name, label: field.label }]
    : (rows[field.name] ?? []).flatMap((key, at) =>
        fieldsOfRow(field, key).map((one) => ({
          field: one,
          pointer: one.name.replace(`${field.name}/${key}/`, `${field.name}/${at}/`),
          label: `${titleOfRow(field, key, initial)}, ${one.label}`,
        })),
      );
}
