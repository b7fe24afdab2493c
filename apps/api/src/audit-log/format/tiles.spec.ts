// Names and bytes of tiles, with the examples of C2SP tlog-tiles.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leafHash, nodeHash } from './hash.js';
import {
  decodeEntries,
  encodeEntries,
  formatTileName,
  parseTileName,
  placeOfNode,
  TileNodes,
  type TileName,
  widthInTree,
} from './tiles.js';

const tileNames = fc.record<TileName>({
  kind: fc.constant('hashes'),
  level: fc.integer({ min: 0, max: 63 }),
  n: fc.bigInt({ min: 0n, max: 10n ** 21n - 1n }),
  width: fc.integer({ min: 1, max: 256 }),
});

describe('tile names', () => {
  it('writes the number in groups of three digits, all but the last behind an x', () => {
    expect(formatTileName({ kind: 'hashes', level: 0, n: 1_234_067n, width: 256 })).toBe('0/x001/x234/067');
    expect(formatTileName({ kind: 'entries', level: 0, n: 0n, width: 12 })).toBe('entries/000.p/12');
    expect(parseTileName('1/x001/000.p/255')).toEqual({ kind: 'hashes', level: 1, n: 1000n, width: 255 });
  });

  it('reads back every name that it writes', () => {
    fc.assert(
      fc.property(tileNames, (name) => {
        expect(parseTileName(formatTileName(name))).toEqual(name);
      }),
      { seed: 1 },
    );
  });

  it.each([
    '',
    '0',
    '0/',
    '00/000',
    '64/000',
    '-1/000',
    '0/0',
    '0/0000',
    '0/x000/001',
    '0/x001',
    '0/001/x002',
    '0/x01/002',
    '0/000.p/0',
    '0/000.p/01',
    '0/000.p/256',
    '0/000.p/',
    '0/000.p/1/',
    '0/000/../001',
    '0/000\n',
    'entries',
    'entries/',
    'entries/000.p/300',
    'entries/0/000',
    '0/x999/x999/x999/x999/x999/x999/x999/999',
  ])('refuses %j', (path) => {
    expect(parseTileName(path)).toBeNull();
  });

  it('refuses or reads back whatever text comes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9xpe./]{0,20}$/), (path) => {
        const name = parseTileName(path);
        expect(name === null ? path : formatTileName(name)).toBe(path);
      }),
      { seed: 2, numRuns: 2000 },
    );
  });
});

describe('widthInTree', () => {
  it('has the partial tiles of the specification’s example of 70,000 entries', () => {
    expect([widthInTree(0, 272n, 70_000n), widthInTree(0, 273n, 70_000n), widthInTree(0, 274n, 70_000n)]).toEqual([256, 112, 0]);
    expect([widthInTree(1, 0n, 70_000n), widthInTree(1, 1n, 70_000n)]).toEqual([256, 17]);
    expect([widthInTree(2, 0n, 70_000n), widthInTree(3, 0n, 70_000n)]).toEqual([1, 0]);
  });
});

describe('entry bundles', () => {
  it('hold each entry after its length in two bytes', () => {
    expect(encodeEntries([Buffer.from('ab'), Buffer.alloc(0)]).toString('hex')).toBe('000261620000');
  });

  it('give back the entries that were put in, and refuse a bundle cut short', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 }), (leaves) => {
        const bundle = encodeEntries(leaves);
        expect(decodeEntries(bundle)).toEqual(leaves.map((leaf) => Buffer.from(leaf)));
        expect(() => decodeEntries(Buffer.concat([bundle, Buffer.of(0)]))).toThrow(RangeError);
      }),
      { seed: 3 },
    );
    expect(() => decodeEntries(Buffer.of(0, 2, 65))).toThrow(RangeError);
  });

  it('take an entry of 65,535 bytes and none longer', () => {
    expect(encodeEntries([Buffer.alloc(65_535)]).length).toBe(65_537);
    expect(() => encodeEntries([Buffer.alloc(65_536)])).toThrow(RangeError);
  });
});

describe('TileNodes', () => {
  const hashes = [1, 2, 3].map((byte) => leafHash(Buffer.of(byte)));
  const [first, second, third] = hashes as [Buffer, Buffer, Buffer];

  it('has the nodes over complete subtrees and no others', () => {
    const tile = new TileNodes(Buffer.concat(hashes));
    expect(tile.at(0, 2)).toEqual(third);
    expect(tile.at(1, 0)).toEqual(nodeHash(first, second));
    expect(() => tile.at(1, 1)).toThrow(RangeError);
    expect(() => tile.at(2, 0)).toThrow(RangeError);
  });
});

describe('placeOfNode', () => {
  it('finds the tile, and the place within it, of a subtree', () => {
    expect(placeOfNode(0, 257n)).toEqual({ level: 0, n: 1n, height: 0, position: 1 });
    expect(placeOfNode(7, 3n)).toEqual({ level: 0, n: 1n, height: 7, position: 1 });
    expect(placeOfNode(8, 257n)).toEqual({ level: 1, n: 1n, height: 0, position: 1 });
    expect(placeOfNode(60, 1n)).toEqual({ level: 7, n: 0n, height: 4, position: 1 });
  });
});
