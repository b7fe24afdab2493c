// Queries that read the logs, each within the institution of its transaction.
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Tx } from '../platform/database/index.js';
import { type LogId, type LogName } from './log-names.js';

export interface LogRow {
  readonly institutionId: string;
  readonly origin: string;
  readonly vkey: string;
}

export interface CheckpointRow {
  readonly size: bigint;
  readonly root: Buffer;
  readonly note: string;
  readonly publishedAt: Date;
}

export interface EntryRow {
  readonly index: string;
  readonly entryId: string;
  readonly leaf: Buffer;
  readonly leafHash: Buffer;
  readonly isOpenable: boolean;
}

export interface OpeningRow {
  readonly name: string;
  /** Hexadecimal. */
  readonly salt: string;
  /** In canonical JSON. */
  readonly value: string;
}

interface RawEntry {
  readonly index: string;
  readonly entry_id: string;
  readonly leaf: Buffer;
  readonly leaf_hash: Buffer;
  readonly is_openable: boolean;
}

const ENTRY = `
  select s.index, s.entry_id, e.leaf, s.leaf_hash, exists (select from log_opening o where o.entry_id = s.entry_id) as is_openable
  from log_sequence s join log_entry e on e.id = s.entry_id where s.institution_id = $1 and s.log = $2`;

@Injectable()
export class LogReadingRepository {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Answers a log, of whichever institution, by the names in its public address, or null. */
  async find(slug: string, log: LogName): Promise<LogRow | null> {
    const rows = await this.dataSource.query<{ institution_id: string; origin: string; vkey: string }[]>(
      `select institution_id, origin, vkey from log_find($1, $2)`,
      [slug, log],
    );
    const row = rows[0];
    return row === undefined ? null : { institutionId: row.institution_id, origin: row.origin, vkey: row.vkey };
  }

  async log(tx: Tx, id: LogId): Promise<LogRow | null> {
    const rows = await tx.query<{ origin: string; vkey: string }[]>(
      `select origin, vkey from log where institution_id = $1 and name = $2`,
      [id.institutionId, id.log],
    );
    const row = rows[0];
    return row === undefined ? null : { institutionId: id.institutionId, origin: row.origin, vkey: row.vkey };
  }

  async newestCheckpoint(tx: Tx, id: LogId): Promise<CheckpointRow | null> {
    const rows = await tx.query<{ size: string; root: Buffer; note: string; published_at: Date }[]>(
      `select size, root, note, published_at from log_checkpoint where institution_id = $1 and log = $2 order by size desc limit 1`,
      [id.institutionId, id.log],
    );
    const row = rows[0];
    return row === undefined ? null : { size: BigInt(row.size), root: row.root, note: row.note, publishedAt: row.published_at };
  }

  /** Answers the hashes of a full tile as stored, or null. */
  async fullTile(tx: Tx, id: LogId, level: number, n: bigint): Promise<Buffer | null> {
    const rows = await tx.query<{ hashes: Buffer }[]>(
      `select hashes from log_tile where institution_id = $1 and log = $2 and level = $3 and n = $4`,
      [id.institutionId, id.log, level, n.toString()],
    );
    return rows[0]?.hashes ?? null;
  }

  /** Answers the hashes [low, high) of a level: of leaves at level 0, else of the full tiles one level below. */
  async hashesAt(tx: Tx, id: LogId, level: number, range: { readonly low: bigint; readonly high: bigint }): Promise<Buffer[]> {
    const sql =
      level === 0
        ? `select leaf_hash as hash from log_sequence where institution_id = $1 and log = $2 and $3::int = 0 and index >= $4 and index < $5 order by index`
        : `select root as hash from log_tile where institution_id = $1 and log = $2 and level = $3::int - 1 and n >= $4 and n < $5 order by n`;
    const rows = await tx.query<{ hash: Buffer }[]>(sql, [id.institutionId, id.log, level, range.low.toString(), range.high.toString()]);
    return rows.map((row) => row.hash);
  }

  /** Answers the entries [low, high) of a log, in order. */
  async leaves(tx: Tx, id: LogId, range: { readonly low: bigint; readonly high: bigint }): Promise<Buffer[]> {
    const rows = await tx.query<{ leaf: Buffer }[]>(
      `select e.leaf from log_sequence s join log_entry e on e.id = s.entry_id
       where s.institution_id = $1 and s.log = $2 and s.index >= $3 and s.index < $4 order by s.index`,
      [id.institutionId, id.log, range.low.toString(), range.high.toString()],
    );
    return rows.map((row) => row.leaf);
  }

  /** Answers up to `most` entries from an index on. */
  async entriesFrom(tx: Tx, id: LogId, from: bigint, most: number): Promise<EntryRow[]> {
    const rows = await tx.query<RawEntry[]>(`${ENTRY} and s.index >= $3 order by s.index limit $4`, [
      id.institutionId,
      id.log,
      from.toString(),
      most,
    ]);
    return rows.map(entryOf);
  }

  /** Answers the indexes of the oldest entries that can still be opened and are of before an instant, at most `most`. */
  async openableBefore(tx: Tx, id: LogId, before: Date, most: number): Promise<bigint[]> {
    const rows = await tx.query<{ index: string }[]>(
      `select old.index from (
         select s.index, convert_from(e.leaf, 'UTF8')::jsonb ->> 'at' as at
         from log_opening o join log_sequence s on s.institution_id = o.institution_id and s.entry_id = o.entry_id
           join log_entry e on e.id = s.entry_id
         where o.institution_id = $1 and s.log = $2 order by s.index limit $4
       ) old where old.at::timestamptz < $3 order by old.index`,
      [id.institutionId, id.log, before, most],
    );
    return rows.map(({ index }) => BigInt(index));
  }

  /** Answers up to `most` entries up to an index (null: the last one), the newest first. */
  async entriesUpTo(tx: Tx, id: LogId, last: bigint | null, most: number): Promise<EntryRow[]> {
    const rows = await tx.query<RawEntry[]>(
      `${ENTRY} and s.index <= coalesce($3::bigint, 9223372036854775807) order by s.index desc limit $4`,
      [id.institutionId, id.log, last?.toString() ?? null, most],
    );
    return rows.map(entryOf);
  }

  /** Answers how many of these indexes stand in the log. */
  async countIndexes(tx: Tx, id: LogId, indexes: readonly bigint[]): Promise<number> {
    const rows = await tx.query<{ count: string }[]>(
      `select count(*) as count from log_sequence where institution_id = $1 and log = $2 and index = any($3::bigint[])`,
      [id.institutionId, id.log, indexes.map(String)],
    );
    return Number(rows[0]?.count ?? 0);
  }

  /** Answers what opens an entry's commitments; nothing once it was erased. */
  async openingsOf(tx: Tx, institutionId: string, entryId: string): Promise<readonly OpeningRow[]> {
    const rows = await tx.query<{ openings: string }[]>(`select openings from log_opening where institution_id = $1 and entry_id = $2`, [
      institutionId,
      entryId,
    ]);
    return rows[0] === undefined ? [] : (JSON.parse(rows[0].openings) as OpeningRow[]);
  }
}

function entryOf(row: RawEntry): EntryRow {
  return { index: row.index, entryId: row.entry_id, leaf: row.leaf, leafHash: row.leaf_hash, isOpenable: row.is_openable };
}
