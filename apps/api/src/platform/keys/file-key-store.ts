// KeyStore in files of mode 0600, one a key, made atomically (write, fsync, link), never overwritten with another secret.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { type KeyName, KeyStore, KeyUnavailable, PLATFORM, type StoredKey } from './key-store.js';

const SAFE_NAME = /^[a-z0-9][a-z0-9.-]{0,80}$/;

interface KeyFile {
  readonly id: string;
  readonly created_at: string;
  readonly rotated_at: string | null;
  readonly destroyed_at: string | null;
  readonly holder: string;
  readonly secret: string;
}

export class FileKeyStore extends KeyStore {
  constructor(
    private readonly folder: string,
    private readonly clock: Clock,
  ) {
    super();
  }

  async ensure(name: KeyName): Promise<StoredKey> {
    const path = this.pathOf(name);
    const known = await readKey(path);
    if (known !== null) {
      return usable(known, name);
    }
    await createKeyFile(path, freshKey(name, this.clock.now()));
    return this.get(name);
  }

  async get(name: KeyName): Promise<StoredKey> {
    const path = this.pathOf(name);
    const known = await readKey(path);
    if (known === null) {
      throw new KeyUnavailable(name.kind);
    }
    return usable(known, name);
  }

  async destroy(name: KeyName): Promise<void> {
    const path = this.pathOf(name);
    const known = await this.get(name);
    await replaceKeyFile(path, { ...fileOf(known), destroyed_at: this.clock.now().toISOString(), secret: '' });
  }

  private pathOf(name: KeyName): string {
    if (!SAFE_NAME.test(name.name) || !SAFE_NAME.test(name.institutionId)) {
      throw new KeyUnavailable(name.kind);
    }
    return join(resolve(this.folder), name.institutionId, name.kind, `${name.name}.json`);
  }
}

function usable(key: StoredKey, name: KeyName): StoredKey {
  if (key.destroyedAt !== null) {
    throw new KeyUnavailable(name.kind);
  }
  return key;
}

function freshKey(name: KeyName, at: Date): KeyFile {
  const secret =
    name.kind === 'log-signing' || name.kind === 'policy-signing'
      ? generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' })
      : randomBytes(64);
  return {
    id: newId(at),
    created_at: at.toISOString(),
    rotated_at: null,
    destroyed_at: null,
    holder: PLATFORM,
    secret: secret.toString('base64'),
  };
}

async function readKey(path: string): Promise<StoredKey | null> {
  try {
    const file = JSON.parse(await readFile(path, 'utf8')) as KeyFile;
    return {
      id: file.id,
      createdAt: file.created_at,
      rotatedAt: file.rotated_at,
      destroyedAt: file.destroyed_at,
      holder: file.holder,
      secret: Buffer.from(file.secret, 'base64'),
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return null;
    }
    throw error;
  }
}

function fileOf(key: StoredKey): KeyFile {
  return {
    id: key.id,
    created_at: key.createdAt,
    rotated_at: key.rotatedAt,
    destroyed_at: key.destroyedAt,
    holder: key.holder,
    secret: key.secret.toString('base64'),
  };
}

async function writeBeside(path: string, file: KeyFile): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const handle = await open(beside, 'wx', 0o600);
  try {
    await handle.writeFile(JSON.stringify(file));
    await handle.sync();
  } finally {
    await handle.close();
  }
  return beside;
}

/** Puts a new key in place only when none is there: link fails when another process was first, and its key holds. */
async function createKeyFile(path: string, file: KeyFile): Promise<void> {
  const beside = await writeBeside(path, file);
  try {
    await link(beside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
  } finally {
    await unlink(beside);
  }
  await syncFolder(dirname(path));
}

async function replaceKeyFile(path: string, file: KeyFile): Promise<void> {
  await rename(await writeBeside(path, file), path);
  await syncFolder(dirname(path));
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
