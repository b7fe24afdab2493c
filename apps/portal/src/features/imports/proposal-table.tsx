// The proposal, column by column: what it seems to be, why, samples (never of identifiers), and what is to be done with it.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CHOICES } from '../../api/choices.ts';
import { type Schemas } from '../../api/client.ts';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { Facts } from '../../ui/page.tsx';
import { useWords } from '../../ui/words.ts';
import { DatasetFields } from './dataset-fields.tsx';
import { type Import, type Proposal } from './import-page.tsx';

type Column = Schemas['ColumnProposalDto'];
const OFFERED = CHOICES.ColumnProposalDto;

interface ProposalTableProps {
  readonly one: Import;
  readonly proposal: Proposal;
  /** Null: it is read only. */
  readonly setProposal: ((proposal: Proposal) => void) | null;
}

export function ProposalTable({ one, proposal, setProposal }: ProposalTableProps): ReactNode {
  const { t } = useTranslation();
  const change = (index: number, changes: Partial<Column>): void =>
    setProposal?.({ ...proposal, columns: proposal.columns.map((column, at) => (at === index ? { ...column, ...changes } : column)) });
  return (
    <>
      <DatasetFields proposal={proposal} setProposal={setProposal} />
      {proposal.columns.map((column, index) => (
        <fieldset key={column.position} disabled={setProposal === null}>
          <legend>{column.header}</legend>
          <Inspected one={one} column={column} />
          <ColumnFields column={column} change={(changes) => change(index, changes)} t={t} />
        </fieldset>
      ))}
    </>
  );
}

function Inspected({ one, column }: { readonly one: Import; readonly column: Column }): ReactNode {
  const { t } = useTranslation();
  const { pick, number } = useWords();
  const found = one.columns.find(({ position }) => position === column.position);
  return found === undefined ? null : (
    <Facts
      items={[
        [t('imports.why'), pick(found.reason)],
        [t('imports.filled'), t('imports.filledOf', { filled: number(found.filled), missing: number(found.missing) })],
        [t('imports.samples'), found.samples.length === 0 ? t('imports.noSamples') : found.samples.join(' · ')],
      ]}
    />
  );
}

function ColumnFields({
  column,
  change,
  t,
}: {
  readonly column: Column;
  readonly change: (changes: Partial<Column>) => void;
  readonly t: (key: string) => string;
}): ReactNode {
  const options = (values: readonly string[], group: string): { value: string; label: string }[] =>
    values.map((value) => ({ value, label: t(`${group}.${value}`) }));
  const name = (field: string): string => `${field}-${column.position}`;
  return (
    <>
      <TextField label={t('imports.code')} name={name('code')} value={column.code} onChange={(code) => change({ code })} isNarrow />
      <SelectField
        label={t('imports.type')}
        name={name('type')}
        value={column.type}
        onChange={(type) => change({ type: type as Column['type'] })}
        options={options(OFFERED.type, 'types')}
        isNarrow
      />
      <SelectField
        label={t('imports.class')}
        name={name('class')}
        value={column.classification}
        onChange={(value) => change({ classification: value as Column['classification'] })}
        options={options(OFFERED.classification, 'classes')}
        isNarrow
      />
      <SelectField
        label={t('imports.treatment')}
        name={name('treatment')}
        value={column.treatment}
        onChange={(value) => change({ treatment: value as Column['treatment'] })}
        options={options(OFFERED.treatment, 'imports.treatments')}
      />
      <TextField
        label={t('imports.missing')}
        name={name('missing')}
        value={column.missingCodes.join(', ')}
        onChange={(text) => change({ missingCodes: codesOf(text) })}
      />
      <TextField
        label={t('imports.meaningNl')}
        name={name('nl')}
        value={column.meaning.nl}
        onChange={(nl) => change({ meaning: { ...column.meaning, nl } })}
      />
      <TextField
        label={t('imports.meaningEn')}
        name={name('en')}
        value={column.meaning.en}
        onChange={(en) => change({ meaning: { ...column.meaning, en } })}
      />
    </>
  );
}

function codesOf(text: string): string[] {
  return text
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
}
