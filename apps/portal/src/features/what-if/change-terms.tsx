// Where two outcomes differ, one condition a row: from what, to what, and by which rules.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { effectOf } from '../../ui/findings.tsx';
import { useSeen } from '../../ui/seen.tsx';
import { TITLED, toldOf } from '../../ui/seen.words.ts';
import { Table } from '../../ui/table.tsx';
import { useWords } from '../../ui/words.ts';
import { Norms } from './change-list.tsx';
import { type Change } from './what-if.api.ts';

type Term = Change['terms'][number];
type Members = Readonly<Record<string, unknown>>;

interface RowCondition {
  readonly field: string;
  readonly operator: string;
  readonly value: string;
}
const SIGNS: Readonly<Record<string, string>> = { gte: '≥', gt: '>', lte: '≤', lt: '<', eq: '=' };

export function ChangeTerms({ terms }: { readonly terms: readonly Term[] }): ReactNode {
  const { t } = useTranslation();
  const tell = useSide();
  return terms.length === 0 ? null : (
    <Table
      caption={t('whatIf.terms')}
      rows={terms.map((term, at) => ({ at, term }))}
      keyOf={({ at }) => String(at)}
      empty={t('whatIf.noChanges')}
      columns={[
        { name: t('whatIf.about'), cell: ({ term }) => <About term={term} /> },
        { name: t('whatIf.was'), cell: ({ term }) => tell(term, term.from) },
        { name: t('whatIf.becomes'), cell: ({ term }) => tell(term, term.to) },
        { name: t('whatIf.byRules'), cell: ({ term }) => <Norms norms={term.rules} /> },
      ]}
    />
  );
}

function About({ term: { what, of, title, column } }: { readonly term: Term }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  switch (what) {
    case 'finding':
      return (
        <>
          {title === null ? of : pick(title)} {column === null ? null : <code>{column}</code>}
        </>
      );
    case 'obligation':
      return t(`obligations.${of ?? ''}`);
    case 'column':
      return (
        <>
          {t('whatIf.termsOf.column')} <code>{of}</code>
        </>
      );
    default:
      return t(`whatIf.termsOf.${what}`);
  }
}

/** Answers what tells one side of a difference in words. */
function useSide(): (term: Term, value: unknown) => string {
  const { t } = useTranslation();
  const { day } = useWords();
  const seen = useMembers();
  return ({ what }, value) => {
    if (value === null || value === undefined) {
      return t(what === 'finding' ? 'whatIf.notFound' : 'app.none');
    }
    switch (what) {
      case 'column': {
        const { action, level } = value as { readonly action: string; readonly level?: string };
        return t(`columnActions.${action}${action === 'truncate' ? `.${level ?? ''}` : ''}`);
      }
      case 'expiry':
        return day(value as string);
      case 'rows':
        return (value as { readonly value: readonly RowCondition[] }).value
          .map(({ field, operator, value: bound }) => `${field} ${SIGNS[operator] ?? operator} ${bound}`)
          .join('; ');
      case 'obligation':
        return (value as readonly Members[]).map((one) => seen(one)).join('; ');
      default:
        return seen(value as Members);
    }
  };
}

/** Members that say nothing in a cell of their own: what it is stands beside it. */
const SILENT: readonly string[] = ['type', 'shape', 'scope', 'field'];

/** Lists of conditions, by the words that tell them. */
const LISTS: Readonly<Record<string, string>> = { fields: 'left_out', columns: 'left_out' };

/** Answers members in words: what a finding does, until when one departs from it, and what was seen. */
function useMembers(): (members: Members) => string {
  const { t } = useTranslation();
  const { day } = useWords();
  const tell = useSeen('', TITLED);
  const told = (members: Members): readonly string[] =>
    [...toldOf(members), ...consentIn(members)].flatMap(([name, value]) => {
      if (name === 'effect') {
        return [t(`findings.effect.${effectOf(members as { readonly effect: string; readonly scope?: string })}`)];
      }
      if (name === 'departed_until') {
        return [t('findings.departed', { day: day(value as string) })];
      }
      if (name === 'states') {
        return [
          t('whatIf.consentStates', { value: (value as readonly string[]).map((one) => t(`whatIf.consentStatesOf.${one}`)).join(', ') }),
        ];
      }
      if (name === 'consent') {
        return told(value as Members);
      }
      return SILENT.includes(name) ? [] : [tell(Array.isArray(value) ? (LISTS[name] ?? name) : name, value)];
    });
  return (members) => {
    const words = told(members);
    return words.length === 0 ? t('whatIf.there') : words.join('; ');
  };
}

function consentIn({ consent }: Members): readonly (readonly [name: string, value: unknown])[] {
  return consent === undefined ? [] : [['consent', consent]];
}
