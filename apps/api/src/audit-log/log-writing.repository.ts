// Queries that write the logs: append, number, publish, erase. Tables and their rights: migration 0909.
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Tx } from '../platform/database/index.js';
import { type FullTile } from './format/tree-edge.js';
import { type Opening } from './format/leaf.js';
import { type LogId, type LogName } from './log-names.js';

/** An entry as it is appended. */
export interface NewEntry {
  readonly log: LogName;
  readonly leaf: Buffer;
  readonly leafHash: Buffer;
  readonly openings: readonly Opening[];
}

export interface NumberedEntry {
  readonly entryId: string;
  readonly index: string;
}

export interface StoredLeaf {
  readonly index: bigint;
  readonly leafHash: Buffer;
  /** What the entry holds now; null when the entry is gone. */
  readonly leaf: Buffer | null;
}

export interface NewCheckpoint extends LogId {
  readonly size: bigint;
  readonly root: Buffer;
  readonly note: string;
  readonly at: Date;
}

interface PlaceRow {
  readonly institution_id: string;
  readonly log: LogName;
}

@Injectable()
export class LogWritingRepository {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Inserts an entry, that it is pending, and its openings in one call; answers its id. */
  async append(tx: Tx, institutionId: string, entry: NewEntry): Promise<string> {
    const rows = await tx.query<[{ id: string }]>(`select log_append($1, $2, $3, $4, $5) as id`, [
      institutionId,
      entry.log,
      entry.leaf,
      entry.leafHash,
      formatOpenings(entry.openings),
    ]);
    return rows[0].id;
  }

  /** Inserts entries as `append` does, all in one call; answers the ids in the order given. */
  async appendMany(tx: Tx, institutionId: string, entries: readonly NewEntry[]): Promise<string[]> {
    const rows = await tx.query<[{ ids: string[] }]>(`select log_append_many($1, $2, $3, $4, $5) as ids`, [
      institutionId,
      entries.map((entry) => entry.log),
      entries.map((entry) => entry.leaf),
      entries.map((entry) => entry.leafHash),
      entries.map((entry) => formatOpenings(entry.openings)),
    ]);
    return rows[0].ids;
  }

  async insertLog(tx: Tx, id: LogId, log: { readonly origin: string; readonly vkey: string; readonly at: Date }): Promise<void> {
    await tx.query(`insert into log (institution_id, name, origin, vkey, opened_at) values ($1, $2, $3, $4, $5)`, [
      id.institutionId,
      id.log,
      log.origin,
      log.vkey,
      log.at,
    ]);
  }

  async insertCheckpoint(tx: Tx, checkpoint: NewCheckpoint): Promise<void> {
    await tx.query(`insert into log_checkpoint (institution_id, log, size, root, note, published_at) values ($1, $2, $3, $4, $5, $6)`, [
      checkpoint.institutionId,
      checkpoint.log,
      checkpoint.size.toString(),
      checkpoint.root,
      checkpoint.note,
      checkpoint.at,
    ]);
  }

  async insertTiles(tx: Tx, id: LogId, tiles: readonly FullTile[]): Promise<void> {
    await tx.query(
      `insert into log_tile (institution_id, log, level, n, hashes, root)
       select $1, $2, level, n, hashes, root from unnest($3::int[], $4::bigint[], $5::bytea[], $6::bytea[]) as t (level, n, hashes, root)`,
      [
        id.institutionId,
        id.log,
        tiles.map((tile) => tile.level),
        tiles.map((tile) => tile.n.toString()),
        tiles.map((tile) => tile.hashes),
        tiles.map((tile) => tile.root),
      ],
    );
  }

  /** Names the logs, of all institutions, with entries that have no number yet. */
  async pendingLogs(): Promise<LogId[]> {
    const rows = await this.dataSource.query<PlaceRow[]>(`select institution_id, log from log_pending_list()`);
    return rows.map((row) => ({ institutionId: row.institution_id, log: row.log }));
  }

  /** Names the logs, of all institutions, with numbered entries that no checkpoint covers yet. */
  async unpublishedLogs(): Promise<LogId[]> {
    const rows = await this.dataSource.query<PlaceRow[]>(`select institution_id, log from log_unpublished()`);
    return rows.map((row) => ({ institutionId: row.institution_id, log: row.log }));
  }

  /** Numbers up to `most` pending entries of a log; answers none when another process is at it. */
  async numberPending(id: LogId, most: number): Promise<NumberedEntry[]> {
    const rows = await this.dataSource.query<{ entry_id: string; index: string }[]>(
      `select entry_id, index from log_number_pending($1, $2, $3)`,
      [id.institutionId, id.log, most],
    );
    return rows.map((row) => ({ entryId: row.entry_id, index: row.index }));
  }

  /** Answers the numbers that entries got so far, with their log. */
  async numbersOf(entryIds: readonly string[]): Promise<(LogId & NumberedEntry)[]> {
    const rows = await this.dataSource.query<(PlaceRow & { entry_id: string; index: string })[]>(
      `select institution_id, log, entry_id, index from log_numbers($1)`,
      [entryIds],
    );
    return rows.map((row) => ({ institutionId: row.institution_id, log: row.log, entryId: row.entry_id, index: row.index }));
  }

  /** Takes, until the end of the transaction, the right to publish a log; answers false when another process holds it. */
  async tryPublishLock(tx: Tx, id: LogId): Promise<boolean> {
    const rows = await tx.query<{ is_taken: boolean }[]>(
      `select pg_try_advisory_xact_lock(hashtextextended('waarborg-log-publish/' || $1 || '/' || $2, 0)) as is_taken`,
      [id.institutionId, id.log],
    );
    return rows[0]?.is_taken === true;
  }

  /** Answers numbered entries from an index on, in order, each with the hash it was numbered with and what it holds now. */
  async leavesFrom(tx: Tx, id: LogId, from: bigint, most: number): Promise<StoredLeaf[]> {
    const rows = await tx.query<{ index: string; leaf_hash: Buffer; leaf: Buffer | null }[]>(
      `select s.index, s.leaf_hash, e.leaf from log_sequence s
       left join log_entry e on e.id = s.entry_id and e.institution_id = s.institution_id and e.log = s.log
       where s.institution_id = $1 and s.log = $2 and s.index >= $3 order by s.index limit $4`,
      [id.institutionId, id.log, from.toString(), most],
    );
    return rows.map((row) => ({ index: BigInt(row.index), leafHash: row.leaf_hash, leaf: row.leaf }));
  }

  /** Erases openings and writes the entry that says so (one call of the database). */
  async eraseOpenings(
    tx: Tx,
    log: LogName,
    erasure: { readonly indexes: readonly bigint[]; readonly minute: string; readonly openings: readonly Opening[] },
  ): Promise<{ readonly entryId: string; readonly erased: number }> {
    const openings = [...erasure.openings].sort((a, b) => (a.name < b.name ? -1 : 1));
    const rows = await tx.query<{ entry_id: string; erased: string }[]>(
      `select entry_id, erased from log_erase_openings($1, $2, $3, $4, $5, $6)`,
      [
        log,
        erasure.indexes.map(String),
        erasure.minute,
        openings.map((opening) => opening.name),
        openings.map((opening) => opening.salt),
        openings.map((opening) => opening.value),
      ],
    );
    return { entryId: rows[0]?.entry_id ?? '', erased: Number(rows[0]?.erased ?? 0) };
  }
}

function formatOpenings(openings: readonly Opening[]): string | null {
  const list = openings.map(({ name, salt, value }) => ({ name, salt: salt.toString('hex'), value }));
  return list.length === 0 ? null : JSON.stringify(list);
}
