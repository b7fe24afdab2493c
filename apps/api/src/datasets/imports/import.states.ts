// The life of an import: which commands each state allows.

export const IMPORT_STATES = ['inspected', 'asked', 'refused', 'loading', 'loaded', 'failed', 'expired'] as const;
/**
 * inspected: proposed, nothing stored; asked: the gate waits for the steward; refused: the gate did not let it pass;
 * loading; loaded; failed: nothing stored; expired: the upload was removed before it was loaded.
 */
export type ImportState = (typeof IMPORT_STATES)[number];
export type ImportCommand = 'edit' | 'answer' | 'load';

const COMMANDS: Readonly<Record<ImportState, readonly ImportCommand[]>> = {
  inspected: ['edit', 'answer', 'load'],
  asked: ['edit', 'answer', 'load'],
  refused: ['edit', 'answer', 'load'],
  loading: [],
  loaded: [],
  failed: ['edit', 'answer', 'load'],
  expired: [],
};

/** Answers what may be done to an import in a state. */
export function importCommandsIn(state: ImportState): readonly ImportCommand[] {
  return COMMANDS[state];
}
