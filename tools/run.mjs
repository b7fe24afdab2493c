// The one entry of every npm script: makes the clone ready (Node, packages, build), then runs the command.
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, generate, install, installWhenMissing, requireNode } from './prepare.mjs';
import { endWithNpm, Interrupted, LauncherError, runNode } from './process.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const API = join(ROOT, 'dist', 'apps', 'api', 'src');
const VERIFIER = join(ROOT, 'dist', 'apps', 'verify', 'src', 'cli.js');

const COMMANDS = {
  start: async () => {
    const { requirePort, start } = await import('./start.mjs');
    await requirePort(ROOT);
    await ready();
    return start(ROOT);
  },
  migrate: async () => {
    await ready();
    return (await import('./start.mjs')).migrate(ROOT);
  },
  backup: async (args) => {
    await installWhenMissing(ROOT);
    await buildWhenMissing(join(API, 'cli', 'backup.js'));
    return (await import('./backup.mjs')).backUp(ROOT, args);
  },
  restore: async (args) => {
    await ready();
    return (await import('./backup.mjs')).restore(ROOT, args);
  },
  build: async () => {
    await ready();
    return 0;
  },
  test: async (args) => {
    await install(ROOT);
    return (await import('./test-plan.mjs')).runPlan(ROOT, args);
  },
  'generate-openapi': async () => {
    await ready();
    return (await generate(ROOT)) ? 0 : 1;
  },
  // The rules and their tests need no package; where Go is missing it says so.
  mutation: (args) => runNode([join(ROOT, 'policies', 'tools', 'mutation.mjs'), ...args]),
  battery: (args) => runNamed('battery', args),
  bench: (args) => runNamed('bench', args),
  token: (args) => runBuilt(join(API, 'cli', 'token.js'), args),
  replay: (args) => runBuilt(join(API, 'cli', 'replay.js'), args),
  import: (args) => runBuilt(join(API, 'cli', 'import.js'), args),
  generate: (args) => runBuilt(join(API, 'cli', 'generate.js'), args),
  // The platform of this folder listens on PORT; an address that is given comes later on the line and holds.
  verify: (args) => runBuilt(VERIFIER, ['--url', process.env.WAARBORG_URL ?? `http://127.0.0.1:${process.env.PORT ?? '3000'}`, ...args]),
};

async function ready() {
  await install(ROOT);
  await build(ROOT);
}

// These may run beside a running platform, so they leave its packages and programs alone.
async function runBuilt(script, args) {
  await installWhenMissing(ROOT);
  await buildWhenMissing(script);
  return runNode([script, ...args]);
}

async function buildWhenMissing(script) {
  if (!existsSync(script)) {
    await build(ROOT);
  }
}

async function runNamed(kind, [name, ...args]) {
  const folder = join(ROOT, 'test', kind);
  const scripts = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.mjs')) : [];
  const names = scripts.map((file) => file.slice(0, -'.mjs'.length));
  if (name === undefined || !names.includes(name)) {
    throw new LauncherError(`Usage: npm run ${kind} -- <name> [options]\nNames: ${names.join(', ') || '(none)'}`);
  }
  await ready();
  return runNode([join(folder, `${name}.mjs`), ...args], { cwd: ROOT });
}

async function main([name = '', ...args]) {
  requireNode();
  endWithNpm();
  if (!Object.hasOwn(COMMANDS, name)) {
    throw new LauncherError(`Usage: node tools/run.mjs <${Object.keys(COMMANDS).join('|')}> [arguments]`);
  }
  return COMMANDS[name](args);
}

try {
  process.exit(await main(process.argv.slice(2)));
} catch (error) {
  if (error instanceof Interrupted) {
    process.exit(error.code);
  }
  console.error(error instanceof LauncherError ? error.message : error);
  process.exit(1);
}
