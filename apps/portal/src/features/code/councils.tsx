// Who took part in a version, what the councils said of it, and what the board answered.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { useWords } from '../../ui/words.ts';
import { CodeActForm } from './code-actions.tsx';
import { type CodeAct, type CodeVersion } from './code.api.ts';
import { useWho } from './who.ts';

type CouncilAct = CodeVersion['acts'][number];
/** How each position of a council looks. */
export const POSITION_TONES: Readonly<Record<string, Tone>> = { positive: 'good', conditional: 'warn', negative: 'bad', none: 'neutral' };

export function Participants({ version }: { readonly version: CodeVersion }): ReactNode {
  const { t } = useTranslation();
  return version.participants.length === 0 ? (
    <Card title={t('codes.participants')}>
      <p className="quiet">{t('codes.noParticipants')}</p>
    </Card>
  ) : (
    <Table
      caption={t('codes.participants')}
      rows={version.participants}
      keyOf={({ id }) => id}
      empty={t('codes.noParticipants')}
      columns={[
        { name: t('codes.participantName'), cell: ({ name }) => name },
        { name: t('codes.capacity'), cell: ({ capacity }) => capacity },
        { name: t('codes.participantKind'), cell: ({ kind }) => t(`codes.participantKinds.${kind}`) },
      ]}
    />
  );
}

interface ActsProps {
  readonly version: CodeVersion;
  readonly onDone: (act: CodeAct) => void;
}

export function CouncilActs({ version, onDone }: ActsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Card title={t('codes.councils')}>
      {version.acts.length === 0 ? <p className="quiet">{t('codes.noActs')}</p> : null}
      <ul className="findings">
        {version.acts.map((act) => (
          <OneAct key={act.id} act={act} version={version} onDone={onDone} />
        ))}
      </ul>
    </Card>
  );
}

function OneAct({ act, version, onDone }: ActsProps & { readonly act: CouncilAct }): ReactNode {
  const { t } = useTranslation();
  const { day, instant } = useWords();
  const who = useWho();
  return (
    <li className="council-act" id={`act-${act.id}`}>
      <p className="meta">
        <Badge tone={POSITION_TONES[act.position] ?? 'neutral'}>{t(`codes.positions.${act.position}`)}</Badge>
        <span>{t(`codes.actKinds.${act.kind}`)}</span>
        {act.hasLapsed ? <Badge>{t('codes.lapsed')}</Badge> : null}
        {act.isReplaced ? <Badge>{t('codes.replaced')}</Badge> : null}
      </p>
      <h3>{t(`codes.councilBodies.${act.body}`)}</h3>
      <p className="text">{act.text}</p>
      <p className="small quiet">{t('codes.actMeta', { day: day(act.givenOn), who: who(act.recordedBy) })}</p>
      {act.answer === null ? (
        <Answering act={act} version={version} onDone={onDone} />
      ) : (
        <>
          <p className="text">{act.answer.text}</p>
          <p className="small quiet">{t('codes.answerMeta', { who: who(act.answer.by), at: instant(act.answer.at) })}</p>
        </>
      )}
    </li>
  );
}

function Answering({ act, version, onDone }: ActsProps & { readonly act: CouncilAct }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (act.hasLapsed || act.isReplaced || !version.actions.includes('answer')) {
    return null;
  }
  return isOpen ? (
    <CodeActForm version={version} act="answer" actId={act.id} onCancel={() => setOpen(false)} onDone={() => onDone('answer')} />
  ) : (
    <div className="row">
      <Button onClick={() => setOpen(true)}>{t('codes.act.answer')}</Button>
    </div>
  );
}
