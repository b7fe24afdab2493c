// Only the key that a log was opened with signs its checkpoints.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { SystemClock } from '../../common/clock.js';
import { FileKeyStore, KeyUnavailable } from '../../platform/keys/index.js';
import { LogIntegrityFault } from '../audit-log.errors.js';
import { EMPTY_ROOT } from '../format/hash.js';
import { openNote, parseVerifierKey } from '../format/note.js';
import { LogSigner } from './log-signer.service.js';

const ID = { institutionId: '0190f8a0-0000-7000-8000-000000000001', log: 'decisions' } as const;
const ORIGIN = 'waarborg.example/demo/decisions';
const CHECKPOINT = { origin: ORIGIN, size: 0n, root: EMPTY_ROOT };

describe('LogSigner', () => {
  let folder = '';
  const signer = (): LogSigner => new LogSigner(new FileKeyStore(folder, new SystemClock()));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waarborg-keys-'));
  });

  it('signs with the key whose verifier key the log was opened with', async () => {
    const vkey = await signer().open(ID, ORIGIN);
    const note = await signer().sign(ID, CHECKPOINT, vkey);
    expect(openNote(note, parseVerifierKey(vkey))).toContain(`${ORIGIN}\n0\n`);
  });

  it('signs nothing with another key, also one made after the first was lost', async () => {
    const vkey = await signer().open(ID, ORIGIN);
    rmSync(folder, { recursive: true });
    await expect(signer().sign(ID, CHECKPOINT, vkey)).rejects.toBeInstanceOf(KeyUnavailable);
    const other = await signer().open(ID, ORIGIN);
    await expect(signer().sign(ID, CHECKPOINT, vkey)).rejects.toBeInstanceOf(LogIntegrityFault);
    expect(await signer().sign(ID, CHECKPOINT, other)).toContain(ORIGIN);
  });
});
