// “Does the log hold?”: checked by this browser against what it saw before; it says what it did and did not check.
import { useMutation } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client.ts';
import { useSignedIn } from '../../app/session.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice, ProblemNotice } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';
import { type Checkpoint, checkSignature, isGrownFrom, isIncluded, readCheckpoint, type Signature } from './merkle.ts';
import { readProof } from './receipt.ts';

type Log = Schemas['LogResponseDto'];

interface Remembered extends Checkpoint {
  readonly key: string;
  readonly at: string;
}

interface Report {
  readonly size: number;
  readonly signature: Signature;
  /** Null: this browser sees the log for the first time. */
  readonly since: Remembered | null;
  readonly isKeySame: boolean;
  readonly isGrown: boolean;
  readonly isIncluded: boolean;
  readonly added: number;
}

export function VerifyLog({ log }: { readonly log: Log }): ReactNode {
  const { t } = useTranslation();
  const { institution } = useSignedIn();
  const check = useMutation({ mutationFn: () => verify(institution.slug, log.name) });
  return (
    <div className="stack">
      <div className="row">
        <Button kind="primary" isBusy={check.isPending} onClick={() => check.mutate()}>
          {t('logs.verify')}
        </Button>
      </div>
      <div aria-live="polite">
        {check.isError ? <ProblemNotice error={check.error} /> : null}
        {check.isSuccess ? <ReportView report={check.data} /> : null}
      </div>
    </div>
  );
}

function ReportView({ report }: { readonly report: Report }): ReactNode {
  const { t } = useTranslation();
  const { instant, number } = useWords();
  const holds = report.signature !== 'invalid' && report.isKeySame && report.isGrown && report.isIncluded;
  return (
    <Notice tone={holds ? 'good' : 'bad'} title={t(holds ? 'logs.holds' : 'logs.broken')}>
      <ul>
        <li>{t(`logs.signature.${report.signature}`)}</li>
        <li>{t(report.isIncluded ? 'logs.included' : 'logs.notIncluded', { size: number(report.size) })}</li>
        <li>
          {report.since === null
            ? t('logs.firstTime')
            : t(report.isGrown ? 'logs.grown' : 'logs.notGrown', { at: instant(report.since.at), added: number(report.added) })}
        </li>
        {report.isKeySame ? null : <li>{t('logs.otherKey')}</li>}
      </ul>
      <p className="small">{t('logs.limits')}</p>
    </Notice>
  );
}

/** Answers the text at an address as it is now; empty when there is none. */
export async function textAt(path: string): Promise<string> {
  const response = await fetch(path, { cache: 'no-store' });
  return response.ok ? response.text() : '';
}

async function verify(slug: string, name: Log['name']): Promise<Report> {
  const [note, key] = [await textAt(`/log/${slug}/${name}/checkpoint`), (await textAt(`/log/${slug}/${name}/vkey`)).trim()];
  const now = readCheckpoint(note) ?? { origin: '', size: 0, root: '' };
  const place = `waarborg.log.${slug}.${name}`;
  const since = JSON.parse(localStorage.getItem(place) ?? 'null') as Remembered | null;
  const report: Report = {
    size: now.size,
    signature: await checkSignature(note, key),
    since,
    isKeySame: since === null || since.key === key,
    isGrown: since === null || (await isGrown(name, since, now)),
    isIncluded: now.size === 0 || (await isNewestIncluded(name, now, key)),
    added: since === null ? now.size : now.size - since.size,
  };
  if (report.signature !== 'invalid' && report.isKeySame && report.isGrown) {
    localStorage.setItem(place, JSON.stringify({ ...now, key, at: new Date().toISOString() } satisfies Remembered));
  }
  return report;
}

async function isGrown(name: Log['name'], since: Checkpoint, now: Checkpoint): Promise<boolean> {
  if (since.size === 0 || since.size >= now.size) {
    return isGrownFrom(since, now, []);
  }
  const { hashes } = await body(
    api.GET('/api/v1/logs/{log}/consistency-proof', {
      params: { path: { log: name }, query: { from: String(since.size), to: String(now.size) } as never },
    }),
  );
  return isGrownFrom(since, now, hashes);
}

/** Whether the newest entry stands in the tree whose checkpoint was signed; the proof brings its own, which may be a little newer. */
async function isNewestIncluded(name: Log['name'], now: Checkpoint, key: string): Promise<boolean> {
  const index = String(now.size - 1);
  const { leafHash } = await body(api.GET('/api/v1/logs/{log}/entries/{index}', { params: { path: { log: name, index } } }));
  const proof = readProof(await textAt(`/api/v1/logs/${name}/entries/${index}/proof`));
  return (
    proof !== null && (await checkSignature(proof.note, key)) !== 'invalid' && isIncluded(leafHash, now.size - 1, proof.tree, proof.hashes)
  );
}
