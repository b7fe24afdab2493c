// Who works on the project; while it is open for change, somebody can be added.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/fields.tsx';
import { ProblemNotice } from '../../ui/status.tsx';
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
  const [handle, setHandle] = useState('');
  const client = useQueryClient();
  const people = useQuery({ queryKey: ['people'], queryFn: () => body(api.GET('/api/v1/people', { params: { query: { limit: 200 } } })) });
  const add = useMutation({
    mutationFn: () => body(api.POST('/api/v1/projects/{id}/members', { params: { path: { id: project.id } }, body: { person: handle } })),
    onSuccess: (changed) => {
      client.setQueryData(['project', project.id], changed);
      setHandle('');
    },
  });
  const known = new Set(project.members.map(({ id }) => id));
  const options = (people.data?.items ?? [])
    .filter(({ id }) => !known.has(id))
    .map((person) => ({ value: person.handle, label: `${person.displayName}, ${person.functionTitle}` }));
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (handle !== '') {
          add.mutate();
        }
      }}
    >
      {add.isError ? <ProblemNotice error={add.error} /> : null}
      <SelectField label={t('projects.addMember')} name="member" value={handle} onChange={setHandle} options={options} />
      <div className="row">
        <Button type="submit" isBusy={add.isPending}>
          {t('projects.addMemberNow')}
        </Button>
      </div>
    </form>
  );
}
