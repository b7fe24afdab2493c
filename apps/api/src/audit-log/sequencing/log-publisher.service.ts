// Integrates numbered entries into the tree and publishes checkpoints, the checkpoint last. Before signing, the entries are
// read again and their hashes and the root recomputed: what was altered since it was logged stops the log.
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { systemActor } from '../../common/index.js';
import { Transactions, type Tx } from '../../platform/database/index.js';
import { LogIntegrityFault } from '../audit-log.errors.js';
import { leafHash } from '../format/hash.js';
import { TILE_WIDTH } from '../format/tiles.js';
import { edgeRanges, type FullTile, TreeEdge } from '../format/tree-edge.js';
import { type LogId } from '../log-names.js';
import { type CheckpointRow, LogReadingRepository } from '../log-reading.repository.js';
import { LogSigner } from './log-signer.service.js';
import { LogWritingRepository, type StoredLeaf } from '../log-writing.repository.js';

const MOST_ENTRIES = 4096;

@Injectable()
export class LogPublisher {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(LogWritingRepository) private readonly writing: LogWritingRepository,
    @Inject(LogReadingRepository) private readonly reading: LogReadingRepository,
    @Inject(LogSigner) private readonly signer: LogSigner,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Writes the checkpoint of the empty tree of a log that is being opened. */
  async publishEmpty(tx: Tx, id: LogId, origin: string, vkey: string): Promise<void> {
    await this.signAndInsert(tx, id, { origin, vkey }, new TreeEdge(0n, []));
  }

  /**
   * Publishes all numbered entries of a log, in checkpoints of bounded length; does nothing while another process is at it.
   * @throws LogIntegrityFault when stored data differ from what was logged; nothing is signed then.
   */
  async publish(id: LogId): Promise<void> {
    let hasMore = true;
    while (hasMore) {
      hasMore = await this.transactions.write(systemActor(id.institutionId), (tx) => this.publishSome(tx, id));
    }
  }

  private async publishSome(tx: Tx, id: LogId): Promise<boolean> {
    if (!(await this.writing.tryPublishLock(tx, id))) {
      return false;
    }
    const log = await this.reading.log(tx, id);
    const last = await this.reading.newestCheckpoint(tx, id);
    if (log === null || last === null) {
      return false;
    }
    const begin = last.size - (last.size % BigInt(TILE_WIDTH));
    const rows = await this.writing.leavesFrom(tx, id, begin, MOST_ENTRIES + TILE_WIDTH);
    rows.forEach((row, at) => checkLeaf(id, row, begin + BigInt(at)));
    const known = Number(last.size - begin);
    const edge = await this.edgeAt(tx, id, last, rows.slice(0, known));
    const added = rows.slice(known);
    if (added.length === 0) {
      return false;
    }
    const tiles: FullTile[] = added.flatMap((row) => [...edge.append(row.leafHash)]);
    if (tiles.length > 0) {
      await this.writing.insertTiles(tx, id, tiles);
    }
    await this.signAndInsert(tx, id, log, edge);
    return added.length >= MOST_ENTRIES;
  }

  /** Rebuilds the edge of the published tree and holds it against the root that was signed. */
  private async edgeAt(tx: Tx, id: LogId, last: CheckpointRow, rows: readonly StoredLeaf[]): Promise<TreeEdge> {
    const levels: Buffer[][] = [];
    for (const { level, low, high } of edgeRanges(last.size)) {
      const hashes = level === 0 ? rows.map((row) => row.leafHash) : await this.reading.hashesAt(tx, id, level, { low, high });
      if (BigInt(hashes.length) !== high - low) {
        throw new LogIntegrityFault(id, 'order', last.size, {
          expected: `${high - low} hashes at level ${level}`,
          found: `${hashes.length}`,
        });
      }
      levels.push(hashes);
    }
    const edge = new TreeEdge(last.size, levels);
    const root = edge.root();
    if (!root.equals(last.root)) {
      throw new LogIntegrityFault(id, 'root', last.size, { expected: last.root.toString('hex'), found: root.toString('hex') });
    }
    return edge;
  }

  private async signAndInsert(tx: Tx, id: LogId, log: { readonly origin: string; readonly vkey: string }, edge: TreeEdge): Promise<void> {
    const checkpoint = { origin: log.origin, size: edge.size, root: edge.root() };
    const note = await this.signer.sign(id, checkpoint, log.vkey);
    await this.writing.insertCheckpoint(tx, { ...id, size: checkpoint.size, root: checkpoint.root, note, at: this.clock.now() });
  }
}

function checkLeaf(id: LogId, row: StoredLeaf, index: bigint): void {
  if (row.index !== index) {
    throw new LogIntegrityFault(id, 'order', index, { expected: `entry ${index}`, found: `entry ${row.index}` });
  }
  const found = row.leaf === null ? 'no entry' : leafHash(row.leaf).toString('hex');
  if (found !== row.leafHash.toString('hex')) {
    throw new LogIntegrityFault(id, 'leaf', index, { expected: row.leafHash.toString('hex'), found });
  }
}
