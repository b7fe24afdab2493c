// What the catalogue will say of the data set that a file becomes.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CHOICES } from '../../api/choices.ts';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { type Proposal } from './import-page.tsx';

interface DatasetFieldsProps {
  readonly proposal: Proposal;
  readonly setProposal: ((proposal: Proposal) => void) | null;
}
type Draft = NonNullable<Proposal['dataset']>;
const TEXTS = ['code', 'sourceSystem', 'owner', 'purpose', 'originalPurpose', 'obtainedFrom', 'retentionOwner'] as const;

export function DatasetFields({ proposal, setProposal }: DatasetFieldsProps): ReactNode {
  const { t } = useTranslation();
  const { dataset } = proposal;
  const change = (changes: Partial<Draft>): void => setProposal?.({ ...proposal, dataset: { ...dataset, ...changes } });
  const bilingual = (name: 'title' | 'description'): ReactNode =>
    (['nl', 'en'] as const).map((language) => (
      <TextField
        key={name + language}
        label={t(`imports.set.${name}`, { language: t(`app.language.${language}`) })}
        name={`${name}-${language}`}
        value={dataset[name]?.[language] ?? ''}
        onChange={(text) => change({ [name]: { nl: '', en: '', ...dataset[name], [language]: text } })}
      />
    ));
  return (
    <fieldset disabled={setProposal === null}>
      <legend>{t('imports.set.legend')}</legend>
      {bilingual('title')}
      {bilingual('description')}
      {TEXTS.map((name) => (
        <TextField
          key={name}
          label={t(`imports.set.${name}`)}
          name={name}
          value={String(dataset[name] ?? '')}
          onChange={(text) => change({ [name]: text === '' && name !== 'code' ? null : text })}
        />
      ))}
      <LegalFields proposal={proposal} change={change} />
      <TextField
        type="number"
        isNarrow
        label={t('imports.set.retentionMonths')}
        name="retentionMonths"
        value={dataset.retentionMonths === null || dataset.retentionMonths === undefined ? '' : String(dataset.retentionMonths)}
        onChange={(text) => change({ retentionMonths: text === '' ? null : Number(text) })}
      />
      <RowDate proposal={proposal} setProposal={setProposal} />
    </fieldset>
  );
}

interface LegalFieldsProps {
  readonly proposal: Proposal;
  readonly change: (changes: Partial<Draft>) => void;
}

/** On which legal basis the data are kept, and what the law asks beside it. */
function LegalFields({ proposal, change }: LegalFieldsProps): ReactNode {
  const { t } = useTranslation();
  const { dataset } = proposal;
  return (
    <>
      <SelectField
        label={t('imports.set.basis')}
        name="basis"
        value={dataset.basis ?? ''}
        onChange={(basis) => change({ basis: basis === '' ? null : (basis as NonNullable<Draft['basis']>) })}
        options={CHOICES.DatasetDraftDto.basis.map((value) => ({ value, label: t(`process.bases.${value}`) }))}
      />
      {dataset.basis === 'consent' ? (
        <TextField
          label={t('imports.set.consentPurpose')}
          name="consentPurpose"
          value={dataset.consentPurpose ?? ''}
          onChange={(text) => change({ consentPurpose: text === '' ? null : text })}
        />
      ) : null}
      {proposal.columns.some(({ classification }) => classification === 'criminal-offence') ? (
        <TextField
          label={t('imports.set.criminalStatute')}
          hint={t('imports.set.criminalStatuteHint')}
          name="criminalStatute"
          value={dataset.criminalStatute ?? ''}
          onChange={(text) => change({ criminalStatute: text === '' ? null : text })}
        />
      ) : null}
    </>
  );
}

/** Which column says of when a row is: its retention term counts from there. */
function RowDate({ proposal, setProposal }: DatasetFieldsProps): ReactNode {
  const { t } = useTranslation();
  const { rowDate } = proposal;
  if (rowDate !== null && rowDate !== undefined && rowDate.kind !== 'column') {
    return <p className="hint">{t('imports.rowDateKept', { kind: t(`imports.rowDates.${rowDate.kind}`) })}</p>;
  }
  const dates = proposal.columns.filter(({ type }) => type === 'date' || type === 'timestamp');
  return (
    <SelectField
      label={t('imports.rowDate')}
      name="rowDate"
      value={rowDate?.column ?? ''}
      onChange={(column) => setProposal?.({ ...proposal, rowDate: column === '' ? null : { kind: 'column', column } })}
      options={dates.map(({ code }) => ({ value: code, label: code }))}
      isNarrow
    />
  );
}
