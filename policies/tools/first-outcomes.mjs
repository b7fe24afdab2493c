// The table of first outcomes of the examples: each asked of the complete code, as it is first handed in and once repaired.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { POLICIES, PolicyError, readJson } from './opa.mjs';

const TABLE = 'data/first-outcomes.json';
/** What every use of rows brings, so that no row of the table names it. */
const ALWAYS = ['A-46', 'A-53', 'A-55'];
const STOPS = ['deny', 'hold'];

/** Asks every row of the table of `evaluate`, which judges under all norms; gives a line on what was seen. */
export function checkFirstOutcomes(evaluate) {
  const rows = readJson(TABLE);
  const base = readJson('worlds/base.json');
  const judge = (row, gate, stage, variant) => evaluate(inputOf(base, row, { gate, stage, variant }));
  const asked = rows.flatMap((row) => [
    ...row.first.map((one) => ({ row, one, gates: [one.gate], stage: 'first' })),
    ...row.after.map((one) => ({ row, one, gates: one.gates, stage: 'after' })),
  ]);
  const faults = [
    ...rows.filter(({ gate, first }) => (gate === '-') !== (first.length === 0)).map(({ id }) => `${id} is not asked`),
    ...asked.flatMap((question) => faultsOf(question, judge)),
    ...rows.flatMap((row) => earlierStops(row, judge)),
  ];
  if (faults.length > 0) {
    throw new PolicyError(faults.join('\n'));
  }
  return `${asked.length} questions on ${rows.length} examples`;
}

/** The facts of an example at a gate: what is assumed, what it states, what was repaired, and what a variant changes. */
export function inputOf({ input, parts }, { id }, { gate, stage, variant }) {
  const path = `worlds/${id.toLowerCase()}.json`;
  if (!existsSync(join(POLICIES, path))) {
    throw new PolicyError(`${path} is missing`);
  }
  const { use, states, repaired, variants } = readJson(path);
  const steps = [{ use, input: states }];
  if (stage === 'after' && repaired !== undefined) {
    steps.push(repaired);
  }
  if (variant !== undefined) {
    steps.push(variants[variant]);
  }
  const patches = steps.flatMap(({ use: named = [], input: own = {} }) => [...named.map((part) => parts[part]), own]);
  return { gate, ...patches.reduce(patched, input) };
}

/** The facts with a patch laid over them: `process` is about the one process, a list and null take the place of what stood. */
function patched(facts, { process, ...rest }) {
  const changed = merged(facts, rest);
  return process === undefined ? changed : { ...changed, processes: changed.processes.map((one) => merged(one, process)) };
}

function merged(value, patch) {
  if (!isObject(value) || !isObject(patch)) {
    return patch;
  }
  return { ...value, ...Object.fromEntries(Object.entries(patch).map(([key, inner]) => [key, merged(value[key], inner)])) };
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function faultsOf({ row, one, gates, stage }, judge) {
  const where = `${row.id} ${stage} at ${gates.join(' ')}${one.variant === undefined ? '' : ` (${one.variant})`}`;
  const verdicts = gates.map((gate) => judge(row, gate, stage, one.variant));
  const findings = verdicts.flatMap((verdict) => verdict.findings);
  const told = new Set(findings.flatMap(({ norm, code }) => [norm, code]));
  const expected = [...one.ids, ...(one.outcome === 'oblige' && gates.includes('G3') ? ALWAYS : [])];
  return [
    ...verdicts
      .filter(({ outcome }) => one.outcome !== undefined && outcome !== one.outcome)
      .map(({ outcome, findings: found }) => `is ${outcome}, not ${one.outcome}: ${codesOf(found, outcome)}`),
    ...verdicts
      .filter(({ expires_on: day }) => one.expires_on !== undefined && day !== one.expires_on)
      .map(({ expires_on: day }) => `ends on ${day}, not ${one.expires_on}`),
    ...expected.filter((id) => !told.has(id)).map((id) => `lacks ${id}`),
    ...(one.not ?? []).filter((id) => told.has(id)).map((id) => `names ${id}`),
    ...unnamedRefusals(row, findings).map((code) => `is refused by ${code}, which the row does not name`),
    ...Object.entries(one.effects ?? {})
      .filter(([id, effect]) => !findings.some((found) => found.norm === id && found.effect === effect))
      .map(([id, effect]) => `${id} does not ${effect}`),
  ].map((fault) => `${where} ${fault}`);
}

function unnamedRefusals({ first, after }, findings) {
  const named = new Set([...[...first, ...after].flatMap(({ ids }) => ids), ...ALWAYS]);
  return findings.filter(({ effect, norm }) => effect === 'deny' && !named.has(norm)).map(({ code }) => code);
}

/** The gate of a row is where the first stop falls: an example that is stopped at its approval can be submitted. */
function earlierStops(row, judge) {
  if (row.gate !== 'G2') {
    return [];
  }
  const { outcome, findings } = judge(row, 'G1', 'first');
  return STOPS.includes(outcome) ? [`${row.id} is stopped at G1 already: ${codesOf(findings, outcome)}`] : [];
}

function codesOf(findings, outcome) {
  const weighty = STOPS.includes(outcome) ? findings.filter(({ effect }) => effect === outcome) : findings;
  return weighty.map(({ code }) => code).join(', ');
}
