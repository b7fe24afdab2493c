// Tiles that were served lately: a tile of a given width never changes, so keeping it is safe.
import { type TileNodes } from './format/tiles.js';

const KEPT = 1024;

/** Keeps the tiles used last (each up to 16 KB with its inner nodes). */
export class TileCache {
  private readonly tiles = new Map<string, TileNodes>();

  get(key: string): TileNodes | undefined {
    const tile = this.tiles.get(key);
    if (tile !== undefined) {
      this.tiles.delete(key);
      this.tiles.set(key, tile);
    }
    return tile;
  }

  put(key: string, tile: TileNodes): void {
    this.tiles.set(key, tile);
    const oldest = this.tiles.keys().next();
    if (this.tiles.size > KEPT && oldest.done !== true) {
      this.tiles.delete(oldest.value);
    }
  }
}
