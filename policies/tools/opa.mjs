// Runs the pinned opa and regal of the Go tool modules; both are built from source on their first use.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds all policies. */
export const POLICIES = dirname(dirname(fileURLToPath(import.meta.url)));

/** An error whose message is all that the reader needs. */
export class PolicyError extends Error {}

/**
 * Finds the executable of a Go tool, building it when needed.
 * Gives `{ path }`, or `{ reason }` when this machine cannot build it.
 */
export function findTool(name, module = join(POLICIES, 'tools')) {
  if (spawnSync('go', ['version']).error !== undefined) {
    return { reason: 'Go is not installed' };
  }
  const env = { ...process.env, GOFLAGS: '-mod=readonly -buildvcs=false' };
  const found = spawnSync('go', ['tool', '-n', name], { cwd: module, env, encoding: 'utf8' });
  return found.status === 0 ? { path: found.stdout.trim() } : { reason: `go could not build ${name}: ${lastLine(found.stderr)}` };
}

/** Runs a tool and gives what it printed; @throws PolicyError with its output when it fails. */
export function run(path, words, { cwd = POLICIES } = {}) {
  const ran = spawnSync(path, words, { cwd, encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 });
  if (ran.error !== undefined || ran.status !== 0) {
    throw new PolicyError(`${words[0]} failed\n${ran.error?.message ?? `${ran.stdout}${ran.stderr}`.trim()}`);
  }
  return ran.stdout;
}

/** Runs the work with a folder of its own, which is removed afterwards. */
export function withFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'policies-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads a JSON file below the folder of the policies. */
export function readJson(path) {
  return JSON.parse(readFileSync(join(POLICIES, path), 'utf8'));
}

/**
 * Writes the input schema for the type check of opa, which cannot look into a choice between a value and null:
 * each such choice is replaced by the value alone.
 */
export function writeCheckSchema(folder) {
  const path = join(folder, 'input.json');
  writeFileSync(path, JSON.stringify(withoutNull(readJson('schema/input.schema.json'))));
  return path;
}

function withoutNull(part) {
  if (Array.isArray(part)) {
    return part.map(withoutNull);
  }
  if (part === null || typeof part !== 'object') {
    return part;
  }
  const [value, none] = part.anyOf ?? [];
  return none?.type === 'null'
    ? withoutNull(value)
    : Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, withoutNull(inner)]));
}

function lastLine(text) {
  return text.trim().split('\n').at(-1) ?? '';
}
