// Asking for data: the outcome changes while one chooses, and the request is made only when one says so.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api, body, type Schemas } from '../../api/client.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { Notice, ProblemNotice } from '../../ui/status.tsx';
import { ColumnPicker } from './column-picker.tsx';
import { ConsentShare } from './consent-share.tsx';
import { NearestUses, type Use } from './nearest.tsx';
import { Outcome } from '../../ui/outcome.tsx';

type Project = Schemas['ProjectResponseDto'];
type Preview = Schemas['AccessRequestPreviewDto'];
type Create = Schemas['AccessRequestCreateDto'];

interface Choice {
  readonly project: string;
  readonly process: string;
  readonly setting: string;
  readonly format: string;
  readonly from: string;
  readonly until: string;
  readonly fields: readonly string[];
}

export function NewRequestPage(): ReactNode {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const [choice, setChoice] = useState<Choice>({
    project: search.get('project') ?? '',
    process: search.get('process') ?? '',
    setting: search.get('setting') ?? '',
    format: search.get('format') ?? 'csv',
    from: search.get('from') ?? '',
    until: search.get('until') ?? '',
    fields: search.getAll('field'),
  });
  const set = (changes: Partial<Choice>): void => setChoice((before) => ({ ...before, ...changes }));
  const project = useQuery({
    queryKey: ['project', choice.project],
    queryFn: () => body(api.GET('/api/v1/projects/{id}', { params: { path: { id: choice.project } } })) as Promise<Project>,
    enabled: choice.project !== '',
  });
  // An address may name a process by its version, as requests do.
  const process = project.data?.processes.find(({ id, versionId }) => [id, versionId].includes(choice.process));
  const known = { ...choice, process: process?.id ?? '' };
  return (
    <Page title={t('requests.newTitle')} lead={t('requests.newLead')} back={{ to: '/access-requests', label: t('requests.title') }}>
      <div className="columns">
        <div className="form">
          <fieldset>
            <legend>{t('requests.parts.what')}</legend>
            <Where choice={known} set={set} project={project.data} />
          </fieldset>
          {process === undefined ? null : (
            <fieldset>
              <legend>{t('requests.parts.columns')}</legend>
              {process.purpose !== null && process.bases.includes('consent') ? <ConsentShare purpose={process.purpose} /> : null}
              <ColumnPicker dataset={process.dataset} tied={process.fields} chosen={choice.fields} onChange={(fields) => set({ fields })} />
            </fieldset>
          )}
        </div>
        <Live choice={known} set={set} />
      </div>
    </Page>
  );
}

interface WhereProps {
  readonly choice: Choice;
  readonly set: (changes: Partial<Choice>) => void;
  readonly project: Project | undefined;
}

function Where({ choice, set, project }: WhereProps): ReactNode {
  const { t } = useTranslation();
  const projects = useQuery({
    queryKey: ['projects', 'choices'],
    queryFn: () => body(api.GET('/api/v1/projects', { params: { query: { limit: 200, order: 'newest' } } })),
  });
  const settings = useQuery({
    queryKey: ['settings'],
    queryFn: () => body(api.GET('/api/v1/receiving-settings', { params: { query: { limit: 200 } } })),
  });
  return (
    <>
      <SelectField
        label={t('requests.project')}
        name="project"
        value={choice.project}
        onChange={(value) => set({ project: value, process: '', fields: [] })}
        options={(projects.data?.items ?? []).map(({ id, number, question }) => ({
          value: id,
          label: `${number} ${question ?? ''}`.slice(0, 90),
        }))}
      />
      <SelectField
        label={t('requests.process')}
        name="process"
        value={choice.process}
        onChange={(value) => set({ process: value, fields: [] })}
        options={(project?.processes ?? []).map(({ id, code, dataset }) => ({ value: id, label: `${code} (${dataset})` }))}
      />
      <SelectField
        label={t('requests.setting')}
        hint={t('requests.settingHint')}
        name="setting"
        value={choice.setting}
        onChange={(setting) => set({ setting })}
        options={(settings.data?.items ?? []).map(({ id, title, kind }) => ({
          value: id,
          label: `${title} (${t(`settingKinds.${kind}`)})`,
        }))}
      />
      <SelectField
        label={t('requests.format')}
        name="format"
        value={choice.format}
        onChange={(format) => set({ format })}
        options={['csv', 'ndjson'].map((value) => ({ value, label: t(`requests.formats.${value}`) }))}
        isNarrow
      />
      <TextField type="date" label={t('requests.from')} name="from" value={choice.from} onChange={(from) => set({ from })} isNarrow />
      <TextField type="date" label={t('requests.until')} name="until" value={choice.until} onChange={(until) => set({ until })} isNarrow />
    </>
  );
}

function draftOf(choice: Choice): Create {
  return {
    projectId: choice.project,
    processId: choice.process,
    settingId: choice.setting,
    shape: 'rows',
    fields: [...choice.fields],
    format: choice.format === 'ndjson' ? 'ndjson' : 'csv',
    ...(choice.from === '' ? {} : { periodFrom: choice.from }),
    ...(choice.until === '' ? {} : { periodUntil: choice.until }),
  };
}

/** The outcome of what is chosen so far, asked of the api and told politely. */
function Live({ choice, set }: { readonly choice: Choice; readonly set: (changes: Partial<Choice>) => void }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const settled = useDeferredValue(choice);
  const isWhole = settled.process !== '' && settled.setting !== '' && settled.fields.length > 0;
  const tried = useQuery({
    queryKey: ['access-preview', settled],
    queryFn: () => body(api.POST('/api/v1/access-requests/preview', { body: draftOf(settled) })),
    enabled: isWhole,
    placeholderData: keepPreviousData,
  });
  const region = useRef<HTMLDivElement>(null);
  const take = (use: Use): void => {
    set({ setting: use.settingId ?? '', fields: use.fields, from: use.periodFrom ?? '', until: use.periodUntil ?? '' });
    region.current?.focus();
  };
  const make = useMutation({
    mutationFn: () =>
      body(api.POST('/api/v1/access-requests', { body: draftOf(choice), headers: { 'idempotency-key': crypto.randomUUID() } })),
    onSuccess: ({ id }) => navigate(`/access-requests/${id}`),
  });
  return (
    <Card title={t('requests.outcome')}>
      <div aria-live="polite" aria-busy={tried.isFetching} ref={region} tabIndex={-1}>
        {isWhole ? null : <Notice>{t('requests.chooseFirst')}</Notice>}
        {isWhole && tried.isError ? <ProblemNotice error={tried.error} /> : null}
        {isWhole && tried.data !== undefined && !tried.isError ? (
          <Outcome judged={tried.data} instead={<Instead nearest={tried.data.nearest} take={take} />} />
        ) : null}
      </div>
      {make.isError ? <ProblemNotice error={make.error} /> : null}
      {isWhole && tried.isSuccess ? (
        <p className="row">
          <Button kind="primary" isBusy={make.isPending} onClick={() => make.mutate()}>
            {t('requests.make')}
          </Button>
        </p>
      ) : null}
    </Card>
  );
}

function Instead({ nearest, take }: { readonly nearest: Preview['nearest']; readonly take: (use: Use) => void }): ReactNode {
  const { t } = useTranslation();
  return nearest === null ? null : (
    <NearestUses
      nearest={nearest}
      take={(use, steps) => <Button onClick={() => take(use)}>{t('requests.nearest.apply', { steps })}</Button>}
    />
  );
}
