// The committed vectors of the log, which another implementation wrote, verify here too.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { type LogName, Missing } from './artefacts.js';
import { State } from './state.js';
import { verifyLog } from './verify-log.js';

interface Vectors {
  readonly vkey: string;
  readonly tiles: Readonly<Record<string, string>>;
  readonly checkpoints: readonly { readonly size: number; readonly note: string }[];
}

const path = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'test', 'vectors', 'log', 'vectors.json');
const vectors = JSON.parse(readFileSync(path, 'utf8')) as Vectors;
const files = new Map([
  ...Object.entries(vectors.tiles).map(([name, bytes]) => [name, Buffer.from(bytes, 'base64')] as const),
  ['vkey', Buffer.from(vectors.vkey)] as const,
  ['checkpoint', Buffer.from(vectors.checkpoints.at(-1)?.note ?? '')] as const,
]);
const artefacts = {
  read: (_: LogName, name: string): Promise<Buffer> =>
    Promise.resolve(files.get(name)).then((file) => file ?? Promise.reject(new Missing())),
};

describe('vectors of the log', () => {
  it('verify', async () => {
    const state = new State(mkdtempSync(join(tmpdir(), 'waarborg-verify-')), 'vectors');
    const report = await verifyLog({ artefacts, state, log: 'decisions', vkeys: [vectors.vkey], at: new Date(0) });
    expect(report).toMatchObject({ size: 600, entries: 'read', findings: [] });
  });
});
