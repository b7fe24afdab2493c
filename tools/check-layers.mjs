// Proves that the layer rules bite: plants one breach per pair of neighbouring lines and per pair on one line, and one
// past an index, in a copy of nothing but empty folders; each must be found, and a lawful import must not.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import config, { options } from '../.dependency-cruiser.mjs';
import { LAYERS, OPEN_FOLDERS } from '../layers.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const place = mkdtempSync(join(tmpdir(), 'waarborg-layers-'));
const write = (path, text) => {
  mkdirSync(dirname(join(place, path)), { recursive: true });
  writeFileSync(join(place, path), text);
};
const breaches = [];
const plant = (from, to, rule, file = 'index') => {
  const name = `breach-${breaches.length}`;
  write(`apps/api/src/${from}/${name}.ts`, `export * from '../${to}/${file}.js';\n`);
  breaches.push({ source: `apps/api/src/${from}/${name}.ts`, rule });
};

try {
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'));
  write('tsconfig.json', '{ "compilerOptions": { "module": "nodenext", "moduleResolution": "nodenext" } }\n');
  for (const name of LAYERS.flat()) {
    write(`apps/api/src/${name}/index.ts`, `export const ${name.replaceAll('-', '_')} = 1;\n`);
    write(`apps/api/src/${name}/inner.ts`, `export const inner = 1;\n`);
  }
  LAYERS.slice(0, -1).forEach((names, level) => names.forEach((name) => plant(name, LAYERS[level + 1]?.[0], `down-only-${names[0]}`)));
  LAYERS.filter((names) => names.length > 1).forEach((names) =>
    names.forEach((name, index) => plant(name, names[(index + 1) % names.length], `apart-${name}`)),
  );
  const closed = LAYERS.flat().filter((name) => !OPEN_FOLDERS.includes(name));
  closed.forEach((name) => {
    const above = LAYERS[LAYERS.findIndex((names) => names.includes(name)) + 1]?.[0];
    if (above !== undefined) {
      plant(above, name, `through-index-${name}`, 'inner');
    }
  });
  write(
    'apps/api/src/examples/lawful.ts',
    LAYERS.flat()
      .filter((name) => name !== 'examples' && name !== 'documents')
      .map((name) => `import '../${name}/index.js';\n`)
      .join(''),
  );
  process.chdir(place);
  const { output } = await cruise(['apps'], {
    ruleSet: { forbidden: config.forbidden.filter((rule) => rule.name !== 'nothing-lost') },
    validate: true,
    ...options,
  });
  // An object, as no type of output is asked for.
  const { summary } = /** @type {import('dependency-cruiser').ICruiseResult} */ (output);
  const found = summary.violations.map(({ from, rule }) => `${from} ${rule.name}`);
  const missed = breaches.filter(({ source, rule }) => !found.includes(`${source} ${rule}`));
  const wrong = found.filter(
    (line) => line.startsWith('apps/api/src/examples/lawful.ts') || line.includes('/index.ts ') || line.includes('/inner.ts '),
  );
  missed.forEach(({ source, rule }) => console.error(`planted breach not found: ${source} (${rule})`));
  wrong.forEach((line) => console.error(`lawful import refused: ${line}`));
  console.log(`${breaches.length} planted breaches, ${breaches.length - missed.length} found`);
  process.exitCode = missed.length + wrong.length > 0 ? 1 : 0;
} finally {
  process.chdir(root);
  rmSync(place, { recursive: true, force: true });
}
