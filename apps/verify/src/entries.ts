// What entries say: canonical JSON of the form of an entry, consent that never goes back, references to what exists.
// RFC 8785 for the canonical form.
import { type LogName } from './artefacts.js';
import { finding, type Finding } from './finding.js';

interface Entry {
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

const MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:00Z$/;
const KIND = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/;
const COMMITMENT = /^[0-9a-f]{64}$/;

/** Answers what is wrong with the entries of a log, in the order of their index. */
export function checkEntries(log: LogName, leaves: readonly Buffer[]): Finding[] {
  const entries = leaves.map(readEntry);
  const malformed = entries.flatMap((entry, index) => (entry === null ? [finding(log, 'leaf-malformed', { index })] : []));
  return [...malformed, ...checkEpochs(log, entries), ...checkReferences(log, entries)];
}

/** Reads a leaf, or null when it is not exactly the canonical form of an entry. */
export function readEntry(leaf: Buffer): Entry | null {
  const value = parse(leaf);
  if (!isObject(value) || !Buffer.from(canonical(value), 'utf8').equals(leaf)) {
    return null;
  }
  const { v, kind, at, facts, c, ...others } = value;
  const hasForm = v === 1 && typeof kind === 'string' && KIND.test(kind) && typeof at === 'string' && MINUTE.test(at) && isObject(facts);
  const hasCommitments =
    c === undefined || (isObject(c) && Object.values(c).every((text) => typeof text === 'string' && COMMITMENT.test(text)));
  return hasForm && hasCommitments && Object.keys(others).length === 0 ? { kind, facts } : null;
}

/** Writes parsed JSON in canonical form. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (isObject(value)) {
    const names = Object.keys(value).sort();
    return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

const TAKES_CONSENT_AWAY: readonly string[] = ['consent.withdrawn', 'consent.refused', 'objection.raised', 'restriction.raised'];

/**
 * An access that is opened after consent was taken away must have read consent at least that new. Other entries of an access
 * hold the epoch of an earlier moment, or none.
 */
function checkEpochs(log: LogName, entries: readonly (Entry | null)[]): Finding[] {
  const findings: Finding[] = [];
  let newest = { epoch: -1, index: -1 };
  entries.forEach((entry, index) => {
    const epoch = entry?.facts['consent_epoch'];
    if (entry === null || typeof epoch !== 'number') {
      return;
    }
    if (TAKES_CONSENT_AWAY.includes(entry.kind) && epoch > newest.epoch) {
      newest = { epoch, index };
    }
    if (entry.kind === 'access.opened' && epoch < newest.epoch) {
      findings.push(finding(log, 'epoch-went-back', { index, epoch, withdrawal: newest.index, withdrawn: newest.epoch }));
    }
  });
  return findings;
}

/** Erasures name the entries whose openings are gone, readings the entry that was opened: each an earlier one. */
function checkReferences(log: LogName, entries: readonly (Entry | null)[]): Finding[] {
  return entries.flatMap((entry, index) => {
    const named =
      entry?.kind === 'log.openings-erased' ? entry.facts['indexes'] : entry?.kind === 'log.opening-read' ? [entry.facts['index']] : [];
    const list: readonly unknown[] = Array.isArray(named) ? named : [named];
    return list
      .filter((refers) => typeof refers !== 'number' || !Number.isSafeInteger(refers) || refers < 0 || refers >= index)
      .map((refers) => finding(log, 'refers-forward', { index, refers: String(refers) }));
  });
}

function parse(leaf: Buffer): unknown {
  try {
    return JSON.parse(leaf.toString('utf8'));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
