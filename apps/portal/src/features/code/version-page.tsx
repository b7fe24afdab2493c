// One version of the code through its life: who took part, what councils said, how it was adopted, its parameters, and what is next.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'react-router';
import { useMay } from '../../app/session.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card, Facts, LoadedPage, Page } from '../../ui/page.tsx';
import { Done } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';
import { CodeActions } from './code-actions.tsx';
import { type CodeVersion, useCodeVersion, useUnits } from './code.api.ts';
import { CodeState } from './code-state.tsx';
import { CouncilActs, Participants } from './councils.tsx';
import { CodeDocumentLinks } from './document-links.tsx';
import { Life } from './life.tsx';
import { ParameterTable } from './parameters.tsx';
import { RegulationTable } from './regulation.tsx';
import { useWho } from './who.ts';

export function CodeVersionPage(): ReactNode {
  const { id = '' } = useParams();
  const query = useCodeVersion(id);
  return <LoadedPage query={query}>{(version) => <VersionView version={version} />}</LoadedPage>;
}

function VersionView({ version }: { readonly version: CodeVersion }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { state } = useLocation() as { readonly state: { readonly done?: string } | null };
  const [done, setDone] = useState<string | null>(state?.done ?? null);
  return (
    <Page
      title={t('codes.oneTitle', { label: version.label })}
      lead={version.summary === '' ? undefined : version.summary}
      back={{ to: '/code/versions', label: t('codes.versions') }}
      actions={
        <>
          {may('create:WhatIf') ? <LinkButton to={`/code/what-if/new?version=${version.id}`}>{t('whatIf.title')}</LinkButton> : null}
          <LinkButton to={`/code/compare?to=${version.id}`}>{t('codes.compareThis')}</LinkButton>
          <LinkButton to={`/code/versions/${version.id}/rules`}>{t('codes.read')}</LinkButton>
          <CodeDocumentLinks id={version.id} />
        </>
      }
    >
      {done === null ? null : <Done key={done} title={t(`codes.done.${done}`)} />}
      <CodeActions version={version} onDone={setDone} />
      <div className="columns">
        <div className="stack">
          <Card>
            <Standing version={version} />
          </Card>
          <Participants version={version} />
        </div>
        <CouncilActs version={version} onDone={setDone} />
      </div>
      <Life id={version.id} />
      <RegulationTable version={version} />
      <Parameters version={version} />
    </Page>
  );
}

/** Beside the parameters of the code in force stands what units are stricter in. */
function Parameters({ version }: { readonly version: CodeVersion }): ReactNode {
  const { t } = useTranslation();
  const units = useUnits();
  return version.isInForce ? (
    <>
      <p className="row">
        <LinkButton to="/code/units">{t('codes.unitsLink')}</LinkButton>
      </p>
      <ParameterTable version={version} units={units.data ?? []} />
    </>
  ) : (
    <ParameterTable version={version} />
  );
}

function Standing({ version }: { readonly version: CodeVersion }): ReactNode {
  const { t } = useTranslation();
  const { day, instant } = useWords();
  const { adoption, term } = version;
  const who = useWho();
  return (
    <Facts
      items={[
        [t('codes.state'), <CodeState key="s" version={version} />],
        [t('codes.effectiveOn'), version.effectiveOn === null ? t('codes.notYet') : day(version.effectiveOn)],
        [t('codes.rulesInForce'), t('codes.rulesOf', { inForce: version.rulesInForce, total: version.rulesTotal })],
        ...(adoption === null
          ? []
          : ([
              [t('codes.sourceDecision'), adoption.sourceDecision],
              [t('codes.adoptedBy'), who(adoption.adoptedBy)],
              [t('codes.adoptedAt'), instant(adoption.adoptedAt)],
              [t('codes.seal'), t(adoption.isSealed ? 'codes.sealed' : 'codes.notSealed')],
            ] as const)),
        ...(term === null
          ? []
          : ([
              [t('codes.reviseFrom'), day(term.warnOn)],
              [t('codes.endsOn'), day(term.endsOn)],
              ...(term.extendedUntil === null ? [] : ([[t('codes.extendedUntil'), day(term.extendedUntil)]] as const)),
              ...(term.newerExists ? ([[t('codes.newer'), t('codes.newerExists')]] as const) : []),
            ] as const)),
        [t('codes.life.policy'), <code key="p">{version.policySha256}</code>],
        [t('codes.life.parameters'), <code key="r">{version.parametersSha256}</code>],
      ]}
    />
  );
}
