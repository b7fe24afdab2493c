// `npm run -s backup -- <folder>` and `npm run -s backup -- --keys <folder>`: the data, or the keys; never both in one folder.
import { parseArgs } from 'node:util';
import { backUp, backUpKeys, BackupRefused } from '../platform/backup/index.js';
import { readKeyDir, readOwnerUrl } from '../platform/config/index.js';
import { refuseOverlap, runCommand } from './backup-command.js';

const USAGE =
  'Usage: npm run -s backup -- <folder>          the data, while the platform runs\n       npm run -s backup -- --keys <folder>   the keys, to be kept elsewhere';

/** Runs the command; answers the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options: { keys: { type: 'string' } }, allowPositionals: true });
  const [folder] = positionals;
  if ((folder === undefined) === (values.keys === undefined) || positionals.length > 1) {
    throw new BackupRefused(USAGE);
  }
  const keyDir = readKeyDir();
  refuseOverlap(folder ?? values.keys ?? '', keyDir);
  if (folder === undefined) {
    const count = await backUpKeys(keyDir, values.keys ?? '', new Date());
    process.stdout.write(`keys: ${count} files\n`);
    return 0;
  }
  const { manifest, digest } = await backUp(readOwnerUrl(), folder, new Date());
  const rows = manifest.files.reduce((sum, file) => sum + file.rows, 0);
  const lines = [
    `tables: ${manifest.files.length}, rows: ${rows}, bytes: ${manifest.files.reduce((sum, file) => sum + file.bytes, 0)}`,
    ...manifest.logs.map(({ origin, size }) => `${origin}: checkpoint of ${size} entries`),
    `sha256 of the manifest (keep it apart): ${digest}`,
    'The keys are not in it: npm run -s backup -- --keys <another folder>',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

await runCommand(main);
