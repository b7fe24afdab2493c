// The proxy role's own pool: read-only, one repeatable-read transaction a delivery.
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { TemporarilyUnavailable } from '../../common/index.js';
import { Config } from '../../platform/config/index.js';
import { JsonLogger } from '../../platform/logging/json-logger.js';

const CONNECT_TIMEOUT_MS = 5_000;

@Injectable()
export class ProxyPool implements OnApplicationShutdown {
  private readonly pool: pg.Pool;

  constructor(@Inject(Config) config: Config, @Inject(JsonLogger) logger: JsonLogger) {
    this.pool = new pg.Pool({
      connectionString: config.databaseProxyUrl,
      max: config.proxyPoolMax,
      application_name: 'waarborg-proxy',
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      idleTimeoutMillis: 30_000,
    });
    this.pool.on('error', (error) => logger.failure('proxy.connection-lost', error));
  }

  /** Lends a connection. @throws TemporarilyUnavailable (503) when all are streaming or the server is not there. */
  async connect(): Promise<pg.PoolClient> {
    try {
      return await this.pool.connect();
    } catch {
      throw new TemporarilyUnavailable('proxy');
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
