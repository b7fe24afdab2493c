// Where artefacts come from: the platform over HTTP, or a folder with the same names under it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const LOGS = ['decisions', 'accesses'] as const;
export type LogName = (typeof LOGS)[number];

/** Reads published artefacts of an institution by their names in tlog-tiles. */
export interface Artefacts {
  /** @throws Unreachable, Missing or Closed */
  read(log: LogName, name: string): Promise<Buffer>;
}

/** Says that artefacts cannot be read at all, and why. */
export class Unreachable extends Error {}

/** Says that this artefact does not exist. */
export class Missing extends Error {}

/** Says that this artefact is not for this reader. */
export class Closed extends Error {}

const TIMEOUT_MS = 30_000;

/** The platform, over HTTP; the token goes along for entries of `accesses` alone. */
export class HttpArtefacts implements Artefacts {
  constructor(
    private readonly url: string,
    private readonly institution: string,
    private readonly token: string | undefined,
  ) {}

  async read(log: LogName, name: string): Promise<Buffer> {
    const needsToken = log === 'accesses' && name.startsWith('tile/entries/');
    if (needsToken && this.token === undefined) {
      throw new Closed();
    }
    const response = await this.fetch(`${this.url}/log/${this.institution}/${log}/${name}`, needsToken);
    if (response.status === 401 || response.status === 403) {
      throw new Closed();
    }
    if (response.status === 404) {
      throw new Missing();
    }
    if (!response.ok) {
      throw new Unreachable(`HTTP ${response.status}`);
    }
    return Buffer.from(await response.arrayBuffer());
  }

  private async fetch(address: string, needsToken: boolean): Promise<Response> {
    const headers: Record<string, string> = needsToken ? { authorization: `Bearer ${this.token ?? ''}` } : {};
    try {
      return await fetch(address, { headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    } catch (error) {
      throw new Unreachable(reasonOf(error));
    }
  }
}

/** Artefacts exported to a folder: `<folder>/<log>/checkpoint`, `vkey`, `tile/...`. A log without bundles is a closed one. */
export class FolderArtefacts implements Artefacts {
  constructor(private readonly folder: string) {}

  async read(log: LogName, name: string): Promise<Buffer> {
    try {
      return await readFile(join(this.folder, log, ...name.split('/')));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'ENOENT' || code === 'ENOTDIR') {
        throw log === 'accesses' && name.startsWith('tile/entries/') ? new Closed() : new Missing();
      }
      throw new Unreachable(reasonOf(error));
    }
  }
}

function reasonOf(error: unknown): string {
  const cause = (error as { readonly cause?: { readonly code?: unknown; readonly message?: unknown } } | null)?.cause;
  const code = (error as { readonly code?: unknown } | null)?.code;
  const reason = [cause?.code, code, cause?.message].find((text) => typeof text === 'string');
  return typeof reason === 'string' ? reason : error instanceof Error ? error.name : 'unknown';
}
