// Keys in files: readable by their owner alone, made once, destroyed for good.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createPrivateKey } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FixedClock } from '../../../../../test/support/fixed-clock.js';
import { Clock } from '../../common/clock.js';
import { FileKeyStore, type KeyName, KeyUnavailable } from './index.js';

const NAME: KeyName = { institutionId: '017f22e2-79b0-7cc3-98c4-dc0c0c07398f', kind: 'register', name: 'subjects' };
let folder: string;
let store: FileKeyStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waarborg-keys-'));
  store = new FileKeyStore(join(folder, 'keys'), new FixedClock(new Date('2026-11-22T10:00:00Z')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (name: KeyName): string => join(folder, 'keys', name.institutionId, name.kind, `${name.name}.json`);
const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe('a key', () => {
  it('stands in a file of mode 0600 in a folder of mode 0700', async () => {
    await store.ensure(NAME);
    expect([modeOf(fileOf(NAME)), modeOf(join(fileOf(NAME), '..'))]).toEqual([0o600, 0o700]);
  });

  it('is 64 random bytes with its id and instant', async () => {
    const key = await store.ensure(NAME);
    expect(key).toMatchObject({ createdAt: '2026-11-22T10:00:00.000Z', destroyedAt: null, rotatedAt: null });
    expect(key.secret).toHaveLength(64);
    expect(key.secret.equals((await store.ensure({ ...NAME, name: 'other' })).secret)).toBe(false);
  });

  it('for signing a log is an Ed25519 key', async () => {
    const { secret } = await store.ensure({ ...NAME, kind: 'log-signing', name: 'decisions' });
    expect(createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' }).asymmetricKeyType).toBe('ed25519');
  });

  it('is the same whenever it is asked, also by another store on the folder', async () => {
    const first = await store.ensure(NAME);
    const other = new FileKeyStore(join(folder, 'keys'), new FixedClock(new Date('2027-01-01T00:00:00Z')));
    expect([await store.get(NAME), await other.ensure(NAME)]).toEqual([first, first]);
  });

  it('is made once when twenty ask for it at the same time, and leaves no other file', async () => {
    const stores = Array.from({ length: 20 }, () => new FileKeyStore(join(folder, 'keys'), new FixedClock(new Date())));
    const secrets = await Promise.all(stores.map(async (each) => (await each.ensure(NAME)).secret.toString('hex')));
    expect(new Set(secrets).size).toBe(1);
    expect(readdirSync(join(fileOf(NAME), '..'))).toEqual(['subjects.json']);
  });

  it('that another process made in between is the one that holds', async () => {
    const theirs = {
      id: 'x',
      created_at: '',
      rotated_at: null,
      destroyed_at: null,
      holder: 'platform',
      secret: Buffer.alloc(64, 7).toString('base64'),
    };
    class ClockWhileOthersWork extends Clock {
      now(): Date {
        mkdirSync(join(fileOf(NAME), '..'), { recursive: true });
        writeFileSync(fileOf(NAME), JSON.stringify(theirs));
        return new Date();
      }
    }
    expect((await new FileKeyStore(join(folder, 'keys'), new ClockWhileOthersWork()).ensure(NAME)).secret).toEqual(Buffer.alloc(64, 7));
  });

  it('is apart for each institution, kind and name', async () => {
    const names: KeyName[] = [NAME, { ...NAME, institutionId: 'other' }, { ...NAME, kind: 'opening' }, { ...NAME, name: 'subjects.2' }];
    const secrets = await Promise.all(names.map(async (name) => (await store.ensure(name)).secret.toString('hex')));
    expect(new Set(secrets).size).toBe(4);
  });
});

describe('a key that does not exist', () => {
  it('is not made by asking for it with get', async () => {
    await expect(store.get(NAME)).rejects.toThrow(KeyUnavailable);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a destroyed key', () => {
  it('is never had again, nor made anew', async () => {
    await store.ensure(NAME);
    await store.destroy(NAME);
    await expect(store.get(NAME)).rejects.toThrow(KeyUnavailable);
    await expect(store.ensure(NAME)).rejects.toThrow(KeyUnavailable);
    await expect(store.destroy(NAME)).rejects.toThrow(KeyUnavailable);
  });

  it('leaves its id and the instant in the file, still of mode 0600, but not the secret', async () => {
    const { id, secret } = await store.ensure(NAME);
    await store.destroy(NAME);
    const text = readFileSync(fileOf(NAME), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ id, destroyed_at: '2026-11-22T10:00:00.000Z', secret: '' });
    expect(text).not.toContain(secret.toString('base64'));
    expect(modeOf(fileOf(NAME))).toBe(0o600);
  });

  it('leaves other keys alone', async () => {
    const other = await store.ensure({ ...NAME, name: 'other' });
    await store.ensure(NAME);
    await store.destroy(NAME);
    expect(await store.get({ ...NAME, name: 'other' })).toEqual(other);
  });
});

describe('the name of a key', () => {
  it.each(['..', '../x', 'a/b', '', '.hidden', 'A', 'a b', 'a\n', 'a\0', 'x'.repeat(82)])('refuses %j', async (name) => {
    await expect(store.ensure({ ...NAME, name })).rejects.toThrow(KeyUnavailable);
    await expect(store.ensure({ ...NAME, institutionId: name })).rejects.toThrow(KeyUnavailable);
  });

  it('takes a process id with a key period', async () => {
    expect((await store.ensure({ ...NAME, kind: 'pseudonym', name: `${NAME.institutionId}.1` })).secret).toHaveLength(64);
  });
});

describe('a key file that is damaged', () => {
  it('is not replaced by a fresh key', async () => {
    await store.ensure(NAME);
    writeFileSync(fileOf(NAME), '{"id":');
    await expect(store.ensure(NAME)).rejects.toThrow(SyntaxError);
    expect(readFileSync(fileOf(NAME), 'utf8')).toBe('{"id":');
  });
});
