// What the launcher says when the programs of the database are not there to be started.
import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromProjectRoot } from '../../apps/api/src/platform/files/index.js';

/** The launcher is JavaScript, of which the types here do not follow the name. */
interface Launcher {
  readonly launchServer: (asked: {
    readonly binaries: string;
    readonly directory: string;
    readonly run: string;
    readonly fast: boolean;
    readonly log: (line: string) => void;
  }) => Promise<unknown>;
}

const folder = mkdtempSync(join(tmpdir(), 'launcher-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('launchServer', () => {
  it('says that the server did not start when its program cannot be run', async () => {
    const { launchServer } = (await import(fromProjectRoot('tools', 'postgres-server.mjs'))) as Launcher;
    const run = join(folder, 'run');
    mkdirSync(run);
    const asked = { binaries: join(folder, 'none'), directory: join(folder, 'pg'), run, fast: true, log: () => undefined };
    await expect(launchServer(asked)).rejects.toThrow('The database server did not start');
  });
});
