// Folders of backups stand apart from the folder of the keys in use.
import { resolve, sep } from 'node:path';
import { BackupRefused } from '../platform/backup/index.js';

/** @throws BackupRefused when one folder is, or stands in, the other. */
export function refuseOverlap(folder: string, keyDir: string): void {
  const [one, other] = [`${resolve(folder)}${sep}`, `${resolve(keyDir)}${sep}`];
  if (one.startsWith(other) || other.startsWith(one)) {
    throw new BackupRefused(`${folder} and the folder of the keys (${keyDir}) stand in one another. Data and keys are kept apart.`);
  }
}
