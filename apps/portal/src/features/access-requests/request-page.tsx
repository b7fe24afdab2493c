// One request for data: what is said of it now, its data, and the dictionary that goes with them.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, body, type Schemas } from '../../api/client.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card, Facts, LoadedPage, Page } from '../../ui/page.tsx';
import { Loaded, Notice } from '../../ui/status.tsx';
import { Table } from '../../ui/table.tsx';
import { useTyped } from '../../ui/typed.ts';
import { useWords } from '../../ui/words.ts';
import { CodeName } from '../code/code-name.tsx';
import { Replay } from '../audit-log/replay.tsx';
import { OlderCode } from '../projects/project-review.tsx';
import { NearestUses, type Use } from './nearest.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { useMay } from '../../app/session.tsx';

type Request = Schemas['AccessRequestResponseDto'];

export function RequestPage(): ReactNode {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['access-request', id],
    queryFn: () => body(api.GET('/api/v1/access-requests/{id}', { params: { path: { id } } })) as Promise<Request>,
  });
  return <LoadedPage query={query}>{(request) => <RequestView request={request} />}</LoadedPage>;
}

function RequestView({ request }: { readonly request: Request }): ReactNode {
  const { t } = useTranslation();
  const { instant } = useWords();
  const may = useMay();
  return (
    <Page title={t('requests.oneTitle', { at: instant(request.createdAt) })} back={{ to: '/access-requests', label: t('requests.title') }}>
      <OlderCode projectId={request.projectId} />
      <div className="columns">
        <div className="stack">
          <Download request={request} />
          <Dictionary id={request.id} />
          {request.verdictId === null || !may('read:Verdict') ? null : (
            <Card title={t('requests.whenAsked')}>
              <Replay verdictId={request.verdictId} />
            </Card>
          )}
        </div>
        <Card title={t('requests.outcome')}>
          <Outcome
            judged={request}
            instead={<Instead request={request} />}
            projectId={may('create:Departure') ? request.projectId : undefined}
          />
          <p>
            <Link to={`/access-requests/${request.id}/explanation`}>{t('explanation.link')}</Link>
          </p>
        </Card>
      </div>
    </Page>
  );
}

function Instead({ request }: { readonly request: Request }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  return request.nearest === null || !may('create:AccessRequest') ? null : (
    <NearestUses
      nearest={request.nearest}
      take={(use, steps) => (
        <LinkButton to={`/access-requests/new?${asked(request, use)}`}>{t('requests.nearest.again', { steps })}</LinkButton>
      )}
    />
  );
}

/** The address of a new request for a use that is permitted. */
function asked({ projectId, processVersionId, format }: Request, { settingId, fields, periodFrom, periodUntil }: Use): string {
  const named = { project: projectId, process: processVersionId, format, setting: settingId, from: periodFrom, until: periodUntil };
  const known = Object.entries(named).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return new URLSearchParams([...known, ...fields.map((field) => ['field', field])]).toString();
}

function Download({ request }: { readonly request: Request }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const address = `/api/v1/access-requests/${request.id}/data`;
  const isOpen = request.actions.includes('download');
  return (
    <Card title={t('requests.data')}>
      <Facts
        items={[
          [t('requests.requester'), request.requester],
          [
            t('requests.project'),
            <Link key="p" to={`/projects/${request.projectId}`}>
              {request.projectNumber ?? request.projectId}
            </Link>,
          ],
          [t('requests.process'), request.process],
          [t('requests.setting'), request.setting],
          [t('requests.columns'), request.fields.join(', ')],
          [t('requests.format'), t(`requests.formats.${request.format}`)],
          [t('requests.code'), <CodeName key="c" code={request.code} />],
          [t('requests.id'), <code key="i">{request.id}</code>],
        ]}
      />
      {isOpen && may('download:AccessRequest') ? (
        <p className="row">
          <a className="button primary" href={address} download>
            {t('requests.download')}
          </a>
        </p>
      ) : null}
      {isOpen ? <p className="small quiet">{t('requests.judgedAgain')}</p> : <Notice tone="warn" title={t('requests.noData')} />}
    </Card>
  );
}

function Dictionary({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation();
  const { pick } = useWords();
  const typed = useTyped();
  const query = useQuery({
    queryKey: ['dictionary', id],
    queryFn: () => body(api.GET('/api/v1/access-requests/{id}/dictionary', { params: { path: { id } } })),
  });
  return (
    <Loaded query={query}>
      {({ columns }) => (
        <>
          <Table
            caption={t('requests.dictionary')}
            rows={columns}
            keyOf={({ name }) => name}
            empty={t('datasets.noColumns')}
            columns={[
              { name: t('datasets.column'), cell: ({ name }) => <code>{name}</code> },
              { name: t('datasets.meaning'), cell: ({ meaning }) => pick(meaning) },
              { name: t('datasets.type'), cell: typed },
              {
                name: t('requests.treatment'),
                cell: ({ action, level }) => t(`columnActions.${action}${action === 'truncate' ? `.${level ?? ''}` : ''}`),
              },
              {
                name: t('datasets.missing'),
                cell: ({ missingCodes }) => (missingCodes.length === 0 ? t('app.none') : missingCodes.join(', ')),
              },
            ]}
          />
          <p>
            <a href={`/api/v1/access-requests/${id}/dictionary`} download={`dictionary-${id}.json`}>
              {t('requests.dictionaryFile')}
            </a>
          </p>
        </>
      )}
    </Loaded>
  );
}
