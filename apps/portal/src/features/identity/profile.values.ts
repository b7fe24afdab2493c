// How a profile travels between its form (text, by the pointer of each member) and the api: every member, none as it was by default.
import { type Schemas } from '../../api/client.ts';
import { codesIn, someOf } from '../../ui/act-fields.ts';
import { type Values } from '../../ui/act-form.tsx';

export type Profile = Schemas['ProfileAnsweredDto'];
type Asked = Schemas['ProfileValuesDto'];

const text = (value: string | number | null): string => (value === null ? '' : String(value));

/** Answers what stands in the form at first. */
export function valuesOf(profile: Profile): Values {
  const { legalForm, sector, participation, goals, redLines, k, retentionMaxMonths, recallDays, routes, dates, accessRecord } = profile;
  return {
    'profile/legalForm': legalForm,
    'profile/sector': sector,
    'profile/participation': participation,
    ...Object.fromEntries(
      goals.flatMap(({ code, title }, at) => [
        [`profile/goals/${at}/code`, code],
        [`profile/goals/${at}/title/nl`, title.nl],
        [`profile/goals/${at}/title/en`, title.en],
      ]),
    ),
    'profile/redLines': someOf(redLines),
    'profile/k': text(k),
    'profile/retentionMaxMonths': text(retentionMaxMonths),
    'profile/recallDays': text(recallDays),
    'profile/routes/light': routes.light ? 'yes' : 'no',
    'profile/routes/heavyAlso': someOf(routes.heavyAlso),
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

/** Answers the whole profile that the form holds; what it holds wrong goes along, so that the api says so. */
export function profileOf(values: Values): Asked {
  const words = (name: string): string | null => values[`profile/${name}`] ?? null;
  const number = (name: string): number | null => (words(name) === null ? null : Number(words(name)));
  const codes = (name: string): readonly string[] => codesIn(words(name) ?? '');
  return {
    legalForm: words('legalForm') as Asked['legalForm'],
    sector: words('sector') as Asked['sector'],
    participation: words('participation') as Asked['participation'],
    goals: goalsIn(values),
    redLines: [...codes('redLines')],
    k: number('k') ?? 0,
    retentionMaxMonths: number('retentionMaxMonths') ?? 0,
    recallDays: number('recallDays') ?? 0,
    routes: {
      light: words('routes/light') === 'yes',
      heavyAlso: [...codes('routes/heavyAlso')] as Profile['routes']['heavyAlso'],
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

function goalsIn(values: Values): Asked['goals'] {
  const places = new Set(Object.keys(values).flatMap((name) => /^profile\/goals\/(\d+)\//.exec(name)?.[1] ?? []));
  return [...places].map((at) => {
    const member = (name: string): string => values[`profile/goals/${at}/${name}`] ?? '';
    return { code: member('code'), title: { nl: member('title/nl'), en: member('title/en') } };
  });
}
