// `npm run bench -- policy [evaluations]`: the whole code of practice, all norms in force, as the platform asks it in process,
// against `opa run --server` beside it, asked the same in blocks, in turn, over a connection that stays open. One JSON object a line.
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { PolicyEngine } from '../../dist/apps/api/src/code-of-practice/index.js';
import { findTool, POLICIES } from '../../policies/tools/opa.mjs';
import { startOpaServer } from '../support/opa-server.mjs';
import { completeParameters, knownInputs, largeInputs } from '../support/policy-inputs.mjs';

const EVALUATIONS = Number(process.argv[2] ?? 4000);
/** Rounds over all inputs before anything is measured, as in a platform that has been running for a while. */
const WARM_UP_ROUNDS = 3;
const BLOCK = 500;

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
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) {
    inputs.forEach((input) => judge(input));
  }
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

/**
 * Asks both the same, a block of inputs each in turn, so that neither is measured while the other still works;
 * an answer that differs is no figure.
 */
async function timesOf(inputs, many) {
  const [ours, theirs] = [[], []];
  for (let from = 0; from < many; from += BLOCK) {
    const asked = Array.from({ length: Math.min(BLOCK, many - from) }, (_, at) => inputs[(from + at) % inputs.length]);
    const verdicts = await answersOf(asked, judge, ours);
    if (server !== undefined) {
      const answers = await answersOf(asked, (input) => server.ask(input), theirs);
      const other = asked.findIndex((_, at) => !isDeepStrictEqual(answers[at], verdicts[at]));
      if (other !== -1) {
        throw new Error(`opa answers otherwise on ${JSON.stringify(asked[other])}`);
      }
    }
  }
  return { ours, theirs };
}

async function answersOf(inputs, ask, times) {
  const answers = [];
  for (const input of inputs) {
    const started = performance.now();
    const answer = ask(input);
    answers.push(answer instanceof Promise ? await answer : answer);
    times.push(performance.now() - started);
  }
  return answers;
}
