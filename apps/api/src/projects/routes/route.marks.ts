// What marks a project for its route, from what is registered of it. Pure.
import { type RouteMark } from '../../identity/index.js';
import { type ProcessVersionEntity } from '../entities/process.entity.js';
import { type ProjectEntity } from '../entities/project.entity.js';
import { beyond, type Umbrella } from './umbrella.js';

export interface RouteGrounds {
  readonly project: ProjectEntity;
  readonly versions: readonly ProcessVersionEntity[];
  /** The classes of the columns that are used (datasets, `classification`); null: not known. */
  readonly classes: ReadonlySet<string | null>;
  /** Whether the pre-scan says that a technique is new. */
  readonly isNewTechnology: boolean;
  /** Which of its recipients a project that is approved has too, by name. */
  readonly knownRecipients: ReadonlySet<string>;
  /** The umbrella that it stands under; null: none. */
  readonly umbrella: Umbrella | null;
}

const CLASS_MARKS: Readonly<Record<string, RouteMark>> = {
  'special-category': 'special-data',
  'criminal-offence': 'criminal-data',
  'sensitive-proxy': 'sensitive-data',
};

/** Answers the marks of a project, each once. @see practice P2: light, standard and heavy from facts */
export function marksOf(grounds: RouteGrounds): readonly RouteMark[] {
  const { project, versions, classes, umbrella } = grounds;
  const has = (holds: boolean, mark: RouteMark): readonly RouteMark[] => (holds ? [mark] : []);
  const recipients = project.recipients ?? [];
  return [
    ...has(
      versions.some(({ level }) => level === 'person'),
      'person-level',
    ),
    ...has(
      versions.some(({ level }) => level === 'group'),
      'group-level',
    ),
    ...has(
      versions.some(({ analytics }) => analytics === 'prescriptive'),
      'prescriptive',
    ),
    ...has(
      versions.some(({ analytics }) => analytics === 'predictive'),
      'predictive',
    ),
    ...has(grounds.isNewTechnology, 'new-technology'),
    ...[...classes].sort().flatMap((one) => (one === null ? [] : (CLASS_MARKS[one] ?? []))),
    ...has(
      recipients.some(({ name }) => !grounds.knownRecipients.has(name)),
      'new-recipients',
    ),
    ...has((project.transfers ?? []).length > 0, 'outside-eea'),
    ...has(versions.length === 0, 'no-process'),
    ...(umbrella === null ? (['no-umbrella'] as const) : beyond({ project, versions }, umbrella)),
  ];
}
