// What the verifier finds: a code with its parameters; the texts stand in the catalogues.
import { type LogName } from './artefacts.js';

export interface Finding {
  readonly code: string;
  readonly log: LogName;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What was established of one log, good or bad. */
export interface LogReport {
  readonly log: LogName;
  readonly size: number | null;
  readonly root: string | null;
  readonly entries: 'read' | 'closed' | 'not-reached';
  /** Size of the checkpoint seen before, or null when there was none. */
  readonly earlierSize: number | null;
  readonly findings: readonly Finding[];
}

/** Makes a finding. */
export function finding(log: LogName, code: string, params: Finding['params'] = {}): Finding {
  return { code, log, params };
}
