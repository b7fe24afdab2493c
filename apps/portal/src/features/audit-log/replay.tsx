// Tests again what was tested then, by the policy and parameters of then, and says whether the outcome is the one that was logged.
import { useMutation } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client.ts';
import { Button } from '../../ui/button.tsx';
import { FindingList, type ToldFinding } from '../../ui/findings.tsx';
import { OutcomeBadge } from '../../ui/outcome.tsx';
import { Facts } from '../../ui/page.tsx';
import { Notice, ProblemNotice } from '../../ui/status.tsx';
import { Table } from '../../ui/table.tsx';
import { useWords } from '../../ui/words.ts';

type Replayed = Schemas['ReplayResponseDto'];

export function Replay({ verdictId }: { readonly verdictId: string }): ReactNode {
  const { t } = useTranslation();
  const replay = useMutation({
    mutationFn: () => body(api.GET('/api/v1/verdicts/{id}/replay', { params: { path: { id: verdictId } } })),
  });
  return (
    <div className="stack">
      <p className="quiet">{t('logs.replay.about')}</p>
      <div className="row">
        <Button isBusy={replay.isPending} onClick={() => replay.mutate()}>
          {t('logs.replay.do')}
        </Button>
      </div>
      <div aria-live="polite" className="stack">
        {replay.isError ? <ProblemNotice error={replay.error} /> : null}
        {replay.isSuccess ? <Result replayed={replay.data} /> : null}
      </div>
    </div>
  );
}

function Result({ replayed }: { readonly replayed: Replayed }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useWords();
  const { isEqual, isInputIntact, stored, today } = replayed;
  const findings = stored.findings as readonly unknown[] as readonly ToldFinding[];
  return (
    <>
      <Notice tone={isEqual && isInputIntact ? 'good' : 'bad'} title={t(isEqual ? 'logs.replay.equal' : 'logs.replay.differs')}>
        <p>{t(`logs.replay.input.${isInputIntact ? 'intact' : 'changed'}`)}</p>
      </Notice>
      <Differences replayed={replayed} />
      <Facts
        items={[
          [t('logs.replay.asLogged'), <OutcomeBadge key="then" outcome={stored.outcome} />],
          [t('logs.replay.code'), stored.codeVersion],
          [t('logs.replay.decidedAt'), instant(replayed.decidedAt)],
          [t('logs.replay.today'), today === null ? t('logs.replay.noCode') : <OutcomeBadge key="now" outcome={today.outcome} />],
        ]}
      />
      {findings.length === 0 ? null : <FindingList findings={findings} />}
    </>
  );
}

function Differences({ replayed: { differences } }: { readonly replayed: Replayed }): ReactNode {
  const { t } = useTranslation();
  return differences.length === 0 ? null : (
    <Table
      caption={t('logs.replay.differences')}
      rows={differences}
      keyOf={({ pointer }) => pointer}
      empty=""
      columns={[
        { name: t('logs.replay.where'), cell: ({ pointer }) => <code>{pointer}</code> },
        { name: t('logs.replay.logged'), cell: ({ stored }) => <code>{JSON.stringify(stored)}</code> },
        { name: t('logs.replay.again'), cell: ({ replayed }) => <code>{JSON.stringify(replayed)}</code> },
      ]}
    />
  );
}
