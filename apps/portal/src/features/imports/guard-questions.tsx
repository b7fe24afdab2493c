// What the guard asks of the steward: is a column with numbers that look like national ones something else?
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client.ts';
import { ActForm } from '../../ui/act-form.tsx';
import { Notice } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';
import { type Import } from './import-page.tsx';

interface GuardQuestionsProps {
  readonly one: Import;
  /** The columns that the gate named, by code. */
  readonly asked: readonly string[];
}

export function GuardQuestions({ one, asked }: GuardQuestionsProps): ReactNode {
  return one.proposal.columns
    .filter(({ code }) => asked.includes(code))
    .flatMap(({ code, position }) => {
      const found = one.columns.find((column) => column.position === position);
      const share = found === undefined ? 0 : Math.max(found.shares.bsn, found.shares.educationNumber);
      return found === undefined || found.stewardSays !== null ? [] : [<Question key={code} one={one} column={code} share={share} />];
    });
}

function Question({ one, column, share }: { readonly one: Import; readonly column: string; readonly share: number }): ReactNode {
  const { t } = useTranslation();
  const { number } = useWords();
  const client = useQueryClient();
  const answer = useMutation({
    mutationFn: (reason: string) =>
      body(
        api.POST('/api/v1/imports/{id}/answers', {
          params: { path: { id: one.id } },
          body: { column, says: 'not-an-identifier', reason },
        }),
      ),
    onSuccess: (changed) => client.setQueryData(['import', one.id], changed),
  });
  return (
    <Notice tone="warn" title={t('imports.guard.title', { column })}>
      <p>{t('imports.guard.about', { share: number(Math.round(share * 100)) })}</p>
      <ActForm
        fields={[{ name: 'reason', label: t('imports.guard.reason'), kind: 'area' }]}
        submit={t('imports.guard.say')}
        isBusy={answer.isPending}
        error={answer.error}
        onSend={({ reason = '' }) => answer.mutate(reason)}
      />
    </Notice>
  );
}
