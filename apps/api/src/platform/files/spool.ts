// The spool: uploads wait here, encrypted (AES-256-CTR under a key of the institution), until loaded or refused.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, unlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isId } from '../../common/ids.js';
import { type KeyStore } from '../keys/index.js';

const IV_BYTES = 16;

export interface Spooled {
  readonly bytes: number;
  /** SHA-256 of the upload as it came, hexadecimal. */
  readonly sha256: string;
}

/** Says that an upload is larger than the limit; what was written is gone. */
export class SpoolOverflow extends Error {}

export class Spool {
  constructor(
    private readonly folder: string,
    private readonly keys: KeyStore,
  ) {}

  /** Keeps an upload under a fresh id. @throws SpoolOverflow beyond `maxBytes`. */
  async keep(institutionId: string, id: string, source: Readable, maxBytes: number): Promise<Spooled> {
    const key = await this.key(institutionId);
    const handle = await open(await this.pathOf(institutionId, id), 'wx', 0o600);
    const iv = randomBytes(IV_BYTES);
    const hash = createHash('sha256');
    let bytes = 0;
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done): void {
        bytes += chunk.length;
        hash.update(chunk);
        done(bytes > maxBytes ? new SpoolOverflow() : null, chunk);
      },
    });
    const target = handle.createWriteStream();
    target.write(iv);
    try {
      await pipeline(source, meter, createCipheriv('aes-256-ctr', key, iv), target);
    } catch (error) {
      await this.drop(institutionId, id);
      throw error;
    }
    return { bytes, sha256: hash.digest('hex') };
  }

  /** Opens an upload for reading, decrypted. */
  async open(institutionId: string, id: string): Promise<Readable> {
    const path = await this.pathOf(institutionId, id);
    const iv = Buffer.alloc(IV_BYTES);
    const handle = await open(path, 'r');
    try {
      await handle.read(iv, 0, IV_BYTES, 0);
    } finally {
      await handle.close();
    }
    const decipher = createDecipheriv('aes-256-ctr', await this.key(institutionId), iv);
    const source = createReadStream(path, { start: IV_BYTES });
    source.once('error', (error) => decipher.destroy(error));
    decipher.once('close', () => source.destroy());
    return source.pipe(decipher);
  }

  /** Removes an upload; removing one that is gone is nothing. */
  async drop(institutionId: string, id: string): Promise<void> {
    try {
      await unlink(await this.pathOf(institutionId, id));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        throw error;
      }
    }
  }

  private async key(institutionId: string): Promise<Buffer> {
    return (await this.keys.ensure({ institutionId, kind: 'spool', name: 'uploads' })).secret.subarray(0, 32);
  }

  private async pathOf(institutionId: string, id: string): Promise<string> {
    if (!isId(institutionId) || !isId(id)) {
      throw new TypeError('the spool takes ids only');
    }
    const folder = join(resolve(this.folder), institutionId);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return join(folder, id);
  }
}
