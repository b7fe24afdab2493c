// Who may decide what, and who stands in for whom, as of today; what waits for a second administrator stands first.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client.ts';
import { Loaded } from '../../ui/status.tsx';
import { Table } from '../../ui/table.tsx';
import { useWords } from '../../ui/words.ts';
import { ProposalState } from './proposal-state.tsx';

export function MandateTable({ people }: { readonly people: readonly Schemas['PersonResponseDto'][] }): ReactNode {
  const { t } = useTranslation();
  const { day } = useWords();
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.displayName ?? id;
  const query = useQuery({ queryKey: ['mandates'], queryFn: () => body(api.GET('/api/v1/mandates')) });
  return (
    <Loaded query={query}>
      {({ mandates, deputyships, proposedMandates, proposedDeputyships }) => (
        <>
          <Table
            caption={t('people.mandates')}
            rows={[...proposedMandates, ...mandates]}
            keyOf={({ id }) => id}
            empty={t('people.noMandates')}
            columns={[
              { name: t('people.code'), cell: ({ code }) => code },
              { name: t('people.person'), cell: ({ personId }) => nameOf(personId) },
              { name: t('people.route'), cell: ({ route }) => t(`projects.routes.${route}`) },
              { name: t('people.until'), cell: ({ untilOn }) => day(untilOn) },
              { name: t('people.source'), cell: ({ sourceDecision }) => sourceDecision },
              { name: t('people.state'), cell: (mandate) => <ProposalState kind="mandates" proposal={mandate} /> },
            ]}
          />
          <Table
            caption={t('people.deputies')}
            rows={[...proposedDeputyships, ...deputyships]}
            keyOf={({ id }) => id}
            empty={t('people.noDeputies')}
            columns={[
              { name: t('people.deputy'), cell: ({ deputyId }) => nameOf(deputyId) },
              { name: t('people.absent'), cell: ({ absentId }) => nameOf(absentId) },
              { name: t('people.from'), cell: ({ fromOn }) => day(fromOn) },
              { name: t('people.until'), cell: ({ untilOn }) => day(untilOn) },
              { name: t('people.source'), cell: ({ sourceDecision }) => sourceDecision },
              { name: t('people.state'), cell: (deputyship) => <ProposalState kind="deputyships" proposal={deputyship} /> },
            ]}
          />
        </>
      )}
    </Loaded>
  );
}
