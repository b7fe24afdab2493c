// Pairs that differ in the value of one parameter alone: a case under the parameters of the folder, and the same facts under
// another value. Every parameter that a rule asks has one; where the host applies it, a test of the host shows it.
import { readCases } from './cases.mjs';
import { faultsOfSpec } from './decisive.mjs';
import { PolicyError, readJson } from './opa.mjs';

/** Holds every pair against what the policy answers to both, and every parameter that a rule asks against the pairs. */
export function checkPairs(answer) {
  const [pairs, cases] = [readJson('data/parameter-pairs.json'), readCases()];
  const { rules } = readJson('build/rules.json');
  const faults = [
    ...pairs.flatMap((pair) => faultsOfPair(pair, { cases, rules, answer }).map((fault) => `${pair.parameter}: ${fault}`)),
    ...unpaired(rules, pairs).map((code) => `no pair of cases moves with ${code}`),
  ];
  if (faults.length > 0) {
    throw new PolicyError(faults.join('\n'));
  }
  return `${pairs.length} parameters, each with two answers to the same facts`;
}

/** Gives the parameters that a rule asks and that no pair is about. */
export function unpaired(rules, pairs) {
  const asked = [...new Set(rules.flatMap(({ parameters }) => parameters))].sort();
  return asked.filter((code) => !pairs.some(({ parameter }) => parameter === code));
}

function faultsOfPair({ parameter, elsewhere, case: name, value, expect }, { cases, rules, answer }) {
  if (elsewhere !== undefined) {
    return faultsOfSpec(elsewhere);
  }
  const one = cases.get(name);
  if (one === undefined) {
    return [`${name} is no case`];
  }
  const asking = rules.filter(({ parameters }) => parameters.includes(parameter)).map(({ norm }) => norm);
  const told = ({ outcome, findings, obligations }) =>
    [outcome, ...findings.map((found) => found.code ?? found), ...(expect.obligations === undefined ? [] : [jsonOf(obligations)])].join(
      ' ',
    );
  const [was, is] = [one.parameters, { ...one.parameters, [parameter]: value }].map((parameters) => told(answer(one.input, parameters)));
  return [
    ...(one.parameters.in_force.some((norm) => asking.includes(norm)) ? [] : [`${name} asks no rule that asks it`]),
    ...(one.parameters[parameter] === value ? [`${name} is judged under ${value} already`] : []),
    ...(is === told(expect) ? [] : [`${name} under ${value} gives ${is}, not ${told(expect)}`]),
    ...(is === was ? [`${name} gives the same under ${value}`] : []),
  ];
}

/** Obligations as one text, whatever the order of their members. */
function jsonOf(obligations) {
  return JSON.stringify(obligations.map((one) => Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))));
}
