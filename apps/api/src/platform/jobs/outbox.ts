// The outbox: work that follows from a change is written in the change's transaction and done soon after, at least once,
// by whichever process is free (FOR UPDATE SKIP LOCKED; ADR 0006).
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { type Actor, type JsonObject, newId, systemActor } from '../../common/index.js';
import { Transactions, type Tx } from '../database/index.js';
import { JsonLogger } from '../logging/json-logger.js';

const POLL_MS = 500;
const BATCH = 50;
const LONGEST_PAUSE_SECONDS = 300;

export type OutboxWork = (tx: Tx, actor: Actor, payload: JsonObject) => Promise<void>;

@Injectable()
export class Outbox implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly works = new Map<string, OutboxWork>();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private isStopped = false;
  private isWoken = false;

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(JsonLogger) private readonly logger: JsonLogger,
  ) {}

  /** Registers the work of a topic, at start. */
  on(topic: string, work: OutboxWork): void {
    this.works.set(topic, work);
  }

  /** Writes one row in the caller's transaction: work for soon. */
  async put(tx: Tx, institutionId: string, topic: string, payload: JsonObject): Promise<void> {
    await this.putFor(tx, institutionId, { topic, payload, dueAt: this.clock.now() });
  }

  /** Writes one row in the caller's transaction: work that is not done before an instant. */
  async putFor(
    tx: Tx,
    institutionId: string,
    work: { readonly topic: string; readonly payload: JsonObject; readonly dueAt: Date },
  ): Promise<void> {
    const at = this.clock.now();
    await tx.query(`insert into outbox (institution_id, id, topic, payload, created_at, due_at) values ($1, $2, $3, $4, $5, $6)`, [
      institutionId,
      newId(at),
      work.topic,
      JSON.stringify(work.payload),
      at,
      work.dueAt,
    ]);
  }

  onApplicationBootstrap(): void {
    this.transactions.onCommit(() => this.wake());
    this.plan(0);
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    if (this.timer !== null) {
      clearTimeout(this.timer);
    }
    await this.running;
  }

  /** Does everything that is due, what the poller has under its hands included; answers how many rows were done here. */
  async drain(): Promise<number> {
    const done = await this.doDue();
    await this.running;
    return done;
  }

  private async doDue(): Promise<number> {
    let done = 0;
    for (;;) {
      const due = await this.dataSource.query<{ institution_id: string; id: string }[]>(
        `select institution_id, id from outbox_due($1, $2, $3)`,
        [[...this.works.keys()], this.clock.now(), BATCH],
      );
      for (const row of due) {
        done += (await this.doOne(row.institution_id, row.id)) ? 1 : 0;
      }
      if (due.length < BATCH) {
        return done;
      }
    }
  }

  private wake(): void {
    if (!this.isWoken && !this.isStopped) {
      this.isWoken = true;
      this.plan(20);
    }
  }

  private plan(milliseconds: number): void {
    if (this.isStopped) {
      return;
    }
    if (this.timer !== null) {
      clearTimeout(this.timer);
    }
    this.timer = setTimeout(() => {
      this.isWoken = false;
      this.running = this.running
        .then(() => this.doDue())
        .then(() => undefined)
        .catch((error: unknown) => this.logger.failure('outbox.poll-failed', error))
        .finally(() => this.plan(POLL_MS));
    }, milliseconds);
  }

  private async doOne(institutionId: string, id: string): Promise<boolean> {
    try {
      return await this.transactions.write(systemActor(institutionId), (tx) => this.doLocked(tx, institutionId, id));
    } catch (error) {
      this.logger.failure('outbox.work-failed', error, { outbox: id });
      await this.postpone(institutionId, id);
      return false;
    }
  }

  private async doLocked(tx: Tx, institutionId: string, id: string): Promise<boolean> {
    const rows = await tx.query<{ topic: string; payload: JsonObject }[]>(
      `select topic, payload from outbox where institution_id = $1 and id = $2 and due_at <= $3 for update skip locked`,
      [institutionId, id, this.clock.now()],
    );
    const row = rows[0];
    const work = row === undefined ? undefined : this.works.get(row.topic);
    if (row === undefined || work === undefined) {
      return false;
    }
    await work(tx, systemActor(institutionId), row.payload);
    await tx.query(`delete from outbox where institution_id = $1 and id = $2`, [institutionId, id]);
    return true;
  }

  private async postpone(institutionId: string, id: string): Promise<void> {
    await this.transactions.write(systemActor(institutionId), (tx) =>
      tx.query(
        `update outbox set attempts = attempts + 1, due_at = $3::timestamptz + least(power(2, attempts), $4::int) * interval '1 second' where institution_id = $1 and id = $2`,
        [institutionId, id, this.clock.now(), LONGEST_PAUSE_SECONDS],
      ),
    );
  }
}
