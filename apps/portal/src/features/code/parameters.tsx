// The parameters of a version: value, bounds, which way is stricter, and the evidence that each rests on.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Table } from '../../ui/table.tsx';
import { useWords } from '../../ui/words.ts';
import { type CodeVersion } from './code.api.ts';

export type Parameter = CodeVersion['parameters'][number];
/** Numbers that say enough by themselves. */
const BARE: readonly string[] = ['share', 'ratio'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Answers a value of a parameter in the words and the number signs of who looks. */
export function useValue(): (value: unknown, unit?: string | null) => string {
  const { t } = useTranslation();
  const { day, number } = useWords();
  const shown = (value: unknown, unit: string | null = null): string => {
    if (Array.isArray(value)) {
      return value.map((one) => shown(one)).join(', ');
    }
    if (typeof value === 'boolean') {
      return t(value ? 'app.yes' : 'app.no');
    }
    if (typeof value === 'number') {
      return unit === null || BARE.includes(unit)
        ? number(value)
        : `${number(value)} ${t(unitKey(unit), { count: value, defaultValue: unit })}`;
    }
    return typeof value === 'string' ? (DAY.test(value) ? day(value) : value) : t('app.none');
  };
  return shown;
}

const unitKey = (unit: string): string => `codes.units.${unit.replaceAll(' ', '-')}`;

export function ParameterTable({ parameters }: { readonly parameters: readonly Parameter[] }): ReactNode {
  const { t } = useTranslation();
  const { pick, number } = useWords();
  const shown = useValue();
  return (
    <Table
      caption={t('codes.parameters')}
      rows={parameters}
      keyOf={({ code }) => code}
      empty={t('codes.noParameters')}
      columns={[
        { name: t('codes.parameter'), cell: ({ title }) => pick(title) },
        { name: t('codes.value'), cell: ({ value, unit }) => shown(value, unit) },
        { name: t('codes.stricter'), cell: ({ direction }) => t(`codes.directions.${direction}`) },
        {
          name: t('codes.bounds'),
          cell: ({ least, most }) =>
            least === null || most === null ? t('app.none') : t('codes.boundsOf', { least: number(least), most: number(most) }),
        },
        { name: t('codes.evidence'), cell: ({ evidence }) => <Evidence evidence={evidence} /> },
      ]}
    />
  );
}

function Evidence({ evidence }: { readonly evidence: Parameter['evidence'] }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  return evidence.length === 0 ? (
    t('app.none')
  ) : (
    <ul className="plain-list">
      {evidence.map(({ description, ref }) => (
        <li key={description.en}>
          {ref === null ? (
            pick(description)
          ) : (
            <a href={ref} rel="noreferrer" target="_blank">
              {pick(description)}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
