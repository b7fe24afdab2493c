// How a profile travels between its form (text, by the pointer of each member) and the api.
import { type Schemas } from '../../api/client.ts';
import { type Values } from '../../ui/act-form.tsx';

type Profile = Schemas['ProfileAnsweredDto'];

const text = (value: string | number | null): string => (value === null ? '' : String(value));

/** Answers what stands in the form at first. */
export function valuesOf({ k, retentionMaxMonths, recallDays, routes, dates, accessRecord }: Profile): Values {
  return {
    'profile/k': text(k),
    'profile/retentionMaxMonths': text(retentionMaxMonths),
    'profile/recallDays': text(recallDays),
    'profile/routes/light': routes.light ? 'yes' : 'no',
    'profile/routes/workingDays/light': text(routes.workingDays.light),
    'profile/routes/workingDays/standard': text(routes.workingDays.standard),
    'profile/routes/workingDays/heavy': text(routes.workingDays.heavy),
    'profile/dates/highRiskFrom': text(dates.highRiskFrom),
    'profile/dates/legacyHighRiskFrom': text(dates.legacyHighRiskFrom),
    'profile/accessRecord/keptMonths': text(accessRecord.keptMonths),
    'profile/accessRecord/readingRules': text(accessRecord.readingRules),
    'profile/accessRecord/dpiaOn': text(accessRecord.dpiaOn),
  };
}

/** Answers the whole next profile: what the form asks, and the rest as it was. */
export function profileOf(profile: Profile, values: Values): Profile {
  const number = (name: string): number | null => (values[`profile/${name}`] === undefined ? null : Number(values[`profile/${name}`]));
  const words = (name: string): string | null => values[`profile/${name}`] ?? null;
  return {
    ...profile,
    k: number('k') ?? 0,
    retentionMaxMonths: number('retentionMaxMonths') ?? 0,
    recallDays: number('recallDays') ?? 0,
    routes: {
      light: words('routes/light') === 'yes',
      heavyAlso: profile.routes.heavyAlso,
      workingDays: {
        light: number('routes/workingDays/light'),
        standard: number('routes/workingDays/standard'),
        heavy: number('routes/workingDays/heavy'),
      },
    },
    dates: { highRiskFrom: words('dates/highRiskFrom'), legacyHighRiskFrom: words('dates/legacyHighRiskFrom') },
    accessRecord: {
      keptMonths: number('accessRecord/keptMonths'),
      readingRules: words('accessRecord/readingRules'),
      dpiaOn: words('accessRecord/dpiaOn'),
    },
  };
}
