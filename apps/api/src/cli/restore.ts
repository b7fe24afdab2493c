// `npm run -s restore -- <folder>` and `npm run -s restore -- --keys <folder>`: into an empty database, or an empty key folder.
import { parseArgs } from 'node:util';
import { appendRestored } from '../audit-log/index.js';
import { endAllAccess } from '../identity/index.js';
import { BackupRefused, restore, restoreKeys } from '../platform/backup/index.js';
import { readKeyDir, readOwnerUrl } from '../platform/config/index.js';
import { runCommand } from './backup-command.js';

const USAGE = 'Usage: npm run -s restore -- <folder> [--sha256 <digest of the manifest>]\n       npm run -s restore -- --keys <folder>';

/** Runs the command; answers the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const options = { keys: { type: 'string' }, sha256: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [folder] = positionals;
  if ((folder === undefined) === (values.keys === undefined) || positionals.length > 1) {
    throw new BackupRefused(USAGE);
  }
  if (folder === undefined) {
    process.stdout.write(`keys: ${await restoreKeys(values.keys ?? '', readKeyDir())} files\n`);
    return 0;
  }
  const at = new Date();
  const { manifest } = await restore(readOwnerUrl(), { folder, expectedSha256: values.sha256 }, async (query, restored) => {
    await endAllAccess(query, at);
    const { madeAt, logs } = restored.manifest;
    await appendRestored(query, { at, backupMadeAt: new Date(madeAt), backupSha256: restored.digest, logs });
  });
  const lines = [
    `restored the state of ${manifest.madeAt}: ${manifest.files.length} tables, ${manifest.files.reduce((sum, file) => sum + file.rows, 0)} rows`,
    'Sessions and tokens are ended. What was withdrawn, objected to or erased since is not in it: put that right before the platform is opened (README, "Backup").',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

await runCommand(main);
