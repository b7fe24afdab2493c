// A named lock that this process holds as long as it lives, on a connection of its own; others can tell when it is gone.
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { JsonLogger } from '../logging/json-logger.js';
import { type Tx } from './transactions.js';

@Injectable()
export class SessionLock implements OnApplicationShutdown {
  private runner: QueryRunner | null = null;
  private taking: Promise<void> | null = null;

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(JsonLogger) private readonly logger: JsonLogger,
  ) {}

  /** Holds the lock of a name; takes it again after the connection was lost. One name a process. */
  async hold(name: string): Promise<void> {
    if (this.runner !== null) {
      return;
    }
    this.taking ??= this.take(name).finally(() => {
      this.taking = null;
    });
    await this.taking;
  }

  /** Answers whether nobody holds the lock of a name. */
  async isFree(tx: Tx, name: string): Promise<boolean> {
    const rows = await tx.query<{ free: boolean }[]>(`select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free`, [name]);
    return rows[0]?.free === true;
  }

  async onApplicationShutdown(): Promise<void> {
    const { runner } = this;
    this.runner = null;
    await runner?.release();
  }

  private async take(name: string): Promise<void> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as { on(event: 'error' | 'end', listener: () => void): void };
    const lost = (): void => {
      if (this.runner === runner) {
        this.runner = null;
        this.logger.event('warn', 'session-lock.lost');
      }
    };
    client.on('error', lost);
    client.on('end', lost);
    await runner.query(`select pg_advisory_lock(hashtextextended($1, 0))`, [name]);
    this.runner = runner;
  }
}
