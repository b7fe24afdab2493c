// The twelve decisive tests: each names the cases that show it, with outcome and norms, and what shows the rest of it.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readCases } from './cases.mjs';
import { POLICIES, PolicyError, readJson } from './opa.mjs';

/** The norms that each test is about; its cases together show them all. */
const ABOUT = [
  ['A-13'],
  ['A-15', 'A-17', 'A-18'],
  ['A-16'],
  ['A-29'],
  ['A-66'],
  ['A-66'],
  ['A-35', 'A-36'],
  ['A-21'],
  ['A-48'],
  ['A-69'],
  ['A-55'],
  ['A-68'],
];

/** Holds every decisive test against the cases it names and the answers to them; gives a line on what was seen. */
export function checkDecisive(answers) {
  const tests = readJson('data/decisive-tests.json');
  const cases = readCases();
  const faults = tests.flatMap((one) =>
    [
      ...(one.cases.length > 0 ? [] : ['names no case']),
      ...one.cases.flatMap((named) => faultsOfCase(named, cases.get(named.case), answers.get(named.case))),
      ...faultsOfNorms(one),
      ...faultsOfSame(one.same ?? [], answers),
      ...(one.elsewhere ?? []).flatMap(faultsOfSpec),
    ].map((fault) => `test ${one.test}: ${fault}`),
  );
  if (tests.map(({ test }) => test).join() !== ABOUT.map((_, at) => at + 1).join()) {
    faults.push(`not the tests 1 to ${ABOUT.length}`);
  }
  if (faults.length > 0) {
    throw new PolicyError(faults.join('\n'));
  }
  return `${tests.length} decisive tests in ${new Set(tests.flatMap((one) => one.cases.map((named) => named.case))).size} cases`;
}

function faultsOfNorms({ test, cases }) {
  const shown = new Set(cases.flatMap(({ norms }) => norms));
  return (ABOUT[test - 1] ?? []).filter((norm) => !shown.has(norm)).map((norm) => `no case shows ${norm}`);
}

/** Cases whose whole answers are the same: who asks makes no difference. */
function faultsOfSame(names, answers) {
  const [first, ...others] = names;
  return others
    .filter((name) => !isDeepStrictEqual(answers.get(name), answers.get(first)))
    .map((name) => `${name} is not answered like ${first}`);
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
