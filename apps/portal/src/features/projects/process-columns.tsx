// The columns of a process: each one chosen says what it is needed for, and in which form.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client.ts';
import { AreaField, CheckField, SelectField, TextField } from '../../ui/fields.tsx';
import { Loaded } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';
import { type ProcessColumn, type ProcessForm } from './process-form.ts';

type Field = Schemas['FieldResponseDto'];
const DATES = ['date', 'timestamp'];

interface ColumnChoiceProps {
  readonly form: ProcessForm;
  readonly set: (changes: Partial<ProcessForm>) => void;
}

export function ColumnChoice({ form, set }: ColumnChoiceProps): ReactNode {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['dataset', form.dataset],
    queryFn: () => body(api.GET('/api/v1/datasets/{code}', { params: { path: { code: form.dataset } } })),
  });
  return (
    <fieldset>
      <legend>{t('process.parts.columns')}</legend>
      <p className="hint">{t('process.columnsHint')}</p>
      <Loaded query={query}>
        {({ currentVersion }) =>
          (currentVersion?.fields ?? []).map((field) => <OneColumn key={field.code} field={field} form={form} set={set} />)
        }
      </Loaded>
    </fieldset>
  );
}

function OneColumn({ field, form, set }: ColumnChoiceProps & { readonly field: Field }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  const chosen = form.columns[field.code];
  const change = (column: ProcessColumn): void => set({ columns: { ...form.columns, [field.code]: column } });
  const drop = (): void => set({ columns: Object.fromEntries(Object.entries(form.columns).filter(([code]) => code !== field.code)) });
  const forms = [
    'as-is',
    ...(DATES.includes(field.type) ? ['month', 'year'] : []),
    ...(field.bands === null || field.bands === undefined ? [] : ['generalised']),
  ];
  return (
    <div className="field">
      <CheckField
        name={`column-${field.code}`}
        isChecked={chosen !== undefined}
        onChange={(isChecked) => (isChecked ? change({ neededFor: '', form: 'as-is', only: '' }) : drop())}
        label={
          <>
            <code>{field.code}</code> {pick(field.meaning)} <span className="quiet">({t(`classes.${field.classification}`)})</span>
          </>
        }
      />
      {chosen === undefined ? null : (
        <>
          <TextField
            label={t('process.neededFor', { column: field.code })}
            name={`needed-${field.code}`}
            value={chosen.neededFor}
            onChange={(neededFor) => change({ ...chosen, neededFor })}
          />
          {forms.length === 1 ? null : (
            <SelectField
              label={t('process.form', { column: field.code })}
              name={`form-${field.code}`}
              value={chosen.form}
              onChange={(value) => change({ ...chosen, form: value as ProcessColumn['form'] })}
              options={forms.map((value) => ({ value, label: t(`process.forms.${value}`) }))}
              isNarrow
            />
          )}
          {field.tellsRowsApart ? (
            <AreaField
              label={t('process.only', { column: field.code })}
              hint={t('process.onlyHint')}
              name={`only-${field.code}`}
              value={chosen.only}
              onChange={(only) => change({ ...chosen, only })}
              rows={2}
            />
          ) : null}
        </>
      )}
    </div>
  );
}
