// Departures from the code of practice, comply or explain: asked with a reason and a last day, advised on by the FG, decided
// under a mandate; what was said stays visible.
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api, body, type Schemas } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Badge } from '../../ui/badge.tsx';
import { RuleLink } from '../../ui/findings.tsx';
import { Card, Facts } from '../../ui/page.tsx';
import { useWords } from '../../ui/words.ts';
import { type Departure, DepartureForm } from './departure-forms.tsx';
import { type Project } from './projects.api.ts';

function useDepartures(id: string, isOpen: boolean): UseQueryResult<Schemas['DepartureListDto']> {
  return useQuery({
    queryKey: ['departures', id],
    queryFn: () => body(api.GET('/api/v1/projects/{id}/departures', { params: { path: { id } } })),
    enabled: isOpen,
  });
}

/** Where a finding is met elsewhere, it leads here with its norm (`?depart=A-47`). */
export function Departures({ project }: { readonly project: Project }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [params] = useSearchParams();
  const [receipt, setReceipt] = useState<string | null>(null);
  const { data } = useDepartures(project.id, may('read:Departure'));
  const items = data?.items ?? [];
  const norms = data === undefined ? [] : askable(project, items, params.get('depart'));
  const chosen = norms.find((norm) => norm === params.get('depart')) ?? null;
  const mayAsk = may('create:Departure') && norms.length > 0;
  const onDone = ({ logIndex }: { readonly logIndex: string }): void => setReceipt(logIndex);
  return items.length === 0 && !mayAsk ? null : (
    <Card title={t('departures.title')}>
      <div className="stack">
        <p className="quiet">{t('departures.lead')}</p>
        {receipt === null ? null : <p role="status">{t('projects.receipt', { index: receipt })}</p>}
        {items.map((departure) => (
          <One key={departure.id} departure={departure} onDone={onDone} />
        ))}
        {mayAsk ? (
          <DepartureForm key={chosen ?? ''} projectId={project.id} act="ask" norms={norms} chosen={chosen} onDone={onDone} />
        ) : null}
      </div>
    </Card>
  );
}

const OPEN: readonly Departure['state'][] = ['asked', 'advised', 'granted'];

/** The norms that stand in the way of the project or were met elsewhere, and from which no departure is open. */
function askable(project: Project, items: readonly Departure[], wanted: string | null): readonly string[] {
  const open = items.filter(({ state }) => OPEN.includes(state)).map(({ norm }) => norm);
  const met = project.findings.filter(({ departable }) => departable).map(({ norm }) => norm);
  return [...new Set([...met, ...(wanted === null ? [] : [wanted])])].filter((norm) => !open.includes(norm)).toSorted();
}

const ACTS = [
  ['advise', 'advice'],
  ['decide', 'decision'],
  ['end', 'end'],
] as const;

interface OneProps {
  readonly departure: Departure;
  readonly onDone: (acted: { readonly logIndex: string }) => void;
}

function One({ departure, onDone }: OneProps): ReactNode {
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
      {ACTS.filter(([action]) => departure.actions.includes(action)).map(([, act]) => (
        <DepartureForm key={act} projectId={departure.projectId} act={act} departure={departure} onDone={onDone} />
      ))}
    </div>
  );
}
