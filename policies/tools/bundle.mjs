// Compiles the rules to one wasm module, from a staged copy, so that neither this machine's folders nor tests reach it.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { startPolicy } from './engine.mjs';
import { POLICIES, PolicyError, run } from './opa.mjs';

const ROOTS = ['code_of_practice', 'lib'];
const BLOCK = 512;

/** The Rego files that make the policy, as sorted paths below the folder of the policies; tests are not among them. */
export function listSources() {
  return ROOTS.flatMap((root) => readdirSync(join(POLICIES, root), { recursive: true }).map((path) => `${root}/${path}`))
    .filter((path) => path.endsWith('.rego') && !path.endsWith('_test.rego'))
    .sort();
}

/**
 * Compiles the sources in an empty folder and gives `{ wasm, entrypoint }`.
 * The roots leave the parameters out, so that the optimiser treats them as unknown and the host can set them.
 */
export function buildBundle(opa, folder) {
  stage(folder);
  const bundle = join(folder, 'bundle.tar.gz');
  const capabilities = join(POLICIES, 'capabilities.json');
  run(opa, ['build', '-t', 'wasm', '-O', '1', '--capabilities', capabilities, '-b', 'staged', '-o', bundle], { cwd: folder });
  const files = untar(gunzipSync(readFileSync(bundle)));
  const wasm = files.get('/policy.wasm');
  const [{ entrypoint }] = JSON.parse(files.get('/.manifest').toString('utf8')).wasm;
  refuseHostFunctions(wasm);
  return { wasm, entrypoint };
}

/** Gives the METADATA annotations of all staged sources. */
export function readAnnotations(opa, folder) {
  return JSON.parse(run(opa, ['inspect', '-a', '-f', 'json', 'staged'], { cwd: folder })).annotations;
}

/** Gives the norms that the staged policy asks at each gate. */
export function readGates(opa, folder) {
  const { result } = JSON.parse(run(opa, ['eval', '-f', 'json', '-d', 'staged', 'data.lib.rules.gates'], { cwd: folder }));
  return result[0].expressions[0].value;
}

/** Gives, for each of these findings, whether the staged policy lets a project depart from it. */
export function readDepartable(opa, folder, findings) {
  writeFileSync(join(folder, 'findings.json'), JSON.stringify({ findings }));
  const ask = '[departable | some one in data.findings; departable := data.lib.finding.departable(one.nature, one)]';
  const { result } = JSON.parse(run(opa, ['eval', '-f', 'json', '-d', 'staged', '-d', 'findings.json', ask], { cwd: folder }));
  return result[0].expressions[0].value;
}

function stage(folder) {
  for (const path of listSources()) {
    mkdirSync(dirname(join(folder, 'staged', path)), { recursive: true });
    copyFileSync(join(POLICIES, path), join(folder, 'staged', path));
  }
  writeFileSync(join(folder, 'staged', '.manifest'), JSON.stringify({ roots: ROOTS }));
}

// A policy that calls a function of its host would decide by what the host happens to offer.
function refuseHostFunctions(wasm) {
  const called = Object.keys(startPolicy(wasm, {}).hostFunctions);
  if (called.length > 0) {
    throw new PolicyError(`the policy needs functions that the engine does not hold: ${called.join(', ')}`);
  }
}

/** Gives the files of a bundle by name, from the few fields of a tar header that it uses: name, size, content in 512-byte blocks (POSIX ustar). */
export function untar(archive) {
  const files = new Map();
  let at = 0;
  while (at + BLOCK <= archive.length && archive[at] !== 0) {
    const name = archive.subarray(at, archive.indexOf(0, at)).toString('utf8');
    const size = parseInt(archive.subarray(at + 124, at + 136).toString('ascii'), 8);
    files.set(name, archive.subarray(at + BLOCK, at + BLOCK + size));
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}
