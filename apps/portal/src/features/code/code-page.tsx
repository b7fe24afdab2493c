// The code of practice that holds today, as text to read.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMay } from '../../app/session.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card, Facts, LoadedPage, Page } from '../../ui/page.tsx';
import { Notice } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';
import { type CodeVersion, useCodeInForce, useCodeVersion } from './code.api.ts';
import { CodeState } from './code-state.tsx';
import { CodeDocumentLinks } from './document-links.tsx';
import { ReadableCode } from './readable-code.tsx';
import { RegulationTable } from './regulation.tsx';

export function CodePage(): ReactNode {
  const { t } = useTranslation();
  const query = useCodeInForce();
  return (
    <LoadedPage query={query}>
      {(version) => (
        <Page title={t('codes.title')} lead={t('codes.lead')} actions={<Places version={version} />}>
          {version === null ? (
            <Notice tone="warn" title={t('codes.none')}>
              <p>{t('codes.noneHelp')}</p>
            </Notice>
          ) : (
            <Readable version={version} />
          )}
        </Page>
      )}
    </LoadedPage>
  );
}

/** Where one goes from the code: its versions, and for who may ask it, what another code would change. */
function Places({ version }: { readonly version: CodeVersion | null }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <>
      {may('read:WhatIf') ? <LinkButton to="/code/what-if">{t('whatIf.title')}</LinkButton> : null}
      <LinkButton to="/code/versions">{t('codes.versions')}</LinkButton>
      {version === null ? null : <LinkButton to="/code/units">{t('codes.unitsLink')}</LinkButton>}
      {version === null ? null : <CodeDocumentLinks id={version.id} />}
    </>
  );
}

/** The rules of one version, in whatever state it is. */
export function CodeRulesPage(): ReactNode {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const query = useCodeVersion(id);
  return (
    <LoadedPage query={query}>
      {(version) => (
        <Page
          title={t('codes.titleOf', { label: version.label })}
          back={{ to: '/code/versions', label: t('codes.versions') }}
          actions={<CodeDocumentLinks id={version.id} />}
        >
          <Readable version={version} />
        </Page>
      )}
    </LoadedPage>
  );
}

function Readable({ version }: { readonly version: CodeVersion }): ReactNode {
  const { t } = useTranslation();
  const { day } = useWords();
  const rules = { inForce: version.rulesInForce, total: version.rulesTotal };
  return (
    <>
      <Card>
        <Facts
          items={[
            [
              t('codes.version'),
              <Link key="v" to={`/code/versions/${version.id}`}>
                {version.label}
              </Link>,
            ],
            [t('codes.state'), <CodeState key="s" version={version} />],
            [t('codes.effectiveOn'), version.effectiveOn === null ? t('codes.notYet') : day(version.effectiveOn)],
            [t('codes.rulesInForce'), t('codes.rulesOf', rules)],
            [t('codes.summary'), version.summary],
          ]}
        />
      </Card>
      <ReadableCode id={version.id} />
      <RegulationTable version={version} />
    </>
  );
}
