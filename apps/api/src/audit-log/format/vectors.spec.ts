// The committed vectors: this code writes them to the byte, and an implementation nobody here wrote verifies them.
// test/vectors/log: C2SP tlog-tiles, tlog-checkpoint, tlog-proof.
import { spawnSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fromProjectRoot } from '../../platform/files/project-root.js';
import { leafHash } from './hash.js';
import { makeLeaf } from './leaf.js';
import { formatCheckpoint, formatVerifierKey, openNote, parseCheckpoint, parseVerifierKey, signNote } from './note.js';
import { formatProof, parseProof } from './proof.js';
import { encodeEntries, formatTileName, placeOfNode, TileNodes, type TileName, widthInTree } from './tiles.js';
import { consistencyProof, type HashAt, inclusionProof, rootOf, verifyInclusion } from './tree.js';

const FOLDER = fromProjectRoot('test', 'vectors', 'log');
const ORIGIN = 'waarborg.example/vectors/decisions';
const SIZES = [0, 1, 2, 3, 7, 8, 255, 256, 257, 600];
const KEY = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 0x2a)]),
  format: 'der',
  type: 'pkcs8',
});
const LEAVES = Array.from(
  { length: 600 },
  (_, index) => makeLeaf({ kind: 'vector.written', at: new Date('2026-11-22T09:00:00Z'), facts: { number: index } }).bytes,
);
const HASHES = LEAVES.map(leafHash);

interface Vectors {
  readonly vkey: string;
  readonly size: number;
  readonly tiles: Readonly<Record<string, string>>;
  readonly checkpoints: readonly { readonly size: number; readonly note: string }[];
  readonly proofs: readonly { readonly size: number; readonly text: string }[];
  readonly consistency: readonly { readonly from: number; readonly to: number; readonly hashes: readonly string[] }[];
}

function tileBytes({ kind, level, n, width }: TileName): Buffer {
  const low = Number(n) * 256;
  if (kind === 'entries') {
    return encodeEntries(LEAVES.slice(low, low + width));
  }
  const below = (position: number): Buffer =>
    new TileNodes(tileBytes({ kind, level: level - 1, n: BigInt(position), width: 256 })).at(8, 0);
  return Buffer.concat(level === 0 ? HASHES.slice(low, low + width) : Array.from({ length: width }, (_, at) => below(low + at)));
}

function hashesIn(size: number): HashAt {
  return (height, position) => {
    const place = placeOfNode(height, position);
    const width = widthInTree(place.level, place.n, BigInt(size));
    return new TileNodes(tileBytes({ kind: 'hashes', level: place.level, n: place.n, width })).at(place.height, place.position);
  };
}

const noteAt = (size: number): string =>
  signNote(formatCheckpoint({ origin: ORIGIN, size: BigInt(size), root: rootOf(BigInt(size), hashesIn(size)) }), ORIGIN, KEY);

function written(): Vectors {
  const names: TileName[] = [0, 1, 2].flatMap((n) =>
    (['hashes', 'entries'] as const).map((kind) => ({ kind, level: 0, n: BigInt(n), width: widthInTree(0, BigInt(n), 600n) })),
  );
  const places = SIZES.slice(1).flatMap((size) => [...new Set([0, Math.floor(size / 2), size - 1])].map((index) => ({ size, index })));
  const pairs = SIZES.slice(1).flatMap((to) => SIZES.filter((from) => from > 0 && from < to).map((from) => ({ from, to })));
  return {
    vkey: formatVerifierKey(ORIGIN, KEY),
    size: 600,
    tiles: Object.fromEntries(
      [...names, { kind: 'hashes' as const, level: 1, n: 0n, width: 2 }].map((name) => [
        `tile/${formatTileName(name)}`,
        tileBytes(name).toString('base64'),
      ]),
    ),
    checkpoints: SIZES.map((size) => ({ size, note: noteAt(size) })),
    proofs: places.map(({ size, index }) => ({
      size,
      text: formatProof({
        index: BigInt(index),
        hashes: inclusionProof(BigInt(index), BigInt(size), hashesIn(size)),
        checkpoint: noteAt(size),
      }),
    })),
    consistency: pairs.map(({ from, to }) => ({
      from,
      to,
      hashes: consistencyProof(BigInt(from), BigInt(to), hashesIn(to)).map((hash) => hash.toString('base64')),
    })),
  };
}

const committed = JSON.parse(readFileSync(join(FOLDER, 'vectors.json'), 'utf8')) as Vectors;

describe('vectors of the log', () => {
  it('are what this code writes, to the byte', () => {
    expect(written()).toEqual(committed);
  });

  it('are read and verified by this code', () => {
    const verifier = parseVerifierKey(committed.vkey);
    const failed = committed.proofs.filter(({ text }) => {
      const proof = parseProof(text);
      const head = parseCheckpoint(openNote(proof.checkpoint, verifier));
      return !verifyInclusion(HASHES[Number(proof.index)] ?? Buffer.alloc(32), proof.index, head, proof.hashes);
    });
    expect(failed).toEqual([]);
  });

  it('are verified by golang.org/x/mod/sumdb', () => {
    const go = goIn(join(FOLDER, 'go'));
    if (go === null) {
      return;
    }
    const good = go(join(FOLDER, 'vectors.json'));
    const damaged = go(damagedCopy());
    expect(good.stderr).toBe('');
    expect(good.stdout).toMatch(/^verified 10 checkpoints, 7 tiles, 24 proofs, 36 consistency proofs$/m);
    expect(damaged.stderr).toContain('tiles, entry');
    expect(damaged.status).not.toBe(0);
  }, 120_000);
});

/** Writes the vectors with one bit of one hash in a tile changed. */
function damagedCopy(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'waarborg-vectors-')), 'damaged.json');
  const bytes = Buffer.from(committed.tiles['tile/0/001'] ?? '', 'base64');
  bytes[100] = (bytes[100] ?? 0) ^ 4;
  writeFileSync(path, JSON.stringify({ ...committed, tiles: { ...committed.tiles, 'tile/0/001': bytes.toString('base64') } }));
  return path;
}

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Answers how to run the Go program, or null, said aloud, on a machine that cannot. */
function goIn(cwd: string): ((path: string) => Run) | null {
  const fetched = spawnSync('go', ['mod', 'download'], { cwd, encoding: 'utf8' });
  if (fetched.error !== undefined || fetched.status !== 0) {
    process.stdout.write(fetched.error === undefined ? 'not run: golang.org/x/mod cannot be fetched\n' : 'not run: go not found\n');
    return null;
  }
  return (path) => spawnSync('go', ['run', '.', path], { cwd, encoding: 'utf8' });
}
