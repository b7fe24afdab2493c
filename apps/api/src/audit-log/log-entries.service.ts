// Reading entries, opening their commitments and erasing what opens them; each opening and erasure is itself an entry.
import { Inject, Injectable } from '@nestjs/common';
import { requireMay } from '../access/index.js';
import { Clock } from '../common/clock.js';
import { type Actor, InvalidInput, type Json, type JsonObject, NotFound, type PageOrder, WrongState } from '../common/index.js';
import { Transactions, type Tx } from '../platform/database/index.js';
import { AuditLog } from './audit-log.service.js';
import { INDEX, parseIndex } from './log-artefacts.service.js';
import { type LogKind } from './log-kinds.js';
import { isLogName, LOG_NAMES, type LogId, type LogName } from './log-names.js';
import { type CheckpointRow, type EntryRow, LogReadingRepository, type LogRow } from './log-reading.repository.js';

const PAGE = 50;

export interface LogView {
  readonly name: LogName;
  readonly log: LogRow;
  readonly checkpoint: CheckpointRow;
}

/** An entry's leaf, as it was written. */
export interface LeafContent {
  readonly kind: LogKind;
  readonly at: string;
  readonly facts: JsonObject;
  readonly c?: Readonly<Record<string, string>>;
}

export interface EntryView {
  readonly index: string;
  readonly leaf: LeafContent;
  readonly leafHash: Buffer;
  readonly openings: 'none' | 'kept' | 'erased';
}

export interface OpenedCommitment {
  readonly name: string;
  readonly value: Json;
  readonly canonical: string;
  readonly salt: string;
}

@Injectable()
export class LogEntries {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(LogReadingRepository) private readonly repository: LogReadingRepository,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Names a log of the actor's institution. @throws NotFound (404) for a name that no log has. */
  logOf(actor: Actor, log: string): LogId {
    if (!isLogName(log)) {
      throw new NotFound();
    }
    return { institutionId: actor.institutionId, log };
  }

  /** Answers the logs of the actor's institution with their newest checkpoints. */
  async logs(actor: Actor): Promise<LogView[]> {
    return this.transactions.read(actor.institutionId, async (tx) => {
      const views: LogView[] = [];
      for (const name of LOG_NAMES) {
        const id = { institutionId: actor.institutionId, log: name };
        const log = await this.repository.log(tx, id);
        const checkpoint = await this.repository.newestCheckpoint(tx, id);
        if (log !== null && checkpoint !== null) {
          views.push({ name, log, checkpoint });
        }
      }
      return views;
    });
  }

  /** Answers a page of entries by index, rising or the newest first. @throws InvalidInput (400) for a cursor that this API did not give. */
  async page(
    actor: Actor,
    log: string,
    query: { readonly cursor?: string; readonly limit?: number; readonly order?: PageOrder },
  ): Promise<{ readonly items: readonly EntryView[]; readonly nextCursor: string | null }> {
    const id = this.logOf(actor, log);
    const from = query.cursor === undefined ? null : parseCursor(query.cursor);
    const limit = query.limit ?? PAGE;
    return this.transactions.read(actor.institutionId, async (tx) => {
      const rows =
        query.order === 'newest'
          ? await this.repository.entriesUpTo(tx, id, from, limit + 1)
          : await this.repository.entriesFrom(tx, id, from ?? 0n, limit + 1);
      const next = rows[limit];
      const nextCursor = next === undefined ? null : Buffer.from(next.index, 'utf8').toString('base64url');
      return { items: rows.slice(0, limit).map(viewOf), nextCursor };
    });
  }

  /** Answers one entry. @throws NotFound (404) */
  async entry(actor: Actor, log: string, index: string): Promise<EntryView> {
    return this.transactions.read(actor.institutionId, async (tx) =>
      viewOf(requireMay(actor, 'read', 'LogEntry', await this.find(tx, this.logOf(actor, log), index), () => ({}))),
    );
  }

  /**
   * Opens the commitments of an entry for the actor and appends `log.opening-read`, with the reason as a commitment.
   * @throws NotFound (404); Forbidden (403); WrongState (409) when there is nothing to open (any more).
   */
  async open(actor: Actor, log: string, index: string, reason: string): Promise<OpenedCommitment[]> {
    refuseRepeatKey(actor);
    const id = this.logOf(actor, log);
    return this.transactions.write(actor, async (tx) => {
      const entry = requireMay(actor, 'open', 'LogOpening', await this.find(tx, id, index), () => ({}));
      const openings = await this.repository.openingsOf(tx, actor.institutionId, entry.entryId);
      if (openings.length === 0) {
        throw new WrongState(viewOf(entry).openings === 'none' ? 'no-commitments' : 'openings-erased');
      }
      await this.auditLog.append(tx, {
        institutionId: actor.institutionId,
        log: id.log,
        kind: 'log.opening-read',
        at: this.clock.now(),
        facts: { index: Number(entry.index), names: openings.map((opening) => opening.name), trace_id: actor.trace.traceId },
        commitments: { actor: actor.personId, reason },
      });
      return openings.map(({ name, salt, value }) => ({
        name,
        value: JSON.parse(value) as Json,
        canonical: value,
        salt,
      }));
    });
  }

  /**
   * Erases what opens the commitments of entries, and answers of how many entries something was erased.
   * @throws InvalidInput (400) when an index is no entry's; Forbidden (403) or NotFound (404) when it is not the actor's to do.
   */
  async erase(actor: Actor, log: string, indexes: readonly string[], reason: string): Promise<{ readonly erased: number }> {
    const id = this.logOf(actor, log);
    requireMay(actor, 'erase', 'LogOpening', id, () => ({}));
    const wanted = parseIndexes(indexes);
    return this.transactions.write(actor, async (tx) => {
      if ((await this.repository.countIndexes(tx, id, wanted)) !== wanted.length) {
        throw unknownIndex();
      }
      const erasure = { ...id, indexes: wanted, at: this.clock.now(), actor: actor.personId, reason };
      const { erased } = await this.auditLog.erase(tx, erasure);
      return { erased };
    });
  }

  private async find(tx: Tx, id: LogId, index: string): Promise<EntryRow | null> {
    const wanted = parseIndex(index);
    const [row] = await this.repository.entriesFrom(tx, id, wanted, 1);
    return row?.index === wanted.toString() ? row : null;
  }
}

function parseIndexes(indexes: readonly string[]): bigint[] {
  if (indexes.length === 0 || !indexes.every((index) => INDEX.test(index))) {
    throw unknownIndex();
  }
  return [...new Set(indexes)].map(BigInt);
}

function unknownIndex(): InvalidInput {
  return new InvalidInput([{ pointer: '/indexes', code: 'logIndex' }]);
}

/** Opened values are never kept for a repeat: that copy would outlive their erasure. */
function refuseRepeatKey(actor: Actor): void {
  if (actor.trace.idempotency !== undefined) {
    throw new InvalidInput([{ pointer: '/headers/idempotency-key', code: 'idempotencyKeyNotHere' }]);
  }
}

function viewOf(row: EntryRow): EntryView {
  const leaf = JSON.parse(row.leaf.toString('utf8')) as LeafContent;
  return {
    index: row.index,
    leaf,
    leafHash: row.leafHash,
    openings: leaf.c === undefined ? 'none' : row.isOpenable ? 'kept' : 'erased',
  };
}

function parseCursor(cursor: string): bigint {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!INDEX.test(text)) {
    throw new InvalidInput([{ pointer: '/cursor', code: 'cursor' }]);
  }
  return BigInt(text);
}
