// Who works on the project; while it is open for change, somebody can be added.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client.ts';
import { ActForm } from '../../ui/act-form.tsx';
import { type Project } from './projects.api.ts';

export function Members({ project }: { readonly project: Project }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <ul>
        {project.members.map(({ id, displayName, functionTitle }) => (
          <li key={id}>
            {displayName}, {functionTitle}
            {id === project.requesterId ? ` (${t('projects.requester')})` : ''}
          </li>
        ))}
      </ul>
      {project.actions.includes('change') ? <AddMember project={project} /> : null}
    </>
  );
}

function AddMember({ project }: { readonly project: Project }): ReactNode {
  const { t } = useTranslation();
  const client = useQueryClient();
  const people = useQuery({ queryKey: ['people'], queryFn: () => body(api.GET('/api/v1/people', { params: { query: { limit: 200 } } })) });
  const add = useMutation({
    mutationFn: (person: string) =>
      body(api.POST('/api/v1/projects/{id}/members', { params: { path: { id: project.id } }, body: { person } })),
    onSuccess: (changed) => client.setQueryData(['project', project.id], changed),
  });
  const known = new Set(project.members.map(({ id }) => id));
  const options = (people.data?.items ?? [])
    .filter(({ id }) => !known.has(id))
    .map((person) => ({ value: person.handle, label: `${person.displayName}, ${person.functionTitle}` }));
  return (
    <ActForm
      key={project.members.length}
      fields={[{ name: 'person', label: t('projects.addMember'), kind: 'select', options }]}
      submit={t('projects.addMemberNow')}
      isBusy={add.isPending}
      error={add.error}
      onSend={({ person = '' }) => add.mutate(person)}
    />
  );
}
