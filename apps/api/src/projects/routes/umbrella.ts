// Whether a project fits under its umbrella, and what it takes over from it. Pure.
import { type RouteMark } from '../../identity/index.js';
import { ANALYTICS, LEVELS, type ProcessField, type ProcessVersionEntity } from '../entities/process.entity.js';
import { type ProjectEntity } from '../entities/project.entity.js';

/** An umbrella project with the versions of its processes that are approved today; without any it is over. */
export interface Umbrella {
  readonly project: ProjectEntity;
  readonly approved: readonly ProcessVersionEntity[];
}

/** The parts of a registration that a project takes over from its umbrella where it left them open. */
export const SHARED = [
  'goal',
  'controller',
  'subjectCategories',
  'dataCategories',
  'recipients',
  'transfers',
  'measures',
  'retentionMonths',
  'retentionOwner',
  'unit',
] as const satisfies readonly (keyof ProjectEntity)[];

/** What a process says of its law and its model is what was approved. */
const SAME = [
  'statute',
  'publicTask',
  'infersEmotion',
  'fromBiometrics',
  'medicalOrSafety',
] as const satisfies readonly (keyof ProcessVersionEntity)[];

/** Answers what a project takes over from its umbrella: every shared part that it left open. */
export function sharedWith(project: ProjectEntity, umbrella: ProjectEntity): Partial<ProjectEntity> {
  const isOpen = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);
  // An empty list of recipients or transfers says that there are none: that is an answer of its own.
  const left = SHARED.filter((member) =>
    member === 'recipients' || member === 'transfers' ? project[member] === null : isOpen(project[member]),
  );
  return Object.fromEntries(left.map((member) => [member, umbrella[member]]));
}

/** Answers in what a project goes beyond its umbrella; empty when it fits. */
export function beyond(
  { project, versions }: { readonly project: ProjectEntity; readonly versions: readonly ProcessVersionEntity[] },
  umbrella: Umbrella,
): readonly RouteMark[] {
  if (umbrella.approved.length === 0) {
    return ['umbrella-ended'];
  }
  const under = umbrella.project;
  const processes = versions.map((version) => umbrella.approved.filter((approved) => isSameUse(version, approved)));
  const columns = versions.map((version, at) => (processes[at] ?? []).some((approved) => isWithinColumns(version, approved)));
  const marks: readonly (readonly [boolean, RouteMark])[] = [
    [project.goal !== under.goal, 'beyond-goal'],
    [processes.some((found) => found.length === 0), 'beyond-processes'],
    [columns.some((isWithin, at) => !isWithin && (processes[at] ?? []).length > 0), 'beyond-columns'],
    [!isAmong(project.recipients, under.recipients, ({ name }) => name), 'beyond-recipients'],
    [!isAmong(project.transfers, under.transfers, ({ country, mechanism }) => `${country}/${mechanism}`), 'beyond-transfers'],
    [isLonger(project.retentionMonths, under.retentionMonths), 'beyond-term'],
    [isLater(project.endsOn, under.endsOn), 'beyond-end'],
    [project.unit !== under.unit, 'beyond-unit'],
  ];
  return marks.flatMap(([isBeyond, mark]) => (isBeyond ? [mark] : []));
}

/**
 * The same purpose, data set, activity, bases with their law, readers and model; no finer level, no further analysis, no other use, no
 * wider period, and no choice taken from students.
 */
function isSameUse(version: ProcessVersionEntity, approved: ProcessVersionEntity): boolean {
  return (
    version.purposeId === approved.purposeId &&
    version.datasetId === approved.datasetId &&
    version.activity === approved.activity &&
    version.facing === approved.facing &&
    LEVELS.indexOf(version.level) <= LEVELS.indexOf(approved.level) &&
    ANALYTICS.indexOf(version.analytics) <= ANALYTICS.indexOf(approved.analytics) &&
    version.bases.every((basis) => approved.bases.includes(basis)) &&
    SAME.every((member) => version[member] === approved[member]) &&
    (version.participationChoice || !approved.participationChoice) &&
    version.useTypes.every((use) => approved.useTypes.includes(use)) &&
    isWithinPeriod(version, approved)
  );
}

function isWithinColumns(version: ProcessVersionEntity, approved: ProcessVersionEntity): boolean {
  const bounds = approved.fields.filter(({ only }) => only !== null && only !== undefined);
  const isBounded = bounds.every(({ field }) => version.fields.some((own) => own.field === field));
  return (
    isBounded &&
    version.fields.every(({ field, form, only }) =>
      approved.fields.some(
        (allowed) => allowed.field === field && (allowed.form === 'as-is' || allowed.form === form) && isWithinRows(only, allowed.only),
      ),
    )
  );
}

/** No values are all of them. */
function isWithinRows(own: ProcessField['only'], allowed: ProcessField['only']): boolean {
  return allowed === null || allowed === undefined || ((own ?? null) !== null && (own ?? []).every((value) => allowed.includes(value)));
}

function isWithinPeriod(version: ProcessVersionEntity, approved: ProcessVersionEntity): boolean {
  const startsIn = approved.periodFrom === null || (version.periodFrom !== null && version.periodFrom >= approved.periodFrom);
  const endsIn = approved.periodUntil === null || (version.periodUntil !== null && version.periodUntil <= approved.periodUntil);
  return startsIn && endsIn && !isLonger(version.retentionMonths, approved.retentionMonths);
}

function isAmong<T>(own: readonly T[] | null, others: readonly T[] | null, nameOf: (one: T) => string): boolean {
  const known = new Set((others ?? []).map(nameOf));
  return (own ?? []).every((one) => known.has(nameOf(one)));
}

/** No last day is the latest one. */
function isLater(own: string | null, most: string | null): boolean {
  return most !== null && (own === null || own > most);
}

/** No term is the longest one. */
function isLonger(own: number | null, most: number | null): boolean {
  return most !== null && (own === null || own > most);
}
