// Transaction T of a delivery: opened inside the write transaction that logs the access, so that its snapshot is the
// moment of the logged consent epoch; then asked for the admitted subjects and streamed from.
import { Inject, Injectable } from '@nestjs/common';
import { type PoolClient } from 'pg';
import { Config } from '../../platform/config/index.js';
import { CopyOut } from './copy-out.js';
import { ProxyPool } from './proxy-pool.js';
import { type Statement } from '../selection/selection.js';

export interface Admitted {
  readonly ordinals: readonly number[];
  /** False when a subject came that has no pseudonym yet: the delivery starts over. */
  readonly isMapped: boolean;
}

export class Snapshot {
  constructor(
    private readonly client: PoolClient,
    private readonly statement: Statement,
  ) {}

  /** Answers the subjects whose rows the delivery holds. */
  async admitted(): Promise<Admitted> {
    const { rows } = await this.client.query<{ ordinals: string; mapped: boolean }>(this.statement.admittedSql);
    const row = rows[0];
    const ordinals = row === undefined || row.ordinals === '' ? [] : row.ordinals.split(',').map(Number);
    return { ordinals, isMapped: row?.mapped === true };
  }

  /** Starts the rows in the format of the statement, in PostgreSQL's own encoding UTF-8. */
  rows(): CopyOut {
    return this.client.query(new CopyOut(`copy (${this.statement.rowsSql}) to stdout with (${this.statement.copyOptions})`));
  }

  /** Ends T; a broken one closes its connection, so that PostgreSQL stops working for nobody. */
  async close(isWhole: boolean): Promise<void> {
    if (!isWhole) {
      this.client.release(true);
      return;
    }
    try {
      await this.client.query('commit');
      this.client.release();
    } catch {
      this.client.release(true);
    }
  }
}

@Injectable()
export class Snapshots {
  constructor(
    @Inject(ProxyPool) private readonly pool: ProxyPool,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** Opens T and takes its snapshot with the first query, which also carries the selection's values. */
  async open(institutionId: string, statement: Statement): Promise<Snapshot> {
    const client = await this.pool.connect();
    try {
      await client.query('begin isolation level repeatable read read only');
      const settings = {
        ...statement.settings,
        'waarborg.institution_id': institutionId,
        statement_timeout: `${this.config.streamMaxSeconds}s`,
      };
      const names = Object.keys(settings);
      const calls = names.map((_, index) => `set_config($${index * 2 + 1}, $${index * 2 + 2}, true)`).join(', ');
      await client.query(`select ${calls}`, Object.entries(settings).flat());
      return new Snapshot(client, statement);
    } catch (error) {
      client.release(true);
      throw error;
    }
  }
}
