// `npm run battery -- policy-memory [--evaluations 200000]`: the engine judges on and on, over small and large inputs and several
// sets of parameters, and takes no more memory at the end than after a tenth of them: that of WebAssembly, the heap and the process.
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { PolicyEngine } from '../../dist/apps/api/src/code-of-practice/index.js';
import { POLICIES } from '../../policies/tools/opa.mjs';
import { completeParameters, knownInputs, largeInputs } from '../support/policy-inputs.mjs';

const { values } = parseArgs({ options: { evaluations: { type: 'string', default: '200000' } } });
const EVALUATIONS = Number(values.evaluations);
const MEGABYTE = 1024 * 1024;
/** What the heap and the process may grow by for reasons of their own; a verdict kept per evaluation would take far more. */
const MOST_GROWTH_MB = { heap: 8, process: 48 };

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const memories = followMemories();

const engine = PolicyEngine.load(join(dirname(POLICIES), 'policies'));
const complete = completeParameters();
const judges = await Promise.all([complete, { ...complete, what_if: true }, engine.parameters].map((one) => engine.judge(one)));
const inputs = [...knownInputs(), ...largeInputs()];
/** By then every set of parameters has judged every input. */
const SETTLED = Math.max(EVALUATIONS / 10, judges.length * inputs.length);

const settled = evaluate(0, SETTLED);
const end = evaluate(SETTLED, EVALUATIONS);
console.log(JSON.stringify({ evaluations: EVALUATIONS, settled_after: SETTLED, instances: memories.length, settled, end }));
const faults = [
  ...(end.wasm_pages === settled.wasm_pages ? [] : [`WebAssembly grew from ${settled.wasm_pages} to ${end.wasm_pages} pages`]),
  ...['heap', 'process']
    .filter((kind) => end[`${kind}_mb`] - settled[`${kind}_mb`] > MOST_GROWTH_MB[kind])
    .map((kind) => `the ${kind} grew from ${settled[`${kind}_mb`]} to ${end[`${kind}_mb`]} MB`),
  ...(EVALUATIONS >= 2 * SETTLED ? [] : [`fewer than ${2 * SETTLED} evaluations tell nothing`]),
  ...(memories.length === judges.length ? [] : [`${memories.length} instances for ${judges.length} sets of parameters`]),
];
faults.forEach((fault) => console.error(fault));
console.log(`${faults.length === 0 ? 1 : 0} passed, ${faults.length === 0 ? 0 : 1} failed`);
process.exit(faults.length === 0 ? 0 : 1);

function evaluate(from, to) {
  for (let turn = from; turn < to; turn += 1) {
    judges[Math.floor(turn / inputs.length) % judges.length]?.(inputs[turn % inputs.length]);
  }
  collect();
  const { heapUsed, rss } = process.memoryUsage();
  return {
    wasm_pages: memories.reduce((sum, memory) => sum + memory.buffer.byteLength / 65_536, 0),
    heap_mb: Math.round((10 * heapUsed) / MEGABYTE) / 10,
    process_mb: Math.round((10 * rss) / MEGABYTE) / 10,
  };
}

/** Every memory that is made from here on, as the SDK makes one per instance and shows none. */
function followMemories() {
  const made = [];
  const { Memory } = globalThis.WebAssembly;
  globalThis.WebAssembly.Memory = class extends Memory {
    constructor(descriptor) {
      super(descriptor);
      made.push(this);
    }
  };
  return made;
}
