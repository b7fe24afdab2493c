// What the institution decides for itself: goals, red lines, smallest group, terms, routes and days; and the form for its next version.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Schemas } from '../../api/client.ts';
import { INSTITUTION } from '../../api/institution.ts';
import { useMay } from '../../app/session.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, Facts, LoadedPage, Page } from '../../ui/page.tsx';
import { Done } from '../../ui/status.tsx';
import { useWords } from '../../ui/words.ts';
import { NextProfile } from './profile-form.tsx';
import { ProfileWaiting } from './profile-waiting.tsx';
import { useSourceNames } from './source-names.ts';

type Institution = Schemas['InstitutionResponseDto'];

export function InstitutionPage(): ReactNode {
  const query = useQuery(INSTITUTION);
  return <LoadedPage query={query}>{(institution) => <Profile institution={institution} />}</LoadedPage>;
}

function Profile({ institution }: { readonly institution: Institution }): ReactNode {
  const { t } = useTranslation();
  const { day } = useWords();
  const may = useMay();
  const { profileVersion, effectiveOn, latestVersion, latestEffectiveOn } = institution;
  return (
    <Page title={institution.name} lead={t('institution.lead')}>
      <p className="quiet">
        {t('institution.version', { version: profileVersion, day: day(effectiveOn) })}{' '}
        {latestVersion === profileVersion ? null : t('institution.toCome', { version: latestVersion, day: day(latestEffectiveOn) })}
      </p>
      {institution.waiting === null ? null : <ProfileWaiting waiting={institution.waiting} />}
      <Decided institution={institution} />
      <Routes institution={institution} />
      {may('change:Institution') ? <Next /> : null}
    </Page>
  );
}

function Next(): ReactNode {
  const { t } = useTranslation();
  const { day } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [recorded, setRecorded] = useState<Institution | null>(null);
  const open = (): void => {
    setRecorded(null);
    setOpen(true);
  };
  const done = (next: Institution): void => {
    setRecorded(next);
    setOpen(false);
  };
  return (
    <Card title={t('institution.next')}>
      {isOpen ? (
        <NextProfile onDone={done} onCancel={() => setOpen(false)} />
      ) : (
        <div className="stack">
          {recorded === null ? null : (
            <Done title={t('institution.done')}>
              <p>
                {recorded.confirmedAt === null ? t('institution.doneWaits') : t('institution.doneFrom', { day: day(recorded.effectiveOn) })}
              </p>
            </Done>
          )}
          <div className="row">
            <Button onClick={open}>{t('institution.change')}</Button>
          </div>
        </div>
      )}
    </Card>
  );
}

function Decided({ institution: { profile, statutoryGoals } }: { readonly institution: Institution }): ReactNode {
  const { t } = useTranslation();
  const { pick, day } = useWords();
  const { accessRecord, dates } = profile;
  const months = (count: number | null): string => (count === null ? t('institution.notSet') : t('projects.months', { count }));
  const dayOr = (on: string | null, none: string): string => (on === null ? none : day(on));
  const goals = profile.goals.map(({ code, title }) =>
    statutoryGoals.includes(code) ? t('institution.byStatute', { goal: pick(title) }) : pick(title),
  );
  return (
    <Card title={t('institution.decided')}>
      <Facts
        items={[
          [t('institution.legalForm'), t(`institution.legalForms.${profile.legalForm}`)],
          [t('institution.sector'), t(`institution.sectors.${profile.sector}`)],
          [t('institution.participation'), t(`institution.participations.${profile.participation}`)],
          [t('institution.goals'), <Lines key="g" lines={goals} />],
          [
            t('institution.redLines'),
            profile.redLines.length === 0 ? t('projects.noneListed') : <RedLines key="r" lines={profile.redLines} />,
          ],
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

/** Kinds of source systems by what people call them; by their code while the list is on its way. */
function RedLines({ lines }: { readonly lines: readonly string[] }): ReactNode {
  const sourceOf = useSourceNames();
  return <Lines lines={lines.map(sourceOf)} />;
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
              <Lines lines={alwaysHeavy.map((mark) => t(`projects.routeMarks.${mark}`))} />
              {routes.heavyAlso.length === 0 ? null : (
                <>
                  <p>{t('institution.heavyAlsoHere')}</p>
                  <Lines lines={routes.heavyAlso.map((mark) => t(`projects.routeMarks.${mark}`))} />
                </>
              )}
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
