// A lock file that names its living holder; a holder that was killed leaves no lock behind.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { processStart } from './process.mjs';

const TRIES = 20;

/**
 * Takes the lock, and lets go of it by the function `release` of the answer.
 * When a living process holds it, the answer is `{ holder }` with that process' number.
 * @param {string} path
 * @returns {{ release: () => void, holder?: undefined } | { holder: number, release?: undefined }}
 */
export function takeLock(path) {
  const own = describeSelf();
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, own, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      if (link(draft, path)) {
        return { release: () => removeWhen(path, (text) => text === own) };
      }
      const found = read(path);
      if (found !== undefined && isHeld(found)) {
        return { holder: JSON.parse(found).pid };
      }
      removeWhen(path, (text) => text === found);
    }
    throw new Error(`the lock ${path} changes hands too fast`);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Tells whether a lock stands whose holder no longer lives: its work was cut off. */
export function isLockAbandoned(path) {
  const found = read(path);
  return found !== undefined && !isHeld(found);
}

function describeSelf() {
  return JSON.stringify({ pid: process.pid, started: processStart(process.pid), boot: bootId(), token: randomUUID() });
}

function isHeld(text) {
  try {
    const { pid, started, boot } = JSON.parse(text);
    return boot === bootId() && started !== undefined && processStart(pid) === started;
  } catch {
    return false;
  }
}

function bootId() {
  return read('/proc/sys/kernel/random/boot_id')?.trim();
}

// The file is moved aside before it is judged, so that two who clear the same dead lock cannot remove a living third's.
function removeWhen(path, isExpected) {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (!isExpected(read(aside))) {
    link(aside, path);
  }
  rmSync(aside, { force: true });
}

function link(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
