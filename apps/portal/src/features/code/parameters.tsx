// The parameters of a version: value, bounds, which way is stricter, and the evidence that each rests on.
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Table } from '../../ui/table.tsx';
import { useWords } from '../../ui/words.ts';
import { type CodeUnit, type CodeVersion } from './code.api.ts';

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
    if (typeof value === 'string') {
      return DAY.test(value) ? day(value) : t(`codes.choices.${value}`, { defaultValue: value });
    }
    return t('app.none');
  };
  return shown;
}

const unitKey = (unit: string): string => `codes.units.${unit.replaceAll(' ', '-')}`;

/** The word for the stricter way: of days the lower one is the earlier. */
export const wayOf = ({ direction, unit }: Pick<Parameter, 'direction' | 'unit'>): string =>
  unit === 'day' && direction !== 'fixed' ? `day.${direction}` : direction;

interface ParameterTableProps {
  readonly version: CodeVersion;
  /** Units that are stricter, told beside what the institution has. */
  readonly units?: readonly CodeUnit[];
}

export function ParameterTable({ version, units = [] }: ParameterTableProps): ReactNode {
  const { t } = useTranslation();
  const { pick, number } = useWords();
  return (
    <Table
      caption={t('codes.parameters')}
      rows={version.parameters}
      keyOf={({ code }) => code}
      empty={t('codes.noParameters')}
      columns={[
        { name: t('codes.parameter'), cell: ({ title }) => pick(title) },
        { name: t('codes.value'), cell: (parameter) => <Held parameter={parameter} version={version} units={units} /> },
        { name: t('codes.stricter'), cell: (parameter) => t(`codes.directions.${wayOf(parameter)}`) },
        {
          name: t('codes.bounds'),
          cell: ({ least, most }) =>
            least === null || most === null ? t('app.none') : t('codes.boundsOf', { least: number(least), most: number(most) }),
        },
        { name: t('codes.evidence'), cell: (parameter) => <Evidence parameter={parameter} /> },
        { name: t('codes.askedBy'), cell: (parameter) => <Askers parameter={parameter} versionId={version.id} /> },
      ]}
    />
  );
}

/** The value of the version; while it is in force also what holds for the institution, and for each unit that is stricter. */
function Held({ parameter, version, units }: Required<ParameterTableProps> & { readonly parameter: Parameter }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  const shown = useValue();
  const { code, value, holds, unit } = parameter;
  const stricter = units.flatMap(({ title, parameters }) =>
    parameters.flatMap((one) => (one.code === code ? [[pick(title), shown(one.holds, unit)] as const] : [])),
  );
  return (
    <>
      {shown(value, unit)}
      {!version.isInForce || JSON.stringify(holds) === JSON.stringify(value) ? null : (
        <p className="small">{t('codes.holdsOf', { value: shown(holds, unit) })}</p>
      )}
      {stricter.map(([name, held]) => (
        <p className="small" key={name}>
          {t('codes.unitHolds', { unit: name, value: held })}
        </p>
      ))}
    </>
  );
}

/** Which rules ask it, what the platform does by it, and for what it is agreed where no rule asks it. */
function Askers({ parameter, versionId }: { readonly parameter: Parameter; readonly versionId: string }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  const { norms, agreedFor, platform } = parameter;
  return (
    <>
      {norms === null ? t('codes.askedUnknown') : null}
      {norms?.map((norm, index) => (
        <Fragment key={norm}>
          {index === 0 ? '' : ', '}
          <Link to={`/code/versions/${versionId}/rules#${norm}`} className="unbroken">
            {norm}
          </Link>
        </Fragment>
      ))}
      {norms?.length === 0 ? t('codes.askedByNone', { purpose: agreedFor === null ? t('app.none') : pick(agreedFor) }) : null}
      {platform === null ? null : <p className="small">{pick(platform)}</p>}
    </>
  );
}

function Evidence({ parameter: { evidence, confidence } }: { readonly parameter: Parameter }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  return (
    <>
      {evidence.length === 0 ? t('app.none') : null}
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
      {confidence === null ? null : (
        <p className="small">
          {t('codes.confidence')}: {t(`codes.confidences.${confidence}`)}
        </p>
      )}
    </>
  );
}
