// The same as a document: to read in the browser, and as PDF to save; in the language of who looks.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../ui/words.ts';

interface DocumentLinksProps {
  /** Path of the document in the api. */
  readonly path: string;
  /** The version since which differences are told. */
  readonly since?: string;
}

export function DocumentLinks({ path, since }: DocumentLinksProps): ReactNode {
  const { t } = useTranslation();
  const { language } = useWords();
  const addressOf = (format: string): string =>
    `${path}?${new URLSearchParams({ language, format, ...(since === undefined ? {} : { since }) }).toString()}`;
  return (
    <>
      <a className="button normal" href={addressOf('html')} target="_blank" rel="noreferrer">
        {t('codes.document')}
      </a>
      <a className="button normal" href={addressOf('pdf')} download>
        {t('codes.pdf')}
      </a>
    </>
  );
}

/** The readable code of a version. */
export function CodeDocumentLinks({ id, since }: { readonly id: string; readonly since?: string }): ReactNode {
  return <DocumentLinks path={`/api/v1/code-versions/${id}/document`} {...(since === undefined ? {} : { since })} />;
}
