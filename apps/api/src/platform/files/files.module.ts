// Provides the spool under the data directory.
import { Global, Module } from '@nestjs/common';
import { join } from 'node:path';
import { Config } from '../config/index.js';
import { KeyStore } from '../keys/index.js';
import { Spool } from './spool.js';

@Global()
@Module({
  providers: [
    {
      provide: Spool,
      inject: [Config, KeyStore],
      useFactory: (config: Config, keys: KeyStore) => new Spool(join(config.dataDir, 'spool'), keys),
    },
  ],
  exports: [Spool],
})
export class FilesModule {}
