// The declared steps away from what a project asks (gates G1 and G2): a coarser form of a column, a column less, a shorter term,
// a coarser level of a process. Pure.
import { type Json, type JsonObject } from '../../common/index.js';
import { codeOf, memberOf, objectsOf } from './input.js';
import { LEVELS } from './request-steps.js';
import { type Steps } from './search.js';

/** One step away from a process of the project; each changes that process, which is registered anew. */
export type ProjectStep =
  | { readonly kind: 'coarser-form'; readonly process: string; readonly field: string; readonly form: string }
  | { readonly kind: 'drop-column'; readonly process: string; readonly field: string }
  | { readonly kind: 'shorter-term'; readonly process: string; readonly months: number; readonly cutoffOn: string }
  | { readonly kind: 'coarser-level'; readonly process: string; readonly level: string };

/** From fine to coarse; a column that is no date has no month or year, and is told in classes. */
const COARSER: Readonly<Record<string, readonly string[]>> = { date: ['month', 'year'] };
const IN_CLASSES = ['generalised'];

/** Answers the steps away from a project; the lightest first. */
export function projectSteps(input: JsonObject): Steps<ProjectStep> {
  const processes = objectsOf(input['processes']);
  return {
    all: [
      ...processes.flatMap(coarserForms),
      ...processes.flatMap(columnsToDrop),
      ...processes.flatMap((process) => shorterTerms(process, memberOf(memberOf(input, 'institution'), 'retention_max'))),
      ...processes.flatMap(coarserLevels),
    ],
    after: afterStep,
    isJoinable: (chosen, step) => !chosen.some((other) => isAboutTheSame(other, step)),
    isUse: (reached) => objectsOf(reached['processes']).every(({ fields }, at) => isLeft(fields, processes[at]?.['fields'])),
  };
}

function isLeft(fields: Json | undefined, asked: Json | undefined): boolean {
  return objectsOf(fields).length > 0 || objectsOf(asked).length === 0;
}

function isAboutTheSame(one: ProjectStep, other: ProjectStep): boolean {
  const [left, right] = [one, other].map((step) => ('field' in step ? step.field : step.kind));
  return one.process === other.process && left === right;
}

function afterStep(input: JsonObject, step: ProjectStep): JsonObject {
  const processes = objectsOf(input['processes']).map((process) => (process['id'] === step.process ? changed(process, step) : process));
  return { ...input, processes };
}

function changed(process: JsonObject, step: ProjectStep): JsonObject {
  const fields = objectsOf(process['fields']);
  switch (step.kind) {
    case 'coarser-form':
      return { ...process, fields: fields.map((one) => (one['field'] === step.field ? { ...one, form: step.form } : one)) };
    case 'drop-column':
      return { ...process, fields: fields.filter(({ field }) => field !== step.field) };
    case 'shorter-term':
      return { ...process, retention: { months: step.months, cutoff_on: step.cutoffOn } };
    case 'coarser-level':
      return { ...process, level: step.level };
  }
}

function coarserForms(process: JsonObject): readonly ProjectStep[] {
  return objectsOf(process['fields']).flatMap(({ field, form, classification }) => {
    const forms = COARSER[codeOf(classification)] ?? IN_CLASSES;
    return forms
      .slice(forms.indexOf(codeOf(form)) + 1)
      .map((coarser) => ({ kind: 'coarser-form' as const, process: idOf(process), field: codeOf(field), form: coarser }));
  });
}

function columnsToDrop(process: JsonObject): readonly ProjectStep[] {
  const fields = objectsOf(process['fields']);
  return fields.length < 2 ? [] : fields.map(({ field }) => ({ kind: 'drop-column', process: idOf(process), field: codeOf(field) }));
}

/** The longest term of the institution, where the process asks for a longer one. */
function shorterTerms(process: JsonObject, { months, cutoff_on: cutoffOn }: JsonObject): readonly ProjectStep[] {
  const asked = memberOf(process, 'retention')['months'];
  return typeof asked === 'number' && typeof months === 'number' && typeof cutoffOn === 'string' && months < asked
    ? [{ kind: 'shorter-term', process: idOf(process), months, cutoffOn }]
    : [];
}

function coarserLevels(process: JsonObject): readonly ProjectStep[] {
  const at = LEVELS.findIndex((level) => level === process['level']);
  return at < 0 ? [] : LEVELS.slice(at + 1).map((level) => ({ kind: 'coarser-level', process: idOf(process), level }));
}

function idOf({ id }: JsonObject): string {
  return codeOf(id);
}
