// One entry of a log: what it holds, where that leads, and the outcome of the test that it names, which can be tested again.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, body, type Schemas } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { OutcomeBadge } from '../../ui/outcome.tsx';
import { Card, Facts, LoadedPage, Page } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { useWords } from '../../ui/words.ts';
import { Replay } from './replay.tsx';
import { VerifyEntry } from './verify-entry.tsx';

type Entry = Schemas['LogEntryResponseDto'];
type LogName = Schemas['LogResponseDto']['name'];
type Value = string | number | boolean | null | readonly unknown[] | object;

/** Facts that name a record with a page, and the right to read it. */
const PLACES: Readonly<Record<string, readonly [right: string, place: string]>> = {
  project_id: ['read:Project', '/projects'],
  access_request_id: ['read:AccessRequest', '/access-requests'],
  code_version_id: ['read:CodeVersion', '/code/versions'],
  replaced_by: ['read:CodeVersion', '/code/versions'],
};

/** Facts whose names are words of the platform’s makers. */
const NAMED = [
  'verdict_id',
  'gate',
  'outcome',
  'project_id',
  'access_request_id',
  'code_version',
  'code_version_id',
  'policy_sha256',
  'manifest_sha256',
  'parameters_sha256',
  'regulation_sha256',
  'effective_on',
  'extended_until',
  'mandate_id',
  'signed_by',
  'replaced_by',
  'participant_id',
  'participant_kind',
  'act_id',
  'act_body',
  'act_kind',
  'position',
  'given_on',
  'replaces_act_id',
  'trace_id',
];
/** Values that are codes, and where their words stand. */
const WORDS: Readonly<Record<string, string>> = {
  gate: 'codes.gates',
  act_body: 'codes.councilBodies',
  act_kind: 'codes.actKinds',
  position: 'codes.positions',
  participant_kind: 'codes.participantKinds',
};
const OUTCOMES = ['deny', 'hold', 'oblige', 'warn', 'permit'];

export function LogEntryPage(): ReactNode {
  const { log = '', index = '' } = useParams();
  const query = useQuery({
    queryKey: ['log-entry', log, index],
    queryFn: () =>
      body(
        api.GET('/api/v1/logs/{log}/entries/{index}', {
          params: { path: { log: log as LogName, index } },
        }),
      ),
  });
  return <LoadedPage query={query}>{(entry) => <EntryView entry={entry} log={log} />}</LoadedPage>;
}

function EntryView({ entry, log }: { readonly entry: Entry; readonly log: string }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useWords();
  const may = useMay();
  const facts = Object.entries(entry.facts);
  const verdictId = (entry.facts as { readonly verdict_id?: string | null }).verdict_id ?? null;
  return (
    <Page
      title={t('logs.entryTitle', { index: entry.index })}
      lead={t(`logs.kinds.${entry.kind}`)}
      back={{ to: '/logs', label: t('logs.back') }}
    >
      <Card>
        <Facts
          items={[
            [t('logs.kind'), t(`logs.kinds.${entry.kind}`)],
            [t('logs.at'), instant(entry.at)],
            [t('logs.title'), t(`logs.names.${log}`)],
            [t('logs.leafHash'), <code key="h">{entry.leafHash}</code>],
            [t('logs.sealed'), t(`logs.openings.${entry.openings}`, { names: Object.keys(entry.commitments).join(', ') })],
          ]}
        />
      </Card>
      <VerifyEntry entry={entry} log={log} />
      {verdictId === null || !may('read:Verdict') ? null : (
        <Card title={t('logs.outcome')}>
          <p>
            <Link to={`/explanations/${verdictId}`}>{t('explanation.link')}</Link>
          </p>
          <Replay verdictId={verdictId} />
        </Card>
      )}
      <p className="quiet">{t('logs.factsAbout')}</p>
      <Table
        caption={t('logs.facts')}
        rows={facts}
        keyOf={([name]) => name}
        empty={t('logs.none')}
        columns={[
          { name: t('logs.fact'), cell: ([name]) => (NAMED.includes(name) ? t(`logs.factNames.${name}`) : <code>{name}</code>) },
          { name: t('logs.value'), cell: ([name, value]) => <FactValue name={name} value={value} /> },
        ]}
      />
    </Page>
  );
}

function FactValue({ name, value }: { readonly name: string; readonly value: Value }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [right, place] = PLACES[name] ?? [];
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (name === 'outcome' && OUTCOMES.includes(text)) {
    return <OutcomeBadge outcome={text} />;
  }
  const group = WORDS[name];
  if (group !== undefined) {
    return t(`${group}.${text}`, { defaultValue: text });
  }
  if (value === null) {
    return t('app.none');
  }
  return right !== undefined && typeof value === 'string' && may(right) ? (
    <Link to={`${place ?? ''}/${value}`}>
      <code>{text}</code>
    </Link>
  ) : (
    <code>{text}</code>
  );
}
