// Takes the code of each rule away in turn, in a copy, and tells whether a unit test or a case notices; prints what survives.
// `--clauses` takes every clause of every rule away on its own.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { differences, readCases, writeQuestions } from './cases.mjs';
import { KINDS } from './kinds.mjs';
import { findTool, POLICIES, PolicyError, readJson } from './opa.mjs';

const SOURCES = ['lib', 'code_of_practice'];
const TREE = [...SOURCES, 'data'];
const PARAMETERS = 'parameters:data/parameters.json';
const MOST_BYTES = 512 * 1024 * 1024;
/** A clause begins at the margin and ends before the next line at the margin that is not a closing bracket. */
const CLAUSE = new RegExp(`^(${KINDS.join('|')}) contains .*(?:\\n(?:[\\t\\]}) ].*)?)*`, 'gm');

/** The source with the given clauses of a rule replaced by ones that never hold; their METADATA stays, as a comment. */
function without(source, isTaken) {
  let at = 0;
  return source.replace(CLAUSE, (clause, kind) => {
    const taken = isTaken(at++);
    return taken ? `${kind} contains removed if {\n\tremoved := input\n\tfalse\n}\n\n` : clause;
  });
}

function mutantsOf({ norm, folder }, perClause) {
  const path = `code_of_practice/${folder}/${folder}.rego`;
  const source = readFileSync(join(POLICIES, path), 'utf8');
  const clauses = [...source.matchAll(CLAUSE)];
  if (clauses.length === 0) {
    throw new PolicyError(`${path} holds no clause that could be taken away`);
  }
  const mutant = (name, isTaken) => ({ name, norm, folder, path, mutated: without(source, isTaken) });
  return perClause
    ? clauses.map(({ 1: kind, index }, at) =>
        mutant(`${norm} ${kind}, line ${source.slice(0, index).split('\n').length}`, (one) => one === at),
      )
    : [mutant(norm, () => true)];
}

/** Runs opa; an error of opa itself, such as a copy that does not compile, is not a test that fails. */
function ask(opa, words, cwd) {
  return new Promise((resolve, reject) => {
    execFile(opa, words, { cwd, maxBuffer: MOST_BYTES }, (error, stdout, stderr) => {
      if (error && !stdout.trim()) {
        reject(new PolicyError(`${words[0]} failed\n${stderr.trim() || error.message}`));
      } else {
        resolve(JSON.parse(stdout));
      }
    });
  });
}

/** A copy of the sources in which one worker takes rules away and puts them back. */
class Copy {
  constructor(opa, cases) {
    this.opa = opa;
    this.cases = [...cases];
    this.folder = mkdtempSync(join(tmpdir(), 'policies-mutation-'));
    TREE.forEach((part) => cpSync(join(POLICIES, part), join(this.folder, part), { recursive: true }));
  }

  /** Tells how many unit tests of the rule, and how many cases that ask it, fail without this code of it. */
  async failuresOf({ norm, folder, path, mutated }, asksCasesAlways) {
    writeFileSync(join(this.folder, path), mutated);
    try {
      const tests = await this.failingTests(`${folder}_test`);
      const asked = this.cases.filter(([, { parameters }]) => parameters.in_force.includes(norm));
      return { tests, cases: tests === 0 || asksCasesAlways ? await this.failingCases(asked) : 0 };
    } finally {
      writeFileSync(join(this.folder, path), readFileSync(join(POLICIES, path)));
    }
  }

  async failingTests(folder = '') {
    const words = ['test', ...SOURCES, PARAMETERS, '--format=json', '--run', `^data\\..*${folder}\\.test_`];
    const results = await ask(this.opa, words, this.folder);
    return results.filter(({ fail, error }) => fail || error).length;
  }

  async failingCases(cases) {
    const loaded = [...SOURCES, ...writeQuestions(this.folder, cases)].flatMap((path) => ['-d', path]);
    const { result } = await ask(this.opa, ['eval', '-f', 'json', ...loaded, 'data.cases.answers'], this.folder);
    const answers = result[0].expressions[0].value;
    return cases.filter(([file, one]) => differences(file, one, answers[file]).length > 0).length;
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What fails before anything is taken away would be counted as noticed. */
async function requireGreen(copy) {
  const [tests, cases] = [await copy.failingTests(), await copy.failingCases(copy.cases)];
  if (tests + cases > 0) {
    throw new PolicyError(`${tests} unit tests and ${cases} cases fail on the sources as they are`);
  }
}

async function inTurn(copies, mutants, work) {
  const waiting = [...mutants];
  await Promise.all(
    copies.map(async (copy) => {
      for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
        await work(copy, mutant);
      }
    }),
  );
}

async function main(perClause) {
  const { path: opa, reason } = findTool('opa');
  if (opa === undefined) {
    console.log(`not run: rules taken away (${reason})`);
    return;
  }
  const { rules } = readJson('build/rules.json');
  const mutants = rules.flatMap((rule) => mutantsOf(rule, perClause));
  const cases = readCases();
  const copies = Array.from({ length: Math.min(availableParallelism(), mutants.length) }, () => new Copy(opa, cases));
  const survivors = [];
  const noticed = { tests: 0, cases: 0 };
  try {
    await requireGreen(copies[0]);
    await inTurn(copies, mutants, async (copy, mutant) => {
      const { tests, cases: failing } = await copy.failuresOf(mutant, !perClause);
      noticed.tests += tests > 0 ? 1 : 0;
      noticed.cases += failing > 0 ? 1 : 0;
      if (tests + failing === 0) {
        survivors.push(mutant.name);
      }
    });
  } finally {
    copies.forEach((copy) => copy.remove());
  }
  survivors.sort().forEach((name) => console.log(`survives: ${name}`));
  console.log(`noticed by unit tests ${noticed.tests}, by cases ${perClause ? 'alone ' : ''}${noticed.cases}`);
  console.log(`${mutants.length - survivors.length} of ${mutants.length} killed`);
  process.exitCode = survivors.length === 0 ? 0 : 1;
}

try {
  await main(parseArgs({ options: { clauses: { type: 'boolean' } } }).values.clauses === true);
} catch (error) {
  console.error(error instanceof PolicyError ? error.message : error);
  process.exitCode = 1;
}
