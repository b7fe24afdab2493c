// The logs as other domains see them: an entry appended in their transaction, its number once it has one.
import { Inject, Injectable } from '@nestjs/common';
import { type JsonObject, type Json } from '../common/index.js';
import { Config } from '../platform/config/index.js';
import { type Tx } from '../platform/database/index.js';
import { leafHash } from './format/hash.js';
import { makeLeaf, minuteOf, openingOf } from './format/leaf.js';
import { type LogKind } from './log-kinds.js';
import { LOG_NAMES, type LogId, type LogName } from './log-names.js';
import { LogReadingRepository } from './log-reading.repository.js';
import { LogPublisher } from './sequencing/log-publisher.service.js';
import { LogSequencer } from './sequencing/log-sequencer.service.js';
import { LogSigner } from './sequencing/log-signer.service.js';
import { LogWritingRepository, type NewEntry } from './log-writing.repository.js';
import { type EntryNumber } from './sequencing/entry-numbers.js';

const SEQUENCED_MS = 5000;
const CHUNK = 5000;
/** As many as the database erases in one call. */
const ERASED_AT_ONCE = 1000;

export interface LogEntryDraft {
  readonly institutionId: string;
  readonly log: LogName;
  /** What happened, `domain.past-participle`. */
  readonly kind: LogKind;
  /** When; the leaf holds it rounded down to the minute. */
  readonly at: Date;
  /** Ids, digests and codes only: this is published (log `decisions`) or read by auditors (log `accesses`). */
  readonly facts: JsonObject;
  /** Values that may be opened later, one by one, and erased: only a salted commitment to each enters the leaf. */
  readonly commitments?: JsonObject;
}

export interface Erasure {
  readonly institutionId: string;
  readonly log: LogName;
  readonly indexes: readonly bigint[];
  readonly at: Date;
  /** Who erased, and why; committed to, never written, in the log. */
  readonly actor: Json;
  readonly reason: string;
}

@Injectable()
export class AuditLog {
  constructor(
    @Inject(LogWritingRepository) private readonly repository: LogWritingRepository,
    @Inject(LogReadingRepository) private readonly entries: LogReadingRepository,
    @Inject(LogSequencer) private readonly sequencer: LogSequencer,
    @Inject(LogPublisher) private readonly publisher: LogPublisher,
    @Inject(LogSigner) private readonly signer: LogSigner,
    @Inject(Config) private readonly config: Config,
  ) {}

  /**
   * Appends one entry in the caller's transaction: no commit, no entry. It gets its number after the commit.
   * @throws TypeError when the draft holds what no leaf may hold.
   */
  async append(tx: Tx, draft: LogEntryDraft): Promise<{ readonly entryId: string }> {
    return { entryId: await this.repository.append(tx, draft.institutionId, entryOf(draft)) };
  }

  /** Appends entries of one institution, in this order, in the caller's transaction; answers their ids in the same order. */
  async appendMany(tx: Tx, drafts: readonly LogEntryDraft[]): Promise<readonly string[]> {
    const institutionId = drafts[0]?.institutionId ?? '';
    if (drafts.some((draft) => draft.institutionId !== institutionId)) {
      throw new TypeError('entries appended together are of one institution');
    }
    const entryIds: string[] = [];
    for (let from = 0; from < drafts.length; from += CHUNK) {
      const entries = drafts.slice(from, from + CHUNK).map(entryOf);
      entryIds.push(...(await this.repository.appendMany(tx, institutionId, entries)));
    }
    return entryIds;
  }

  /**
   * Waits, after the commit, until an entry has its number.
   * @param timeoutMs milliseconds
   * @throws TemporarilyUnavailable (503, `log`) when it did not come in time.
   */
  async sequenced(institutionId: string, entryId: string, timeoutMs = SEQUENCED_MS): Promise<EntryNumber> {
    return this.sequencer.numberOf(institutionId, entryId, timeoutMs);
  }

  /** Opens both logs of a new institution, with their keys and the checkpoints of the empty trees. */
  async openLogs(tx: Tx, institution: { readonly id: string; readonly slug: string }, at: Date): Promise<void> {
    for (const log of LOG_NAMES) {
      const id = { institutionId: institution.id, log };
      const origin = `${this.config.logOriginPrefix}/${institution.slug}/${log}`;
      const vkey = await this.signer.open(id, origin);
      await this.repository.insertLog(tx, id, { origin, vkey, at });
      await this.publisher.publishEmpty(tx, id, origin, vkey);
    }
  }

  /**
   * Erases what opens the commitments of the entries at these indexes and appends `log.openings-erased`, which names the
   * indexes; the entries and every proof of them stay. Erasing again erases nothing and is logged again.
   */
  async erase(tx: Tx, erasure: Erasure): Promise<{ readonly entryId: string; readonly erased: number }> {
    const openings = [openingOf('actor', erasure.actor), openingOf('reason', erasure.reason)];
    return this.repository.eraseOpenings(tx, erasure.log, { indexes: erasure.indexes, minute: minuteOf(erasure.at), openings });
  }

  /**
   * Erases what opens the oldest entries of before an instant, at most a thousand, as `erase` does.
   * @returns whether there may be more of them
   */
  async eraseBefore(
    tx: Tx,
    id: LogId,
    { before, ...why }: Pick<Erasure, 'at' | 'actor' | 'reason'> & { readonly before: Date },
  ): Promise<boolean> {
    const indexes = await this.entries.openableBefore(tx, id, before, ERASED_AT_ONCE);
    if (indexes.length > 0) {
      await this.erase(tx, { ...id, indexes, ...why });
    }
    return indexes.length === ERASED_AT_ONCE;
  }

  /**
   * Numbers, integrates and publishes everything that is committed.
   * @throws LogIntegrityFault when stored data differ from what was logged.
   */
  async settle(): Promise<void> {
    return this.sequencer.settle();
  }
}

function entryOf(draft: LogEntryDraft): NewEntry {
  const { bytes, openings } = makeLeaf(draft);
  return { log: draft.log, leaf: bytes, leafHash: leafHash(bytes), openings };
}
