// Inputs for the whole code of practice: those of the cases and the examples, and seeded changes of them.
import { readCases } from '../../policies/tools/cases.mjs';
import { inputOf } from '../../policies/tools/first-outcomes.mjs';
import { readJson } from '../../policies/tools/opa.mjs';

/** The parameters with every norm in force. */
export function completeParameters() {
  return { ...readJson('data/parameters.json'), in_force: readJson('build/rules.json').rules.map(({ norm }) => norm) };
}

/** The inputs of all cases, and of every example at every gate that the table of first outcomes asks; plain as read from a record. */
export function knownInputs() {
  const base = readJson('worlds/base.json');
  const examples = readJson('data/first-outcomes.json').flatMap((row) => [
    ...row.first.map(({ gate, variant }) => inputOf(base, row, { gate, variant, stage: 'first' })),
    ...row.after.flatMap(({ gates, variant }) => gates.map((gate) => inputOf(base, row, { gate, variant, stage: 'after' }))),
  ]);
  return [...[...readCases().values()].map(({ input }) => input), ...examples.map(copyOf)];
}

/** Small deterministic generator (mulberry32), so that a seed gives the same inputs again. */
export function generator(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const MOST_CHANGES = 5;

/** One known input with facts removed, nulled, turned, moved by one, or taken from another input; it may not fit the schema. */
export function changedInput(inputs, random) {
  const one = copyOf(inputs[random(inputs.length)]);
  for (let left = 1 + random(MOST_CHANGES); left > 0; left -= 1) {
    change(one, inputs[random(inputs.length)], random);
  }
  return one;
}

function change(one, other, random) {
  const paths = pathsOf(random(3) === 0 ? other : one);
  const path = paths[random(paths.length)];
  const holder = valueAt(one, path.slice(0, -1));
  const key = path.at(-1);
  if (typeof holder !== 'object' || holder === null) {
    return;
  }
  const value = valueAt(other, path);
  const choices = [
    () => delete holder[key],
    () => (holder[key] = null),
    () => (holder[key] = value === undefined ? holder[key] : copyOf(value)),
    () => (holder[key] = turned(holder[key], random)),
  ];
  choices[Array.isArray(holder) ? 2 + random(2) : random(choices.length)]?.();
}

function copyOf(value) {
  return JSON.parse(JSON.stringify(value));
}

function turned(value, random) {
  if (typeof value === 'boolean') {
    return !value;
  }
  return typeof value === 'number' ? value + random(3) - 1 : value;
}

function valueAt(part, path) {
  return path.reduce((found, key) => found?.[key], part);
}

function pathsOf(part, above = []) {
  if (part === null || typeof part !== 'object') {
    return [];
  }
  return Object.entries(part).flatMap(([key, inner]) => [[...above, key], ...pathsOf(inner, [...above, key])]);
}

const MOST_BYTES = 16_384;

/** The repaired examples, grown with further fields, columns and processes of the same kind to just under what a gate takes; plain too. */
export function largeInputs() {
  const base = readJson('worlds/base.json');
  return readJson('data/first-outcomes.json').flatMap((row) =>
    row.after.flatMap(({ gates, variant }) => gates.map((gate) => copyOf(grown(inputOf(base, row, { gate, variant, stage: 'after' }))))),
  );
}

function grown(input) {
  let large = input;
  for (let at = 1; ; at += 1) {
    const next = withMore(large, at);
    if (Buffer.byteLength(JSON.stringify(next)) >= MOST_BYTES) {
      return large;
    }
    large = next;
  }
}

function withMore(input, at) {
  const field = { field: `measure_${at}`, classification: 'measure', national_identifier: false };
  const [asked, ...others] = input.processes;
  const more = { ...asked, fields: [...asked.fields, { ...field, needed_for_stated: true, form: 'as-is' }] };
  const isOften = at % 4 === 0;
  return {
    ...input,
    processes: [more, ...others, ...(isOften ? [{ ...asked, id: `s${at}`, version: `s${at}v1`, fields: asked.fields.slice(0, 2) }] : [])],
    request: { ...input.request, fields: [...input.request.fields, field.field] },
    approval: { ...input.approval, fields: [...input.approval.fields, { field: field.field, form: 'as-is', only: 'all' }] },
    dataset: { ...input.dataset, fields: [...input.dataset.fields, { ...field, type: 'decimal' }] },
  };
}
