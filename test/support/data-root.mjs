// A data folder of one run, which the user that runs the embedded server can pass through when this is root.
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes a folder of its own under the system's folder for temporary files; who makes it removes it. */
export function makeDataRoot(prefix) {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o711);
  return folder;
}
