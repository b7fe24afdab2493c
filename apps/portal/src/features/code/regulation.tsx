// The code beside the institution's own regulation on personal data, and whether the yearly review with a council is due.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, Facts } from '../../ui/page.tsx';
import { Notice } from '../../ui/status.tsx';
import { Table } from '../../ui/table.tsx';
import { useWords } from '../../ui/words.ts';
import { type CodeVersion, rulesOf } from './code.api.ts';

export function RegulationTable({ version }: { readonly version: CodeVersion }): ReactNode {
  const { t } = useTranslation();
  const { day, pick } = useWords();
  const { regulation } = version;
  if (regulation === null) {
    return (
      <Card title={t('codes.regulation')}>
        <p className="quiet">{t('codes.noRegulation')}</p>
      </Card>
    );
  }
  const nameOf = (norm: string): string => {
    const article = version.articles.find((one) => one.norm === norm)?.article;
    const rule = rulesOf(version).find((one) => one.norm === norm);
    const name = article === undefined ? norm : `${t('codes.article', { article })}, ${norm}`;
    return rule === undefined ? name : `${name} ${pick(rule.title)}`;
  };
  return (
    <div className="stack">
      {regulation.isReviewDue ? (
        <Notice tone="warn" title={t('codes.reviewDue')}>
          <p>{t('codes.reviewDueHelp')}</p>
        </Notice>
      ) : null}
      <Card title={t('codes.regulation')}>
        <Facts
          items={[
            [t('codes.regulationTitle'), regulation.title],
            [t('codes.reviewedOn'), regulation.reviewedOn === null ? t('app.none') : day(regulation.reviewedOn)],
            [
              t('codes.reviewedWith'),
              regulation.reviewedWith === null ? t('app.none') : t(`codes.councilBodies.${regulation.reviewedWith}`),
            ],
          ]}
        />
      </Card>
      <Table
        caption={t('codes.regulationCount', { count: regulation.articles.length })}
        rows={regulation.articles}
        keyOf={({ norm }) => norm}
        empty={t('codes.noRegulation')}
        columns={[
          { name: t('codes.ofCode'), cell: ({ norm }) => nameOf(norm) },
          { name: t('codes.ofRegulation'), cell: ({ article }) => article },
          { name: t('codes.note'), cell: ({ note }) => note ?? t('app.none') },
        ]}
      />
    </div>
  );
}
