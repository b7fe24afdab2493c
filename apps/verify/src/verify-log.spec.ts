// A log as it is published verifies; every way of tampering with it is found, named, and kept as evidence.
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Artefacts, Closed, type LogName, Missing, Unreachable } from './artefacts.js';
import { canonical } from './entries.js';
import { type LogReport } from './finding.js';
import { hashLeaf, nextLevel, rootsOf } from './merkle.js';
import { isVerified, linesOf, readCatalogue } from './report.js';
import { State } from './state.js';
import { tilesOf } from './tile-format.js';
import { verifyLog } from './verify-log.js';

const ORIGIN = 'waarborg.example/demo/accesses';
const entry = (number: number): Buffer =>
  Buffer.from(canonical({ at: '2026-11-22T09:00:00Z', facts: { number }, kind: 'test.written', v: 1 }));
const entries = (count: number): Buffer[] => Array.from({ length: count }, (_, number) => entry(number));

/** A published log in memory, honest unless told otherwise. */
class PublishedLog implements Artefacts {
  readonly files = new Map<string, Buffer>();
  isClosed = false;
  isDown = false;

  constructor(
    private readonly key: KeyObject,
    private readonly origin = ORIGIN,
  ) {}

  get vkey(): string {
    const encoded = Buffer.concat([Buffer.of(1), publicBytes(this.key)]);
    const id = createHash('sha256').update(`${this.origin}\n`).update(encoded).digest('hex').slice(0, 8);
    return `${this.origin}+${id}+${encoded.toString('base64')}`;
  }

  publish(leaves: readonly Buffer[]): this {
    this.publishTiles(leaves.map(hashLeaf));
    this.publishBundles(leaves, leaves.length);
    this.publishCheckpoint(leaves.length, rootsOf(leaves.map(hashLeaf), 0).root);
    this.files.set('vkey', Buffer.from(`${this.vkey}\n`));
    return this;
  }

  publishTiles(leafHashes: readonly Buffer[]): this {
    let hashes: Buffer[] = [...leafHashes];
    for (let level = 0; hashes.length > 0; level += 1) {
      tilesOf(level, hashes.length).forEach(({ path }, n) => this.files.set(path, Buffer.concat(hashes.slice(n * 256, (n + 1) * 256))));
      hashes = nextLevel(hashes);
    }
    return this;
  }

  /** Writes the bundles of a log of `size` entries; those that are missing make the last bundle short. */
  publishBundles(leaves: readonly Buffer[], size: number): this {
    tilesOf('entries', size).forEach(({ path }, n) => {
      const bundle = leaves.slice(n * 256, (n + 1) * 256).flatMap((leaf) => [Buffer.of(leaf.length >> 8, leaf.length & 255), leaf]);
      this.files.set(path, Buffer.concat(bundle));
    });
    return this;
  }

  publishCheckpoint(size: number, root: Buffer): this {
    const text = `${this.origin}\n${size}\n${root.toString('base64')}\n`;
    const id = Buffer.from(this.vkey.split('+')[1] ?? '', 'hex');
    const signature = Buffer.concat([id, sign(null, Buffer.from(text), this.key)]).toString('base64');
    this.files.set('checkpoint', Buffer.from(`${text}\n— ${this.origin} ${signature}\n`));
    return this;
  }

  read(_: LogName, name: string): Promise<Buffer> {
    const file = this.files.get(name);
    if (this.isDown) {
      return Promise.reject(new Unreachable('ECONNREFUSED'));
    }
    if (this.isClosed && name.startsWith('tile/entries/')) {
      return Promise.reject(new Closed());
    }
    return file === undefined ? Promise.reject(new Missing()) : Promise.resolve(file);
  }
}

function publicBytes(key: KeyObject): Buffer {
  const jwk = key.export({ format: 'jwk' });
  return Buffer.from(jwk.x ?? '', 'base64url');
}

function swapped<T>(list: readonly T[], a: number, b: number): T[] {
  const result = [...list];
  result.splice(a, 1, ...list.slice(b, b + 1));
  result.splice(b, 1, ...list.slice(a, a + 1));
  return result;
}

describe('verifyLog', () => {
  let folder = '';
  let key: KeyObject = generateKeyPairSync('ed25519').privateKey;
  const verify = (log: PublishedLog, vkeys: readonly string[] = []): Promise<LogReport> =>
    verifyLog({ artefacts: log, state: new State(folder, 'demo'), log: 'accesses', vkeys, at: new Date('2026-11-22T09:00:00Z') });
  const found = async (log: PublishedLog, vkeys: readonly string[] = []): Promise<string[]> =>
    (await verify(log, vkeys)).findings.map(({ code, params }) =>
      ['index', 'to', 'path'].reduce((text, name) => (params[name] === undefined ? text : `${text} ${params[name]}`), code),
    );

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waarborg-verify-'));
    key = generateKeyPairSync('ed25519').privateKey;
  });

  it.each([0, 1, 255, 256, 257, 700])('verifies a log of %d entries, and again when it has grown', async (size) => {
    const log = new PublishedLog(key).publish(entries(size));
    expect(await verify(log)).toMatchObject({ size, entries: 'read', earlierSize: null, findings: [] });
    expect(await verify(log.publish(entries(size + 3)))).toMatchObject({ size: size + 3, earlierSize: size, findings: [] });
  });

  it('verifies a log of three levels of tiles', async () => {
    const leafHashes = Array.from({ length: 65_600 }, (_, at) => createHash('sha256').update(String(at)).digest());
    const log = new PublishedLog(key).publish([]).publishTiles(leafHashes).publishCheckpoint(65_600, rootsOf(leafHashes, 0).root);
    log.isClosed = true;
    expect(await found(log)).toEqual([]);
    log.files.set('tile/2/000.p/1', Buffer.alloc(32));
    expect(await found(log)).toEqual(['tile-differs tile/2/000.p/1']);
  }, 60_000);

  it('verifies hashes, tiles and signature of a log whose entries are closed to the reader', async () => {
    const log = new PublishedLog(key).publish(entries(300));
    log.isClosed = true;
    expect(await verify(log)).toMatchObject({ size: 300, entries: 'closed', findings: [] });
    log.files.set('tile/0/000', Buffer.concat(entries(256).map((leaf, at) => hashLeaf(at === 7 ? Buffer.of(1) : leaf))));
    expect(await found(log)).toEqual(expect.arrayContaining(['root-differs', 'tile-differs tile/1/000.p/1', 'entry-changed 7']));
  });

  it('names an entry that was changed, removed or moved under hashes that hold', async () => {
    const log = new PublishedLog(key).publish(entries(600));
    const changed = entries(600).map((leaf, at) => (at === 300 ? entry(9999) : leaf));
    expect(await found(log.publishBundles(changed, 600))).toEqual(['entry-changed 300']);
    expect(
      await found(
        log.publishBundles(
          entries(600).filter((_, at) => at !== 300),
          600,
        ),
      ),
    ).toEqual(['entry-removed 300']);
    expect(await found(log.publishBundles(swapped(entries(600), 20, 500), 600))).toEqual([
      'entry-reordered 20 500',
      'entry-reordered 500 20',
    ]);
  });

  it('names, from what it saw before, entries changed together with their hashes', async () => {
    const log = new PublishedLog(key).publish(entries(100));
    await verify(log);
    const changed = entries(100).map((leaf, at) => (at === 40 ? entry(9999) : leaf));
    log.publishTiles(changed.map(hashLeaf)).publishBundles(changed, 100);
    expect(await found(log)).toEqual(['root-differs', 'history-changed', 'entry-changed 40']);
  });

  it('finds a log rewritten and signed again, and keeps both checkpoints', async () => {
    const log = new PublishedLog(key).publish(entries(100));
    const before = log.files.get('checkpoint')?.toString('utf8');
    await verify(log);
    log.publish(swapped(entries(110), 10, 90));
    expect(await found(log)).toEqual(['history-changed', 'entry-reordered 10 90', 'entry-reordered 90 10']);
    const evidence = join(folder, 'demo', 'accesses', 'evidence');
    const [at = ''] = readdirSync(evidence);
    expect(readFileSync(join(evidence, at, 'checkpoint-before'), 'utf8')).toBe(before);
    expect(readFileSync(join(evidence, at, 'checkpoint-now'), 'utf8')).toBe(log.files.get('checkpoint')?.toString('utf8'));
    expect(await found(log)).toContain('history-changed');
  });

  it('finds a log that shrank', async () => {
    await verify(new PublishedLog(key).publish(entries(100)));
    expect(await found(new PublishedLog(key).publish(entries(99)))).toEqual(['tree-shrunk', 'entry-removed 99']);
  });

  it('refuses a checkpoint with any byte changed, and one signed by another key', async () => {
    const log = new PublishedLog(key).publish(entries(3));
    const good = log.files.get('checkpoint') ?? Buffer.alloc(0);
    log.files.set('checkpoint', Buffer.from(good.toString('utf8').replace('\n3\n', '\n2\n')));
    expect(await found(log)).toEqual(['checkpoint-unsigned']);
    const other = new PublishedLog(generateKeyPairSync('ed25519').privateKey).publish(entries(3));
    log.files.set('checkpoint', other.files.get('checkpoint') ?? Buffer.alloc(0));
    expect(await found(log)).toEqual(['checkpoint-unsigned']);
  });

  it('pins the key it saw first, or the one that was given', async () => {
    const log = new PublishedLog(key).publish(entries(3));
    const other = new PublishedLog(generateKeyPairSync('ed25519').privateKey).publish(entries(3));
    expect(await found(other, [log.vkey])).toEqual(['key-changed']);
    expect(await found(log, [log.vkey])).toEqual([]);
    expect(await found(other)).toEqual(['key-changed']);
  });

  it('tells of tiles that are missing or do not follow from those below', async () => {
    const log = new PublishedLog(key).publish(entries(600));
    const upper = log.files.get('tile/1/000.p/2') ?? Buffer.alloc(0);
    log.files.set('tile/1/000.p/2', Buffer.concat([upper.subarray(32), upper.subarray(0, 32)]));
    expect(await found(log)).toEqual(['tile-differs tile/1/000.p/2']);
    log.files.delete('tile/0/001');
    expect(await found(log)).toEqual(['artefact-missing tile/0/001']);
    log.files.set('tile/0/001', Buffer.alloc(31));
    expect(await found(log)).toEqual(['artefact-malformed tile/0/001']);
  });

  it('refuses a checkpoint of more entries than any log has, before it asks for their tiles', async () => {
    const log = new PublishedLog(key).publish(entries(1)).publishCheckpoint(2 ** 52, Buffer.alloc(32));
    expect(await found(log)).toEqual(['artefact-malformed checkpoint']);
  });

  it('says that a log cannot be read, which is not verified and leaves what it knew', async () => {
    const log = new PublishedLog(key).publish(entries(3));
    await verify(log);
    log.isDown = true;
    const report = await verify(log);
    expect(report.findings.map((one) => one.code)).toEqual(['unreachable']);
    expect(isVerified([report])).toBe(false);
    expect(existsSync(join(folder, 'demo', 'accesses', 'evidence'))).toBe(false);
  });

  it('tells what it found in both languages, with nothing left unfilled', async () => {
    const log = new PublishedLog(key).publish(entries(600));
    log.publishBundles(
      entries(600).filter((_, at) => at !== 300),
      600,
    );
    const reports = [await verify(log)];
    expect(linesOf(readCatalogue('en'), reports, folder)).toContain('accesses: entry 300 was removed');
    expect(linesOf(readCatalogue('nl'), reports, folder)).toContain('accesses: regel 300 is verwijderd');
    expect(linesOf(readCatalogue('en'), reports, folder).join('\n')).not.toMatch(/\{\w+\}/);
  });

  it('has the same codes in both catalogues', () => {
    expect(Object.keys(readCatalogue('nl'))).toEqual(Object.keys(readCatalogue('en')));
  });
});
