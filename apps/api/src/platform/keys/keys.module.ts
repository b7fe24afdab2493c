// Provides the KeyStore.
import { Global, Module } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Config } from '../config/index.js';
import { FileKeyStore } from './file-key-store.js';
import { KeyStore } from './key-store.js';

@Global()
@Module({
  providers: [
    { provide: KeyStore, inject: [Config, Clock], useFactory: (config: Config, clock: Clock) => new FileKeyStore(config.keyDir, clock) },
  ],
  exports: [KeyStore],
})
export class KeysModule {}
