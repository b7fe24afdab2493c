// Reaches the verdict of a log entry again: input, policy and parameters are fetched, and each is held against its digest.
import { BUILD_PARTS, type BuildPart, type BuildParts, differences, PolicyBuild, PolicyEngine } from '../code-of-practice/index.js';
import { canonicalJson, type Json, jsonSha256, type JsonObject, sha256Hex } from '../common/index.js';
import { commandLineUrl } from '../platform/config/index.js';
import { personalToken } from './personal-token.js';

export interface ReplayOutcome {
  readonly lines: readonly string[];
  readonly problem: string | null;
  /** 0: equal; 1: different; 2: could not be replayed. */
  readonly code: 0 | 1 | 2;
}

interface Verdict {
  readonly id: string;
  readonly gate: string;
  readonly codeVersion: string;
  readonly unit: string | null;
  readonly outcome: string;
  readonly result: JsonObject;
  readonly input: JsonObject | null;
  readonly inputSha256: string;
  readonly policySha256: string;
  readonly parametersSha256: string;
  readonly decidedAt: string;
}

/** Says why an entry cannot be replayed, in one line. */
class CannotReplay extends Error {}

/** @param place `<log>/<index>`, e.g. `decisions/12`. */
export async function replayEntry(
  place: string,
  { url, token }: { readonly url?: string; readonly token?: string },
): Promise<ReplayOutcome> {
  const base = url ?? commandLineUrl();
  try {
    requireToken(token);
    const bearer = token ?? (await auditorToken(base));
    return await replayed(place, (path) => fetched(base, bearer, path));
  } catch (error) {
    if (error instanceof CannotReplay) {
      return { lines: [], problem: error.message, code: 2 };
    }
    throw error;
  }
}

/** A token is one line of printable characters; anything else would be no header at all. */
function requireToken(token: string | undefined): void {
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) {
    throw new CannotReplay('--token is empty, or no token: give one that the platform issued, or leave it out while the demo runs');
  }
}

type Fetch = (path: string) => Promise<Buffer>;

async function replayed(place: string, get: Fetch): Promise<ReplayOutcome> {
  const verdict = await verdictAt(place, get);
  const build = await buildOf(verdict.policySha256, get);
  const parameters = await parametersOf(verdict.parametersSha256, get);
  if (verdict.input === null) {
    throw new CannotReplay(`the input of verdict ${verdict.id} was erased`);
  }
  requireDigest('the input', verdict.inputSha256, sha256Hex(canonicalJson(verdict.input)));
  const decided = (await new PolicyEngine(build).decide(verdict.input, parameters)) as unknown as Json;
  const found = differences(verdict.result, decided);
  const lines = [
    `verdict     ${verdict.id} (${verdict.gate}, ${verdict.outcome}, ${verdict.decidedAt})`,
    `code        ${verdict.codeVersion}`,
    ...(verdict.unit === null ? [] : [`unit        ${verdict.unit}`]),
    `policy      ${verdict.policySha256}`,
    `parameters  ${verdict.parametersSha256}`,
    `input       ${verdict.inputSha256}`,
    ...found.map(
      ({ pointer, stored, replayed: now }) => `differs     ${pointer}: logged ${canonicalJson(stored)}, now ${canonicalJson(now)}`,
    ),
    found.length === 0 ? 'equal' : 'different',
  ];
  return { lines, problem: null, code: found.length === 0 ? 0 : 1 };
}

async function verdictAt(place: string, get: Fetch): Promise<Verdict> {
  const [, log, index] = /^(decisions|accesses)\/(\d{1,18})$/.exec(place) ?? [];
  if (log === undefined || index === undefined) {
    throw new CannotReplay('Usage: npm run -s replay -- <decisions|accesses>/<index> [--url <address>] [--token <token>]');
  }
  const entry = jsonOf<{ readonly facts?: { readonly verdict_id?: string | null } }>(await get(`logs/${log}/entries/${index}`));
  const verdictId = entry.facts?.verdict_id ?? null;
  if (verdictId === null) {
    throw new CannotReplay(`entry ${place} names no verdict`);
  }
  return jsonOf<Verdict>(await get(`verdicts/${verdictId}`));
}

async function buildOf(policySha256: string, get: Fetch): Promise<PolicyBuild> {
  const parts = new Map<BuildPart, Buffer>();
  for (const part of BUILD_PARTS) {
    parts.set(part, await get(`policy-builds/${policySha256}/${part}`));
  }
  const build = PolicyBuild.of(Object.fromEntries(parts) as unknown as BuildParts);
  requireDigest('the policy', policySha256, build.manifest.policySha256);
  return build;
}

async function parametersOf(sha256: string, get: Fetch): Promise<JsonObject> {
  const { parameters } = jsonOf<{ readonly parameters: JsonObject }>(await get(`code-parameters/${sha256}`));
  requireDigest('the parameters', sha256, jsonSha256(parameters));
  return parameters;
}

function requireDigest(what: string, wanted: string, found: string): void {
  if (wanted !== found) {
    throw new CannotReplay(`${what} that the platform gives has digest ${found}; the verdict names ${wanted}`);
  }
}

async function fetched(base: string, token: string, path: string): Promise<Buffer> {
  let response: Response;
  try {
    response = await fetch(`${base}/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` } });
  } catch {
    throw new CannotReplay(`${base}: no answer; is the platform running (npm start)?`);
  }
  const bytes = Buffer.from(await response.arrayBuffer());
  if (!response.ok) {
    throw new CannotReplay(`${path}: ${response.status} ${jsonOf<{ readonly title?: string }>(bytes).title ?? ''}`);
  }
  return bytes;
}

async function auditorToken(base: string): Promise<string> {
  const outcome = await personalToken('auditor', base);
  if ('problem' in outcome) {
    throw new CannotReplay(outcome.problem);
  }
  return outcome.token;
}

function jsonOf<T>(bytes: Buffer): T {
  return JSON.parse(bytes.toString('utf8')) as T;
}
