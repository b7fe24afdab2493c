// Signs checkpoints with each log's Ed25519 key; a key other than the one the log was opened with signs nothing.
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { KeyStore, type StoredKey } from '../../platform/keys/index.js';
import { LogIntegrityFault } from '../audit-log.errors.js';
import { type Checkpoint, formatCheckpoint, formatVerifierKey, signNote } from '../format/note.js';
import { keyOf, type LogId } from '../log-names.js';

@Injectable()
export class LogSigner {
  private readonly keys = new Map<string, KeyObject>();

  constructor(@Inject(KeyStore) private readonly keyStore: KeyStore) {}

  /** Answers the verifier key of a log that is being opened, making its signing key when there is none. */
  async open(id: LogId, origin: string): Promise<string> {
    const key = privateKeyOf(await this.keyStore.ensure({ institutionId: id.institutionId, kind: 'log-signing', name: id.log }));
    return formatVerifierKey(origin, key);
  }

  /**
   * Signs a checkpoint.
   * @throws KeyUnavailable when the key is gone; LogIntegrityFault when it is not the log's key.
   */
  async sign(id: LogId, checkpoint: Checkpoint, vkey: string): Promise<string> {
    const key = this.keys.get(keyOf(id)) ?? (await this.load(id, checkpoint, vkey));
    return signNote(formatCheckpoint(checkpoint), checkpoint.origin, key);
  }

  private async load(id: LogId, checkpoint: Checkpoint, vkey: string): Promise<KeyObject> {
    const key = privateKeyOf(await this.keyStore.get({ institutionId: id.institutionId, kind: 'log-signing', name: id.log }));
    const found = formatVerifierKey(checkpoint.origin, key);
    if (found !== vkey) {
      throw new LogIntegrityFault(id, 'key', checkpoint.size, { expected: vkey, found });
    }
    this.keys.set(keyOf(id), key);
    return key;
  }
}

function privateKeyOf(stored: StoredKey): KeyObject {
  return createPrivateKey({ key: stored.secret, format: 'der', type: 'pkcs8' });
}
