// The fields of a process, but for its columns.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client.ts';
import { type FieldFault } from '../../api/problem.ts';
import { CheckField, type Option, SelectField, TextField } from '../../ui/fields.tsx';
import { useWords } from '../../ui/words.ts';
import { type ProcessForm } from './process-form.ts';

const CHOICES = {
  activity: ['study', 'development', 'application'],
  basis: ['public-task', 'legal-obligation', 'consent', 'contract', 'legitimate-interest', 'vital-interest'],
  level: ['policy', 'group', 'person'],
  analytics: ['descriptive', 'diagnostic', 'predictive', 'prescriptive'],
  facing: ['student', 'teacher', 'adviser', 'management', 'council', 'research'],
} as const;
const TEXTS = { activity: 'activities', basis: 'bases', level: 'levels', analytics: 'analyticsKinds', facing: 'facings' } as const;

interface ProcessFieldsProps {
  readonly form: ProcessForm;
  readonly set: (changes: Partial<ProcessForm>) => void;
  readonly isNew: boolean;
  readonly faults: readonly FieldFault[];
}

export function ProcessFields({ form, set, isNew, faults }: ProcessFieldsProps): ReactNode {
  const { t } = useTranslation();
  const { datasets, purposes } = useOptions();
  const errorOf = (name: string): string | undefined => faults.find(({ pointer }) => pointer.split('/')[1] === name)?.detail;
  const choice = (name: keyof typeof CHOICES): ReactNode => (
    <SelectField
      label={t(`process.${name}`)}
      name={name}
      value={form[name]}
      onChange={(value) => set({ [name]: value })}
      error={errorOf(name === 'basis' ? 'bases' : name)}
      options={CHOICES[name].map((value) => ({ value, label: t(`process.${TEXTS[name]}.${value}`) }))}
    />
  );
  return (
    <>
      <fieldset>
        <legend>{t('process.parts.what')}</legend>
        {isNew ? (
          <TextField
            label={t('process.code')}
            hint={t('process.codeHint')}
            name="code"
            value={form.code}
            onChange={(code) => set({ code })}
            error={errorOf('code')}
            isNarrow
          />
        ) : null}
        <SelectField
          label={t('process.dataset')}
          name="dataset"
          value={form.dataset}
          onChange={(dataset) => set({ dataset, columns: {} })}
          options={datasets}
          error={errorOf('dataset')}
        />
        <SelectField
          label={t('process.purpose')}
          name="purpose"
          value={form.purpose}
          onChange={(purpose) => set({ purpose })}
          options={purposes}
          error={errorOf('purpose')}
        />
        {choice('activity')}
        {choice('level')}
        {choice('analytics')}
        {choice('facing')}
      </fieldset>
      <fieldset>
        <legend>{t('process.parts.basis')}</legend>
        {choice('basis')}
        <TextField
          label={t('process.statute')}
          hint={t('process.statuteHint')}
          name="statute"
          value={form.statute}
          onChange={(statute) => set({ statute })}
          error={errorOf('statute')}
        />
        <CheckField
          label={t('process.participationChoice')}
          name="participationChoice"
          isChecked={form.participationChoice}
          onChange={(participationChoice) => set({ participationChoice })}
        />
      </fieldset>
      <fieldset>
        <legend>{t('process.parts.period')}</legend>
        <TextField
          type="date"
          label={t('process.periodFrom')}
          name="periodFrom"
          value={form.periodFrom}
          onChange={(periodFrom) => set({ periodFrom })}
          error={errorOf('periodFrom')}
          isNarrow
        />
        <TextField
          type="date"
          label={t('process.periodUntil')}
          name="periodUntil"
          value={form.periodUntil}
          onChange={(periodUntil) => set({ periodUntil })}
          error={errorOf('periodUntil')}
          isNarrow
        />
        <TextField
          type="number"
          label={t('process.retentionMonths')}
          name="retentionMonths"
          value={form.retentionMonths}
          onChange={(retentionMonths) => set({ retentionMonths })}
          error={errorOf('retentionMonths')}
          isNarrow
        />
      </fieldset>
    </>
  );
}

function useOptions(): { readonly datasets: readonly Option[]; readonly purposes: readonly Option[] } {
  const { pick } = useWords();
  const datasets = useQuery({
    queryKey: ['datasets'],
    queryFn: () => body(api.GET('/api/v1/datasets', { params: { query: { limit: 200 } } })),
  });
  const purposes = useQuery({
    queryKey: ['purposes'],
    queryFn: () => body(api.GET('/api/v1/purposes', { params: { query: { limit: 200 } } })),
  });
  return {
    datasets: (datasets.data?.items ?? [])
      .filter(({ kind }) => kind === 'subjects')
      .map(({ code, title }) => ({ value: code, label: pick(title) })),
    purposes: (purposes.data?.items ?? []).map(({ code, title }) => ({ value: code, label: pick(title) })),
  };
}
