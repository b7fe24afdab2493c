// `npm run bench -- policy [evaluations]`: the whole code of practice, all norms in force, as the platform asks it in process,
// against `opa run --server` beside it, asked the same in turn, over a connection that stays open: figures are the medians of the
// rounds. One JSON object a line.
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { PolicyEngine } from '../../dist/apps/api/src/code-of-practice/index.js';
import { findTool, POLICIES } from '../../policies/tools/opa.mjs';
import { startOpaServer } from '../support/opa-server.mjs';
import { completeParameters, knownInputs, largeInputs } from '../support/policy-inputs.mjs';

const EVALUATIONS = Number(process.argv[2] ?? 4000);
/** Evaluations before anything is measured, as in a platform that has been running for a while: until then V8 still compiles anew. */
const WARM_UP = 3000;
const ROUNDS = 9;
/** Between what one side is asked and the other: what it still has to clean up is no time of the other's. */
const REST_MS = 500;

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
  for (let at = 0; at < WARM_UP; at += 1) {
    judge(inputs[at % inputs.length]);
  }
  const { ours, theirs } = await roundsOf(inputs, Math.ceil(EVALUATIONS / ROUNDS));
  const sizes = inputs.map((input) => Buffer.byteLength(JSON.stringify(input)));
  const about = {
    set,
    rounds: ROUNDS,
    evaluations: ours.flat().length,
    input_bytes: { median: quantile(sizes, 0.5), most: Math.max(...sizes) },
  };
  const beside = theirs.length === 0 ? undefined : figuresOf(theirs);
  const other = beside === undefined ? {} : { opa_server: beside };
  const { p50_ms, p99_ms, per_s } = figuresOf(ours);
  say('policy_p99_ms', p99_ms, 'ms', {
    atMost: 1,
    p50_ms,
    p99_ms_by_round: ours.map((times) => rounded(quantile(times, 0.99))),
    ...about,
    ...other,
  });
  say('policy_evaluations_per_s', per_s, 'per s', { ...about, ...other });
  if (beside !== undefined) {
    say('policy_ratio_vs_opa_server', per_s / beside.per_s, 'times', {
      atLeast: 1,
      p99: rounded(beside.p99_ms / p99_ms),
      ...about,
    });
  }
}

/** The medians of rounds, each a list of times in ms. */
function figuresOf(rounds) {
  const median = (figure) => rounded(quantile(rounds.map(figure), 0.5));
  return {
    p50_ms: median((times) => quantile(times, 0.5)),
    p99_ms: median((times) => quantile(times, 0.99)),
    per_s: median((times) => (1000 * times.length) / times.reduce((sum, time) => sum + time, 0)),
  };
}

/** Asks both the same, round by round in turn; an answer that differs is no figure. */
async function roundsOf(inputs, many) {
  /** @type {{ ours: number[][], theirs: number[][] }} */
  const { ours, theirs } = { ours: [], theirs: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const asked = Array.from({ length: many }, (_, at) => inputs[(round * many + at) % inputs.length]);
    await delay(REST_MS);
    ours.push(await timesOf(asked, judge));
    if (server !== undefined) {
      await delay(REST_MS);
      const answers = [];
      theirs.push(await timesOf(asked, async (input) => answers.push(await server.ask(input))));
      // Asked again here, so that what is measured above keeps no answers and their memory.
      const other = asked.findIndex((input, at) => !isDeepStrictEqual(answers[at], judge(input)));
      if (other !== -1) {
        throw new Error(`opa answers otherwise on ${JSON.stringify(asked[other])}`);
      }
    }
  }
  return { ours, theirs };
}

async function timesOf(inputs, ask) {
  const times = [];
  for (const input of inputs) {
    const started = performance.now();
    const answer = ask(input);
    if (answer instanceof Promise) {
      await answer;
    }
    times.push(performance.now() - started);
  }
  return times;
}
