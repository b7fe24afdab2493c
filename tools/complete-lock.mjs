// After a change of dependencies: `node tools/complete-lock.mjs`. npm writes no lock entry for an optional package of another system when the
// registry at hand lacks it, and `npm ci` then refuses the lock. Such entries are added here by name, version, system and processor.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PATH = join(dirname(dirname(fileURLToPath(import.meta.url))), 'package-lock.json');
const SYSTEM = /-(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|ia32|loong64|ppc64|riscv64|s390x|x64)(?:-(gnu|musl))?/;

/** Gives the lock with an entry for every optional package that it names and lacks, and the names of those added. */
export function completeLock(lock) {
  const packages = { ...lock.packages };
  const added = [];
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (!isListed(packages, path, name)) {
        packages[`node_modules/${name}`] = entryFor(name, version, dev);
        added.push(name);
      }
    }
  }
  const sorted = Object.entries(packages).sort(([left], [right]) => left.localeCompare(right, 'en'));
  return { lock: { ...lock, packages: Object.fromEntries(sorted) }, added };
}

// As Node looks a package up: beside the one that asks, then in each folder above.
function isListed(packages, path, name) {
  const places = path.split('/node_modules/').map((_, index, parts) => parts.slice(0, index + 1).join('/node_modules/'));
  return ['', ...places].some((place) => packages[join(place, 'node_modules', name)] !== undefined);
}

// The members stand in npm's own order, so that npm's next rewrite of the lock changes nothing.
function entryFor(name, version, dev) {
  const found = SYSTEM.exec(name);
  if (found === null) {
    throw new Error(`${name} is optional and not in the lock, and its name tells no system: install it, then run this again`);
  }
  const [, os, cpu, suffix] = found;
  const libc = { musl: 'musl', gnu: os === 'linux' ? 'glibc' : undefined }[suffix];
  return { version, cpu: [cpu], ...(dev ? { dev } : {}), ...(libc ? { libc: [libc] } : {}), optional: true, os: [os] };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { lock, added } = completeLock(JSON.parse(readFileSync(PATH, 'utf8')));
  writeFileSync(PATH, `${JSON.stringify(lock, undefined, 2)}\n`);
  console.log(`${added.length} entries added to package-lock.json`);
}
