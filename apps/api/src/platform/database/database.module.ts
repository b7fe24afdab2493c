// The api role's connection pool and its transactions; the schema comes from migrations alone.
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { Config } from '../config/index.js';
import { SessionLock } from './session-lock.js';
import { Transactions } from './transactions.js';

type Entities = NonNullable<DataSourceOptions['entities']>;

@Global()
@Module({})
export class DatabaseModule {
  /** Connects with the given entities; each domain names its own in its index. */
  static with(entities: Entities): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: DataSource, inject: [Config], useFactory: (config: Config) => openDataSource(config, entities) },
        Transactions,
        SessionLock,
      ],
      exports: [DataSource, Transactions, SessionLock],
    };
  }
}

/** Opens the api role's pool. Connections are named so that an operator sees whose they are. */
export async function openDataSource(config: Config, entities: Entities): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    url: config.databaseUrl,
    entities,
    synchronize: false,
    logging: false,
    poolSize: config.databasePoolMax,
    applicationName: 'waarborg-api',
    extra: { connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000 },
  });
  return source.initialize();
}
