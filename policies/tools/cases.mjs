// Holds the cases, what the policy must answer to each input, against the answers of an engine.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { POLICIES, readJson, run } from './opa.mjs';

const EXACT = ['outcome', 'obligations', 'columns', 'row_filter', 'disclosure', 'expires_on', 'asked'];
const ASK_ALL = `package cases

answers[name] := verdict if {
	some name, one in data.asked
	verdict := data.code_of_practice.main.decide with input as one.input with data.parameters as one.parameters
}
`;

/**
 * Reads all cases as a map from file name, without its ending.
 * A case is judged under the parameters of the folder, with exactly the norms in force that it lists, if it does.
 * @typedef {{ input: any, expect: any, parameters: any }} Case
 * @returns {Map<string, Case>}
 */
export function readCases() {
  const files = readdirSync(join(POLICIES, 'cases')).filter((file) => file.endsWith('.json'));
  return new Map(files.sort().map((file) => [file.slice(0, -'.json'.length), withParameters(readJson(`cases/${file}`))]));
}

/** Gives the cases again with everything about the policy's answer left out, by the parameters they are judged under. */
export function groupByParameters(asked) {
  const groups = new Map();
  for (const [name, { input, parameters }] of asked) {
    const key = JSON.stringify(parameters);
    groups.set(key, [...(groups.get(key) ?? []), [name, input]]);
  }
  return [...groups].map(([key, questions]) => ({ parameters: JSON.parse(key), questions }));
}

/**
 * @param {Omit<Case, 'parameters'> & { in_force?: string[] }} read
 * @returns {Case}
 */
function withParameters({ in_force: norms, ...one }) {
  const parameters = readJson('data/parameters.json');
  return { ...one, parameters: norms === undefined ? parameters : { ...parameters, in_force: norms } };
}

/** Writes cases for opa as data with the rule that answers them all, and gives the paths of both. */
export function writeQuestions(folder, cases) {
  const [questions, rule] = [join(folder, 'asked.json'), join(folder, 'cases.rego')];
  writeFileSync(questions, JSON.stringify({ asked: Object.fromEntries(cases) }));
  writeFileSync(rule, ASK_ALL);
  return [questions, rule];
}

/** Lets opa answer all these cases at once, from the sources; gives a map from their names to verdicts. */
export function answerWithOpa(opa, folder, cases = readCases()) {
  const loaded = ['lib', 'code_of_practice', ...writeQuestions(folder, cases)].flatMap((path) => ['-d', path]);
  const { result } = JSON.parse(run(opa, ['eval', '-f', 'json', ...loaded, 'data.cases.answers']));
  return new Map(Object.entries(result[0].expressions[0].value));
}

/** Tells how a verdict differs from what its case expects; an empty list when it does not. */
export function differences(file, { expect }, verdict) {
  const actual = {
    ...verdict,
    findings: verdict.findings.map(({ code }) => code),
    params: verdict.findings.map(({ params }) => params),
    places: verdict.findings.map(({ process, column }) => ({ ...(process && { process }), ...(column && { column }) })),
  };
  const compared = ['findings', ...EXACT, 'params', 'places'].filter((key) => key in expect);
  const faults = compared
    .filter((key) => !isDeepStrictEqual(actual[key], expect[key]))
    .map((key) => `${file}: ${key} is ${JSON.stringify(actual[key])}, expected ${JSON.stringify(expect[key])}`);
  return file.startsWith(`${expect.outcome}-`) ? faults : [...faults, `${file}: the file is not named after its outcome`];
}
