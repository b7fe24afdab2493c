// Fields for the table of the code against the institution's regulation; a row that names no rule is left out.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CHOICES } from '../../api/choices.ts';
import { type Schemas } from '../../api/client.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { useWords } from '../../ui/words.ts';
import { type CodeVersion, rulesOf } from './code.api.ts';

interface Row {
  readonly norm: string;
  readonly article: string;
  readonly note: string;
}
/** What stands in the fields. */
export interface RegulationTexts {
  readonly title: string;
  readonly reviewedOn: string;
  readonly reviewedWith: string;
  readonly rows: readonly Row[];
}
type Regulation = Schemas['RegulationDto'];

const EMPTY: Row = { norm: '', article: '', note: '' };

export function textsOfRegulation(regulation: CodeVersion['regulation']): RegulationTexts {
  return {
    title: regulation?.title ?? '',
    reviewedOn: regulation?.reviewedOn ?? '',
    reviewedWith: regulation?.reviewedWith ?? '',
    rows: regulation?.articles.map(({ norm, article, note }) => ({ norm, article, note: note ?? '' })) ?? [],
  };
}

/** Answers the table that the fields hold; null when nothing was filled in. */
export function regulationOf({ title, reviewedOn, reviewedWith, rows }: RegulationTexts): Regulation | null {
  const articles = rows.filter(({ norm }) => norm !== '');
  const isEmpty = [title, reviewedOn, reviewedWith].every((text) => text.trim() === '') && articles.length === 0;
  return isEmpty
    ? null
    : {
        title: title.trim(),
        reviewedOn: reviewedOn === '' ? null : reviewedOn,
        reviewedWith: reviewedWith === '' ? null : (reviewedWith as NonNullable<Regulation['reviewedWith']>),
        articles: articles.map(({ norm, article, note }) => ({
          norm,
          article: article.trim(),
          note: note.trim() === '' ? null : note.trim(),
        })),
      };
}

interface RegulationFieldsProps {
  readonly version: CodeVersion;
  readonly texts: RegulationTexts;
  readonly onChange: (texts: RegulationTexts) => void;
  /** What the api says of a member of the table. */
  readonly faultOf: (member: string) => string | undefined;
}

export function RegulationFields({ version, texts, onChange, faultOf }: RegulationFieldsProps): ReactNode {
  const { t } = useTranslation();
  const field = (name: 'title' | 'reviewedOn' | 'reviewedWith') => ({
    name: `regulation-${name}`,
    value: texts[name],
    onChange: (text: string) => onChange({ ...texts, [name]: text }),
    error: faultOf(name),
  });
  const bodies = CHOICES.CouncilActCreateDto.body.map((value) => ({ value, label: t(`codes.councilBodies.${value}`) }));
  return (
    <details>
      <summary>{t('codes.regulationEdit')}</summary>
      <fieldset>
        <legend>{t('codes.regulationHint')}</legend>
        <TextField label={t('codes.regulationTitle')} {...field('title')} />
        <TextField label={t('codes.reviewedOn')} type="date" isNarrow {...field('reviewedOn')} />
        <SelectField label={t('codes.reviewedWith')} options={bodies} isNarrow {...field('reviewedWith')} />
        {texts.rows.map((row, index) => (
          <RowFields
            key={index}
            version={version}
            row={row}
            number={index + 1}
            faultOf={(member) => faultOf(`articles/${placeOf(texts.rows, index)}/${member}`)}
            onChange={(changed) => onChange({ ...texts, rows: texts.rows.map((one, at) => (at === index ? changed : one)) })}
          />
        ))}
        <div className="row">
          <Button onClick={() => onChange({ ...texts, rows: [...texts.rows, EMPTY] })}>{t('codes.addRow')}</Button>
        </div>
      </fieldset>
    </details>
  );
}

/** Answers what is wrong in the table, with the number of the row where it stands in one. */
export function faultsOfRegulation(
  { rows }: RegulationTexts,
  faultOf: (member: string) => string | undefined,
): readonly (readonly [row: number | null, fault: string])[] {
  const members = (['title', 'reviewedOn', 'reviewedWith'] as const).map((member) => [null, faultOf(member)] as const);
  const inRows = rows.flatMap(({ norm }, index) =>
    norm === ''
      ? []
      : (['norm', 'article', 'note'] as const).map((member) => [index + 1, faultOf(`articles/${placeOf(rows, index)}/${member}`)] as const),
  );
  return [...members, ...inRows].flatMap(([row, fault]) => (fault === undefined ? [] : [[row, fault] as const]));
}

/** Where a row stands among those that are sent. */
function placeOf(rows: readonly Row[], index: number): number {
  return rows.slice(0, index).filter(({ norm }) => norm !== '').length;
}

interface RowFieldsProps {
  readonly version: CodeVersion;
  readonly row: Row;
  readonly number: number;
  readonly faultOf: (member: string) => string | undefined;
  readonly onChange: (row: Row) => void;
}

function RowFields({ version, row, number, faultOf, onChange }: RowFieldsProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  const rules = rulesOf(version).map(({ norm, title }) => ({ value: norm, label: `${norm} ${pick(title)}` }));
  const field = (name: keyof Row) => ({
    name: `regulation-${number}-${name}`,
    value: row[name],
    onChange: (text: string) => onChange({ ...row, [name]: text }),
    error: row.norm === '' ? undefined : faultOf(name),
  });
  return (
    <fieldset>
      <legend>{t('codes.rowOf', { number })}</legend>
      <SelectField label={t('codes.ofCode')} options={rules} {...field('norm')} />
      <TextField label={t('codes.ofRegulation')} isNarrow {...field('article')} />
      <TextField label={t('codes.note')} {...field('note')} />
    </fieldset>
  );
}
