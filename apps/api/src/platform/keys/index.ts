// Keys.
export { FileKeyStore } from './file-key-store.js';
export { KeyStore, KeyUnavailable, PLATFORM, type KeyKind, type KeyName, type StoredKey } from './key-store.js';
export { KeysModule } from './keys.module.js';
