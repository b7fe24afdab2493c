// What a rule saw: every fact that it read, with its value; what nobody knows is told as such.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Table } from '../../ui/table.tsx';
import { type SeenFact } from './explanation.api.ts';
import { useFactWords } from './facts.words.ts';

interface SeenFactsProps {
  /** Null where the facts were erased, or the rules of then do not tell what they read. */
  readonly seen: readonly SeenFact[] | null;
  /** Ids of the processes, so that each has a number where there are several. */
  readonly processes: readonly string[];
  readonly caption: string;
}

export function SeenFacts({ seen, processes, caption }: SeenFactsProps): ReactNode {
  const { t } = useTranslation();
  const { nameOf, valueOf } = useFactWords();
  if (seen === null) {
    return <p>{t('explanation.notTold')}</p>;
  }
  const belongsTo = ({ process, of }: SeenFact): string =>
    [
      ...(process === null || processes.length < 2 ? [] : [t('explanation.process', { number: processes.indexOf(process) + 1 })]),
      ...of,
    ].join(', ');
  return (
    <Table
      caption={caption}
      rows={seen}
      keyOf={({ path, process, of }) => `${path}${process ?? ''}${of.join()}`}
      empty={t('explanation.nothingSeen')}
      columns={[
        {
          name: t('explanation.fact'),
          cell: (fact) => (
            <>
              {nameOf(fact) ?? <code>{fact.path}</code>}
              {belongsTo(fact) === '' ? null : <span className="quiet small"> ({belongsTo(fact)})</span>}
            </>
          ),
        },
        {
          name: t('explanation.value'),
          cell: (fact) => (fact.kind === 'unknown' ? <span className="quiet">{valueOf(fact)}</span> : valueOf(fact)),
        },
      ]}
    />
  );
}
