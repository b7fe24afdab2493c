// The next version of the profile: it starts from the version that was recorded last, and is refused when another was recorded meanwhile.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client.ts';
import { INSTITUTION } from '../../api/institution.ts';
import { SOURCE_SYSTEMS } from '../../api/source-systems.ts';
import { ActForm, type Values } from '../../ui/act-form.tsx';
import { Loaded } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';
import { fieldsOf } from './profile.fields.ts';
import { profileOf, valuesOf } from './profile.values.ts';

type Institution = Schemas['InstitutionResponseDto'];

interface NextProfileProps {
  readonly onDone: (recorded: Institution) => void;
  readonly onCancel: () => void;
}

/** Each time the form opens, and not while it is open. */
const ASKED_ONCE = { staleTime: Infinity, gcTime: 0 } as const;

/** The version that was recorded last, as the api has it now: the page around the form may not know of it yet. */
async function recordedLast(): Promise<Institution> {
  const { latestEffectiveOn } = await INSTITUTION.queryFn();
  return body(api.GET('/api/v1/institution', { params: { query: { asOf: latestEffectiveOn } } }));
}

export function NextProfile(props: NextProfileProps): ReactNode {
  const latest = useQuery({ queryKey: ['profile-recorded-last'], queryFn: recordedLast, ...ASKED_ONCE });
  const sources = useQuery({ ...SOURCE_SYSTEMS, staleTime: Infinity });
  const inUse = useQuery({ queryKey: ['goals-in-use'], queryFn: () => body(api.GET('/api/v1/goals-in-use')), ...ASKED_ONCE });
  return (
    <Loaded query={latest}>
      {(start) => (
        <Loaded query={sources}>
          {({ items: systems }) => (
            <Loaded query={inUse}>
              {({ items: goals }) => <ProfileForm institution={start} systems={systems} inUse={goals} {...props} />}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

interface ProfileFormProps extends NextProfileProps {
  readonly institution: Institution;
  readonly systems: readonly Schemas['SourceSystemDto'][];
  readonly inUse: readonly Schemas['GoalInUseDto'][];
}

function ProfileForm({ systems, inUse, onDone, onCancel, ...props }: ProfileFormProps): ReactNode {
  // The version from which the form started, also when a newer one comes while it is open: what is sent is refused then, and overwrites nothing.
  const [institution] = useState(props.institution);
  const { t } = useTranslation();
  const { pick, language } = useWords();
  const record = useRecord(institution.profileVersion, onDone);
  const sources = systems.map(({ code, title }) => ({ value: code, label: pick(title) }));
  return (
    <ActForm
      fields={fieldsOf({ t, language, institution, sources, inUse })}
      initial={valuesOf(institution.profile)}
      about={t('institution.nextAbout', { version: institution.profileVersion })}
      submit={t('institution.record')}
      isBusy={record.isPending}
      error={record.error}
      onSend={(values) => record.mutate(values)}
      onCancel={onCancel}
    />
  );
}

function useRecord(version: number, onDone: (recorded: Institution) => void): ReturnType<typeof useMutation<Institution, Error, Values>> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (values: Values) =>
      body(
        api.POST('/api/v1/institution/profile-versions', {
          body: {
            profile: profileOf(values),
            effectiveOn: values['effectiveOn'] ?? '',
            sourceDecision: values['sourceDecision'] ?? '',
          },
          headers: { 'if-match': `"${version}"` },
        }),
      ),
    onSuccess: async (recorded) => {
      onDone(recorded);
      await client.invalidateQueries({ queryKey: INSTITUTION.queryKey });
    },
  });
}
