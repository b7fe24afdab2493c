// What the commands backup and restore share: how they end, and folders that stand apart from the keys in use.
import { resolve, sep } from 'node:path';
import { BackupRefused } from '../platform/backup/index.js';
import { ConfigFaults } from '../platform/config/index.js';

/** @throws BackupRefused when one folder is, or stands in, the other. */
export function refuseOverlap(folder: string, keyDir: string): void {
  const [one, other] = [`${resolve(folder)}${sep}`, `${resolve(keyDir)}${sep}`];
  if (one.startsWith(other) || other.startsWith(one)) {
    throw new BackupRefused(`${folder} and the folder of the keys (${keyDir}) stand in one another. Data and keys are kept apart.`);
  }
}

/** Runs a command with the arguments of the process: its answer is the exit code; a refusal is said in one line, and is 1. */
export async function runCommand(main: (args: readonly string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof BackupRefused || error instanceof ConfigFaults)) {
      throw error;
    }
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
