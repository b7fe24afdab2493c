// What this person may do with a version now: the api says which acts there are, each with its own form.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CHOICES } from '../../api/choices.ts';
import { ApiProblem } from '../../api/problem.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { ActForm, type ActField } from '../../ui/act-form.tsx';
import { type CodeAct, type CodeVersion, useCodeAct } from './code.api.ts';

/** The acts that stand together; an answer stands with what it answers. */
const ACTS: readonly CodeAct[] = ['take-part', 'submit', 'act', 'adopt', 'reopen', 'extend', 'retire'];
const DANGEROUS: readonly CodeAct[] = ['retire', 'reopen'];

interface ActionsProps {
  readonly version: CodeVersion;
  readonly onDone: (act: CodeAct) => void;
}

export function CodeActions({ version, onDone }: ActionsProps): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState<CodeAct | null>(null);
  const acts = ACTS.filter((act) => version.actions.includes(act));
  if (acts.length === 0 && !version.actions.includes('change')) {
    return null;
  }
  return (
    <Card title={t('codes.actions')}>
      {open === null || !acts.includes(open) ? (
        <div className="row">
          {version.actions.includes('change') ? (
            <LinkButton to={`/code/versions/${version.id}/edit`}>{t('codes.act.change')}</LinkButton>
          ) : null}
          {acts.map((act) => (
            <Button key={act} kind={DANGEROUS.includes(act) ? 'danger' : 'normal'} onClick={() => setOpen(act)}>
              {t(`codes.act.${act}`)}
            </Button>
          ))}
        </div>
      ) : (
        <CodeActForm
          version={version}
          act={open}
          onCancel={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            onDone(open);
          }}
        />
      )}
    </Card>
  );
}

interface CodeActFormProps {
  readonly version: CodeVersion;
  readonly act: CodeAct;
  readonly actId?: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

export function CodeActForm({ version, act: name, actId, onDone, onCancel }: CodeActFormProps): ReactNode {
  const { t } = useTranslation();
  // What stood on the page when the form was opened: the page may be refreshed under it.
  const [read] = useState(version);
  const act = useCodeAct(read, name);
  return (
    <section aria-label={t(`codes.act.${name}`)}>
      <h3>{t(`codes.act.${name}`)}</h3>
      <ActForm
        isBusy={act.isPending}
        error={act.error}
        onSend={(values) => act.mutate({ values, ...(actId === undefined ? {} : { actId }) }, { onSuccess: onDone })}
        about={t(`codes.about.${name}`)}
        fields={fieldsOf(name, version, t)}
        submit={t(`codes.give.${name}`)}
        kind={DANGEROUS.includes(name) ? 'danger' : 'primary'}
        onCancel={onCancel}
      >
        <Lacks error={act.error} />
      </ActForm>
    </section>
  );
}

/** What a version lacks to be adopted, in words. */
function Lacks({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useTranslation();
  const problem = error instanceof ApiProblem ? (error.problem as { readonly lacking?: readonly string[] }) : {};
  const lacking = problem.lacking ?? [];
  return lacking.length === 0 ? null : (
    <div>
      <p>
        <strong>{t('codes.lacks')}</strong>
      </p>
      <ul>
        {lacking.map((lack) => (
          <li key={lack}>{t(`codes.lack.${lack}`)}</li>
        ))}
      </ul>
    </div>
  );
}

type Say = (key: string) => string;

function fieldsOf(act: CodeAct, version: CodeVersion, t: Say): readonly ActField[] {
  const choices = (group: string, values: readonly string[]): { readonly kind: 'select'; readonly options: ActField['options'] & {} } => ({
    kind: 'select',
    options: values.map((value) => ({ value, label: t(`${group}.${value}`) })),
  });
  switch (act) {
    case 'take-part':
      return [
        { name: 'kind', label: t('codes.participantKind'), ...choices('codes.participantKinds', CHOICES.ParticipantCreateDto.kind) },
        { name: 'name', label: t('codes.participantName'), hint: t('codes.participantNameHint'), kind: 'text' },
        { name: 'capacity', label: t('codes.capacity'), hint: t('codes.capacityHint'), kind: 'text' },
      ];
    case 'act':
      return [
        { name: 'body', label: t('codes.council'), ...choices('codes.councilBodies', version.speaksFor) },
        { name: 'kind', label: t('codes.actKind'), ...choices('codes.actKinds', CHOICES.CouncilActCreateDto.kind) },
        { name: 'position', label: t('codes.position'), ...choices('codes.positions', CHOICES.CouncilActCreateDto.position) },
        { name: 'text', label: t('codes.actText'), kind: 'area' },
        { name: 'givenOn', label: t('codes.givenOn'), hint: t('codes.givenOnHint'), kind: 'date' },
      ];
    case 'answer':
      return [{ name: 'text', label: t('codes.answer'), kind: 'area' }];
    case 'adopt':
      return [
        { name: 'effectiveOn', label: t('codes.effectiveOn'), kind: 'date' },
        { name: 'sourceDecision', label: t('codes.sourceDecision'), hint: t('codes.sourceDecisionHint'), kind: 'text' },
      ];
    case 'submit':
      return [];
    case 'reopen':
    case 'extend':
    case 'retire':
      return [{ name: 'reason', label: t('codes.reason'), kind: 'area' }];
  }
}
