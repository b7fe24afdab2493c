// What a backup consists of: its form, its digests, and the refusal of anything that is not whole.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const FORMAT = 'waarborg-backup/1';
export const KEYS_FORMAT = 'waarborg-keys/1';
const MANIFEST = 'manifest.json';
const DIGEST = 'manifest.sha256';
const SAFE_PATH = /^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._/-]{0,300}$/;

/** Says, for people, why a backup or a restore is not made; nothing was changed. */
export class BackupRefused extends Error {}

/** A file of a backup, by its path within the folder. */
export interface BackupFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface BackupTable extends BackupFile {
  readonly schema: 'public' | 'data';
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: number;
}

/** The newest checkpoint of a log in the snapshot. */
export interface BackupLog {
  readonly institutionId: string;
  readonly log: string;
  readonly origin: string;
  readonly size: string;
  readonly rootHex: string;
}

export interface DataManifest {
  readonly format: typeof FORMAT;
  readonly madeAt: string;
  readonly server: number;
  /** Names of the migrations that were run, in their order: the version of the schema. */
  readonly migrations: readonly string[];
  readonly sequences: Readonly<Record<string, string>>;
  readonly logs: readonly BackupLog[];
  readonly files: readonly BackupTable[];
}

export interface KeysManifest {
  readonly format: typeof KEYS_FORMAT;
  readonly madeAt: string;
  readonly files: readonly BackupFile[];
}

/** Makes the folder of a backup, for this user alone. @throws BackupRefused when it holds anything. */
export async function makeBackupFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) {
    throw new BackupRefused(`${folder} is not empty; a backup is made in a folder of its own.`);
  }
}

/** Writes the manifest, and last of all its digest: a folder without one is no backup. Answers the digest. */
export async function writeManifest(folder: string, manifest: DataManifest | KeysManifest): Promise<string> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const digest = createHash('sha256').update(text).digest('hex');
  await writeDurably(join(folder, MANIFEST), text);
  await writeDurably(join(folder, DIGEST), `${digest}  ${MANIFEST}\n`);
  return digest;
}

/**
 * Reads a manifest of the given form and holds every file against its digest.
 * @throws BackupRefused naming every file that is missing or was altered.
 */
export async function readManifest<M extends DataManifest | KeysManifest>(
  folder: string,
  format: M['format'],
): Promise<{ readonly manifest: M; readonly digest: string }> {
  const text = await readText(join(folder, MANIFEST));
  const kept = /^[0-9a-f]{64}/.exec((await readText(join(folder, DIGEST))) ?? '')?.[0];
  if (text === null || kept === undefined) {
    throw new BackupRefused(`${folder} holds no complete backup: ${MANIFEST} or ${DIGEST} is missing.`);
  }
  const digest = createHash('sha256').update(text).digest('hex');
  if (digest !== kept) {
    throw new BackupRefused(`${MANIFEST} was altered: its digest is ${digest}, ${DIGEST} says ${kept}. Nothing was restored.`);
  }
  const manifest = JSON.parse(text) as M;
  if (manifest.format !== format) {
    throw new BackupRefused(`${folder} holds a ${String(manifest.format)}, not a ${format}.`);
  }
  const altered = await alteredFiles(folder, manifest.files);
  if (altered.length > 0) {
    throw new BackupRefused(
      `The backup was altered or is damaged. Nothing was restored.\n${altered.map((line) => `  ${line}`).join('\n')}`,
    );
  }
  return { manifest, digest };
}

async function alteredFiles(folder: string, files: readonly BackupFile[]): Promise<readonly string[]> {
  const altered: string[] = [];
  for (const { path, sha256 } of files) {
    const found = SAFE_PATH.test(path) ? await digestOf(join(folder, path)) : null;
    if (found !== sha256) {
      altered.push(found === null ? `${path}: missing` : `${path}: digest is ${found}, the manifest says ${sha256}`);
    }
  }
  return altered;
}

async function digestOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk as Buffer);
    }
    return hash.digest('hex');
  } catch (error) {
    return absent(error);
  }
}

async function readText(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(absent);
}

function absent(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
    return null;
  }
  throw error;
}

async function writeDurably(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
