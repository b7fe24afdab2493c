// Uploads wait encrypted; what is too large leaves nothing behind.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { FixedClock } from '../../../../../test/support/fixed-clock.js';
import { FileKeyStore } from '../keys/index.js';
import { Spool, SpoolOverflow } from './spool.js';

const INSTITUTION = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f';
const ID = '017f22e2-79b0-7cc3-98c4-dc0c0c073990';
const LINE = 'student;grade\n100200300;7,5\n';
let folder: string;
let spool: Spool;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waarborg-spool-'));
  spool = new Spool(join(folder, 'spool'), new FileKeyStore(join(folder, 'keys'), new FixedClock(new Date())));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (id: string): string => join(folder, 'spool', INSTITUTION, id);

async function readBack(id: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await spool.open(INSTITUTION, id)) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

describe('an upload', () => {
  it('comes back as it came, counted and digested', async () => {
    const bytes = randomBytes(300_000);
    const kept = await spool.keep(INSTITUTION, ID, Readable.from([bytes.subarray(0, 17), bytes.subarray(17)]), 300_000);
    expect(kept).toEqual({ bytes: 300_000, sha256: createHash('sha256').update(bytes).digest('hex') });
    expect((await readBack(ID)).equals(bytes)).toBe(true);
  });

  it('does not stand in plain on the disk, and its file is its owner’s alone', async () => {
    await spool.keep(INSTITUTION, ID, Readable.from([Buffer.from(LINE.repeat(50))]), 10_000);
    const stored = readFileSync(fileOf(ID));
    expect(stored).toHaveLength(LINE.length * 50 + 16);
    expect(stored.includes('100200300')).toBe(false);
    expect(statSync(fileOf(ID)).mode & 0o777).toBe(0o600);
  });

  it('is encrypted differently each time', async () => {
    const other = ID.replace(/0$/, '1');
    await spool.keep(INSTITUTION, ID, Readable.from([Buffer.from(LINE)]), 1_000);
    await spool.keep(INSTITUTION, other, Readable.from([Buffer.from(LINE)]), 1_000);
    expect(
      readFileSync(fileOf(ID))
        .subarray(16)
        .equals(readFileSync(fileOf(other)).subarray(16)),
    ).toBe(false);
  });

  it('may be as large as the limit', async () => {
    expect(await spool.keep(INSTITUTION, ID, Readable.from([Buffer.alloc(1_000)]), 1_000)).toMatchObject({ bytes: 1_000 });
  });

  it('of one byte more than the limit is refused and leaves nothing', async () => {
    await expect(spool.keep(INSTITUTION, ID, Readable.from([Buffer.alloc(1_001)]), 1_000)).rejects.toThrow(SpoolOverflow);
    expect(readdirSync(join(folder, 'spool', INSTITUTION))).toEqual([]);
  });

  it('that is cut off on its way leaves nothing', async () => {
    const source = Readable.from(
      (function* () {
        yield Buffer.from(LINE);
        throw new Error('cut off');
      })(),
    );
    await expect(spool.keep(INSTITUTION, ID, source, 1_000)).rejects.toThrow('cut off');
    expect(existsSync(fileOf(ID))).toBe(false);
  });

  it('is gone once dropped, and dropping it again is nothing', async () => {
    await spool.keep(INSTITUTION, ID, Readable.from([Buffer.from(LINE)]), 1_000);
    await spool.drop(INSTITUTION, ID);
    await spool.drop(INSTITUTION, ID);
    await expect(spool.open(INSTITUTION, ID)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('of an earlier id is not overwritten, nor lost by the attempt', async () => {
    await spool.keep(INSTITUTION, ID, Readable.from([Buffer.from(LINE)]), 1_000);
    await expect(spool.keep(INSTITUTION, ID, Readable.from([Buffer.from('x')]), 1_000)).rejects.toMatchObject({ code: 'EEXIST' });
    expect((await readBack(ID)).toString()).toBe(LINE);
  });
});

describe('the name of an upload', () => {
  it.each(['..', '../../etc/passwd', 'x', ''])('is an id, and not %j', async (id) => {
    await expect(spool.keep(INSTITUTION, id, Readable.from([]), 10)).rejects.toThrow(TypeError);
    await expect(spool.open(INSTITUTION, id)).rejects.toThrow(TypeError);
  });
});
