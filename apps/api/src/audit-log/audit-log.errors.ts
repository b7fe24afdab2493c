// What stops a log: stored data that no longer is what was logged. Carries the evidence, both digests.
import { type LogId } from './log-names.js';

/** Says that a log's stored data and its own earlier word differ; nothing more is signed until it is explained. */
export class LogIntegrityFault extends Error {
  constructor(
    readonly id: LogId,
    readonly part: 'leaf' | 'order' | 'root' | 'key',
    readonly index: bigint,
    readonly evidence: { readonly expected: string; readonly found: string },
  ) {
    super(`log ${id.log}: ${part} at ${index} is not what was logged`);
    this.name = 'LogIntegrityFault';
  }
}
