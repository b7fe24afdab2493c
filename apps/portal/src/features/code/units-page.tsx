// Units that are stricter than the institution: what each holds itself to beside what the institution has, and who set it.
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useMay } from '../../app/session.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card, LoadedPage, Page } from '../../ui/page.tsx';
import { Done, Notice, ProblemNotice } from '../../ui/status.tsx';
import { Table } from '../../ui/table.tsx';
import { useWords } from '../../ui/words.ts';
import { type CodeUnit, type CodeVersion, useCodeInForce, useConfirmUnit, useUnits } from './code.api.ts';
import { useValue } from './parameters.tsx';

export function UnitsPage(): ReactNode {
  const query = useCodeInForce();
  return <LoadedPage query={query}>{(version) => <Units version={version} />}</LoadedPage>;
}

function Units({ version }: { readonly version: CodeVersion | null }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const units = useUnits();
  const { state } = useLocation() as { readonly state: { readonly done?: string } | null };
  const mayChange = version !== null && version.state === 'adopted' && may('change:CodeVersion');
  return (
    <Page
      title={t('codes.unitsTitle')}
      lead={t('codes.unitsLead')}
      back={{ to: '/code', label: t('codes.title') }}
      actions={mayChange ? <LinkButton to="/code/units/new">{t('codes.unitNew')}</LinkButton> : null}
    >
      {state?.done === undefined ? null : <Done title={t(`codes.${state.done}`)} />}
      {version === null ? <Notice tone="warn" title={t('codes.none')} /> : null}
      {units.data?.length === 0 ? <p className="quiet">{t('codes.noUnits')}</p> : null}
      {version === null ? null : units.data?.map((unit) => <Unit key={unit.unit} unit={unit} version={version} mayChange={mayChange} />)}
    </Page>
  );
}

interface UnitProps {
  readonly unit: CodeUnit;
  readonly version: CodeVersion;
  readonly mayChange: boolean;
}

function Unit({ unit, version, mayChange }: UnitProps): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useWords();
  const name = unit.recordedBy ?? t('codes.platform');
  return (
    <Card title={pick(unit.title)}>
      <div className="stack">
        <p className="quiet">
          {t('codes.unitSetBy')} {t('codes.unitSetOf', { name, day: day(unit.recordedAt.slice(0, 10)) })}
        </p>
        <UnitParameters caption={t('codes.unitParameters')} rows={unit.parameters} version={version} />
        {unit.proposal === null ? null : <Proposal key={unit.proposal.id} unit={unit} proposal={unit.proposal} version={version} />}
        {mayChange ? (
          <p className="row">
            <LinkButton to={`/code/units/${unit.unit}/edit`}>{t('codes.unitChangeShort')}</LinkButton>
          </p>
        ) : null}
      </div>
    </Card>
  );
}

interface UnitParametersProps {
  readonly caption: string;
  readonly rows: CodeUnit['parameters'];
  readonly version: CodeVersion;
}

function UnitParameters({ caption, rows, version }: UnitParametersProps): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  const shown = useValue();
  const unitOf = (code: string): string | null => version.parameters.find((one) => one.code === code)?.unit ?? null;
  return (
    <Table
      caption={caption}
      rows={rows}
      keyOf={({ code }) => code}
      empty={t('codes.unitNothingOwn')}
      columns={[
        { name: t('codes.parameter'), cell: ({ title }) => pick(title) },
        { name: t('codes.institutionHas'), cell: ({ code, base }) => shown(base, unitOf(code)) },
        { name: t('codes.unitAsked'), cell: ({ code, asked }) => shown(asked, unitOf(code)) },
        { name: t('codes.unitInForce'), cell: ({ code, holds }) => shown(holds, unitOf(code)) },
      ]}
    />
  );
}

interface ProposalProps {
  readonly unit: CodeUnit;
  readonly proposal: NonNullable<CodeUnit['proposal']>;
  readonly version: CodeVersion;
}

/** What is looser and waits: as it would be, who proposed it, and the button for who may confirm it. */
function Proposal({ unit, proposal, version }: ProposalProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useWords();
  const confirm = useConfirmUnit();
  const name = proposal.recordedBy ?? t('codes.platform');
  return (
    <Notice tone="warn" title={t('codes.unitWaits')}>
      <p>
        {t('codes.unitProposedBy')} {t('codes.unitSetOf', { name, day: day(proposal.recordedAt.slice(0, 10)) })}
      </p>
      <UnitParameters caption={t('codes.unitWould')} rows={proposal.parameters} version={version} />
      {confirm.isError ? <ProblemNotice error={confirm.error} /> : null}
      {proposal.isOpenToMe ? (
        <p className="row">
          <Button kind="primary" isBusy={confirm.isPending} onClick={() => confirm.mutate({ unit: unit.unit, id: proposal.id })}>
            {t('codes.unitConfirm')}
          </Button>
        </p>
      ) : null}
    </Notice>
  );
}
