// The backup of the keys: a folder of its own, never beside the data that the keys open.
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import {
  type BackupFile,
  BackupRefused,
  KEYS_FORMAT,
  type KeysManifest,
  makeBackupFolder,
  readManifest,
  writeManifest,
} from './manifest.js';

/** Copies all keys into an empty folder; answers how many. @throws BackupRefused when there are none, or the folder is not empty. */
export async function backUpKeys(keyDir: string, folder: string, madeAt: Date): Promise<number> {
  const paths = await filesBelow(keyDir);
  if (paths.length === 0) {
    throw new BackupRefused(`${keyDir} holds no keys (WAARBORG_KEY_DIR).`);
  }
  await makeBackupFolder(folder);
  const files: BackupFile[] = [];
  for (const path of paths) {
    const bytes = await readFile(join(keyDir, path));
    await writeKey(join(folder, path), bytes);
    files.push({ path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  await writeManifest(folder, { format: KEYS_FORMAT, madeAt: madeAt.toISOString(), files });
  return files.length;
}

/** Puts keys back into an empty key folder; answers how many. @throws BackupRefused when it holds keys, or the backup was altered. */
export async function restoreKeys(folder: string, keyDir: string): Promise<number> {
  const { manifest } = await readManifest<KeysManifest>(folder, KEYS_FORMAT);
  if ((await filesBelow(keyDir)).length > 0) {
    throw new BackupRefused(`${keyDir} holds keys already; keys are restored into an empty folder only.`);
  }
  for (const { path } of manifest.files) {
    await writeKey(join(keyDir, path), await readFile(join(folder, path)));
  }
  return manifest.files.length;
}

async function writeKey(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') {
      return [];
    }
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
