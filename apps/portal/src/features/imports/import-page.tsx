// One import: what was found in the file, the proposal that can be changed, what the guard asks, and how loading goes.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, body, type Schemas } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, Facts, LoadedPage, Page } from '../../ui/page.tsx';
import { Done, Notice, ProblemNotice } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';
import { GuardQuestions } from './guard-questions.tsx';
import { ImportBadge } from './import-badge.tsx';
import { ProposalTable } from './proposal-table.tsx';
import { RowErrors } from './row-errors.tsx';

export type Import = Schemas['ImportResponseDto'];
export type Proposal = Schemas['ProposalDto'];
const POLL_MS = 700;

export function ImportPage(): ReactNode {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['import', id],
    queryFn: () => body(api.GET('/api/v1/imports/{id}', { params: { path: { id } } })) as Promise<Import>,
    refetchInterval: ({ state }) => (state.data?.state === 'loading' ? POLL_MS : false),
  });
  return <LoadedPage query={query}>{(one) => <ImportView key={one.id} one={one} />}</LoadedPage>;
}

function ImportView({ one }: { readonly one: Import }): ReactNode {
  const { t } = useTranslation();
  return (
    <Page title={one.name} back={{ to: '/imports', label: t('imports.title') }} actions={<ImportBadge state={one.state} />}>
      <Outcome one={one} />
      <Found one={one} />
      <Editor key={one.id} one={one} />
    </Page>
  );
}

function Outcome({ one }: { readonly one: Import }): ReactNode {
  const { t } = useTranslation();
  const { number } = useWords();
  const { outcome } = one;
  if (one.state === 'loading') {
    const share = one.rows === 0 ? 0 : one.progressRows / one.rows;
    return (
      <Card title={t('imports.loading')}>
        <progress value={share} max={1} aria-label={t('imports.loading')} />
        <p role="status">{t('imports.progress', { done: number(one.progressRows), all: number(one.rows) })}</p>
      </Card>
    );
  }
  if (one.state === 'loaded' && outcome !== null) {
    return (
      <Done title={t('imports.loaded', { count: outcome.rowsStored, rows: number(outcome.rowsStored) })}>
        <p>{t('imports.pastTerm', { count: outcome.rowsPastTerm, rows: number(outcome.rowsPastTerm) })}</p>
        <p>
          <Link to={`/data-sets/${one.dataset}`}>{t('imports.toDataset')}</Link>
        </p>
      </Done>
    );
  }
  return one.state === 'failed' && outcome !== null ? (
    <Notice tone="bad" title={t('imports.failed')}>
      <p>{t('imports.nothingStored')}</p>
      <RowErrors outcome={outcome} />
    </Notice>
  ) : null;
}

function Found({ one }: { readonly one: Import }): ReactNode {
  const { t } = useTranslation();
  const { number, instant } = useWords();
  const { dialect } = one;
  return (
    <Card title={t('imports.found')}>
      <Facts
        items={[
          [t('imports.rows'), number(one.rows)],
          [t('imports.encoding'), `${dialect.encoding}${dialect.hasBom ? ' (BOM)' : ''}`],
          [
            t('imports.separator'),
            t(`imports.separators.${{ ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' }[dialect.separator]}`),
          ],
          [t('imports.compression'), t(`imports.compressions.${dialect.compression}`)],
          [t('imports.dataset'), one.dataset],
          [t('imports.feed'), one.feed === null ? t('imports.newFeed') : t('imports.knownFeed', { feed: one.feed })],
          [t('imports.at'), instant(one.requestedAt)],
        ]}
      />
    </Card>
  );
}

/** The proposal in the making: nothing is sent before somebody says so. */
function Editor({ one }: { readonly one: Import }): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [proposal, setProposal] = useState<Proposal>(one.proposal);
  const [kept, setKept] = useState(proposal);
  const mayEdit = one.actions.includes('edit');
  const isChanged = proposal !== kept;
  const keep = (changed: Import): unknown => client.setQueryData(['import', one.id], changed);
  const save = useMutation({
    mutationFn: () =>
      body(
        api.PUT('/api/v1/imports/{id}/proposal', {
          params: { path: { id: one.id } },
          body: proposal,
          headers: { 'if-match': `"${one.version}"` },
        }),
      ) as Promise<Import>,
    onSuccess: (changed) => {
      keep(changed);
      setProposal(changed.proposal);
      setKept(changed.proposal);
    },
  });
  const load = useMutation({
    mutationFn: () => body(api.POST('/api/v1/imports/{id}/load', { params: { path: { id: one.id } } })) as Promise<Import>,
    onSuccess: keep,
    onError: () => client.invalidateQueries({ queryKey: ['import', one.id] }),
  });
  return (
    <>
      {load.isError ? <ProblemNotice error={load.error} /> : null}
      {one.actions.includes('answer') ? <GuardQuestions one={one} asked={columnsIn(load.error)} /> : null}
      <Form onSend={() => save.mutate()}>
        {save.isError ? <ProblemNotice error={save.error} /> : null}
        <OpenFaults one={one} />
        <ProposalTable one={one} proposal={proposal} setProposal={mayEdit ? setProposal : null} />
        {mayEdit ? (
          <div className="row">
            <Button type="submit" kind={isChanged ? 'primary' : 'normal'} isBusy={save.isPending}>
              {t('imports.saveProposal')}
            </Button>
            {one.actions.includes('load') && !isChanged ? (
              <Button kind="primary" isBusy={load.isPending} onClick={() => load.mutate()}>
                {t('imports.load')}
              </Button>
            ) : null}
          </div>
        ) : null}
      </Form>
    </>
  );
}

/** The columns that the findings of a refusal name. */
function columnsIn(error: unknown): readonly string[] {
  const findings = error instanceof ApiProblem ? ((error.problem.findings ?? []) as readonly { readonly column?: string }[]) : [];
  return findings.flatMap(({ column }) => column ?? []);
}

/** What must be filled in before it can be loaded. */
function OpenFaults({ one }: { readonly one: Import }): ReactNode {
  const { t } = useTranslation();
  return one.open.length === 0 ? null : (
    <Notice tone="warn" title={t('imports.open', { count: one.open.length })}>
      <ul>
        {one.open.map(({ pointer, code }) => (
          <li key={pointer + code}>
            {t(`imports.fault.${code}`, { defaultValue: code })} <code>{pointer}</code>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
