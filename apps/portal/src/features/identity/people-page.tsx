// People and the roles they hold: granted by one administrator, confirmed by another.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client.ts';
import { useMay } from '../../app/session.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { Form } from '../../ui/form.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/status.tsx';
import { Paged, usePages } from '../../ui/pages.tsx';
import { Table } from '../../ui/table.tsx';
import { useWords } from '../../ui/words.ts';
import { MandateTable } from './mandate-table.tsx';
import { ProposalState } from './proposal-state.tsx';
import { GRANTED_ROLES } from './roles.ts';

type Grant = Schemas['RoleGrantResponseDto'];
type Person = Schemas['PersonResponseDto'];

export function PeoplePage(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const grants = usePages(['role-grants'], (query) => body(api.GET('/api/v1/role-grants', { params: { query } })));
  const people = useQuery({ queryKey: ['people'], queryFn: () => body(api.GET('/api/v1/people', { params: { query: { limit: 200 } } })) });
  const known = people.data?.items ?? [];
  return (
    <Page title={t('people.title')} lead={t('people.lead')}>
      {may('create:RoleGrant') ? <GrantForm people={known} /> : null}
      <Paged pages={grants}>{(items) => <GrantTable grants={items} people={known} />}</Paged>
      <MandateTable people={known} />
    </Page>
  );
}

function GrantTable({ grants, people }: { readonly grants: readonly Grant[]; readonly people: readonly Person[] }): ReactNode {
  const { t } = useTranslation();
  const { day } = useWords();
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.displayName ?? id;
  return (
    <Table
      caption={t('people.grants')}
      rows={grants}
      keyOf={({ id }) => id}
      empty={t('people.none')}
      columns={[
        { name: t('people.person'), cell: ({ personId }) => nameOf(personId) },
        { name: t('people.role'), cell: ({ role }) => t(`roles.${role}`) },
        { name: t('people.from'), cell: ({ fromOn }) => day(fromOn) },
        { name: t('people.until'), cell: ({ untilOn }) => (untilOn === null ? t('people.open') : day(untilOn)) },
        { name: t('people.source'), cell: ({ sourceDecision }) => sourceDecision },
        { name: t('people.state'), cell: (grant) => <ProposalState kind="role-grants" proposal={grant} /> },
      ]}
    />
  );
}

function GrantForm({ people }: { readonly people: readonly Person[] }): ReactNode {
  const { t } = useTranslation();
  const [form, setForm] = useState({ personId: '', role: '', fromOn: '', untilOn: '', sourceDecision: '' });
  const client = useQueryClient();
  const set = (name: keyof typeof form) => (value: string) => setForm((before) => ({ ...before, [name]: value }));
  const grant = useMutation({
    mutationFn: () => {
      const { untilOn, ...rest } = form;
      return body(
        api.POST('/api/v1/role-grants', {
          body: { ...rest, ...(untilOn === '' ? {} : { untilOn }) } as Schemas['RoleGrantCreateDto'],
          headers: { 'idempotency-key': crypto.randomUUID() },
        }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['role-grants'] }),
  });
  return (
    <Card title={t('people.grant')}>
      <Form onSend={() => grant.mutate()}>
        {grant.isError ? <ProblemNotice error={grant.error} /> : null}
        <SelectField
          label={t('people.person')}
          name="personId"
          value={form.personId}
          onChange={set('personId')}
          options={people.map(({ id, displayName, functionTitle }) => ({ value: id, label: `${displayName}, ${functionTitle}` }))}
        />
        <SelectField
          label={t('people.role')}
          name="role"
          value={form.role}
          onChange={set('role')}
          options={GRANTED_ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
        />
        <TextField type="date" label={t('people.from')} name="fromOn" value={form.fromOn} onChange={set('fromOn')} isNarrow />
        <TextField type="date" label={t('people.until')} name="untilOn" value={form.untilOn} onChange={set('untilOn')} isNarrow />
        <TextField label={t('people.source')} name="sourceDecision" value={form.sourceDecision} onChange={set('sourceDecision')} />
        <div className="row">
          <Button type="submit" kind="primary" isBusy={grant.isPending}>
            {t('people.propose')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
