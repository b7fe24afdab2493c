// The receipt of an act: its entry in a log, as a page for who may read the log, and as a file that proves it for anybody else.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay, useSignedIn } from '../app/session.tsx';

/** Of the log `decisions`, which is public. */
export function Receipt({ index }: { readonly index: string }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { institution } = useSignedIn();
  return may('read:LogEntry') ? (
    <Link to={`/logs/decisions/${index}`}>{t('logs.receipt.entry', { index })}</Link>
  ) : (
    <a href={`/log/${institution.slug}/decisions/proof/${index}`} download={`${index}.tlog-proof`}>
      {t('logs.receipt.fileOf', { index })}
    </a>
  );
}
