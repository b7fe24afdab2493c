// Verifies one log: key, signature, root, every tile, every readable entry, and that it continues what was seen before.
import { differences } from './alignment.js';
import { type Artefacts, Closed, type LogName, Missing, Unreachable } from './artefacts.js';
import { checkEntries } from './entries.js';
import { finding, type Finding, type LogReport } from './finding.js';
import { hashLeaf, nextLevel, rootsOf } from './merkle.js';
import { type Checkpoint, type LogKey, openCheckpoint, readKey } from './signed-note.js';
import { type Remembered, type State } from './state.js';
import { entriesIn, hashesIn, tilesOf } from './tile-format.js';

const AT_ONCE = 8;
const MOST_NAMED = 200;
const MOST_ENTRIES = 100_000_000;

export interface VerifyOptions {
  readonly artefacts: Artefacts;
  readonly state: State;
  readonly log: LogName;
  /** Keys given by the reader; the one whose name is the log's origin is pinned. */
  readonly vkeys: readonly string[];
  readonly at: Date;
}

/** A fault after which nothing further can be said about the log. */
class Stop extends Error {
  constructor(readonly finding: Finding) {
    super(finding.code);
  }
}

/** Verifies a log; what was seen is remembered when nothing was found, and kept as evidence when something was. */
export async function verifyLog(options: VerifyOptions): Promise<LogReport> {
  const { log, state } = options;
  const remembered = await state.recall(log);
  const earlier = earlierCheckpoint(remembered);
  const report = { log, size: null, root: null, entries: 'not-reached', earlierSize: earlier?.size ?? null } as const;
  let note: string | null = null;
  try {
    const key = await pinnedKey(options, remembered);
    note = await readText(options, 'checkpoint');
    const checkpoint = checkedCheckpoint(log, note, key);
    const established = await establish(options, checkpoint, { ...remembered, earlier });
    if (established.findings.length === 0) {
      await state.remember(log, { vkey: key.text, checkpoint: note, leafHashes: established.leafHashes });
    } else {
      await keepEvidence(options, { before: remembered.checkpoint, now: note }, established.findings);
    }
    return {
      ...report,
      size: checkpoint.size,
      root: checkpoint.root.toString('base64'),
      entries: established.entries,
      findings: established.findings,
    };
  } catch (error) {
    if (!(error instanceof Stop)) {
      throw error;
    }
    if (error.finding.code !== 'unreachable') {
      await keepEvidence(options, { before: remembered.checkpoint, now: note }, [error.finding]);
    }
    return { ...report, findings: [error.finding] };
  }
}

async function keepEvidence(
  { state, log, at }: VerifyOptions,
  checkpoints: { readonly before: string | null; readonly now: string | null },
  findings: readonly Finding[],
): Promise<void> {
  const told = `${JSON.stringify(findings, null, 2)}\n`;
  await state.keepEvidence(log, at, { 'checkpoint-before': checkpoints.before, 'checkpoint-now': checkpoints.now, 'findings.json': told });
}

interface Established {
  readonly leafHashes: readonly Buffer[];
  readonly entries: 'read' | 'closed';
  readonly findings: readonly Finding[];
}

async function establish(
  options: VerifyOptions,
  checkpoint: Checkpoint,
  before: Remembered & { readonly earlier: Checkpoint | null },
): Promise<Established> {
  const { log } = options;
  const leafHashes = await readHashes(options, 0, checkpoint.size);
  const { root, earlierRoot } = rootsOf(leafHashes, before.earlier?.size ?? 0);
  const bundles = await readEntries(options, checkpoint.size);
  const isWhole = leafHashes.length === checkpoint.size && root.equals(checkpoint.root);
  const findings: Finding[] = [
    ...(isWhole ? [] : [finding(log, 'root-differs', { found: root.toString('base64'), expected: checkpoint.root.toString('base64') })]),
    ...checkHistory(log, checkpoint, before.earlier, earlierRoot),
    ...(await checkTiles(options, leafHashes, checkpoint.size)),
    ...nameDifferences(log, before.leafHashes ?? [], leafHashes),
    ...(bundles === null ? [] : nameDifferences(log, leafHashes, bundles.map(hashLeaf))),
    ...(bundles === null ? [] : checkEntries(log, bundles)),
  ];
  return { leafHashes, entries: bundles === null ? 'closed' : 'read', findings: withoutRepeats(findings) };
}

/** Answers the key to hold the log to: the one given, else the one pinned before, else the one it shows now. */
async function pinnedKey(options: VerifyOptions, remembered: Remembered): Promise<LogKey> {
  const { log } = options;
  const shown = readKey(await readText(options, 'vkey'));
  if (shown === null) {
    throw new Stop(finding(log, 'artefact-malformed', { path: 'vkey' }));
  }
  const given = options.vkeys.find((text) => readKey(text)?.name === shown.name);
  const pinned = given ?? remembered.vkey ?? shown.text;
  const isAbsent = options.vkeys.length > 0 && given === undefined;
  if (pinned.trim() !== shown.text || isAbsent) {
    throw new Stop(finding(log, 'key-changed', { found: shown.text, expected: isAbsent ? options.vkeys.join(' ') : pinned }));
  }
  return shown;
}

function checkedCheckpoint(log: LogName, note: string, key: LogKey): Checkpoint {
  const checkpoint = openCheckpoint(note, key);
  if (checkpoint === null) {
    throw new Stop(finding(log, 'checkpoint-unsigned'));
  }
  if (checkpoint.origin !== key.name) {
    throw new Stop(finding(log, 'origin-changed', { found: checkpoint.origin, expected: key.name }));
  }
  if (checkpoint.size > MOST_ENTRIES) {
    throw new Stop(finding(log, 'artefact-malformed', { path: 'checkpoint' }));
  }
  return checkpoint;
}

function earlierCheckpoint(remembered: Remembered): Checkpoint | null {
  const key = remembered.vkey === null ? null : readKey(remembered.vkey);
  return key === null || remembered.checkpoint === null ? null : openCheckpoint(remembered.checkpoint, key);
}

function checkHistory(log: LogName, now: Checkpoint, earlier: Checkpoint | null, earlierRoot: Buffer | null): Finding[] {
  if (earlier === null) {
    return [];
  }
  if (now.size < earlier.size) {
    return [finding(log, 'tree-shrunk', { found: now.size, expected: earlier.size })];
  }
  const found = earlierRoot?.toString('base64') ?? '-';
  const expected = earlier.root.toString('base64');
  return found === expected ? [] : [finding(log, 'history-changed', { size: earlier.size, found, expected })];
}

/** Holds every tile above level 0 against the hashes that the level below makes. */
async function checkTiles(options: VerifyOptions, leafHashes: readonly Buffer[], size: number): Promise<Finding[]> {
  const findings: Finding[] = [];
  let expected = nextLevel(leafHashes);
  for (let level = 1, count = Math.floor(size / 256); count > 0; level += 1, count = Math.floor(count / 256)) {
    const tiles = await readAll(options, tilesOf(level, count));
    tiles.forEach(({ path, bytes }, n) => {
      const made = Buffer.concat(expected.slice(n * 256, (n + 1) * 256));
      if (!bytes.equals(made)) {
        findings.push(finding(options.log, 'tile-differs', { path }));
      }
    });
    expected = nextLevel(expected);
  }
  return findings;
}

async function readHashes(options: VerifyOptions, level: number, count: number): Promise<Buffer[]> {
  const tiles = await readAll(options, tilesOf(level, count));
  return tiles.flatMap(({ path, bytes }) => {
    const hashes = hashesIn(bytes);
    if (hashes === null) {
      throw new Stop(finding(options.log, 'artefact-malformed', { path }));
    }
    return hashes;
  });
}

/** Reads all entries; null when they are not for this reader. */
async function readEntries(options: VerifyOptions, size: number): Promise<Buffer[] | null> {
  try {
    const bundles = await readAll(options, tilesOf('entries', size));
    return bundles.flatMap(({ path, bytes }) => {
      const entries = entriesIn(bytes);
      if (entries === null) {
        throw new Stop(finding(options.log, 'artefact-malformed', { path }));
      }
      return entries;
    });
  } catch (error) {
    if (error instanceof Closed) {
      return null;
    }
    throw error;
  }
}

async function readAll(
  options: VerifyOptions,
  names: readonly { readonly path: string }[],
): Promise<{ readonly path: string; readonly bytes: Buffer }[]> {
  const read: { path: string; bytes: Buffer }[] = [];
  for (let from = 0; from < names.length; from += AT_ONCE) {
    const some = names.slice(from, from + AT_ONCE).map(async ({ path }) => ({ path, bytes: await readOne(options, path) }));
    read.push(...(await Promise.all(some)));
  }
  return read;
}

async function readText(options: VerifyOptions, path: string): Promise<string> {
  return (await readOne(options, path)).toString('utf8');
}

async function readOne(options: VerifyOptions, path: string): Promise<Buffer> {
  try {
    return await options.artefacts.read(options.log, path);
  } catch (error) {
    if (error instanceof Missing) {
      throw new Stop(finding(options.log, 'artefact-missing', { path }));
    }
    if (error instanceof Unreachable) {
      throw new Stop(finding(options.log, 'unreachable', { reason: error.message }));
    }
    throw error;
  }
}

/** Names the entries that differ, the first two hundred of them: beyond that a log is not altered but another. */
function nameDifferences(log: LogName, expected: readonly Buffer[], found: readonly Buffer[]): Finding[] {
  return differences(expected, found)
    .slice(0, MOST_NAMED)
    .map((difference) => {
      const { kind, ...params } = difference;
      return finding(log, `entry-${kind}`, params);
    });
}

/** The memory of an earlier run and the bundles may name the same entry; it is told once. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const told = new Map(findings.map((one) => [JSON.stringify(one), one]));
  return [...told.values()];
}
