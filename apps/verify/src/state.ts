// What the verifier remembers of a log: pinned key, newest good checkpoint, and the leaf hashes under it.
// Written only after a whole verification, each file by rename; evidence of a failed one is kept beside it.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type LogName } from './artefacts.js';
import { hashesIn } from './tile-format.js';

export interface Remembered {
  readonly vkey: string | null;
  readonly checkpoint: string | null;
  /** Leaf hashes under the checkpoint; null when they are not known. */
  readonly leafHashes: readonly Buffer[] | null;
}

export class State {
  constructor(
    private readonly folder: string,
    private readonly institution: string,
  ) {}

  /** Names the folder of a log, for messages. */
  folderOf(log: LogName): string {
    return join(this.folder, this.institution, log);
  }

  async recall(log: LogName): Promise<Remembered> {
    const vkey = await readIfThere(join(this.folderOf(log), 'vkey'));
    const checkpoint = await readIfThere(join(this.folderOf(log), 'checkpoint'));
    const hashes = await readIfThere(join(this.folderOf(log), 'leaf-hashes'));
    return {
      vkey: vkey === null ? null : vkey.toString('utf8').trim(),
      checkpoint: checkpoint === null ? null : checkpoint.toString('utf8'),
      leafHashes: hashes === null ? null : hashesIn(hashes),
    };
  }

  async remember(
    log: LogName,
    seen: { readonly vkey: string; readonly checkpoint: string; readonly leafHashes: readonly Buffer[] },
  ): Promise<void> {
    await replace(join(this.folderOf(log), 'leaf-hashes'), Buffer.concat(seen.leafHashes));
    await replace(join(this.folderOf(log), 'checkpoint'), seen.checkpoint);
    await replace(join(this.folderOf(log), 'vkey'), `${seen.vkey}\n`);
  }

  /** Keeps both checkpoints, the one seen before and the one that does not fit it, under the instant of finding. */
  async keepEvidence(log: LogName, at: Date, evidence: Readonly<Record<string, string | null>>): Promise<void> {
    const folder = join(this.folderOf(log), 'evidence', at.toISOString().replaceAll(':', '-'));
    for (const [name, text] of Object.entries(evidence)) {
      if (text !== null) {
        await replace(join(folder, name), text);
      }
    }
  }
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return null;
    }
    throw error;
  }
}

async function replace(path: string, content: Buffer | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, content);
  await rename(`${path}.new`, path);
}
