// One data set: meaning, owner, source, lineage, breaks, retention, and what each column means.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api, body, type Schemas } from '../../api/client.ts';
import { Card, Facts, LoadedPage, Page } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { useTyped } from '../../ui/typed.ts';
import { useWords } from '../../ui/words.ts';

type Dataset = Schemas['DatasetResponseDto'];
type Version = Schemas['DatasetVersionResponseDto'];

export function DatasetPage(): ReactNode {
  const { code = '' } = useParams();
  const query = useQuery({
    queryKey: ['dataset', code],
    queryFn: () => body(api.GET('/api/v1/datasets/{code}', { params: { path: { code } } })) as Promise<Dataset>,
  });
  return <LoadedPage query={query}>{(dataset) => <DatasetView dataset={dataset} />}</LoadedPage>;
}

function DatasetView({ dataset }: { readonly dataset: Dataset }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  const version = dataset.currentVersion;
  return (
    <Page title={pick(dataset.title)} lead={pick(dataset.description)} back={{ to: '/data-sets', label: t('datasets.title') }}>
      <div className="columns">
        <Origin dataset={dataset} />
        {version === null ? null : <VersionFacts version={version} />}
      </div>
      <Breaks dataset={dataset} />
      {version === null ? null : <Columns version={version} />}
    </Page>
  );
}

function Origin({ dataset }: { readonly dataset: Dataset }): ReactNode {
  const { t } = useTranslation();
  const months = dataset.retentionMonths;
  return (
    <Card title={t('datasets.origin')}>
      <Facts
        items={[
          [t('datasets.code'), <code key="c">{dataset.code}</code>],
          [t('datasets.owner'), dataset.owner],
          [t('datasets.sourceSystem'), dataset.sourceSystem],
          [t('datasets.purpose'), dataset.purpose],
          [t('datasets.basis'), dataset.basis === null ? null : t(`process.bases.${dataset.basis}`)],
          ...(dataset.consentPurpose === null ? [] : [[t('datasets.consentPurpose'), dataset.consentPurpose] as const]),
          ...(dataset.criminalStatute === null ? [] : [[t('datasets.criminalStatute'), dataset.criminalStatute] as const]),
          [t('datasets.originalPurpose'), dataset.originalPurpose],
          [t('datasets.obtainedFrom'), dataset.obtainedFrom],
          [t('datasets.retention'), months === null ? null : t('projects.months', { count: months })],
          [t('datasets.retentionOwner'), dataset.retentionOwner],
          [t('datasets.attribution'), dataset.attribution],
        ]}
      />
    </Card>
  );
}

function VersionFacts({ version }: { readonly version: Version }): ReactNode {
  const { t } = useTranslation();
  const { number, instant, day, pick } = useWords();
  return (
    <Card title={t('datasets.version', { number: version.number })}>
      <Facts
        items={[
          [t('datasets.rows'), number(version.rowCount)],
          [t('datasets.subjects'), number(version.subjectCount)],
          [t('datasets.firstRow'), version.firstRowOn === null ? null : day(version.firstRowOn)],
          [t('datasets.lastRow'), version.lastRowOn === null ? null : day(version.lastRowOn)],
          [t('datasets.loadedAt'), instant(version.loadedAt)],
          [t('datasets.shift'), version.shiftYears === 0 ? t('datasets.noShift') : t('datasets.years', { count: version.shiftYears })],
          [t('datasets.remark'), pick(version.remark)],
        ]}
      />
    </Card>
  );
}

function Breaks({ dataset }: { readonly dataset: Dataset }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useWords();
  return (
    <Card title={t('datasets.lineage')}>
      <ol>
        {dataset.lineage.map(({ source, step }) => (
          <li key={source + pick(step)}>
            {source}: {pick(step)}
          </li>
        ))}
      </ol>
      <h3>{t('datasets.breaks')}</h3>
      {dataset.knownBreaks.length === 0 ? <p className="quiet">{t('datasets.noBreaks')}</p> : null}
      <ul>
        {dataset.knownBreaks.map(({ fromOn, untilOn, what }) => (
          <li key={fromOn + pick(what)}>
            {day(fromOn)}
            {untilOn === null || untilOn === undefined ? '' : ` – ${day(untilOn)}`}: {pick(what)}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Columns({ version }: { readonly version: Version }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  const typed = useTyped();
  return (
    <Table
      caption={t('datasets.columns', { count: version.fields.length })}
      rows={version.fields}
      keyOf={({ code }) => code}
      empty={t('datasets.noColumns')}
      columns={[
        { name: t('datasets.column'), cell: ({ code }) => <code>{code}</code> },
        { name: t('datasets.meaning'), cell: ({ meaning }) => pick(meaning) },
        { name: t('datasets.type'), cell: typed },
        { name: t('datasets.class'), cell: ({ classification }) => t(`classes.${classification}`) },
        { name: t('datasets.why'), cell: ({ reason }) => pick(reason) },
        {
          name: t('datasets.missing'),
          cell: ({ missingCodes }) => (missingCodes.length === 0 ? t('app.none') : missingCodes.join(', ')),
        },
      ]}
    />
  );
}
