// What the institution decides for itself: goals, red lines, smallest group, terms, routes and days; and the form for its next version.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client.ts';
import { INSTITUTION } from '../../api/institution.ts';
import { useMay } from '../../app/session.tsx';
import { ActForm, type ActField, type Values } from '../../ui/act-form.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, Facts, LoadedPage, Page } from '../../ui/page.tsx';
import { Done } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';
import { profileOf, valuesOf } from './profile.fields.ts';
import { ProfileWaiting } from './profile-waiting.tsx';

type Institution = Schemas['InstitutionResponseDto'];
type Say = (key: string) => string;

export function InstitutionPage(): ReactNode {
  const query = useQuery(INSTITUTION);
  return <LoadedPage query={query}>{(institution) => <Profile institution={institution} />}</LoadedPage>;
}

function Profile({ institution }: { readonly institution: Institution }): ReactNode {
  const { t } = useTranslation();
  const { day } = useWords();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const record = useRecord(institution, () => setOpen(false));
  return (
    <Page title={institution.name} lead={t('institution.lead')}>
      {record.isSuccess ? (
        <Done title={t('institution.done')}>
          <p>
            {record.data.confirmedAt === null
              ? t('institution.doneWaits')
              : t('institution.doneFrom', { day: day(record.data.effectiveOn) })}
          </p>
        </Done>
      ) : null}
      <p className="quiet">{t('institution.version', { version: institution.profileVersion, day: day(institution.effectiveOn) })}</p>
      {institution.waiting === null ? null : <ProfileWaiting waiting={institution.waiting} />}
      <Decided institution={institution} />
      <Routes institution={institution} />
      {may('change:Institution') ? (
        <Card title={t('institution.next')}>
          {isOpen ? (
            <ActForm
              fields={fieldsOf(t)}
              initial={valuesOf(institution.profile)}
              about={t('institution.nextAbout')}
              submit={t('institution.record')}
              isBusy={record.isPending}
              error={record.error}
              onSend={(values) => record.mutate(values)}
              onCancel={() => setOpen(false)}
            />
          ) : (
            <Button onClick={() => setOpen(true)}>{t('institution.change')}</Button>
          )}
        </Card>
      ) : null}
    </Page>
  );
}

function Decided({ institution: { profile } }: { readonly institution: Institution }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useWords();
  const { accessRecord, dates } = profile;
  const months = (count: number | null): string => (count === null ? t('institution.notSet') : t('projects.months', { count }));
  const dayOr = (on: string | null, none: string): string => (on === null ? none : day(on));
  return (
    <Card title={t('institution.decided')}>
      <Facts
        items={[
          [t('institution.legalForm'), t(`institution.legalForms.${profile.legalForm}`)],
          [t('institution.sector'), t(`institution.sectors.${profile.sector}`)],
          [t('institution.participation'), t(`institution.participations.${profile.participation}`)],
          [t('institution.goals'), <Lines key="g" lines={profile.goals.map(({ title }) => pick(title))} />],
          [t('institution.redLines'), profile.redLines.length === 0 ? t('projects.noneListed') : profile.redLines.join('\n')],
          [t('institution.k'), t('institution.kOf', { count: profile.k })],
          [t('institution.retentionMaxMonths'), months(profile.retentionMaxMonths)],
          [t('institution.recallDays'), t('institution.days', { count: profile.recallDays })],
          [t('institution.highRiskFrom'), dayOr(dates.highRiskFrom, t('institution.asCode'))],
          [t('institution.legacyHighRiskFrom'), dayOr(dates.legacyHighRiskFrom, t('institution.asCode'))],
          [t('institution.keptMonths'), months(accessRecord.keptMonths)],
          [t('institution.readingRules'), accessRecord.readingRules ?? t('institution.notSet')],
          [t('institution.dpiaOn'), dayOr(accessRecord.dpiaOn, t('institution.noDpia'))],
        ]}
      />
    </Card>
  );
}

function Routes({ institution: { profile, alwaysHeavy } }: { readonly institution: Institution }): ReactNode {
  const { t } = useTranslation();
  const { routes } = profile;
  const days = (count: number | null): string => (count === null ? t('institution.noTerm') : t('institution.workingDays', { count }));
  return (
    <Card title={t('institution.routes')}>
      <p>{t('institution.routesAbout')}</p>
      <Facts
        items={[
          [
            t('projects.routes.light'),
            routes.light ? `${t('institution.lightIs')} ${days(routes.workingDays.light)}` : t('institution.noLight'),
          ],
          [t('projects.routes.standard'), `${t('institution.standardIs')} ${days(routes.workingDays.standard)}`],
          [
            t('projects.routes.heavy'),
            <div key="h">
              <Lines lines={[...alwaysHeavy, ...routes.heavyAlso].map((mark) => t(`projects.routeMarks.${mark}`))} />
              <p>{days(routes.workingDays.heavy)}</p>
            </div>,
          ],
        ]}
      />
    </Card>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }): ReactNode {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function useRecord(institution: Institution, onDone: () => void): ReturnType<typeof useMutation<Institution, Error, Values>> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (values: Values) =>
      body(
        api.POST('/api/v1/institution/profile-versions', {
          body: {
            profile: profileOf(institution.profile, values) as never,
            effectiveOn: values['effectiveOn'] ?? '',
            sourceDecision: values['sourceDecision'] ?? '',
          },
        }),
      ),
    onSuccess: async () => {
      onDone();
      await client.invalidateQueries({ queryKey: INSTITUTION.queryKey });
    },
  });
}

function fieldsOf(t: Say): readonly ActField[] {
  const number = (name: string, label: string, isOptional = false): ActField => ({
    name: `profile/${name}`,
    label: t(`institution.${label}`),
    kind: 'number',
    isOptional,
  });
  const date = (name: string, label: string): ActField => ({
    name: `profile/${name}`,
    label: t(`institution.${label}`),
    kind: 'date',
    isOptional: true,
  });
  return [
    number('k', 'k'),
    number('retentionMaxMonths', 'retentionMaxMonths'),
    number('recallDays', 'recallDays'),
    {
      name: 'profile/routes/light',
      label: t('institution.hasLight'),
      kind: 'select',
      options: ['yes', 'no'].map((value) => ({ value, label: t(`app.${value}`) })),
    },
    number('routes/workingDays/light', 'daysLight', true),
    number('routes/workingDays/standard', 'daysStandard', true),
    number('routes/workingDays/heavy', 'daysHeavy', true),
    date('dates/highRiskFrom', 'highRiskFrom'),
    date('dates/legacyHighRiskFrom', 'legacyHighRiskFrom'),
    number('accessRecord/keptMonths', 'keptMonths', true),
    {
      name: 'profile/accessRecord/readingRules',
      label: t('institution.readingRules'),
      kind: 'area',
      isOptional: true,
    },
    date('accessRecord/dpiaOn', 'dpiaOn'),
    { name: 'effectiveOn', label: t('institution.effectiveOn'), kind: 'date' },
    { name: 'sourceDecision', label: t('institution.sourceDecision'), kind: 'text' },
  ];
}
