// The fields of a process, but for its columns.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CHOICES } from '../../api/choices.ts';
import { type FieldFault } from '../../api/problem.ts';
import { CheckField, FieldGroup, type Option, SelectField, TextField } from '../../ui/fields.tsx';
import { type Bilingual, useWords } from '../../ui/words.ts';
import { hasModel, type ProcessForm } from './process-form.ts';
import { useTitles } from './titles.ts';

const { bases, useTypes, ...CHOSEN } = CHOICES.ProcessPutDto;
const OFFERED = { ...CHOSEN, basis: bases };
const TEXTS = { activity: 'activities', basis: 'bases', level: 'levels', analytics: 'analyticsKinds', facing: 'facings' } as const;

interface ProcessFieldsProps {
  readonly form: ProcessForm;
  readonly set: (changes: Partial<ProcessForm>) => void;
  readonly isNew: boolean;
  readonly faults: readonly FieldFault[];
}

export function ProcessFields(props: ProcessFieldsProps): ReactNode {
  return (
    <>
      <UseFields {...props} />
      {hasModel(props.form) ? <ModelFields {...props} /> : null}
      <UseTypeFields {...props} />
      <BasisFields {...props} />
      <PeriodFields {...props} />
    </>
  );
}

function faultOf(faults: readonly FieldFault[], name: string): string | undefined {
  return faults.find(({ pointer }) => pointer.split('/')[1] === name)?.detail;
}

function Choice({ name, form, set, faults }: ProcessFieldsProps & { readonly name: keyof typeof TEXTS }): ReactNode {
  const { t } = useTranslation();
  return (
    <SelectField
      label={t(`process.${name}`)}
      name={name}
      value={form[name]}
      onChange={(value) => set({ [name]: value })}
      error={faultOf(faults, name === 'basis' ? 'bases' : name)}
      options={OFFERED[name].map((value) => ({ value, label: t(`process.${TEXTS[name]}.${value}`) }))}
    />
  );
}

function UseFields(props: ProcessFieldsProps): ReactNode {
  const { form, set, isNew, faults } = props;
  const { t } = useTranslation();
  const { datasets, purposes } = useOptions();
  return (
    <fieldset>
      <legend>{t('process.parts.what')}</legend>
      {isNew ? (
        <TextField
          label={t('process.code')}
          hint={t('process.codeHint')}
          name="code"
          value={form.code}
          onChange={(code) => set({ code })}
          error={faultOf(faults, 'code')}
          isNarrow
        />
      ) : null}
      <SelectField
        label={t('process.dataset')}
        name="dataset"
        value={form.dataset}
        onChange={(dataset) => set({ dataset, columns: {} })}
        options={datasets}
        error={faultOf(faults, 'dataset')}
      />
      <SelectField
        label={t('process.purpose')}
        name="purpose"
        value={form.purpose}
        onChange={(purpose) => set({ purpose })}
        options={purposes}
        error={faultOf(faults, 'purpose')}
      />
      <Choice {...props} name="activity" />
      <Choice {...props} name="level" />
      <Choice {...props} name="analytics" />
      <Choice {...props} name="facing" />
    </fieldset>
  );
}

/** What the outcome is used for; the list holds what is refused too, so that nobody has to hide it. */
function UseTypeFields({ form, set, faults }: ProcessFieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <FieldGroup label={t('process.useTypes')} hint={t('process.useTypesHint')} error={faultOf(faults, 'useTypes')}>
      {useTypes.map((use) => (
        <CheckField
          key={use}
          label={t(`process.uses.${use}`)}
          name={`use-${use}`}
          isChecked={form.useTypes.includes(use)}
          onChange={(isChosen) => set({ useTypes: isChosen ? [...form.useTypes, use] : form.useTypes.filter((other) => other !== use) })}
        />
      ))}
    </FieldGroup>
  );
}

/** What the code asks of a model; the two further questions only where emotions are inferred. */
function ModelFields(props: ProcessFieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend>{t('process.parts.model')}</legend>
      <YesOrNo {...props} name="infersEmotion" />
      {props.form.infersEmotion === 'yes' ? (
        <>
          <YesOrNo {...props} name="fromBiometrics" />
          <YesOrNo {...props} name="medicalOrSafety" />
        </>
      ) : null}
    </fieldset>
  );
}

type Said = 'publicTask' | 'infersEmotion' | 'fromBiometrics' | 'medicalOrSafety';

/** Yes, no, or nothing said: what is not said is not assumed. */
function YesOrNo({ name, form, set, faults }: ProcessFieldsProps & { readonly name: Said }): ReactNode {
  const { t } = useTranslation();
  return (
    <SelectField
      label={t(`process.${name}`)}
      hint={t(`process.${name}Hint`)}
      name={name}
      value={form[name]}
      onChange={(value) => set({ [name]: value })}
      options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`app.${value}`) }))}
      error={faultOf(faults, name)}
      isNarrow
    />
  );
}

function BasisFields(props: ProcessFieldsProps): ReactNode {
  const { form, set, faults } = props;
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend>{t('process.parts.basis')}</legend>
      <Choice {...props} name="basis" />
      <TextField
        label={t('process.statute')}
        hint={t('process.statuteHint')}
        name="statute"
        value={form.statute}
        onChange={(statute) => set({ statute })}
        error={faultOf(faults, 'statute')}
      />
      <YesOrNo {...props} name="publicTask" />
      <CheckField
        label={t('process.participationChoice')}
        name="participationChoice"
        isChecked={form.participationChoice}
        onChange={(participationChoice) => set({ participationChoice })}
      />
    </fieldset>
  );
}

function PeriodFields({ form, set, faults }: ProcessFieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend>{t('process.parts.period')}</legend>
      <TextField
        type="date"
        label={t('process.periodFrom')}
        name="periodFrom"
        value={form.periodFrom}
        onChange={(periodFrom) => set({ periodFrom })}
        error={faultOf(faults, 'periodFrom')}
        isNarrow
      />
      <TextField
        type="date"
        label={t('process.periodUntil')}
        name="periodUntil"
        value={form.periodUntil}
        onChange={(periodUntil) => set({ periodUntil })}
        error={faultOf(faults, 'periodUntil')}
        isNarrow
      />
      <TextField
        type="number"
        label={t('process.retentionMonths')}
        name="retentionMonths"
        value={form.retentionMonths}
        onChange={(retentionMonths) => set({ retentionMonths })}
        error={faultOf(faults, 'retentionMonths')}
        isNarrow
      />
    </fieldset>
  );
}

function useOptions(): { readonly datasets: readonly Option[]; readonly purposes: readonly Option[] } {
  const { pick } = useWords();
  const { datasets, purposes } = useTitles();
  const optionOf = ({ code, title }: { readonly code: string; readonly title: Bilingual }): Option => ({ value: code, label: pick(title) });
  return { datasets: datasets.filter(({ kind }) => kind === 'subjects').map(optionOf), purposes: purposes.map(optionOf) };
}
