// Who established the pre-scan and who contested which criterion; the acts for who may: establish, contest, judge.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Schemas } from '../../../api/client.ts';
import { ActForm } from '../../../ui/act-form.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card, Facts } from '../../../ui/page.tsx';
import { useWords } from '../../../ui/words.ts';
import { type Contest, type Prescan, type PrescanActed, useContest, useEstablish, useJudge } from './prescan.api.ts';

interface ActProps {
  readonly prescan: Prescan;
  readonly onDone: (acted: PrescanActed) => void;
}
type Word = Schemas['PrescanWordDto'];

/** Answers what says a word: why, who, when. */
function useSaid(): (word: Word | null) => string | null {
  const { day } = useWords();
  return (word) => (word === null ? null : `${word.rationale}\n${word.person?.displayName ?? ''}, ${day(word.at.slice(0, 10))}`);
}

export function Establishment({ prescan, onDone }: ActProps): ReactNode {
  const { t } = useTranslation();
  const said = useSaid();
  const { instant } = useWords();
  const { recorder, recordedAt, establishment, version } = prescan;
  return (
    <Card title={t('prescan.standing')}>
      <div className="stack">
        <Facts
          items={[
            [
              t('prescan.recorded'),
              recordedAt === null
                ? t('prescan.notYet')
                : t('prescan.recordedBy', { version, name: recorder?.displayName ?? '', at: instant(recordedAt) }),
            ],
            [t('prescan.established'), said(establishment) ?? t('prescan.notYet')],
          ]}
        />
        {prescan.actions.includes('establish') ? <Establish prescan={prescan} onDone={onDone} /> : null}
        {establishment === null && !prescan.actions.includes('establish') ? <p className="quiet">{t('prescan.toEstablish')}</p> : null}
      </div>
    </Card>
  );
}

function Establish({ prescan, onDone }: ActProps): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const act = useEstablish(prescan.projectId);
  return isOpen ? (
    <ActForm
      fields={[{ name: 'rationale', label: t('judgement.rationale'), hint: t('prescan.rationaleHint'), kind: 'area' }]}
      submit={t('prescan.establish')}
      isBusy={act.isPending}
      error={act.error}
      onSend={({ rationale = '' }) => act.mutate({ values: { rationale }, version: prescan.version }, { onSuccess: onDone })}
      onCancel={() => setOpen(false)}
    />
  ) : (
    <div className="row">
      <Button kind="primary" onClick={() => setOpen(true)}>
        {t('prescan.toEstablishNow')}
      </Button>
    </div>
  );
}

export function Contests({ prescan, onDone, onJudged }: ActProps & { readonly onJudged: ActProps['onDone'] }): ReactNode {
  const { t } = useTranslation();
  const criteria = contestable(prescan);
  const mayContest = prescan.actions.includes('contest') && criteria.length > 0;
  return prescan.contests.length === 0 && !mayContest ? null : (
    <Card title={t('prescan.contests')}>
      <div className="stack">
        <p className="quiet">{t('prescan.contestsLead')}</p>
        {prescan.contests.map((contest) => (
          <OneContest key={contest.id} contest={contest} prescan={prescan} onDone={onJudged} />
        ))}
        {mayContest ? <Raise prescan={prescan} criteria={criteria} onDone={onDone} /> : null}
      </div>
    </Card>
  );
}

/** What follows from the facts and is not contested, or not with success. */
function contestable({ screening, contests }: Prescan): readonly Contest['criterion'][] {
  const taken = contests.filter(({ state }) => state !== 'rejected').map(({ criterion }) => criterion);
  return [...new Set((screening?.because ?? []).map(({ criterion }) => criterion))].filter((criterion) => !taken.includes(criterion));
}

function OneContest({ contest, prescan, onDone }: ActProps & { readonly contest: Contest }): ReactNode {
  const { t } = useTranslation();
  const { day } = useWords();
  const said = useSaid();
  return (
    <div>
      <h3>{t(`findings.codes.${contest.criterion}`)}</h3>
      <p>
        <Badge tone={contest.state === 'raised' ? 'warn' : 'neutral'}>{t(`prescan.states.${contest.state}`)}</Badge>
      </p>
      <Facts
        items={[
          [t('prescan.contestReason'), `${contest.reason}\n${contest.raiser?.displayName ?? ''}, ${day(contest.raisedAt.slice(0, 10))}`],
          [t('prescan.judgement'), said(contest.judgement) ?? t('prescan.notYet')],
        ]}
      />
      {contest.isOpenToYou ? <Judge contest={contest} prescan={prescan} onDone={onDone} /> : null}
    </div>
  );
}

function Judge({ contest, prescan, onDone }: ActProps & { readonly contest: Contest }): ReactNode {
  const { t } = useTranslation();
  const act = useJudge(prescan.projectId);
  return (
    <ActForm
      fields={[
        {
          name: 'outcome',
          label: t('prescan.judgeOutcome'),
          kind: 'select',
          options: (['upheld', 'rejected'] as const).map((value) => ({ value, label: t(`prescan.outcomes.${value}`) })),
        },
        { name: 'rationale', label: t('judgement.rationale'), kind: 'area' },
      ]}
      submit={t('prescan.judge')}
      isBusy={act.isPending}
      error={act.error}
      onSend={(values) => act.mutate({ contest, values: values as unknown as Schemas['ContestJudgeDto'] }, { onSuccess: onDone })}
    />
  );
}

function Raise({ prescan, criteria, onDone }: ActProps & { readonly criteria: readonly Contest['criterion'][] }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const act = useContest(prescan.projectId);
  const done = (acted: PrescanActed): void => {
    setOpen(false);
    onDone(acted);
  };
  return isOpen ? (
    <ActForm
      fields={[
        {
          name: 'criterion',
          label: t('prescan.criterion'),
          kind: 'select',
          options: criteria.map((value) => ({ value, label: t(`findings.codes.${value}`) })),
        },
        { name: 'reason', label: t('prescan.contestReason'), hint: t('prescan.contestHint'), kind: 'area' },
      ]}
      submit={t('prescan.contestNow')}
      isBusy={act.isPending}
      error={act.error}
      onSend={(values) => act.mutate(values as unknown as Schemas['ContestRaiseDto'], { onSuccess: done })}
      onCancel={() => setOpen(false)}
    />
  ) : (
    <div className="row">
      <Button onClick={() => setOpen(true)}>{t('prescan.contest')}</Button>
    </div>
  );
}
