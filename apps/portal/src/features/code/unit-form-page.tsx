// Recording what a unit holds itself to: its name, and of each parameter that may differ the stricter value, or nothing.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { ActForm, type ActField, type Values } from '../../ui/act-form.tsx';
import { Card, LoadedPage, Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';
import { type CodeUnit, type CodeVersion, useCodeInForce, useRecordUnit, useUnits } from './code.api.ts';
import { type Parameter, useValue, wayOf } from './parameters.tsx';

export function NewUnitPage(): ReactNode {
  const query = useCodeInForce();
  return <LoadedPage query={query}>{(version) => (version === null ? null : <UnitForm version={version} unit={null} />)}</LoadedPage>;
}

export function EditUnitPage(): ReactNode {
  const { unit: code = '' } = useParams();
  const query = useCodeInForce();
  const units = useUnits();
  return (
    <LoadedPage query={query}>
      {(version) => (
        <Loaded query={units}>
          {(all) => {
            const unit = all.find((one) => one.unit === code);
            return version === null || unit === undefined ? null : <UnitForm key={code} version={version} unit={unit} />;
          }}
        </Loaded>
      )}
    </LoadedPage>
  );
}

function UnitForm({ version, unit }: { readonly version: CodeVersion; readonly unit: CodeUnit | null }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  const navigate = useNavigate();
  const record = useRecordUnit();
  const fields = useFields(version, unit);
  const send = (values: Values): void =>
    record.mutate(
      {
        unit: unit?.unit ?? values['unit'] ?? '',
        titles: { nl: values['title/nl'] ?? '', en: values['title/en'] ?? '' },
        values: Object.fromEntries(
          version.parameters.filter(isTightened).flatMap((parameter) => sentOf(parameter, values[nameOf(parameter.code)])),
        ),
      },
      { onSuccess: ({ proposal }) => void navigate('/code/units', { state: { done: proposal === null ? 'unitSaved' : 'unitProposed' } }) },
    );
  return (
    <Page
      title={unit === null ? t('codes.unitNew') : t('codes.unitChange', { unit: pick(unit.title) })}
      lead={t('codes.unitNewLead')}
      back={{ to: '/code/units', label: t('codes.unitsTitle') }}
    >
      <Card>
        <ActForm
          isBusy={record.isPending}
          error={record.error}
          submit={t('codes.unitSave')}
          initial={initialOf(unit)}
          fields={fields}
          onSend={send}
        />
      </Card>
    </Page>
  );
}

/** Under the name by which the api says what is wrong with it. */
const nameOf = (code: string): string => `parameters/${code}`;
const isOfDay = ({ unit }: Pick<Parameter, 'unit'>): boolean => unit === 'day';
/** A unit may differ in numbers and days of which the stricter way is known. */
const isTightened = (parameter: Parameter): boolean =>
  (typeof parameter.value === 'number' || isOfDay(parameter)) && parameter.direction !== 'fixed';

function sentOf(parameter: Parameter, value: string | undefined): readonly (readonly [string, number | string])[] {
  return value === undefined ? [] : [[parameter.code, isOfDay(parameter) ? value : Number(value)]];
}

function initialOf(unit: CodeUnit | null): Values {
  return unit === null
    ? {}
    : {
        'title/nl': unit.title.nl,
        'title/en': unit.title.en,
        ...Object.fromEntries(
          unit.parameters.map(({ code, asked }) => [
            nameOf(code),
            typeof asked === 'number' || typeof asked === 'string' ? String(asked) : '',
          ]),
        ),
      };
}

function useFields(version: CodeVersion, unit: CodeUnit | null): readonly ActField[] {
  const { t } = useTranslation();
  const { pick } = useWords();
  const shown = useValue();
  return [
    ...(unit === null ? [{ name: 'unit', label: t('codes.unitCode'), hint: t('codes.unitCodeHint'), kind: 'text' as const }] : []),
    { name: 'title/nl', label: t('codes.unitNl'), kind: 'text' },
    { name: 'title/en', label: t('codes.unitEn'), kind: 'text' },
    ...version.parameters.filter(isTightened).map((parameter) => ({
      name: nameOf(parameter.code),
      label: pick(parameter.title),
      hint: t('codes.unitHint', { value: shown(parameter.holds, parameter.unit), direction: t(`codes.directions.${wayOf(parameter)}`) }),
      kind: isOfDay(parameter) ? ('date' as const) : ('number' as const),
      isOptional: true,
    })),
  ];
}
