// The rows of a file that could not be stored, by line.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Schemas } from '../../api/client.ts';
import { Table } from '../../ui/table.tsx';

export function RowErrors({ outcome }: { readonly outcome: Schemas['ImportOutcomeDto'] }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {outcome.failure === null ? null : <p>{t(`imports.failure.${outcome.failure}`, { defaultValue: outcome.failure })}</p>}
      <Table
        caption={t('imports.rowErrors', { count: outcome.errorCount })}
        rows={outcome.rowErrors}
        keyOf={({ line, column }) => `${line}-${column ?? ''}`}
        empty={t('imports.noRowErrors')}
        columns={[
          { name: t('imports.line'), cell: ({ line }) => line },
          { name: t('imports.column'), cell: ({ column }) => column },
          { name: t('imports.fault.name'), cell: ({ code }) => t(`imports.fault.${code}`, { defaultValue: code }) },
        ]}
      />
    </>
  );
}
