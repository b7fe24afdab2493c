// `npm run bench -- policy [evaluations]`: the whole code of practice, all norms in force, as the platform asks it in process,
// against `opa run --server` beside it, asked the same in turn over a connection that stays open. One JSON object a line.
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { PolicyEngine } from '../../dist/apps/api/src/code-of-practice/index.js';
import { findTool, POLICIES } from '../../policies/tools/opa.mjs';
import { startOpaServer } from '../support/opa-server.mjs';
import { completeParameters, knownInputs, largeInputs } from '../support/policy-inputs.mjs';

const EVALUATIONS = Number(process.argv[2] ?? 4000);
const WARM_UP = 300;

const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1];
const rounded = (value) => Number(value.toFixed(3));
const say = (figure, value, unit, against) =>
  console.log(JSON.stringify({ bench: 'policy', figure, value: rounded(value), unit, against }));

const parameters = completeParameters();
const judge = await PolicyEngine.load(join(dirname(POLICIES), 'policies')).judge(parameters);
const { path: opa, reason } = findTool('opa');
if (opa === undefined) {
  console.log(`not run: opa beside the platform (${reason})`);
}
const server = opa === undefined ? undefined : await startOpaServer(opa, parameters);
try {
  await measure('cases', knownInputs());
  await measure('near_16_kb', largeInputs());
} finally {
  await server?.stop();
}

async function measure(set, inputs) {
  await timesOf(inputs, WARM_UP);
  const { ours, theirs } = await timesOf(inputs, EVALUATIONS);
  const sizes = inputs.map((input) => Buffer.byteLength(JSON.stringify(input)));
  const about = { set, evaluations: EVALUATIONS, input_bytes: { median: quantile(sizes, 0.5), most: Math.max(...sizes) } };
  const other = theirs.length === 0 ? {} : { opa_server: figuresOf(theirs) };
  const { p50_ms, p99_ms, per_s } = figuresOf(ours);
  say('policy_p99_ms', p99_ms, 'ms', { atMost: 1, p50_ms, ...about, ...other });
  say('policy_evaluations_per_s', per_s, 'per s', { ...about, ...other });
  if (theirs.length > 0) {
    say('policy_ratio_vs_opa_server', per_s / other.opa_server.per_s, 'times', {
      atLeast: 1,
      p99: rounded(other.opa_server.p99_ms / p99_ms),
      ...about,
    });
  }
}

function figuresOf(times) {
  const total = times.reduce((sum, time) => sum + time, 0);
  return { p50_ms: rounded(quantile(times, 0.5)), p99_ms: rounded(quantile(times, 0.99)), per_s: rounded((1000 * times.length) / total) };
}

/** Asks both the same, in turn; an answer that differs is no figure. */
async function timesOf(inputs, many) {
  const [ours, theirs] = [[], []];
  for (let turn = 0; turn < many; turn += 1) {
    const input = inputs[turn % inputs.length];
    const started = performance.now();
    const verdict = judge(input);
    ours.push(performance.now() - started);
    if (server !== undefined) {
      const asked = performance.now();
      const answer = await server.ask(input);
      theirs.push(performance.now() - asked);
      if (!isDeepStrictEqual(answer, verdict)) {
        throw new Error(`opa answers otherwise on ${JSON.stringify(input)}`);
      }
    }
  }
  return { ours, theirs };
}
