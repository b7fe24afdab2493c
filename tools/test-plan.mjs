// The steps of `npm test`, in the order from cheap to dear. Every step runs; the last line is `N passed, N failed`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build, generate, GENERATED, programPath } from './prepare.mjs';
import { Interrupted, LauncherError, runNode, runProgram } from './process.mjs';

/** What the types are checked of: the code with its tests, the portal, and the scripts, against the declarations of the build. */
const TYPED = ['tsconfig.json', 'apps/portal/tsconfig.json', 'tsconfig.scripts.json'];
const NOT_RUN = 'not run: ';

/**
 * The steps: a jest project, or a function that answers whether it passed and counts as one test.
 * @typedef {{ name: string, needsBuild?: boolean, run?: (tools: Tools) => Promise<boolean>, project?: string, projects?: string[], patterns?: string[] }} Step
 * @typedef {ReturnType<typeof toolsFor>} Tools
 * @type {readonly Step[]}
 */
export const STEPS = [
  { name: 'format', run: (tools) => tools.program('prettier', '--check', '.') },
  { name: 'lint', run: (tools) => tools.program('eslint', '.') },
  { name: 'build', run: (tools) => tools.build() },
  { name: 'types', run: (tools) => tools.areTypesSound(), needsBuild: true },
  { name: 'arch', run: async (tools) => (await tools.program('depcruise', 'apps')) && (await tools.script('tools/check-layers.mjs')) },
  { name: 'unit', project: 'unit' },
  { name: 'policies', project: 'policies' },
  { name: 'templates', project: 'templates' },
  { name: 'migrations', project: 'migrations', needsBuild: true },
  { name: 'integration', project: 'integration', needsBuild: true },
  { name: 'e2e', project: 'e2e', needsBuild: true },
  { name: 'generated', run: (tools) => tools.isGeneratedCurrent(), needsBuild: true },
];

/**
 * Runs all steps, or the one that is named; any other words go to jest as patterns of test paths.
 * Prints a summary and gives the exit code: 1 when anything failed. A skipped test counts as failed.
 */
export async function runPlan(root, words) {
  const selected = select(words);
  const results = [];
  for (const step of selected) {
    const started = performance.now();
    console.log(`\n== ${step.name}`);
    const printed = [];
    const say = (text) => {
      process.stdout.write(text);
      printed.push(text);
    };
    const counts = await attempt(() => runStep(root, step, say));
    results.push({ ...counts, name: step.name, seconds: (performance.now() - started) / 1000, notRun: notRunLines(printed.join('')) });
  }
  return summarise(results);
}

/** Adds up what a jest run reports: a skipped or `todo` test, a file that does not load and a run without any result are failures. */
export function countJest(report, code) {
  const passed = report?.numPassedTests ?? 0;
  const failed =
    (report?.numFailedTests ?? 0) + (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
  const isUnexplained = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: isUnexplained ? 1 : failed };
}

function select(words) {
  if (words.length === 0) {
    return STEPS;
  }
  const [word] = words;
  const named = STEPS.find(({ name }) => name === word);
  /** @type {Step[]} */
  const steps =
    words.length === 1 && named !== undefined
      ? [named]
      : [{ name: words.join(' '), projects: STEPS.flatMap(({ project }) => project ?? []), patterns: words, needsBuild: true }];
  return steps.some(({ needsBuild }) => needsBuild) ? [...STEPS.filter(({ name }) => name === 'build'), ...steps] : steps;
}

// An error inside a step is that step's failure; only a signal ends the plan.
async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Interrupted) {
      throw error;
    }
    console.error(error instanceof LauncherError ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

async function runStep(root, step, say) {
  if (step.run === undefined) {
    return runJest(root, { projects: step.projects ?? [step.project], patterns: step.patterns ?? [], say });
  }
  const isPassed = await step.run(toolsFor(root, say));
  return { passed: isPassed ? 1 : 0, failed: isPassed ? 0 : 1 };
}

async function runJest(root, { projects, patterns, say }) {
  const folder = mkdtempSync(join(tmpdir(), 'waarborg-jest-'));
  const report = join(folder, 'report.json');
  const args = [...patterns, '--ci', '--json', `--outputFile=${report}`, '--selectProjects', ...projects];
  const nodeOptions = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim();
  try {
    const code = await runNode([programPath(root, 'jest'), ...args], {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: nodeOptions },
      onText: say,
    });
    return countJest(readReport(report), code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function toolsFor(root, say) {
  const options = { cwd: root, onText: say };
  const script = async (path, ...args) => (await runNode([join(root, path), ...args], options)) === 0;
  const program = async (name, ...args) => (await runNode([programPath(root, name), ...args], options)) === 0;
  return {
    script,
    program,
    build: () => build(root).then(() => true),
    areTypesSound: () => areTypesSound(program),
    isGeneratedCurrent: () => isGeneratedCurrent(root, say),
  };
}

// All are checked, so that one run tells every fault.
async function areTypesSound(program) {
  let isFit = true;
  for (const config of TYPED) {
    isFit = (await program('tsc', '--noEmit', '-p', config)) && isFit;
  }
  return isFit;
}

// The files must be what the code generates; in a git checkout they must also be committed (or staged) so.
async function isGeneratedCurrent(root, say) {
  const read = () => GENERATED.map((path) => readFileSync(join(root, path), 'utf8'));
  const before = read();
  if (!(await generate(root, say))) {
    return false;
  }
  const stale = GENERATED.filter((_, at) => read()[at] !== before[at]);
  if (stale.length > 0) {
    say(`${stale.join(', ')}: not what the code generates; it is now.\n`);
    return false;
  }
  const git = (...args) => runProgram('git', args, { cwd: root, onText: say });
  const isCheckout = (await runProgram('git', ['rev-parse', '--is-inside-work-tree'], { cwd: root, onText: () => undefined })) === 0;
  return !isCheckout || (await git('diff', '--exit-code', '--stat', '--', ...GENERATED)) === 0;
}

// What this machine could not run (no such program, no such data) is said by the tests themselves, and repeated at the end.
function notRunLines(text) {
  return stripVTControlCharacters(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith(NOT_RUN));
}

function summarise(results) {
  const total = (field) => results.reduce((sum, result) => sum + result[field], 0);
  console.log('\n== summary');
  for (const { name, passed, failed, seconds } of results) {
    console.log(`${name}: ${passed} passed, ${failed} failed (${seconds.toFixed(1)} s)`);
  }
  new Set(results.flatMap(({ notRun }) => notRun)).forEach((line) => console.log(line));
  console.log(`${total('passed')} passed, ${total('failed')} failed`);
  return total('failed') === 0 ? 0 : 1;
}
