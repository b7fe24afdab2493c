// `npm run battery -- policy [--inputs 5000] [--seed 1]`: the policy in WebAssembly, as the platform asks it, against `opa eval`
// on the sources, on the same seeded inputs with all norms in force. One process of opa answers them all.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { PolicyEngine } from '../../dist/apps/api/src/code-of-practice/index.js';
import { findTool, POLICIES, run, withFolder } from '../../policies/tools/opa.mjs';
import { changedInput, completeParameters, generator, knownInputs } from '../support/policy-inputs.mjs';

const { values } = parseArgs({ options: { inputs: { type: 'string', default: '5000' }, seed: { type: 'string', default: '1' } } });
const INPUTS = Number(values.inputs);
const SEED = Number(values.seed);
const MOST_SHOWN = 5;
const ASK_ALL = `package battery

answers[at] := verdict if {
	some at, one in data.inputs
	verdict := data.code_of_practice.main.decide with input as one
}
`;

const { path: opa, reason } = findTool('opa');
if (opa === undefined) {
  console.log(`not run: WebAssembly against opa (${reason})`);
  process.exit(0);
}
const parameters = completeParameters();
const asked = await answeredByEngine();
const answers = withFolder((folder) => answersOfOpa(folder));
const differing = asked.filter(({ verdict }, at) => !isDeepStrictEqual(verdict, answers[at]));
differing.slice(0, MOST_SHOWN).forEach(({ input, verdict }) => {
  console.error(
    `differs on ${JSON.stringify(input)}\nwasm ${JSON.stringify(verdict)}\nopa  ${JSON.stringify(answers[asked.findIndex((one) => one.input === input)])}`,
  );
});
const many = new Map();
asked.forEach(({ verdict: { outcome } }) => many.set(outcome, (many.get(outcome) ?? 0) + 1));
console.log(`outcomes: ${[...many].map(([outcome, times]) => `${outcome} ${times}`).join(', ')}`);
console.log(
  `${asked.length} inputs (seed ${SEED}), ${new Set(asked.map(({ input }) => JSON.stringify(input))).size} of them different: ${differing.length} answers differ`,
);
const isWhole = asked.length === INPUTS && differing.length === 0;
console.log(`${isWhole ? 1 : 0} passed, ${isWhole ? 0 : 1} failed`);
process.exit(isWhole ? 0 : 1);

/** Draws until so many inputs fit the schema that the platform's engine asks of them. */
async function answeredByEngine() {
  const engine = PolicyEngine.load(join(dirname(POLICIES), 'policies'));
  const judge = await engine.judge(parameters);
  const random = generator(SEED);
  const inputs = knownInputs();
  const found = [];
  while (found.length < INPUTS) {
    const input = changedInput(inputs, random);
    const verdict = answerOf(judge, input);
    found.push(...(verdict === undefined ? [] : [{ input, verdict }]));
  }
  return found;
}

function answerOf(judge, input) {
  try {
    return judge(input);
  } catch (error) {
    if (error.message.startsWith('input refused')) {
      return undefined;
    }
    throw error;
  }
}

function answersOfOpa(folder) {
  const files = { inputs: { inputs: asked.map(({ input }) => input) }, parameters: { parameters } };
  const paths = Object.entries(files).map(([name, content]) => {
    const path = join(folder, `${name}.json`);
    writeFileSync(path, JSON.stringify(content));
    return path;
  });
  writeFileSync(join(folder, 'battery.rego'), ASK_ALL);
  const loaded = ['lib', 'code_of_practice', ...paths, join(folder, 'battery.rego')].flatMap((path) => ['-d', path]);
  const { result } = JSON.parse(run(opa, ['eval', '-f', 'json', ...loaded, 'data.battery.answers']));
  return result[0].expressions[0].value;
}
