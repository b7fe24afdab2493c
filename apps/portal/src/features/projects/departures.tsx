// Departures from the code of practice, comply or explain: asked with a reason and a last day, advised on by the FG, decided
// under a mandate; what was said stays visible.
import { useMutation, type UseMutationResult, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Badge } from '../../ui/badge.tsx';
import { RuleLink } from '../../ui/findings.tsx';
import { Card, Facts } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';
import { AskForm, EndForm, JudgeForm } from './departure-forms.tsx';
import { onceOnly, type Project } from './projects.api.ts';

export type Departure = Schemas['DepartureDto'];
/** Sends one act: its path below the departures of the project, what is sent, and the version that it was made on. */
export type Send = UseMutationResult<
  Schemas['DepartureActedDto'],
  Error,
  { readonly path: string; readonly body: object; readonly version?: number }
>;

function useDepartures(id: string, isOpen: boolean): UseQueryResult<Schemas['DepartureListDto']> {
  return useQuery({
    queryKey: ['departures', id],
    queryFn: () => body(api.GET('/api/v1/projects/{id}/departures', { params: { path: { id } } })),
    enabled: isOpen,
  });
}

function useSend(id: string): Send {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body: sent, version }) =>
      body(
        api.POST(`/api/v1/projects/{id}/departures${path}` as '/api/v1/projects/{id}/departures', {
          params: { path: { id } },
          body: sent as never,
          headers: { ...onceOnly(), ...(version === undefined ? {} : { 'if-match': `"${version}"` }) },
        }),
      ),
    onSuccess: async () => {
      for (const queryKey of [['departures', id], ['project', id], ['project-review', id], ['work']]) {
        await client.invalidateQueries({ queryKey });
      }
    },
  });
}

export function Departures({ project }: { readonly project: Project }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { data } = useDepartures(project.id, may('read:Departure'));
  const send = useSend(project.id);
  const items = data?.items ?? [];
  const norms = askable(project, items);
  const mayAsk = may('create:Departure') && norms.length > 0;
  return items.length === 0 && !mayAsk ? null : (
    <Card title={t('departures.title')}>
      <div className="stack">
        <p className="quiet">{t('departures.lead')}</p>
        {send.isError ? <ProblemNotice error={send.error} /> : null}
        {send.isSuccess ? <p role="status">{t('projects.receipt', { index: send.data.logIndex })}</p> : null}
        {items.map((departure) => (
          <One key={`${departure.id}/${departure.version}`} departure={departure} send={send} />
        ))}
        {mayAsk ? <AskForm norms={norms} send={send} /> : null}
      </div>
    </Card>
  );
}

/** The norms that stand in the way of the project, that one may depart from, and from which no departure is open. */
function askable(project: Project, items: readonly Departure[]): readonly string[] {
  const open = items.filter(({ state }) => OPEN.includes(state)).map(({ norm }) => norm);
  const norms = project.findings.filter(({ departable }) => departable).map(({ norm }) => norm);
  return [...new Set(norms)].filter((norm) => !open.includes(norm)).toSorted();
}

const OPEN: readonly Departure['state'][] = ['asked', 'advised', 'granted'];

function One({ departure, send }: { readonly departure: Departure; readonly send: Send }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useWords();
  const { advice, decision, ending, asker, answer, fromOn } = departure;
  const words = (said: Departure['advice']): string | null =>
    said === null
      ? null
      : `${t(`departures.outcomes.${said.outcome}`)}: ${said.rationale}\n${said.person?.displayName ?? ''}, ${day(said.at.slice(0, 10))}`;
  return (
    <div>
      <h3>{pick(departure.title)}</h3>
      <p className="row">
        <Badge tone={departure.state === 'granted' ? 'warn' : 'neutral'}>{t(`departures.states.${departure.state}`)}</Badge>
        <RuleLink norm={departure.norm} />
      </p>
      <Facts
        items={[
          [t('departures.reason'), `${departure.reason}\n${asker?.displayName ?? ''}, ${day(departure.askedAt.slice(0, 10))}`],
          [t('departures.fromOn'), fromOn === null ? null : day(fromOn)],
          [t('departures.untilOn'), day(departure.untilOn)],
          [t('departures.advice'), words(advice)],
          [t('departures.decision'), words(decision)],
          ...(answer === null ? [] : [[t('departures.answer'), answer] as const]),
          ...(ending === null ? [] : [[t('departures.ending'), words(ending)] as const]),
        ]}
      />
      {departure.actions.includes('advise') ? <JudgeForm act="advice" departure={departure} send={send} /> : null}
      {departure.actions.includes('decide') ? <JudgeForm act="decision" departure={departure} send={send} /> : null}
      {departure.actions.includes('end') ? <EndForm departure={departure} send={send} /> : null}
    </div>
  );
}
