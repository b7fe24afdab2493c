// The cache keeps the tiles used last.
import { describe, expect, it } from '@jest/globals';
import { TileNodes } from './format/tiles.js';
import { TileCache } from './tile-cache.js';

describe('TileCache', () => {
  it('forgets the tile that was not used for longest, once it holds 1,024', () => {
    const cache = new TileCache();
    const tile = new TileNodes(Buffer.alloc(32));
    Array.from({ length: 1024 }, (_, at) => cache.put(String(at), tile));
    expect(cache.get('0')).toBe(tile);
    cache.put('new', tile);
    expect(cache.get('1')).toBeUndefined();
    expect(cache.get('0')).toBe(tile);
    expect(cache.get('2')).toBe(tile);
  });
});
