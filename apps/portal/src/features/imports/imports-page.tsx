// Imports: offer a file, and see what became of earlier ones.
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api, body, type Schemas, upload } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, faultLine, FileField } from '../../ui/fields.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/status.tsx';
import { Paged, usePages } from '../../ui/pages.tsx';
import { Table } from '../../ui/table.tsx';
import { useWords } from '../../ui/words.ts';
import { ImportBadge } from './import-badge.tsx';

export function ImportsPage(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { instant, number } = useWords();
  const pages = usePages(['imports'], (query) => body(api.GET('/api/v1/imports', { params: { query } })));
  return (
    <Page title={t('imports.title')} lead={t('imports.lead')}>
      {may('create:Import') ? <Offer /> : null}
      <Paged pages={pages}>
        {(items) => (
          <Table
            caption={t('imports.earlier')}
            rows={items}
            keyOf={({ id }) => id}
            empty={t('imports.none')}
            columns={[
              { name: t('imports.file'), cell: ({ id, name }) => <Link to={`/imports/${id}`}>{name}</Link> },
              { name: t('imports.state'), cell: ({ state }) => <ImportBadge state={state} /> },
              { name: t('imports.rows'), isNumber: true, cell: ({ rows }) => number(rows) },
              { name: t('imports.dataset'), cell: ({ dataset }) => dataset },
              { name: t('imports.at'), cell: ({ requestedAt }) => instant(requestedAt) },
            ]}
          />
        )}
      </Paged>
    </Page>
  );
}

function Offer(): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [hasTried, setTried] = useState(false);
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: (chosen: File) =>
      upload(`/api/v1/imports?name=${encodeURIComponent(chosen.name)}`, chosen, setShare) as Promise<Schemas['ImportResponseDto']>,
    onSuccess: ({ id }) => navigate(`/imports/${id}`),
  });
  const fault = hasTried && file === null ? t('app.needed') : undefined;
  return (
    <Card title={t('imports.offer')}>
      <Form
        onSend={() => {
          setTried(true);
          if (file !== null) {
            send.mutate(file);
          }
        }}
      >
        <ErrorSummary errors={fault === undefined ? [] : [faultLine(t('imports.choose'), fault)]} />
        {send.isError ? <ProblemNotice error={send.error} /> : null}
        <FileField
          label={t('imports.choose')}
          hint={t('imports.chooseHint')}
          name="file"
          accept=".csv,.tsv,.txt,.gz"
          onChange={setFile}
          error={fault}
        />
        {send.isPending ? (
          <p role="status">
            {t('imports.sending')} <progress value={share} max={1} aria-label={t('imports.sending')} />
          </p>
        ) : null}
        <div className="row">
          <Button type="submit" kind="primary" isBusy={send.isPending}>
            {t('imports.send')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
