// One process of a project: for which purpose, on which data, on which basis, and what each column is needed for.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api, body } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, faultLine } from '../../ui/fields.tsx';
import { Form } from '../../ui/form.tsx';
import { LoadedPage, Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/status.tsx';
import { ColumnChoice } from './process-columns.tsx';
import { draftOf, EMPTY_PROCESS, type ProcessForm, processFormOf } from './process-form.ts';
import { ProcessFields } from './process-fields.tsx';
import { ifMatch, type Project, useProject } from './projects.api.ts';

export function ProcessPage(): ReactNode {
  const { id = '', code = '' } = useParams();
  return (
    <LoadedPage query={useProject(id)}>{(project) => <ProcessEditor key={project.version} project={project} code={code} />}</LoadedPage>
  );
}

function ProcessEditor({ project, code }: { readonly project: Project; readonly code: string }): ReactNode {
  const { t } = useTranslation();
  const known = project.processes.find((process) => process.code === code);
  const [form, setForm] = useState<ProcessForm>(() => (known === undefined ? EMPTY_PROCESS : processFormOf(known)));
  const save = useSave(project, form);
  const set = (changes: Partial<ProcessForm>): void => setForm((before) => ({ ...before, ...changes }));
  const faults = save.error instanceof ApiProblem ? (save.error.problem.errors ?? []) : [];
  return (
    <Page
      title={known === undefined ? t('process.newTitle') : t('process.editTitle', { code })}
      lead={t('process.lead')}
      back={{ to: `/projects/${project.id}`, label: project.number }}
    >
      <Form onSend={() => save.mutate()}>
        <ErrorSummary
          errors={faults.map(({ pointer, detail, code: fault }) =>
            faultLine(t(`process.pointer.${pointer.split('/')[1] ?? ''}`), detail ?? fault),
          )}
        />
        {save.isError && faults.length === 0 ? <ProblemNotice error={save.error} /> : null}
        <ProcessFields form={form} set={set} isNew={known === undefined} faults={faults} />
        {form.dataset === '' ? null : <ColumnChoice form={form} set={set} />}
        <div className="row">
          <Button type="submit" kind="primary" isBusy={save.isPending}>
            {t('process.save')}
          </Button>
        </div>
      </Form>
    </Page>
  );
}

function useSave(project: Project, form: ProcessForm): ReturnType<typeof useMutation<Project, Error, void>> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation<Project, Error, void>({
    mutationFn: () =>
      body(
        api.PUT('/api/v1/projects/{id}/processes/{code}', {
          params: { path: { id: project.id, code: form.code } },
          body: draftOf(form),
          headers: ifMatch(project),
        }),
      ),
    onSuccess: async (saved) => {
      await navigate(`/projects/${saved.id}`);
      client.setQueryData(['project', saved.id], saved);
    },
  });
}
