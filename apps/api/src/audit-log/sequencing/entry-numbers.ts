// Who waits for an entry's number, and the numbers given lately, so that most who ask need no query.
import { TemporarilyUnavailable } from '../../common/index.js';
import { type LogId, type LogName } from '../log-names.js';
import { type NumberedEntry } from '../log-writing.repository.js';

const KEPT = 10_000;

/** The place of an entry in its log: which log, and the index there. */
export interface EntryNumber {
  readonly log: LogName;
  readonly index: string;
}

interface Waiter {
  readonly institutionId: string;
  readonly since: number;
  readonly give: (number: EntryNumber) => void;
}

export class EntryNumbers {
  private readonly recent = new Map<string, LogId & { readonly index: string }>();
  private readonly waiters = new Map<string, Waiter[]>();
  private pass = 0;

  get isAwaited(): boolean {
    return this.waiters.size > 0;
  }

  /** Answers a number given lately, or null. */
  find(institutionId: string, entryId: string): EntryNumber | null {
    const known = this.recent.get(entryId);
    return known?.institutionId === institutionId ? { log: known.log, index: known.index } : null;
  }

  /** Waits for an entry's number. @throws TemporarilyUnavailable (503) when it did not come in time. */
  async await(institutionId: string, entryId: string, timeoutMs: number): Promise<EntryNumber> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.leave(entryId, waiter);
        reject(new TemporarilyUnavailable('log'));
      }, timeoutMs);
      const give = (number: EntryNumber): void => {
        clearTimeout(timer);
        resolve(number);
      };
      const waiter: Waiter = { institutionId, since: this.pass, give };
      this.waiters.set(entryId, [...(this.waiters.get(entryId) ?? []), waiter]);
    });
  }

  /** Begins a pass of the sequencer; who waits from now on is left out of `overdue` until the pass after it. */
  beginPass(): void {
    this.pass += 1;
  }

  /** Names the entries whose number this process did not give in a whole pass: another process may have. */
  overdue(): string[] {
    return [...this.waiters].filter(([, waiters]) => waiters.some((waiter) => waiter.since < this.pass)).map(([entryId]) => entryId);
  }

  /** Hands numbers to those who wait, and keeps them for those who ask soon. */
  give(id: LogId, entries: readonly NumberedEntry[]): void {
    for (const { entryId, index } of entries) {
      this.recent.set(entryId, { ...id, index });
      const own = (this.waiters.get(entryId) ?? []).filter((waiter) => waiter.institutionId === id.institutionId);
      for (const waiter of own) {
        this.leave(entryId, waiter);
        waiter.give({ log: id.log, index });
      }
    }
    for (const entryId of this.recent.keys()) {
      if (this.recent.size <= KEPT) {
        break;
      }
      this.recent.delete(entryId);
    }
  }

  private leave(entryId: string, waiter: Waiter): void {
    const left = (this.waiters.get(entryId) ?? []).filter((other) => other !== waiter);
    if (left.length === 0) {
      this.waiters.delete(entryId);
    } else {
      this.waiters.set(entryId, left);
    }
  }
}
