// Backup and restore of the data, and apart from it of the keys.
export { backUp } from './backup.js';
export { backUpKeys, restoreKeys } from './keys.js';
export { BackupRefused } from './manifest.js';
export { type Query, restore, type Restored } from './restore.js';
