// Where the project's own files stand, from sources and from the built dist alike.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let root = dirname(fileURLToPath(import.meta.url));
while (!existsSync(join(root, 'nx.json')) && dirname(root) !== root) {
  root = dirname(root);
}
const PROJECT_ROOT = root;

/** Answers the absolute path of a file or folder of the project. */
export function fromProjectRoot(...parts: readonly string[]): string {
  return join(PROJECT_ROOT, ...parts);
}
