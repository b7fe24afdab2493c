// Makes a fresh clone ready to run: a Node that is new enough, the packages of package-lock.json, and the compiled programs.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { takeLock } from './lock.mjs';
import { LauncherError, runNode, runProgram } from './process.mjs';

/** Files that the code generates, and that are committed. */
export const GENERATED = ['apps/api/openapi.json', 'apps/portal/src/api/schema.d.ts', 'apps/portal/src/api/choices.ts'];

const MINIMUM_NODE = /** @type {const} */ ([20, 19]);
const NX_ENV = { NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false', CI: 'true', NO_COLOR: '1' };

/** @throws LauncherError when this Node is too old for the packages that the platform uses. */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor < MINIMUM_NODE[1])) {
    throw new LauncherError(`Waarborg needs Node ${MINIMUM_NODE.join('.')} or newer; this is Node ${version}. See https://nodejs.org/`);
  }
}

/**
 * Installs the packages of package-lock.json, unless exactly these are there already. Prints on stderr only.
 * @throws LauncherError when npm fails.
 */
export async function install(root) {
  if (isInstalled(root)) {
    return;
  }
  await alone(root, async () => {
    if (isInstalled(root)) {
      return;
    }
    console.error('Installing packages (npm ci)');
    const code = await runNpm(root, ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
    if (code !== 0) {
      throw new LauncherError(`Installing the packages failed (npm ci ended with ${code}).`);
    }
    writeFileSync(markPath(root), lockDigest(root));
  });
}

/** Installs only when no packages are there at all: for commands that may run beside a running platform, which uses these same packages. */
export async function installWhenMissing(root) {
  if (!existsSync(join(root, 'node_modules'))) {
    await install(root);
  }
}

/**
 * Compiles what changed since the last build. Silent, unless it fails. The policy is left as it is committed: building it
 * takes Go, and minutes the first time.
 * @throws LauncherError with the compiler's output.
 */
export async function build(root) {
  const printed = [];
  const code = await alone(root, () =>
    runNode([programPath(root, 'nx'), 'run-many', '-t', 'build', '--exclude', 'policies'], {
      cwd: root,
      env: { ...process.env, ...NX_ENV },
      onText: (text) => printed.push(text),
    }),
  );
  if (code !== 0) {
    throw new LauncherError(`The build failed:\n${printed.join('')}`);
  }
}

/** Writes what is made from the code: the description of the api, and the portal's types and choices from it. Gives whether all could be written. */
export async function generate(root, onText) {
  const run = async (script, ...args) => (await runNode([script, ...args], { cwd: root, onText })) === 0;
  const [openapi, types, choices] = GENERATED;
  return (
    (await run(join(root, 'dist', 'apps', 'api', 'src', 'generate-openapi.js'))) &&
    (await run(programPath(root, 'openapi-typescript'), openapi, '-o', types)) &&
    (await run(join(root, 'tools', 'choices.mjs'), openapi, choices))
  );
}

/** Gives the script behind a program that npm installed. */
export function programPath(root, name) {
  try {
    return realpathSync(join(root, 'node_modules', '.bin', name));
  } catch {
    throw new LauncherError(`The package of "${name}" is not installed. Run: npm ci`);
  }
}

function isInstalled(root) {
  const mark = readText(markPath(root));
  if (mark === lockDigest(root)) {
    return true;
  }
  // Packages that npm itself installed, by `npm ci` or `npm install`, carry npm's own list of what is there.
  if (mark === undefined && holdsEverything(root)) {
    writeFileSync(markPath(root), lockDigest(root));
    return true;
  }
  return false;
}

function holdsEverything(root) {
  const listed = readText(join(root, 'node_modules', '.package-lock.json'));
  if (listed === undefined) {
    return false;
  }
  const present = JSON.parse(listed).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted)
    .filter(([path, entry]) => path !== '' && !entry.optional && !entry.devOptional)
    .every(([path, { version }]) => present[path]?.version === version);
}

function markPath(root) {
  return join(root, 'node_modules', '.waarborg-lock');
}

function lockDigest(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

// Under `npm run` the running npm names its own script, which is also right where no npm is in the PATH.
function runNpm(root, args) {
  const script = process.env.npm_execpath ?? '';
  /** @type {import('./process.mjs').RunOptions} */
  const options = { cwd: root, stdio: ['ignore', 2, 'inherit'] };
  return /^npm(-cli)?\.[cm]?js$/.test(basename(script))
    ? runProgram(process.execPath, [script, ...args], options)
    : runProgram('npm', args, options);
}

// Two commands started together in a fresh clone would otherwise install, or compile, into the same folder.
async function alone(root, work) {
  const lock = await waitForLock(join(root, '.nx'));
  try {
    return await work();
  } finally {
    lock?.release();
  }
}

async function waitForLock(folder) {
  let isTold = false;
  for (;;) {
    const lock = tryLock(folder);
    if (lock?.holder === undefined) {
      return lock;
    }
    if (!isTold) {
      console.error(`Waiting for another command that is installing or building (process ${lock.holder})`);
      isTold = true;
    }
    await sleep(300);
  }
}

function tryLock(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    return takeLock(join(folder, 'prepare.lock'));
  } catch (error) {
    // A folder that this user may not write to: then there is nothing to protect, and installing or compiling tells why.
    if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS') {
      return undefined;
    }
    throw error;
  }
}
