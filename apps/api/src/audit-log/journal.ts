// What every command needs: a transaction, the time, and an entry in the log; asked for as one thing.
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { type Actor } from '../common/index.js';
import { Transactions, type Tx } from '../platform/database/index.js';
import { AuditLog, type LogEntryDraft } from './audit-log.service.js';

/** An entry as a command writes it; institution, time and trace come from the actor and the clock. */
export type EntryDraft = Omit<LogEntryDraft, 'institutionId' | 'at'>;

@Injectable()
export class Journal {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The instant of now, by the application's clock. */
  now(): Date {
    return this.clock.now();
  }

  async read<T>(institutionId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transactions.read(institutionId, work);
  }

  async write<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transactions.write(actor, work);
  }

  /** Appends an entry in the caller's transaction, with the trace of the actor's request among its facts. */
  async append(tx: Tx, actor: Actor, draft: EntryDraft): Promise<{ readonly entryId: string }> {
    const facts = { ...draft.facts, trace_id: actor.trace.traceId };
    return this.auditLog.append(tx, { ...draft, facts, institutionId: actor.institutionId, at: this.clock.now() });
  }

  /** Answers the index of an entry once it has one. @throws TemporarilyUnavailable (503) */
  async indexOf(actor: Actor, entryId: string): Promise<string> {
    return (await this.auditLog.sequenced(actor.institutionId, entryId)).index;
  }
}
