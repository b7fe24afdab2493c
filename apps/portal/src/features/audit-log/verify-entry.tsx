// “Does this entry hold?”: checked by this browser from the proof file, which can be kept and checked elsewhere.
import { useMutation } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Schemas } from '../../api/client.ts';
import { useSignedIn } from '../../app/session.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { Notice, ProblemNotice } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';
import { checkReceipt, isSound, type Receipt } from './receipt.ts';
import { textAt } from './verify-log.tsx';

interface VerifyEntryProps {
  readonly entry: Schemas['LogEntryResponseDto'];
  readonly log: string;
}

export function VerifyEntry({ entry, log }: VerifyEntryProps): ReactNode {
  const { t } = useTranslation();
  const { institution } = useSignedIn();
  const proof = `/api/v1/logs/${log}/entries/${entry.index}/proof`;
  const check = useMutation({
    mutationFn: async () => checkReceipt(entry, await textAt(proof), await textAt(`/log/${institution.slug}/${log}/vkey`)),
  });
  return (
    <Card title={t('logs.receipt.title')}>
      <div className="stack">
        <p className="quiet">{t('logs.receipt.about')}</p>
        <div className="row">
          <Button isBusy={check.isPending} onClick={() => check.mutate()}>
            {t('logs.receipt.check')}
          </Button>
          <a className="button normal" href={proof} download={`${log}-${entry.index}.tlog-proof`}>
            {t('logs.receipt.file')}
          </a>
        </div>
        <div aria-live="polite">
          {check.isError ? <ProblemNotice error={check.error} /> : null}
          {check.isSuccess ? <Checked receipt={check.data} /> : null}
        </div>
      </div>
    </Card>
  );
}

function Checked({ receipt }: { readonly receipt: Receipt | null }): ReactNode {
  const { t } = useTranslation();
  const { number } = useWords();
  if (receipt === null) {
    return <Notice tone="warn" title={t('logs.receipt.notYet')} />;
  }
  const { isSame, isIncluded, signature, size } = receipt;
  return (
    <Notice tone={isSound(receipt) ? 'good' : 'bad'} title={t(isSound(receipt) ? 'logs.receipt.holds' : 'logs.receipt.broken')}>
      <ul>
        <li>{t(isSame ? 'logs.receipt.same' : 'logs.receipt.notSame')}</li>
        <li>{t(isIncluded ? 'logs.receipt.included' : 'logs.receipt.notIncluded', { size: number(size) })}</li>
        <li>{t(`logs.signature.${signature}`)}</li>
      </ul>
    </Notice>
  );
}
