// Tests the policies: the sources by opa and regal where Go is present, the committed build by Node alone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readAbout } from './askers.mjs';
import { listSources } from './bundle.mjs';
import { answerWithOpa, differences, groupByParameters, readCases } from './cases.mjs';
import { checkCorrections } from './corrections.mjs';
import { checkDecisive } from './decisive.mjs';
import { startPolicy } from './engine.mjs';
import { checkFirstOutcomes } from './first-outcomes.mjs';
import { openings, takeFactsAway } from './gaps.mjs';
import { checkKept } from './kept.mjs';
import { KINDS } from './kinds.mjs';
import { findTool, POLICIES, PolicyError, readJson, run, withFolder, writeCheckSchema } from './opa.mjs';
import { checkPairs } from './pairs.mjs';
import { namesIn, textsOf } from './placeholders.mjs';
import { findStated, findUnnamed } from './stated.mjs';
import { findUnread } from './unread.mjs';

const ROOTS = ['lib', 'code_of_practice'];
const PARAMETERS = 'parameters:data/parameters.json';
const LEAST_COVERAGE = 95;

/** @typedef {[name: string, work: (opa: string) => string | undefined]} Step */

// What opa tests on the sources, where Go is present.
/** @type {Step[]} */
const SOURCE_STEPS = [
  ['format', (opa) => run(opa, ['fmt', '--fail', '--list', ...ROOTS])],
  ['types', checkTypes],
  ['lint', lint],
  ['unit', runUnitTests],
  ['cases on the sources', (opa) => compareCases(withFolder((folder) => answerWithOpa(opa, folder)))],
  ['equality of sources and build', compareEngines],
];

// What Node alone tests on the committed build.
/** @type {Step[]} */
const BUILD_STEPS = [
  ['cases on the build', () => compareCases(answerWithBuild())],
  ['every rule is listed', findUnlisted],
  ['every finding has a case', findUncased],
  ['departures', () => checkKept(readJson('build/rules.json'))],
  ['texts name parameters', findTextsWithValues],
  ['every parameter moves a case', () => checkPairs(answerUnder)],
  ['decisive tests', () => checkDecisive(answerWithBuild())],
  ['corrections', () => checkCorrections(answerWithBuild())],
  ['first outcomes', () => checkFirstOutcomes(completeCode().evaluate)],
  ['gaps', runGaps],
  ['reads', runReads],
];

function checkTypes(opa) {
  return withFolder((folder) => {
    const schema = writeCheckSchema(folder);
    run(opa, ['check', '--strict', '--schema', schema, '--capabilities', 'capabilities.json', ...listSources()]);
    run(opa, ['check', '--strict', ...ROOTS]);
  });
}

function lint() {
  const { path, reason } = findTool('regal', join(POLICIES, 'tools', 'lint'));
  return path === undefined ? `not run: lint (${reason})` : run(path, ['lint', '--no-color', ...ROOTS]);
}

function runUnitTests(opa) {
  const tested = run(opa, ['test', ...ROOTS, PARAMETERS])
    .trim()
    .split('\n')
    .at(-1);
  const report = JSON.parse(run(opa, ['test', '--coverage', '--format=json', ...ROOTS, PARAMETERS]));
  const covered = Object.entries(report.files).filter(([file]) => !file.endsWith('_test.rego'));
  const missed = covered.flatMap(([file, { not_covered: lines }]) =>
    (lines ?? []).map(({ start, end }) => `${file}:${start.row}-${end.row}`),
  );
  const [lines = 0, uncovered = 0] = ['covered_lines', 'not_covered_lines'].map((key) =>
    covered.reduce((sum, [, file]) => sum + (file[key] ?? 0), 0),
  );
  const coverage = (100 * lines) / (lines + uncovered);
  const summary = `${tested}; ${coverage.toFixed(1)} % of lines covered${missed.length > 0 ? `; not covered: ${missed.join(', ')}` : ''}`;
  if (coverage < LEAST_COVERAGE) {
    throw new PolicyError(`${summary}; at least ${LEAST_COVERAGE} % is asked`);
  }
  return summary;
}

function compareCases(answers) {
  const faults = [...readCases()].flatMap(([file, one]) => differences(file, one, answers.get(file)));
  if (faults.length > 0) {
    throw new PolicyError(faults.join('\n'));
  }
  return `${answers.size} cases`;
}

function compareEngines(opa) {
  const built = answerWithBuild();
  const faults = [...withFolder((folder) => answerWithOpa(opa, folder))]
    .filter(([file, verdict]) => !isDeepStrictEqual(verdict, built.get(file)))
    .map(([file]) => `${file}: the build answers otherwise than the sources`);
  if (faults.length > 0) {
    throw new PolicyError(faults.join('\n'));
  }
  return `${built.size} verdicts are the same`;
}

function answerWithBuild() {
  return answerAll(readCases());
}

/** Answers `[name, { input, parameters }]`, with one engine for each set of parameters. */
function answerAll(asked) {
  const wasm = readFileSync(join(POLICIES, 'build', 'policy.wasm'));
  return new Map(
    groupByParameters(asked).flatMap(({ parameters, questions }) => {
      const { evaluate } = startPolicy(wasm, { parameters });
      return questions.map(([name, input]) => [name, evaluate(input)]);
    }),
  );
}

/** What the build answers to one input under one set of parameters. */
function answerUnder(input, parameters) {
  return startPolicy(readFileSync(join(POLICIES, 'build', 'policy.wasm')), { parameters }).evaluate(input);
}

/** The built policy with every norm in force. */
function completeCode() {
  const parameters = { ...readJson('data/parameters.json'), in_force: readJson('build/rules.json').rules.map(({ norm }) => norm) };
  return startPolicy(readFileSync(join(POLICIES, 'build', 'policy.wasm')), { parameters });
}

// What a rule gives and lib/rules.rego does not name would never be asked.
function findUnlisted() {
  const listed = readFileSync(join(POLICIES, 'lib', 'rules.rego'), 'utf8');
  const given = readJson('build/rules.json').rules.flatMap(({ norm, folder }) => {
    const source = readFileSync(join(POLICIES, 'code_of_practice', folder, `${folder}.rego`), 'utf8');
    return KINDS.filter((kind) => new RegExp(`^${kind} contains `, 'm').test(source)).map(
      (kind) => `${kind}[norm] := ${folder}.${kind} if some norm in _asked["${norm}"]`,
    );
  });
  const missing = given.filter((line) => !listed.includes(line));
  if (missing.length > 0) {
    throw new PolicyError(`lib/rules.rego lacks\n${missing.join('\n')}`);
  }
  return `${given.length} parts of rules`;
}

// Deleting the rule of any finding must be noticed by a case.
function findUncased() {
  const expected = new Set([...readCases().values()].flatMap(({ expect }) => expect.findings));
  const { rules, engineFindings } = readJson('build/rules.json');
  const named = [...rules.flatMap(({ findings }) => findings), ...engineFindings].map(({ code }) => code);
  const missing = named.filter((code) => !expected.has(code));
  if (missing.length > 0) {
    throw new PolicyError(`no case expects ${missing.join(', ')}`);
  }
  return `${named.length} findings`;
}

// A text that states the value of a parameter, or that names none of it, says nothing else when the parameter changes.
function findTextsWithValues() {
  const [{ rules }, about] = [readJson('build/rules.json'), readAbout()];
  const faults = [
    ...findStated(rules, { about, values: readJson('data/parameters.json') }),
    ...findUnnamed(rules, about).map((code) => `no rule that asks {${code}} names it`),
  ];
  if (faults.length > 0) {
    throw new PolicyError(faults.join('\n'));
  }
  const named = new Set(rules.flatMap((rule) => textsOf(rule).flatMap(([, { nl }]) => namesIn(nl))));
  return `${named.size} parameters are named`;
}

function runGaps() {
  const asked = Object.entries(takeFactsAway());
  const opened = openings(answerAll(asked));
  if (opened.length > 0) {
    throw new PolicyError(`a missing fact opens a gate\n${opened.join('\n')}`);
  }
  return `${asked.length} facts taken away`;
}

function runReads() {
  const { unread, taken, effective } = findUnread(readJson('build/rules.json'), answerAll);
  if (unread.length > 0) {
    throw new PolicyError(`rules.json lacks facts that rules read\n${unread.join('\n')}`);
  }
  return `${taken} facts taken away; ${effective} changed what a rule finds, each by a fact that it is said to read`;
}

function runSteps(opa, reason) {
  const results = [...(opa === undefined ? [] : SOURCE_STEPS), ...BUILD_STEPS].map(([name, work]) => {
    try {
      console.log(`== ${name}\n${work(opa) ?? ''}`.trimEnd());
      return true;
    } catch (error) {
      console.error(error instanceof PolicyError ? `${name}: ${error.message}` : error);
      return false;
    }
  });
  if (opa === undefined) {
    console.log(`not run: tests of the policy sources by opa (${reason})`);
  }
  const passed = results.filter(Boolean).length;
  console.log(`${passed} passed, ${results.length - passed} failed`);
  process.exitCode = passed === results.length ? 0 : 1;
}

const { path, reason } = findTool('opa');
runSteps(path, reason);
