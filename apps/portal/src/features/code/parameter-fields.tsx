// Fields for the parameters of a version; what was not touched is not sent.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { useWords } from '../../ui/words.ts';
import { type Parameter } from './parameters.tsx';

/** What stands in the fields, by code of the parameter. */
export type ParameterTexts = Readonly<Record<string, string>>;

/** The parameters that a field can hold: numbers and days. */
export function isField({ value }: Parameter): boolean {
  return typeof value === 'number' || typeof value === 'string';
}

/** What a field shows of a value. */
function textOf({ value }: Parameter): string {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
}

export function textsOfParameters(parameters: readonly Parameter[]): ParameterTexts {
  return Object.fromEntries(parameters.filter(isField).map((parameter) => [parameter.code, textOf(parameter)]));
}

/** Answers the values that differ from those of the version, and the codes whose field holds no number. */
export function parametersOf(
  parameters: readonly Parameter[],
  texts: ParameterTexts,
): { readonly values: Readonly<Record<string, number | string>>; readonly unreadable: readonly string[] } {
  const touched = parameters.filter((parameter) => isField(parameter) && texts[parameter.code] !== textOf(parameter));
  const read = touched.map(({ code, value }) => {
    const text = (texts[code] ?? '').trim();
    return [code, typeof value === 'number' ? (text === '' ? Number.NaN : Number(text)) : text] as const;
  });
  return {
    values: Object.fromEntries(read),
    unreadable: read.filter(([, value]) => Number.isNaN(value)).map(([code]) => code),
  };
}

interface ParameterFieldsProps {
  readonly parameters: readonly Parameter[];
  readonly texts: ParameterTexts;
  readonly onChange: (texts: ParameterTexts) => void;
  readonly faultOf: (code: string) => string | undefined;
}

export function ParameterFields(props: ParameterFieldsProps): ReactNode {
  return props.parameters.filter(isField).map((parameter) => <ParameterField key={parameter.code} parameter={parameter} {...props} />);
}

function ParameterField({ parameter, texts, onChange, faultOf }: ParameterFieldsProps & { readonly parameter: Parameter }): ReactNode {
  const { t } = useTranslation();
  const { pick, number } = useWords();
  const { code, title, value, least, most, norms, choices } = parameter;
  const hints = [
    ...(least === null || most === null ? [] : [t('codes.boundsHint', { least: number(least), most: number(most) })]),
    ...(norms?.length === 0 ? [t('whatIf.askedByNoneHint')] : []),
  ];
  const field = {
    label: pick(title),
    hint: hints.length === 0 ? undefined : hints.join(' '),
    name: code,
    value: texts[code] ?? '',
    onChange: (text: string) => onChange({ ...texts, [code]: text }),
    error: faultOf(code),
  };
  return choices === null ? (
    <TextField {...field} type={typeof value === 'number' ? 'number' : 'date'} isNarrow />
  ) : (
    <SelectField {...field} options={choices.map((choice) => ({ value: choice, label: t(`codes.choices.${choice}`) }))} />
  );
}
