// Transactions of the api role: each sets its institution first (row-level security), retries a lost race once, and
// commits before it throws a problem that asks for it (a gate's refusal keeps verdict and entry).
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, type IdempotencyClaim, Problem } from '../../common/index.js';
import { Clock } from '../../common/clock.js';
import { seesOneMoment } from './remembering.js';
import { isBusy, sqlStateOf } from './sql-state.js';

export type Tx = EntityManager;
type Isolation = 'READ COMMITTED' | 'REPEATABLE READ';

const LOCK_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 30_000;

@Injectable()
export class Transactions {
  private readonly listeners: (() => void)[] = [];
  /** Claims that this process has committed: one request may write more than once. */
  private readonly claimed = new WeakSet<IdempotencyClaim>();

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Registers what is told, within this process, that a write committed; a hint only, at start. */
  onCommit(listener: () => void): void {
    this.listeners.push(listener);
  }

  /**
   * Runs a command in one write transaction of the actor's institution.
   * @throws Problem (409 idempotency-key-used) when the actor's Idempotency-Key was carried out before.
   */
  async write<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.attempt(actor, work);
    } catch (error) {
      if (!isBusy(error)) {
        throw error;
      }
      return await this.attempt(actor, work);
    }
  }

  /** Runs reads in one read-only, repeatable-read transaction of the institution: all of them see one moment. */
  async read<T>(institutionId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('REPEATABLE READ' satisfies Isolation, async (tx) => {
      await tx.query('SET TRANSACTION READ ONLY');
      await enter(tx, institutionId);
      seesOneMoment(tx);
      return work(tx);
    });
  }

  private async attempt<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    let refusal: Problem | null = null;
    const wanted = actor.trace.idempotency;
    const result = await this.dataSource.transaction('READ COMMITTED' satisfies Isolation, async (tx) => {
      await enter(tx, actor.institutionId);
      if (wanted !== undefined && !this.claimed.has(wanted)) {
        await claim(tx, actor, wanted, this.clock.now());
      }
      try {
        return await work(tx);
      } catch (error) {
        if (!(error instanceof Problem) || !error.isCommitted) {
          throw error;
        }
        refusal = error;
        return null;
      }
    });
    if (wanted !== undefined) {
      this.claimed.add(wanted);
    }
    this.listeners.forEach((listener) => listener());
    if (refusal !== null) {
      throw refusal as Problem;
    }
    return result as T;
  }
}

async function enter(tx: Tx, institutionId: string): Promise<void> {
  await tx.query(
    `select set_config('waarborg.institution_id', $1, true), set_config('lock_timeout', $2, true), set_config('statement_timeout', $3, true)`,
    [institutionId, `${LOCK_TIMEOUT_MS}`, `${STATEMENT_TIMEOUT_MS}`],
  );
}

async function claim(tx: Tx, actor: Actor, wanted: IdempotencyClaim, at: Date): Promise<void> {
  try {
    await tx.query(
      `insert into idempotency_key (institution_id, person_id, key, route, request_sha256, claimed_at) values ($1, $2, $3, $4, $5, $6)`,
      [actor.institutionId, actor.personId, wanted.key, wanted.route, wanted.requestSha256, at],
    );
  } catch (error) {
    throw sqlStateOf(error) === '23505' ? new Problem('idempotency-key-used', 409, 'info') : error;
  }
}

/**
 * Makes the rest of a transaction join by hashing whole sets. For set-based work on tables that have just grown: without
 * fresh statistics, and behind row-level security, PostgreSQL expects one row and loops over pairs.
 */
export async function planForSets(tx: Tx): Promise<void> {
  await tx.query(`select set_config('enable_nestloop', 'off', true), set_config('work_mem', '64MB', true)`);
}
