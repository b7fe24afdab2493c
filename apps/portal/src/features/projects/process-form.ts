// A process as its form holds it, and as the api takes it.
import { type ProcessPut, type Project } from './projects.api.ts';

export interface ProcessColumn {
  readonly neededFor: string;
  readonly form: 'as-is' | 'month' | 'year' | 'generalised';
  /** The values of which the rows alone are asked, one a line; nothing: all rows. */
  readonly only: string;
}

export interface ProcessForm {
  readonly code: string;
  readonly dataset: string;
  readonly purpose: string;
  readonly activity: string;
  readonly useTypes: readonly string[];
  readonly basis: string;
  readonly statute: string;
  readonly level: string;
  readonly analytics: string;
  readonly facing: string;
  readonly periodFrom: string;
  readonly periodUntil: string;
  readonly retentionMonths: string;
  /** yes, no, or nothing said. */
  readonly publicTask: string;
  readonly participationChoice: boolean;
  /** Of the model, where there is one: yes, no, or nothing said. */
  readonly infersEmotion: string;
  readonly fromBiometrics: string;
  readonly medicalOrSafety: string;
  /** The chosen columns, by code. */
  readonly columns: Readonly<Record<string, ProcessColumn>>;
}

export const EMPTY_PROCESS: ProcessForm = {
  code: '',
  dataset: '',
  purpose: '',
  activity: '',
  useTypes: [],
  basis: '',
  statute: '',
  level: '',
  analytics: '',
  facing: '',
  periodFrom: '',
  periodUntil: '',
  retentionMonths: '',
  publicTask: '',
  participationChoice: false,
  infersEmotion: '',
  fromBiometrics: '',
  medicalOrSafety: '',
  columns: {},
};

export function processFormOf(process: Project['processes'][number]): ProcessForm {
  return {
    ...EMPTY_PROCESS,
    code: process.code,
    dataset: process.dataset,
    purpose: process.purpose ?? '',
    activity: process.activity,
    useTypes: process.useTypes,
    basis: process.bases[0] ?? '',
    statute: process.statute ?? '',
    level: process.level,
    analytics: process.analytics,
    facing: process.facing,
    periodFrom: process.periodFrom ?? '',
    periodUntil: process.periodUntil ?? '',
    retentionMonths: process.retentionMonths === null ? '' : String(process.retentionMonths),
    publicTask: saidOf(process.publicTask),
    participationChoice: process.participationChoice,
    infersEmotion: saidOf(process.infersEmotion),
    fromBiometrics: saidOf(process.fromBiometrics),
    medicalOrSafety: saidOf(process.medicalOrSafety),
    columns: Object.fromEntries(
      process.fields.map(({ field, neededFor, form, only }) => [
        field,
        { neededFor: neededFor ?? '', form: form ?? 'as-is', only: (only ?? []).join('\n') },
      ]),
    ),
  };
}

/** Tells whether a process of this kind has a model to say more of. */
export function hasModel({ analytics }: ProcessForm): boolean {
  return analytics === 'predictive' || analytics === 'prescriptive';
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function saidOf(flag: boolean | null): string {
  return flag === null ? '' : flag ? 'yes' : 'no';
}

/** What is empty is left out; the api says what is missing. */
export function draftOf(form: ProcessForm): ProcessPut {
  const given = {
    dataset: form.dataset,
    purpose: form.purpose,
    activity: form.activity,
    statute: form.statute,
    level: form.level,
    analytics: form.analytics,
    facing: form.facing,
    periodFrom: form.periodFrom,
    periodUntil: form.periodUntil,
  };
  return {
    ...(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')) as unknown as Omit<ProcessPut, 'fields'>),
    ...(form.basis === '' ? {} : { bases: [form.basis as NonNullable<ProcessPut['bases']>[number]] }),
    ...(form.retentionMonths === '' ? {} : { retentionMonths: Number(form.retentionMonths) }),
    useTypes: form.useTypes as NonNullable<ProcessPut['useTypes']>,
    ...(form.publicTask === '' ? {} : { publicTask: form.publicTask === 'yes' }),
    ...modelOf(form),
    participationChoice: form.participationChoice,
    fields: Object.entries(form.columns).map(([field, { neededFor, form: shape, only }]) => ({
      field,
      form: shape,
      ...(neededFor.trim() === '' ? {} : { neededFor: neededFor.trim() }),
      ...(only.trim() === '' ? {} : { only: linesOf(only) }),
    })),
  };
}

/** What is said of the model; of biometrics and reasons only where emotions are inferred. */
function modelOf(form: ProcessForm): Pick<ProcessPut, 'infersEmotion' | 'fromBiometrics' | 'medicalOrSafety'> {
  if (!hasModel(form) || form.infersEmotion === '') {
    return {};
  }
  const more = form.infersEmotion === 'yes' ? (['fromBiometrics', 'medicalOrSafety'] as const) : [];
  return {
    infersEmotion: form.infersEmotion === 'yes',
    ...Object.fromEntries(more.filter((name) => form[name] !== '').map((name) => [name, form[name] === 'yes'])),
  };
}
