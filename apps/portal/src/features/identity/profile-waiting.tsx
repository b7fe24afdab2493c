// The next version of the profile while it waits for a second person: what it changes, and the confirmation.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Facts } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';
import { useSourceNames } from './source-names.ts';

type Waiting = NonNullable<Schemas['InstitutionResponseDto']['waiting']>;
type Goal = Schemas['GoalDto'];

/** Members whose values are codes, with where the words for these stand. */
const WORDS: Readonly<Record<string, string>> = {
  legalForm: 'institution.legalForms',
  sector: 'institution.sectors',
  participation: 'institution.participations',
  'routes.heavyAlso': 'projects.routeMarks',
};

/** Members that the page does not call by their own name. */
const LABELS: Readonly<Record<string, string>> = {
  'routes.light': 'institution.hasLight',
  'routes.heavyAlso': 'institution.heavyAlso',
  'routes.workingDays.light': 'institution.daysLight',
  'routes.workingDays.standard': 'institution.daysStandard',
  'routes.workingDays.heavy': 'institution.daysHeavy',
};

export function ProfileWaiting({ waiting }: { readonly waiting: Waiting }): ReactNode {
  const { t } = useTranslation();
  const { day } = useWords();
  const show = useShown();
  const client = useQueryClient();
  const confirm = useMutation({
    mutationFn: () => body(api.POST('/api/v1/institution/profile-versions/{id}/confirm', { params: { path: { id: waiting.id } } })),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <Card title={t('institution.waits')}>
      <p>{t(`institution.waitsFor.${waiting.waitsFor}`, { version: waiting.version, day: day(waiting.effectiveOn) })}</p>
      <Facts
        items={[
          [t('institution.sourceDecision'), waiting.sourceDecision],
          ...waiting.changed.map(
            (name) => [t(LABELS[name] ?? `institution.${name.split('.').at(-1)}`), show(name, valueOf(waiting.profile, name))] as const,
          ),
        ]}
      />
      {confirm.isError ? <ProblemNotice error={confirm.error} /> : null}
      {waiting.actions.includes('confirm') ? (
        <Button kind="primary" isBusy={confirm.isPending} onClick={() => confirm.mutate()}>
          {t('people.confirm')}
        </Button>
      ) : null}
    </Card>
  );
}

function valueOf(profile: object, name: string): unknown {
  return name.split('.').reduce<unknown>((value, part) => (value as Readonly<Record<string, unknown>> | undefined)?.[part], profile);
}

/** Puts a value of the profile in words. */
function useShown(): (name: string, value: unknown) => string {
  const { t } = useTranslation();
  const { pick } = useWords();
  const sourceOf = useSourceNames();
  const show = (name: string, value: unknown): string => {
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) {
      return t('institution.notSet');
    }
    if (typeof value === 'boolean') {
      return t(value ? 'app.yes' : 'app.no');
    }
    if (Array.isArray(value)) {
      return value.map((item) => show(name, item)).join(', ');
    }
    if (typeof value === 'object') {
      return pick((value as Goal).title);
    }
    if (name === 'redLines' && typeof value === 'string') {
      return sourceOf(value);
    }
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const words = WORDS[name];
    return words === undefined ? text : t(`${words}.${text}`);
  };
  return show;
}
