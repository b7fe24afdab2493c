// The public artefacts of a log: checkpoint, tiles, entry bundles and the proofs made from them (C2SP tlog-tiles, tlog-proof).
// Everything answers for the newest published checkpoint and nothing beyond it.
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, InvalidInput, NotFound } from '../common/index.js';
import { Transactions } from '../platform/database/index.js';
import { type EntryProof, formatProof } from './format/proof.js';
import {
  encodeEntries,
  formatTileName,
  parseTileName,
  placeOfNode,
  TILE_WIDTH,
  type TileName,
  TileNodes,
  widthInTree,
} from './format/tiles.js';
import { consistencyProof, type HashAt, inclusionProof, subtreesOf } from './format/tree.js';
import { isLogName, keyOf, type LogId } from './log-names.js';
import { LogPublisher } from './sequencing/log-publisher.service.js';
import { type CheckpointRow, LogReadingRepository, type LogRow } from './log-reading.repository.js';
import { TileCache } from './tile-cache.js';

const CHECKPOINT_FRESH_MS = 1000;
const FOREVER = 'public, max-age=31536000, immutable';
const A_MINUTE = 'public, max-age=60';
const PRIVATE = 'private, no-store';

/** An index or size in an address: decimal, no leading zero, within PostgreSQL's bigint. */
export const INDEX = /^(?:0|[1-9]\d{0,17})$/;

/** Bytes to serve and how long they may be cached. */
export interface Artefact {
  readonly bytes: Buffer;
  readonly cacheControl: string;
}

export interface ConsistencyProof {
  readonly from: string;
  readonly to: string;
  readonly hashes: readonly string[];
}

@Injectable()
export class LogArtefacts {
  private readonly cache = new TileCache();
  private readonly checkpoints = new Map<string, { readonly row: CheckpointRow; readonly readAt: number }>();

  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(LogReadingRepository) private readonly repository: LogReadingRepository,
    @Inject(LogPublisher) private readonly publisher: LogPublisher,
  ) {}

  /** Answers a log by the names in its address. @throws NotFound (404) */
  async find(slug: string, log: string): Promise<LogId & LogRow> {
    const found = isLogName(log) && /^[a-z0-9-]{1,100}$/.test(slug) ? await this.repository.find(slug, log) : null;
    if (!isLogName(log) || found === null) {
      throw new NotFound();
    }
    return { ...found, log };
  }

  /** Answers the newest signed checkpoint. @throws NotFound (404) for a log that was not opened. */
  async checkpoint(id: LogId): Promise<CheckpointRow> {
    const row = await this.transactions.read(id.institutionId, (tx) => this.repository.newestCheckpoint(tx, id));
    if (row === null) {
      throw new NotFound();
    }
    this.checkpoints.set(keyOf(id), { row, readAt: performance.now() });
    return row;
  }

  /** Answers a tile of hashes by its name. @throws NotFound (404) when the published tree has no such tile. */
  async tile(id: LogId, path: string): Promise<Artefact> {
    const name = await this.nameInTree(id, path, 'hashes');
    const tile = await this.loadTile(id, name.level, name.n, name.width);
    return { bytes: tile.bytes, cacheControl: name.width === TILE_WIDTH ? FOREVER : A_MINUTE };
  }

  /** Answers an entry bundle of the log `decisions`, which anybody may read. @throws NotFound (404) */
  async publicBundle(id: LogId, path: string): Promise<Artefact> {
    const name = await this.nameInTree(id, path, 'entries');
    return { bytes: await this.loadBundle(id, name), cacheControl: name.width === TILE_WIDTH ? FOREVER : A_MINUTE };
  }

  /** Answers an entry bundle to who may read entries of this institution. @throws NotFound (404) */
  async bundleFor(actor: Actor, id: LogId, path: string): Promise<Artefact> {
    if (actor.institutionId !== id.institutionId) {
      throw new NotFound();
    }
    return { bytes: await this.loadBundle(id, await this.nameInTree(id, path, 'entries')), cacheControl: PRIVATE };
  }

  /**
   * Proves that an entry stands at an index; an entry that just got its number is published first.
   * @throws NotFound (404) for an index that no entry has.
   * @see C2SP tlog-proof
   */
  async proof(id: LogId, index: bigint): Promise<EntryProof> {
    const head = (await this.headWith(id, index + 1n)) ?? (await this.publishFor(id, index));
    const hashes = await this.make(id, head.size, (hashAt) => inclusionProof(index, head.size, hashAt));
    return { index, hashes, checkpoint: head.note };
  }

  /** Writes the proof of an entry as a proof file. @throws NotFound (404) */
  async proofText(id: LogId, index: string): Promise<string> {
    return formatProof(await this.proof(id, parseIndex(index)));
  }

  /**
   * Proves that the tree of one size continues the tree of a smaller one.
   * @param to the newest published size when left out.
   * @throws InvalidInput (400) for sizes that were not published or stand in the wrong order.
   */
  async consistency(id: LogId, from: string, to: string | undefined): Promise<ConsistencyProof> {
    const newest = await this.checkpoint(id);
    const older = parseSize(from, '/from', newest.size);
    const newer = to === undefined ? newest.size : parseSize(to, '/to', newest.size);
    if (older > newer) {
      throw new InvalidInput([{ pointer: '/from', code: 'logSize' }]);
    }
    const hashes = await this.make(id, newer, (hashAt) => consistencyProof(older, newer, hashAt));
    return { from: older.toString(), to: newer.toString(), hashes: hashes.map((hash) => hash.toString('base64')) };
  }

  /** Answers a checkpoint of at least a size, from memory while it is fresh, or null when none is that large yet. */
  private async headWith(id: LogId, size: bigint): Promise<CheckpointRow | null> {
    const known = this.checkpoints.get(keyOf(id));
    if (known !== undefined && known.row.size >= size && performance.now() - known.readAt < CHECKPOINT_FRESH_MS) {
      return known.row;
    }
    const row = await this.checkpoint(id);
    return row.size >= size ? row : null;
  }

  private async publishFor(id: LogId, index: bigint): Promise<CheckpointRow> {
    const isNumbered = await this.transactions.read(
      id.institutionId,
      async (tx) => (await this.repository.countIndexes(tx, id, [index])) === 1,
    );
    if (isNumbered) {
      await this.publisher.publish(id);
    }
    const head = isNumbered ? await this.headWith(id, index + 1n) : null;
    if (head === null) {
      throw new NotFound();
    }
    return head;
  }

  private async nameInTree(id: LogId, path: string, kind: TileName['kind']): Promise<TileName> {
    const name = parseTileName(kind === 'entries' ? `entries/${path}` : path);
    if (name?.kind !== kind) {
      throw new NotFound();
    }
    const least = (name.n * BigInt(TILE_WIDTH) + BigInt(name.width)) << BigInt(8 * name.level);
    if ((await this.headWith(id, least)) === null) {
      throw new NotFound();
    }
    return name;
  }

  private async loadBundle(id: LogId, name: TileName): Promise<Buffer> {
    const low = name.n * BigInt(TILE_WIDTH);
    const range = { low, high: low + BigInt(name.width) };
    return encodeEntries(await this.transactions.read(id.institutionId, (tx) => this.repository.leaves(tx, id, range)));
  }

  /** Makes a proof in the tree of a size: names the tiles that it needs, fetches them, makes it. */
  private async make<T>(id: LogId, size: bigint, build: (hashAt: HashAt) => T): Promise<T> {
    const places = subtreesOf(build).map(({ height, position }) => placeOfNode(height, position));
    const tiles = new Map<string, TileNodes>();
    for (const { level, n } of places) {
      const key = `${level}/${n}`;
      if (!tiles.has(key)) {
        tiles.set(key, await this.loadTile(id, level, n, widthInTree(level, n, size)));
      }
    }
    return build((height, position) => {
      const place = placeOfNode(height, position);
      const tile = tiles.get(`${place.level}/${place.n}`);
      if (tile === undefined) {
        throw new RangeError('a tile of the proof was not fetched');
      }
      return tile.at(place.height, place.position);
    });
  }

  private async loadTile(id: LogId, level: number, n: bigint, width: number): Promise<TileNodes> {
    const key = `${keyOf(id)}/${formatTileName({ kind: 'hashes', level, n, width })}`;
    const known = this.cache.get(key);
    if (known !== undefined) {
      return known;
    }
    const low = n * BigInt(TILE_WIDTH);
    const bytes = await this.transactions.read(id.institutionId, async (tx) =>
      width === TILE_WIDTH
        ? await this.repository.fullTile(tx, id, level, n)
        : Buffer.concat(await this.repository.hashesAt(tx, id, level, { low, high: low + BigInt(width) })),
    );
    if (bytes === null) {
      throw new NotFound();
    }
    const tile = new TileNodes(bytes);
    this.cache.put(key, tile);
    return tile;
  }
}

/** Reads an index as it stands in an address. @throws NotFound (404) for anything that is no index. */
export function parseIndex(text: string): bigint {
  if (!INDEX.test(text)) {
    throw new NotFound();
  }
  return BigInt(text);
}

function parseSize(text: string, pointer: string, newest: bigint): bigint {
  if (!INDEX.test(text) || BigInt(text) > newest) {
    throw new InvalidInput([{ pointer, code: 'logSize' }]);
  }
  return BigInt(text);
}
