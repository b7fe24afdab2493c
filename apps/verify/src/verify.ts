// Verifies both logs of an institution.
import { type Artefacts, LOGS } from './artefacts.js';
import { type LogReport } from './finding.js';
import { type State } from './state.js';
import { verifyLog } from './verify-log.js';

/** Verifies both logs, one after the other, and answers a report of each. */
export async function verifyLogs(options: {
  readonly artefacts: Artefacts;
  readonly state: State;
  readonly vkeys: readonly string[];
  readonly at: Date;
}): Promise<LogReport[]> {
  const reports: LogReport[] = [];
  for (const log of LOGS) {
    const vkeys = options.vkeys.filter((text) => text.trim().split('+')[0]?.endsWith(`/${log}`) === true);
    reports.push(await verifyLog({ ...options, vkeys, log }));
  }
  return reports;
}
