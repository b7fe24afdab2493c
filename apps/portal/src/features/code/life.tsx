// The life of a version, act by act in the order of the log: what was done, by whom, on what it rested, and where that can be checked.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Badge } from '../../ui/badge.tsx';
import { Card, Facts } from '../../ui/page.tsx';
import { Receipt } from '../../ui/receipt.tsx';
import { Loaded } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';
import { type CodeEvent, useCodeHistory } from './code.api.ts';
import { POSITION_TONES } from './councils.tsx';
import { useWho } from './who.ts';

type Act = NonNullable<CodeEvent['act']>;
type Adoption = NonNullable<CodeEvent['adoption']>;
type Participant = NonNullable<CodeEvent['participant']>;

export function Life({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation();
  const query = useCodeHistory(id);
  return (
    <Card title={t('codes.history')}>
      <p className="quiet small">{t('codes.life.about')}</p>
      <Loaded query={query}>
        {(events) => (
          <ol className="timeline">
            {events.map((event) => (
              <OneEvent key={event.logIndex} event={event} />
            ))}
          </ol>
        )}
      </Loaded>
    </Card>
  );
}

function OneEvent({ event }: { readonly event: CodeEvent }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useWords();
  const who = useWho();
  const { kind, to, by, deputyFor, at, reason, logIndex } = event;
  return (
    <li>
      <p className="row">
        <strong>{t(`logs.kinds.${kind}`)}</strong>
        {to === null ? null : <Badge>{t(`codes.states.${to}`)}</Badge>}
      </p>
      <p className="quiet small">
        {who(by)}
        {deputyFor === null ? '' : ` (${t('codes.life.standsIn', { who: who(deputyFor) })})`} · {instant(at)} · <Receipt index={logIndex} />
      </p>
      {reason === null ? null : <p className="text">{reason}</p>}
      <About event={event} />
      <details className="small">
        <summary>{t('codes.life.digests')}</summary>
        <Facts
          items={[
            [t('codes.life.policy'), <code key="p">{event.policySha256}</code>],
            [t('codes.life.build'), event.manifestSha256 === null ? null : <code key="b">{event.manifestSha256}</code>],
            [t('codes.life.parameters'), <code key="r">{event.parametersSha256}</code>],
          ]}
        />
      </details>
    </li>
  );
}

/** What the act was about, by its kind. */
function About({ event: { kind, participant, act, adoption, extendedUntil, successor } }: { readonly event: CodeEvent }): ReactNode {
  const { t } = useTranslation();
  const { day } = useWords();
  const partOf = useParticipant();
  switch (kind) {
    case 'code.participant-recorded':
      return participant === null ? null : <p>{partOf(participant)}</p>;
    case 'code.act-recorded':
      return act === null ? null : <Said act={act} />;
    case 'code.act-answered':
      return act === null ? null : <Answered act={act} />;
    case 'code.adopted':
      return adoption === null ? null : <AdoptionRecord adoption={adoption} />;
    case 'code.extended':
      return extendedUntil === null ? null : <p>{t('codes.life.until', { day: day(extendedUntil) })}</p>;
    case 'code.retired':
      return successor === null ? (
        <p>{t('codes.life.noSuccessor')}</p>
      ) : (
        <p>
          {t('codes.newer')}: <Link to={`/code/versions/${successor.id}`}>{t('codes.oneTitle', { label: successor.label })}</Link>
          {successor.effectiveOn === null ? '' : `, ${t('codes.life.holdsFrom', { day: day(successor.effectiveOn) })}`}
        </p>
      );
    default:
      return null;
  }
}

/** Answers who took part, in which capacity and for whom. */
function useParticipant(): (participant: Participant) => string {
  const { t } = useTranslation();
  return ({ name, capacity, kind }) => t('codes.life.participant', { name, capacity, kind: t(`codes.participantKinds.${kind}`) });
}

/** A council's act in one line, led to its text. */
function Said({ act }: { readonly act: Act }): ReactNode {
  const { t } = useTranslation();
  return (
    <p className="row">
      <Badge tone={POSITION_TONES[act.position] ?? 'neutral'}>{t(`codes.positions.${act.position}`)}</Badge>
      <SaidBy act={act} />
      {act.hasLapsed ? <Badge>{t('codes.lapsed')}</Badge> : null}
      {act.isReplaced ? <Badge>{t('codes.replaced')}</Badge> : null}
    </p>
  );
}

function SaidBy({ act: { id, body, kind, givenOn } }: { readonly act: Act }): ReactNode {
  const { t } = useTranslation();
  const { day } = useWords();
  const said = t('codes.life.said', { council: t(`codes.councilBodies.${body}`), kind: t(`codes.actKinds.${kind}`), day: day(givenOn) });
  return <a href={`#act-${id}`}>{said}</a>;
}

function Answered({ act }: { readonly act: Act }): ReactNode {
  return (
    <>
      <p>
        <SaidBy act={act} />
      </p>
      {act.answer === null ? null : <p className="text">{act.answer.text}</p>}
    </>
  );
}

/** What adoption rested on. */
function AdoptionRecord({ adoption }: { readonly adoption: Adoption }): ReactNode {
  const { t } = useTranslation();
  const { day } = useWords();
  const partOf = useParticipant();
  const { effectiveOn, sourceDecision, mandateCode, participants, opinions, isSealed } = adoption;
  return (
    <Facts
      items={[
        [t('codes.effectiveOn'), effectiveOn === null ? null : day(effectiveOn)],
        [t('codes.sourceDecision'), sourceDecision],
        [t('codes.life.mandate'), mandateCode ?? t('codes.life.noMandate')],
        [
          t('codes.participants'),
          participants.length === 0 ? (
            t('app.none')
          ) : (
            <ul className="plain-list" key="p">
              {participants.map((participant) => (
                <li key={participant.id}>{partOf(participant)}</li>
              ))}
            </ul>
          ),
        ],
        [t('codes.councils'), opinions.length === 0 ? t('codes.life.noOpinions') : opinions.map((act) => <Said key={act.id} act={act} />)],
        [t('codes.seal'), t(isSealed ? 'codes.sealed' : 'codes.notSealed')],
      ]}
    />
  );
}
