// The acts on a departure: ask, advise, decide, end. Each opens when it is chosen.
import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client.ts';
import { ActForm, type ActField, type Values } from '../../ui/act-form.tsx';
import { Button } from '../../ui/button.tsx';
import { onceOnly } from './projects.api.ts';

export type Departure = Schemas['DepartureDto'];
type Acted = Schemas['DepartureActedDto'];
type DepartureAct = 'ask' | 'advice' | 'decision' | 'end';

interface ActProps {
  readonly projectId: string;
  readonly act: DepartureAct;
  /** What the act is on; absent for who asks. */
  readonly departure?: Departure;
  /** The norms that can be asked, and the one that was chosen elsewhere. */
  readonly norms?: readonly string[];
  readonly chosen?: string | null;
  readonly onDone: (acted: Acted) => void;
}

export function DepartureForm({ projectId, act, departure, norms = [], chosen = null, onDone }: ActProps): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(chosen !== null);
  const send = useDepartureAct(projectId, { act, departure }, (acted) => {
    setOpen(false);
    onDone(acted);
  });
  return isOpen ? (
    <ActForm
      fields={fieldsOf(act, t, { norms, isAdvisedAgainst: departure?.advice?.outcome === 'negative' })}
      initial={chosen === null ? {} : { norm: chosen }}
      submit={t(`departures.give.${act}`)}
      isBusy={send.isPending}
      error={send.error}
      onSend={(values) => send.mutate(values)}
      onCancel={() => setOpen(false)}
    />
  ) : (
    <div className="row">
      <Button onClick={() => setOpen(true)}>{t(`departures.act.${act}`)}</Button>
    </div>
  );
}

function useDepartureAct(
  id: string,
  { act, departure }: Pick<ActProps, 'act'> & { readonly departure: Departure | undefined },
  onDone: (acted: Acted) => void,
): UseMutationResult<Acted, Error, Values> {
  const client = useQueryClient();
  const path = departure === undefined ? '' : `/${departure.id}/${act}`;
  return useMutation({
    mutationFn: (values) =>
      body(
        api.POST(`/api/v1/projects/{id}/departures${path}` as '/api/v1/projects/{id}/departures', {
          params: { path: { id } },
          body: values as never,
          headers: { ...onceOnly(), ...(departure === undefined ? {} : { 'if-match': `"${departure.version}"` }) },
        }),
      ),
    onSuccess: async (acted) => {
      onDone(acted);
      for (const queryKey of [['departures', id], ['project', id], ['project-review', id], ['work']]) {
        await client.invalidateQueries({ queryKey });
      }
    },
  });
}

type Say = (key: string) => string;
const OUTCOMES = { advice: ['positive', 'conditional', 'negative'], decision: ['granted', 'refused'] } as const;

function fieldsOf(
  act: DepartureAct,
  t: Say,
  { norms, isAdvisedAgainst }: { readonly norms: readonly string[]; readonly isAdvisedAgainst: boolean },
): readonly ActField[] {
  switch (act) {
    case 'ask':
      return [
        {
          name: 'norm',
          label: t('departures.norm'),
          hint: t('departures.normHint'),
          kind: 'select',
          options: norms.map((norm) => ({ value: norm, label: norm })),
        },
        { name: 'reason', label: t('departures.reason'), hint: t('departures.reasonHint'), kind: 'area' },
        { name: 'untilOn', label: t('departures.untilOn'), hint: t('departures.untilHint'), kind: 'date' },
      ];
    case 'advice':
    case 'decision':
      return [
        {
          name: 'outcome',
          label: t(`departures.outcome.${act}`),
          kind: 'select',
          options: OUTCOMES[act].map((value) => ({ value, label: t(`departures.outcomes.${value}`) })),
        },
        { name: 'rationale', label: t('judgement.rationale'), kind: 'area' },
        ...(act === 'decision' && isAdvisedAgainst
          ? [{ name: 'answer', label: t('departures.answer'), hint: t('departures.answerHint'), kind: 'area', isOptional: true } as const]
          : []),
      ];
    case 'end':
      return [{ name: 'reason', label: t('departures.endReason'), kind: 'area' }];
  }
}
