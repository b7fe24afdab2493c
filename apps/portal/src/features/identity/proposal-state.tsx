// How a role, a mandate or a deputyship stands, and what one may do: confirm what another administrator proposed, or end it.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/status.tsx';

type Proposal = Pick<Schemas['RoleGrantResponseDto'], 'id' | 'confirmedAt' | 'endedAt' | 'actions'>;
/** Where the records of a kind are; each has the same two commands. */
type Kind = 'role-grants' | 'mandates' | 'deputyships';

export function ProposalState({ kind, proposal }: { readonly kind: Kind; readonly proposal: Proposal }): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const act = useMutation({
    mutationFn: (name: Proposal['actions'][number]) =>
      body(api.POST(`/api/v1/${kind}/{id}/${name}` as '/api/v1/role-grants/{id}/end', { params: { path: { id: proposal.id } } })),
    onSuccess: () => client.invalidateQueries(),
  });
  if (proposal.endedAt !== null) {
    return <Badge>{t('people.ended')}</Badge>;
  }
  const isOpen = proposal.confirmedAt === null;
  return (
    <>
      <Badge tone={isOpen ? 'warn' : 'good'}>{t(isOpen ? 'people.proposed' : 'people.inForce')}</Badge>
      {act.isError ? <ProblemNotice error={act.error} /> : null}
      {proposal.actions.map((name) => (
        <Button key={name} isBusy={act.isPending} onClick={() => act.mutate(name)}>
          {t(`people.${name}`)}
        </Button>
      ))}
    </>
  );
}
