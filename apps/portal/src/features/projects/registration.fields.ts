// What a registration asks, in its order, and how each answer travels between the form (text) and the api.
import { type Fields } from './projects.api.ts';

export type FieldName = keyof Fields;
type Kind = 'area' | 'text' | 'lines' | 'pairs' | 'number' | 'day' | 'goal' | 'unit' | 'umbrella' | 'flag';

export interface FieldShape {
  readonly name: FieldName;
  readonly kind: Kind;
  /** For pairs: the names of the two halves of a line. */
  readonly halves?: readonly [string, string];
}

/** The parts of the form; the question comes before anything about data. */
export const PARTS: readonly { readonly part: string; readonly fields: readonly FieldShape[] }[] = [
  {
    part: 'question',
    fields: [
      { name: 'question', kind: 'area' },
      { name: 'problem', kind: 'area' },
      { name: 'beneficiary', kind: 'area' },
      { name: 'resultSought', kind: 'area' },
      { name: 'plan', kind: 'area' },
      { name: 'umbrellaId', kind: 'umbrella' },
      { name: 'goal', kind: 'goal' },
    ],
  },
  {
    part: 'people',
    fields: [
      { name: 'population', kind: 'area' },
      { name: 'subjectCategories', kind: 'lines' },
      { name: 'dataCategories', kind: 'lines' },
    ],
  },
  {
    part: 'record',
    fields: [
      { name: 'unit', kind: 'unit' },
      { name: 'controller', kind: 'text' },
      { name: 'recipients', kind: 'pairs', halves: ['name', 'category'] },
      { name: 'transfers', kind: 'pairs', halves: ['country', 'mechanism'] },
      { name: 'measures', kind: 'lines' },
    ],
  },
  {
    part: 'term',
    fields: [
      { name: 'retentionMonths', kind: 'number' },
      { name: 'retentionOwner', kind: 'text' },
      { name: 'endsOn', kind: 'day' },
      { name: 'isUmbrella', kind: 'flag' },
    ],
  },
];

export const SHAPES: readonly FieldShape[] = PARTS.flatMap(({ fields }) => fields);
export type Values = Readonly<Partial<Record<FieldName, string>>>;

/** Word that stands for an empty list: somebody said that there are none. */
export const NONE = '-';

/** Answers the form's values of what is registered. */
export function valuesOf(fields: Fields): Values {
  return Object.fromEntries(SHAPES.map((shape) => [shape.name, textOf(shape, fields[shape.name])]));
}

function textOf({ kind, halves }: FieldShape, value: unknown): string {
  if (value === null || value === undefined) {
    return '';
  }
  if (kind === 'pairs') {
    const pairs = value as readonly Record<string, string>[];
    return pairs.length === 0 ? NONE : pairs.map((pair) => (halves ?? []).map((half) => pair[half] ?? '').join('; ')).join('\n');
  }
  return (Array.isArray(value) ? value : [value]).map(String).join('\n');
}

/** Answers the form's values with what the platform filled in where the form stands open and nobody typed since. */
export function filledIn(values: Values, fields: Fields, touched: ReadonlySet<FieldName>): Values {
  const kept = valuesOf(fields);
  const open = SHAPES.filter(({ name }) => (values[name] ?? '') === '' && !touched.has(name));
  return { ...values, ...Object.fromEntries(open.map(({ name }) => [name, kept[name] ?? ''])) };
}

/** Answers what is to be sent for the fields that were touched; an emptied text goes as it is, so that the api says what is wrong with it. */
export function fieldsOf(values: Values, touched: ReadonlySet<FieldName>): Fields {
  const entries = SHAPES.filter(({ name }) => touched.has(name)).map((shape) => [
    shape.name,
    sentOf(shape, (values[shape.name] ?? '').trim()),
  ]);
  return Object.fromEntries(entries) as Fields;
}

function sentOf({ kind, halves }: FieldShape, text: string): unknown {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  switch (kind) {
    case 'lines':
      return lines;
    case 'pairs':
      return text === NONE ? [] : lines.map((line) => pairOf(line, halves ?? ['', '']));
    case 'number':
      return text === '' ? text : Number(text);
    case 'unit':
    case 'umbrella':
      return text === '' ? null : text;
    case 'flag':
      return text === String(true);
    default:
      return text;
  }
}

function pairOf(line: string, [first, second]: readonly [string, string]): Record<string, string> {
  const [left = '', ...rest] = line.split(';');
  return { [first]: left.trim(), [second]: rest.join(';').trim() };
}

/** Which field a fault is about: the first step of its pointer. */
export function faultyField(pointer: string): FieldName | null {
  const name = pointer.split('/')[1] ?? '';
  return SHAPES.some((shape) => shape.name === name) ? (name as FieldName) : null;
}
