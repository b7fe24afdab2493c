// Drives the logs: numbers what was committed, then publishes it. Every api process runs one; the database's locks let one
// at a time work on a log. Woken by commits of this process, else by polling; appends never wait for it.
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { TemporarilyUnavailable } from '../../common/index.js';
import { Transactions } from '../../platform/database/index.js';
import { JsonLogger } from '../../platform/logging/json-logger.js';
import { LogIntegrityFault } from '../audit-log.errors.js';
import { type EntryNumber, EntryNumbers } from './entry-numbers.js';
import { keyOf, type LogId } from '../log-names.js';
import { LogPublisher } from './log-publisher.service.js';
import { LogWritingRepository } from '../log-writing.repository.js';
import { Loop } from './loop.js';

const BATCH = 1000;
const BUSY_PAUSE_MS = 50;
const IDLE_PAUSE_MS = 250;
const AWAITED_PAUSE_MS = 10;
const COALESCE_MS = 10;
const PUBLISH_EVERY_MS = 1000;
const PUBLISH_POLL_MS = 5000;
const HALT_MS = 60_000;
const SETTLE_MS = 60_000;
const SETTLE_PAUSE_MS = 20;

@Injectable()
export class LogSequencer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly numbers = new EntryNumbers();
  private readonly haltedUntil = new Map<string, number>();
  private readonly numbering = new Loop({ work: () => this.numberAll(), leastPauseMs: COALESCE_MS });
  private readonly publishing = new Loop({ work: () => this.publishAll(), leastPauseMs: PUBLISH_EVERY_MS });

  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(LogWritingRepository) private readonly repository: LogWritingRepository,
    @Inject(LogPublisher) private readonly publisher: LogPublisher,
    @Inject(JsonLogger) private readonly logger: JsonLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.transactions.onCommit(() => this.numbering.wake());
    this.numbering.start();
    this.publishing.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.numbering.stop(), this.publishing.stop()]);
    try {
      await this.numberLogs(await this.repository.pendingLogs());
      await this.publishEach(await this.repository.unpublishedLogs());
    } catch (error) {
      this.logger.failure('log.not-settled', error);
    }
  }

  /** Waits until an entry has its number. @throws TemporarilyUnavailable (503) when it did not come in time. */
  async numberOf(institutionId: string, entryId: string, timeoutMs: number): Promise<EntryNumber> {
    const known = this.numbers.find(institutionId, entryId);
    if (known !== null) {
      return known;
    }
    const number = this.numbers.await(institutionId, entryId, timeoutMs);
    this.numbering.wake();
    return number;
  }

  /**
   * Numbers, integrates and publishes everything that is committed.
   * @throws LogIntegrityFault when a log stopped; TemporarilyUnavailable (503) when another process kept it for a minute.
   */
  async settle(): Promise<void> {
    const until = performance.now() + SETTLE_MS;
    while (performance.now() < until) {
      const pending = await this.repository.pendingLogs();
      const numbered = await this.numberLogs(pending);
      const unpublished = await this.repository.unpublishedLogs();
      await this.publishEach(unpublished);
      if (pending.length === 0 && unpublished.length === 0) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, numbered > 0 ? 0 : SETTLE_PAUSE_MS));
    }
    throw new TemporarilyUnavailable('log');
  }

  /** Publishes every log that can be; throws the first fault when all have had their turn. */
  private async publishEach(ids: readonly LogId[]): Promise<void> {
    const faults: unknown[] = [];
    for (const id of ids) {
      await this.publisher.publish(id).catch((error: unknown) => faults.push(error));
    }
    if (faults.length > 0) {
      throw faults[0];
    }
  }

  private async numberAll(): Promise<number> {
    try {
      this.numbers.beginPass();
      const pending = await this.repository.pendingLogs();
      const numbered = await this.numberLogs(pending);
      await this.askForOverdue();
      if (numbered > 0) {
        this.publishing.wake();
      }
      if (numbered >= BATCH) {
        return 0;
      }
      return this.numbers.isAwaited ? AWAITED_PAUSE_MS : pending.length > 0 ? BUSY_PAUSE_MS : IDLE_PAUSE_MS;
    } catch (error) {
      this.logger.failure('log.numbering-failed', error);
      return IDLE_PAUSE_MS;
    }
  }

  private async numberLogs(ids: readonly LogId[]): Promise<number> {
    let numbered = 0;
    for (const id of ids) {
      const entries = await this.repository.numberPending(id, BATCH);
      this.numbers.give(id, entries);
      numbered += entries.length;
    }
    return numbered;
  }

  private async askForOverdue(): Promise<void> {
    const overdue = this.numbers.overdue();
    const found = overdue.length === 0 ? [] : await this.repository.numbersOf(overdue);
    for (const { institutionId, log, ...entry } of found) {
      this.numbers.give({ institutionId, log }, [entry]);
    }
  }

  private async publishAll(): Promise<number> {
    try {
      for (const id of await this.repository.unpublishedLogs()) {
        await this.publishUnlessHalted(id);
      }
    } catch (error) {
      this.logger.failure('log.publishing-failed', error);
    }
    return PUBLISH_POLL_MS;
  }

  /** One log's fault must not stop the others; a log that was altered is told of again each minute until it is repaired. */
  private async publishUnlessHalted(id: LogId): Promise<void> {
    if (performance.now() < (this.haltedUntil.get(keyOf(id)) ?? 0)) {
      return;
    }
    try {
      await this.publisher.publish(id);
    } catch (error) {
      const fields = { institution: id.institutionId, log: id.log };
      if (error instanceof LogIntegrityFault) {
        this.haltedUntil.set(keyOf(id), performance.now() + HALT_MS);
        const { part, index, evidence } = error;
        this.logger.failure('log.publication-stopped', error, { ...fields, part, index: index.toString(), ...evidence });
      } else {
        this.logger.failure('log.publication-failed', error, fields);
      }
    }
  }
}
