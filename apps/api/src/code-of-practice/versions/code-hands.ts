// Four eyes in the life of a version: who drew it up, who spoke for a council, and what they then leave to others. Pure.
import { bothOf, overlap } from '../../identity/index.js';
import { type CodeActEntity, type CodeEventEntity, type CodeUnitEntity, type CodeVersionEntity } from './code-version.entity.js';
import { type CodeCommand, type CodeEventKind } from './code-version.states.js';
import { FORMAL_ACTS } from './councils.js';

const DRAWN_UP: readonly CodeEventKind[] = ['code.drafted', 'code.changed'];

/** Who had a hand in a version, themselves or by a deputy who stood in for them. */
export interface CodeHands {
  readonly drafters: readonly string[];
  readonly speakers: readonly string[];
}

export interface CodeLife {
  readonly version: Pick<CodeVersionEntity, 'createdBy'>;
  readonly acts: readonly Pick<CodeActEntity, 'id' | 'kind' | 'recordedBy'>[];
  readonly events: readonly Pick<CodeEventEntity, 'kind' | 'byId' | 'deputyFor' | 'aboutId'>[];
}

/** Answers who drew a version up or changed it, and who spoke for a council with an advice or an assent, lapsed ones too. */
export function handsInCode({ version, acts, events }: CodeLife): CodeHands {
  const formal = acts.filter(({ kind }) => FORMAL_ACTS.includes(kind));
  const drawn = events.filter(({ kind }) => DRAWN_UP.includes(kind));
  const spoken = events.filter(({ kind, aboutId }) => kind === 'code.act-recorded' && formal.some(({ id }) => id === aboutId));
  return {
    drafters: [version.createdBy, ...drawn.flatMap(personsOf)],
    speakers: [...formal.map(({ recordedBy }) => recordedBy), ...spoken.flatMap(personsOf)],
  };
}

/** Tells whether one of these persons leaves a command on a version to others. */
export function isBarred(command: CodeCommand, persons: readonly (string | null)[], { drafters, speakers }: CodeHands): boolean {
  const barred = command === 'act' ? drafters : command === 'adopt' ? [...drafters, ...speakers] : [];
  return overlap(
    persons.flatMap((id) => id ?? []),
    barred,
  );
}

/** Answers who proposed what a unit holds itself to, and for whom they stood in. */
export function proposersOf({ recordedBy, deputyFor }: Pick<CodeUnitEntity, 'recordedBy' | 'deputyFor'>): readonly string[] {
  return bothOf(recordedBy, deputyFor);
}

function personsOf({ byId, deputyFor }: Pick<CodeEventEntity, 'byId' | 'deputyFor'>): readonly string[] {
  return bothOf(byId, deputyFor);
}
