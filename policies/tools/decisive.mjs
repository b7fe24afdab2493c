// The twelve decisive tests: each names the cases that show it, with outcome and norms, and what shows the rest of it.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readCases } from './cases.mjs';
import { POLICIES, PolicyError, readJson } from './opa.mjs';

const TESTS = 12;

/** Holds every decisive test against the cases it names and the answers to them; gives a line on what was seen. */
export function checkDecisive(answers) {
  const tests = readJson('data/decisive-tests.json');
  const cases = readCases();
  const faults = tests.flatMap((one) =>
    [
      ...(one.cases.length > 0 ? [] : ['names no case']),
      ...one.cases.flatMap((named) => faultsOfCase(named, cases.get(named.case), answers.get(named.case))),
      ...(one.elsewhere ?? []).flatMap(faultsOfSpec),
    ].map((fault) => `test ${one.test}: ${fault}`),
  );
  if (tests.map(({ test }) => test).join() !== Array.from({ length: TESTS }, (_, at) => at + 1).join()) {
    faults.push(`not the tests 1 to ${TESTS}`);
  }
  if (faults.length > 0) {
    throw new PolicyError(faults.join('\n'));
  }
  return `${tests.length} decisive tests in ${new Set(tests.flatMap((one) => one.cases.map((named) => named.case))).size} cases`;
}

/** A case that is refused for its norm names it; a case that lets pass was asked by it. */
function faultsOfCase({ case: name, outcome, norms }, found, verdict) {
  if (found === undefined) {
    return [`${name} is no case`];
  }
  const told = new Set(verdict.findings.map(({ norm }) => norm));
  return [
    ...(found.expect.outcome === outcome && verdict.outcome === outcome ? [] : [`${name} gives ${verdict.outcome}, not ${outcome}`]),
    ...norms
      .filter((norm) => (outcome === 'permit' ? !verdict.asked.includes(norm) || told.has(norm) : !told.has(norm)))
      .map((norm) => `${name} does not show ${norm}`),
  ];
}

/** Tells that a test of the host is not there by that title. */
export function faultsOfSpec({ file, title }) {
  const path = join(dirname(POLICIES), file);
  return existsSync(path) && readFileSync(path, 'utf8').includes(`it('${title}'`) ? [] : [`${file} has no test '${title}'`];
}
