// What the form for the next version of a profile asks: each member of it, in words, and what a change of it does.
import { type TFunction } from 'i18next';
import { CHOICES } from '../../api/choices.ts';
import { type Schemas } from '../../api/client.ts';
import { type ActField, type AnyField, type ListField, type Values } from '../../ui/act-form.tsx';
import { type Option } from '../../ui/fields.tsx';
import { type Words } from '../../ui/words.ts';

type Institution = Schemas['InstitutionResponseDto'];

interface FieldsAsk {
  readonly t: TFunction;
  readonly language: Words['language'];
  readonly institution: Institution;
  /** The kinds of source systems by what people call them. */
  readonly sources: readonly Option[];
  /** The goals that projects have. */
  readonly inUse: readonly Schemas['GoalInUseDto'][];
}

export function fieldsOf(ask: FieldsAsk): readonly AnyField[] {
  return [...kindFields(ask), goalsField(ask), redLinesField(ask), ...boundFields(ask), ...routeFields(ask), ...recordFields(ask)];
}

/** A field of the profile, under the pointer by which the api says what is wrong with it. */
function field({ t }: FieldsAsk, name: string, label: string, rest: Pick<ActField, 'kind'> & Partial<ActField>): ActField {
  return { name: `profile/${name}`, label: t(`institution.${label}`), ...rest };
}

function kindFields(ask: FieldsAsk): readonly ActField[] {
  const { t } = ask;
  const choice = (name: 'legalForm' | 'sector' | 'participation', words: string): Pick<ActField, 'kind' | 'options'> => ({
    kind: 'select',
    options: CHOICES.ProfileValuesDto[name].map((value) => ({ value, label: t(`institution.${words}.${value}`) })),
  });
  return [
    field(ask, 'legalForm', 'legalForm', { ...choice('legalForm', 'legalForms'), hint: t('institution.legalFormHint') }),
    field(ask, 'sector', 'sector', choice('sector', 'sectors')),
    field(ask, 'participation', 'participation', choice('participation', 'participations')),
  ];
}

/** Said of each goal: how many projects a change of it touches. */
function goalsField({ t, language, institution, inUse }: FieldsAsk): ListField {
  const useOf = ({ code = '' }: Values): string => {
    const { goingOn, toSubmit } = inUse.find((goal) => goal.code === code) ?? { goingOn: 0, toSubmit: 0 };
    return t('institution.goalUse', { goingOn, toSubmit });
  };
  return {
    kind: 'list',
    name: 'profile/goals',
    label: t('institution.goals'),
    hint: t('institution.goalsHint'),
    add: t('institution.addGoal'),
    titleOf: (goal) => goal[`title/${language}`] ?? '',
    newTitle: (number) => t('institution.newGoal', { number }),
    about: useOf,
    staysFor: ({ code = '' }) => (institution.statutoryGoals.includes(code) ? t('institution.statutoryStays') : undefined),
    fields: [
      { name: 'code', label: t('institution.goalCode'), hint: t('institution.goalCodeHint'), kind: 'text', isFixed: true },
      { name: 'title/nl', label: t('institution.goalNl'), kind: 'text' },
      { name: 'title/en', label: t('institution.goalEn'), kind: 'text' },
    ],
  };
}

/** Also a line that the list of source systems does not know any more, so that it can be taken away. */
function redLinesField(ask: FieldsAsk): ActField {
  const { institution, sources, t } = ask;
  const unknown = institution.profile.redLines.filter((line) => !sources.some(({ value }) => value === line));
  return field(ask, 'redLines', 'redLines', {
    kind: 'some',
    hint: t('institution.redLinesHint'),
    options: [...sources, ...unknown.map((line) => ({ value: line, label: line }))],
    isOptional: true,
  });
}

function boundFields(ask: FieldsAsk): readonly ActField[] {
  const hint = ask.t('institution.strictestHint');
  return [
    field(ask, 'k', 'k', { kind: 'number', hint }),
    field(ask, 'retentionMaxMonths', 'retentionMaxMonths', { kind: 'number', hint }),
    field(ask, 'recallDays', 'recallDays', { kind: 'number' }),
  ];
}

function routeFields(ask: FieldsAsk): readonly ActField[] {
  const { t, institution } = ask;
  const anew = t('institution.routesAnew');
  const markOf = (mark: string): string => t(`projects.routeMarks.${mark}`);
  const days = (route: string, label: string): ActField =>
    field(ask, `routes/workingDays/${route}`, label, { kind: 'number', hint: t('institution.daysHint'), isOptional: true });
  return [
    field(ask, 'routes/light', 'hasLight', {
      kind: 'select',
      hint: anew,
      options: ['yes', 'no'].map((value) => ({ value, label: t(`app.${value}`) })),
    }),
    field(ask, 'routes/heavyAlso', 'heavyAlso', {
      kind: 'some',
      hint: `${t('institution.heavyAlsoHint', { always: institution.alwaysHeavy.map(markOf).join('; ') })} ${anew}`,
      options: CHOICES.RouteRulesDto.heavyAlso.map((value) => ({ value, label: markOf(value) })),
      isOptional: true,
    }),
    days('light', 'daysLight'),
    days('standard', 'daysStandard'),
    days('heavy', 'daysHeavy'),
  ];
}

function recordFields(ask: FieldsAsk): readonly ActField[] {
  const { t } = ask;
  return [
    field(ask, 'dates/highRiskFrom', 'highRiskFrom', { kind: 'date', isOptional: true }),
    field(ask, 'dates/legacyHighRiskFrom', 'legacyHighRiskFrom', { kind: 'date', isOptional: true }),
    field(ask, 'accessRecord/keptMonths', 'keptMonths', { kind: 'number', hint: t('institution.keptMonthsHint'), isOptional: true }),
    field(ask, 'accessRecord/readingRules', 'readingRules', { kind: 'area', isOptional: true }),
    field(ask, 'accessRecord/dpiaOn', 'dpiaOn', { kind: 'date', isOptional: true }),
    { name: 'effectiveOn', label: t('institution.effectiveOn'), hint: t('institution.effectiveOnHint'), kind: 'date' },
    { name: 'sourceDecision', label: t('institution.sourceDecision'), kind: 'text' },
  ];
}
