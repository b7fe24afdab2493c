// Proves on every case that stops that a fact taken away does not open the gate: what is missing never permits.
import { readCases } from './cases.mjs';

const STOPS = ['deny', 'hold'];

// A request may leave these open; they are no facts that somebody has to supply.
const OPEN = [/^request\.period(\.(from|to))?$/, /^processes\.\d+\.retention(\.(cutoff_on|months))?$/, /^ingest\.columns\.\d+\.named$/];

/** Gives `{ name: { input, parameters } }` for every fact of every stopping case made null, and made absent. */
export function takeFactsAway() {
  const stopping = [...readCases()].filter(([, { expect }]) => STOPS.includes(expect.outcome));
  return Object.fromEntries(
    stopping.flatMap(([file, { input, parameters }]) => without(file, input).map(([name, changed]) => [name, { ...changed, parameters }])),
  );
}

/** Tells which of these answers let data be used. */
export function openings(answers) {
  return [...answers].filter(([, { outcome }]) => !STOPS.includes(outcome)).map(([name, { outcome }]) => `${name} gives ${outcome}`);
}

function without(file, input) {
  return pathsOf(input)
    .filter((path) => !OPEN.some((open) => open.test(path.join('.'))))
    .flatMap((path) => [
      [`${file} with ${path.join('.')} null`, { input: changed(input, path, (holder, key) => (holder[key] = null)) }],
      ...(/^\d+$/.test(path.at(-1))
        ? []
        : [[`${file} without ${path.join('.')}`, { input: changed(input, path, (holder, key) => delete holder[key]) }]]),
    ]);
}

/** Gives a copy of an input in which the member at a path was changed. */
export function changed(input, path, change) {
  const copy = JSON.parse(JSON.stringify(input));
  const holder = path.slice(0, -1).reduce((part, key) => part[key], copy);
  change(holder, path.at(-1));
  return copy;
}

/** Gives the path of every member of an input, those of lists and objects too. */
export function pathsOf(part, above = []) {
  if (part === null || typeof part !== 'object') {
    return [];
  }
  return Object.entries(part).flatMap(([key, inner]) => [[...above, key], ...pathsOf(inner, [...above, key])]);
}
