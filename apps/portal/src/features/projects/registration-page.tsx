// Registering a project, question first: kept while one types, with what is wrong beside each field.
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { AreaField, CheckField, ErrorSummary, faultLine, SelectField, TextField } from '../../ui/fields.tsx';
import { Form } from '../../ui/form.tsx';
import { LoadedPage, Page } from '../../ui/page.tsx';
import { Notice, ProblemNotice } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';
import { useTitles, useUmbrellas } from './titles.ts';
import { type Autosave, useAutosave } from './autosave.ts';
import { type Project, useProject } from './projects.api.ts';
import { type FieldShape, PARTS } from './registration.fields.ts';

export function NewProjectPage(): ReactNode {
  return <Registration first={null} />;
}

export function EditProjectPage(): ReactNode {
  const { id = '' } = useParams();
  return <LoadedPage query={useProject(id)}>{(project) => <EditOf key={project.id} project={project} />}</LoadedPage>;
}

function EditOf({ project }: { readonly project: Project }): ReactNode {
  const { t } = useTranslation();
  return project.actions.includes('change') || project.state === 'draft' ? (
    <Registration first={project} />
  ) : (
    <Page title={project.number} back={{ to: `/projects/${project.id}`, label: project.number }}>
      <Notice title={t('registration.closed')}>
        <p>{t('judgement.state', { state: t(`projects.states.${project.state}`) })}</p>
      </Notice>
    </Page>
  );
}

function Registration({ first }: { readonly first: Project | null }): ReactNode {
  const { t } = useTranslation();
  const saving = useAutosave(first);
  const navigate = useNavigate();
  const client = useQueryClient();
  const finish = async (): Promise<void> => {
    const project = await saving.flush();
    if (project !== null) {
      client.setQueryData(['project', project.id], project);
      await navigate(`/projects/${project.id}`);
    }
  };
  const errors = Object.entries(saving.faults).map(([name, fault]) => faultLine(t(`fields.${name}`), fault));
  return (
    <Page
      title={first === null ? t('registration.newTitle') : t('registration.editTitle', { number: first.number })}
      lead={t('registration.lead')}
      back={first === null ? { to: '/projects', label: t('projects.title') } : { to: `/projects/${first.id}`, label: first.number }}
    >
      <Form onSend={() => void finish()}>
        <ErrorSummary errors={errors} />
        {saving.state === 'failed' && errors.length === 0 ? <ProblemNotice error={saving.error} /> : null}
        {PARTS.map(({ part, fields }) => (
          <fieldset key={part}>
            <legend>{t(`registration.parts.${part}`)}</legend>
            {fields.map((shape) => (
              <RegistrationField key={shape.name} shape={shape} saving={saving} />
            ))}
          </fieldset>
        ))}
        <SaveState saving={saving} />
        <div className="row">
          <Button type="submit" kind="primary" isBusy={saving.state === 'saving'}>
            {t('registration.finish')}
          </Button>
        </div>
      </Form>
    </Page>
  );
}

function RegistrationField({ shape, saving }: { readonly shape: FieldShape; readonly saving: Autosave }): ReactNode {
  const { t, i18n } = useTranslation();
  const { name, kind } = shape;
  const hint = i18n.exists(`hints.${name}`) ? t(`hints.${name}`) : undefined;
  const shared = {
    name,
    label: t(`fields.${name}`),
    hint,
    value: saving.values[name] ?? '',
    error: saving.faults[name],
    onChange: (value: string) => saving.set(name, value),
  };
  switch (kind) {
    case 'area':
    case 'lines':
    case 'pairs':
      return <AreaField {...shared} />;
    case 'goal':
      return <GoalField {...shared} />;
    case 'unit':
      return <UnitField {...shared} />;
    case 'umbrella':
      return <UmbrellaField {...shared} />;
    case 'flag':
      return (
        <CheckField
          name={name}
          label={shared.label}
          isChecked={shared.value === String(true)}
          onChange={(isChecked) => shared.onChange(String(isChecked))}
        />
      );
    case 'number':
      return <TextField {...shared} type="number" isNarrow />;
    case 'day':
      return <TextField {...shared} type="date" isNarrow />;
    case 'text':
      return <TextField {...shared} />;
  }
}

function GoalField(props: Omit<Parameters<typeof SelectField>[0], 'options'>): ReactNode {
  const { pick } = useWords();
  const { goals } = useTitles();
  return <SelectField {...props} options={goals.map(({ code, title }) => ({ value: code, label: pick(title) }))} />;
}

/** Only where there are units to choose from, or one was chosen. */
function UnitField(props: Omit<Parameters<typeof SelectField>[0], 'options'>): ReactNode {
  const { pick } = useWords();
  const { units } = useTitles();
  return units.length === 0 && props.value === '' ? null : (
    <SelectField {...props} options={units.map(({ code, title }) => ({ value: code, label: pick(title) }))} />
  );
}

/** Only where there are umbrella projects in force, or one was chosen. */
function UmbrellaField(props: Omit<Parameters<typeof SelectField>[0], 'options'>): ReactNode {
  const umbrellas = useUmbrellas().filter(({ id, inForce }) => inForce || id === props.value);
  return umbrellas.length === 0 && props.value === '' ? null : (
    <SelectField
      {...props}
      options={umbrellas.map(({ id, number, question }) => ({ value: id, label: [number, question ?? ''].join(' ').trim() }))}
    />
  );
}

/** Says politely whether what was typed is kept. */
function SaveState({ saving }: { readonly saving: Autosave }): ReactNode {
  const { t } = useTranslation();
  return (
    <p className="saved" role="status">
      {saving.state === 'saved' ? t('registration.saved', { number: saving.project?.number ?? '' }) : null}
      {saving.state === 'saving' || saving.state === 'typing' ? t('registration.saving') : null}
      {saving.state === 'failed' ? t('registration.notSaved') : null}
    </p>
  );
}
