// Fields for the parameters of a version; what was not touched is not sent.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/fields.tsx';
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

export function ParameterFields({ parameters, texts, onChange, faultOf }: ParameterFieldsProps): ReactNode {
  const { t } = useTranslation();
  const { pick, number } = useWords();
  const hintOf = ({ least, most }: Parameter): string | undefined =>
    least === null || most === null ? undefined : t('codes.boundsHint', { least: number(least), most: number(most) });
  return parameters
    .filter(isField)
    .map((parameter) => (
      <TextField
        key={parameter.code}
        label={pick(parameter.title)}
        hint={hintOf(parameter)}
        name={parameter.code}
        type={typeof parameter.value === 'number' ? 'number' : 'date'}
        value={texts[parameter.code] ?? ''}
        onChange={(text) => onChange({ ...texts, [parameter.code]: text })}
        error={faultOf(parameter.code)}
        isNarrow
      />
    ));
}
