// The pre-scan of a DPIA: what follows from the answers, who established it, what was contested, and the questions.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { LoadedPage, Page } from '../../../ui/page.tsx';
import { Done, Notice } from '../../../ui/status.tsx';
import { type Prescan, type PrescanActed, usePrescan } from './prescan.api.ts';
import { Contests, Establishment } from './prescan-acts.tsx';
import { PrescanAnswers, PrescanForm } from './prescan-form.tsx';
import { PrescanOutcome } from './prescan-outcome.tsx';

export function PrescanPage(): ReactNode {
  const { id = '' } = useParams();
  return <LoadedPage query={usePrescan(id)}>{(prescan) => <OnePrescan key={id} prescan={prescan} />}</LoadedPage>;
}

function OnePrescan({ prescan }: { readonly prescan: Prescan }): ReactNode {
  const { t } = useTranslation();
  const [done, setDone] = useState<{ readonly act: string; readonly index: string } | null>(null);
  const tell =
    (act: string) =>
    (acted: PrescanActed): void =>
      setDone({ act, index: acted.logIndex });
  const mayRecord = prescan.actions.includes('record');
  return (
    <Page
      title={t('prescan.title')}
      lead={t('prescan.lead', { number: prescan.number })}
      back={{ to: `/projects/${prescan.projectId}`, label: prescan.number }}
    >
      {done === null ? null : (
        <Done key={done.index} title={t(`prescan.done.${done.act}`)}>
          <p>{t('projects.receipt', { index: done.index })}</p>
        </Done>
      )}
      <div className="columns">
        <div className="stack">
          {prescan.establishment !== null && mayRecord ? (
            <Notice tone="warn">
              <p>{t('prescan.changeAfter')}</p>
            </Notice>
          ) : null}
          {mayRecord ? <PrescanForm prescan={prescan} /> : <PrescanAnswers prescan={prescan} />}
        </div>
        <div className="stack">
          <PrescanOutcome prescan={prescan} />
          <Establishment prescan={prescan} onDone={tell('establish')} />
          <Contests prescan={prescan} onDone={tell('contest')} onJudged={tell('judge')} />
        </div>
      </div>
    </Page>
  );
}
