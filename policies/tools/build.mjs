// Builds policies/build; `--check` compares a fresh build with the committed one, `--repeat N` builds N times and prints digests.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readAbout, readAskers } from './askers.mjs';
import { buildBundle, readAnnotations, readDepartable, readGates } from './bundle.mjs';
import { checkKept } from './kept.mjs';
import { describeBuild, describeSources, sha256 } from './manifest.mjs';
import { findTool, POLICIES, PolicyError, run, withFolder } from './opa.mjs';
import { readPlan, withReads } from './reads.mjs';
import { describeRules, withDepartable } from './rules.mjs';

const BUILD = join(POLICIES, 'build');
const REMEDY = 'run `node policies/tools/build.mjs` and commit policies/build';

function buildOnce(opa) {
  return withFolder((folder) => {
    const { wasm, entrypoint } = buildBundle(opa, folder);
    const parameters = { askers: readAskers(), about: readAbout() };
    const described = describeRules(readAnnotations(opa, folder), readGates(opa, folder), parameters);
    const departable = withDepartable(described, (findings) => readDepartable(opa, folder, findings));
    checkKept(departable);
    const rules = withReads(departable, readPlan(opa, folder));
    const rulesText = toText(rules);
    const manifest = describeBuild({ wasm, entrypoint, rulesText, version: rules.version, builder: builderOf(opa) });
    return { 'policy.wasm': wasm, 'rules.json': Buffer.from(rulesText), 'manifest.json': Buffer.from(toText(manifest)) };
  });
}

function write(files) {
  mkdirSync(BUILD, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) {
    writeFileSync(join(BUILD, name), bytes);
    console.log(`${sha256(bytes)}  build/${name}  ${bytes.length} bytes`);
  }
}

function check() {
  const faults = compareWithSources();
  const { path: opa, reason } = findTool('opa');
  if (opa === undefined) {
    console.log(`not run: rebuild of the policy (${reason})`);
  } else {
    faults.push(...compareWithBuild(buildOnce(opa)));
  }
  if (faults.length > 0) {
    throw new PolicyError(`the committed policy is not the one that the sources give\n${[...new Set(faults)].join('\n')}\n${REMEDY}`);
  }
  console.log('the committed policy is the one that the sources give');
}

function compareWithBuild(files) {
  return Object.entries(files)
    .filter(([name, bytes]) => !existsSync(join(BUILD, name)) || !readFileSync(join(BUILD, name)).equals(bytes))
    .map(([name]) => `build/${name} differs from a fresh build`);
}

function compareWithSources() {
  if (!existsSync(join(BUILD, 'manifest.json'))) {
    return ['build/manifest.json is missing'];
  }
  const manifest = JSON.parse(readFileSync(join(BUILD, 'manifest.json'), 'utf8'));
  const expected = {
    ...describeSources(),
    policySha256: sha256(readFileSync(join(BUILD, 'policy.wasm'))),
    rulesSha256: sha256(readFileSync(join(BUILD, 'rules.json'))),
  };
  return Object.entries(expected)
    .filter(([key, value]) => JSON.stringify(manifest[key]) !== JSON.stringify(value))
    .map(([key]) => `build/manifest.json: ${key} does not match the files`);
}

function repeat(times) {
  const opa = requireOpa();
  const digests = Array.from({ length: times }, (_, at) => {
    const files = buildOnce(opa);
    const digest = sha256(files['policy.wasm']);
    console.log(`${at + 1}  wasm ${digest}  rules ${sha256(files['rules.json']).slice(0, 16)}`);
    return digest;
  });
  console.log(`${new Set(digests).size} different digest(s) in ${times} builds`);
}

function requireOpa() {
  const { path, reason } = findTool('opa');
  if (path === undefined) {
    throw new PolicyError(reason);
  }
  return path;
}

function builderOf(opa) {
  const version = /^Version: (.+)$/m.exec(run(opa, ['version']))?.[1];
  if (version === undefined) {
    throw new PolicyError('opa does not tell its version');
  }
  return `opa v${version}`;
}

function toText(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

try {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, repeat: { type: 'string' } } });
  if (values.check) {
    check();
  } else if (values.repeat !== undefined) {
    repeat(Number(values.repeat));
  } else {
    write(buildOnce(requireOpa()));
  }
} catch (error) {
  console.error(error instanceof PolicyError ? error.message : error);
  process.exitCode = 1;
}
