// `npm run -s backup` and `npm run -s restore`: with the owner's URL when it is given, else on the embedded database.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runningUrls } from './embedded-postgres.mjs';
import { LauncherError, runNode } from './process.mjs';
import { dataRootOf, external, keyDirOf, migrateScript, openEmbedded, ownerEnv } from './start.mjs';

/** Backs up data, or with `--keys` the keys; beside a running platform, or by starting its database for it. Gives the exit code. */
export async function backUp(root, args) {
  if (isOfKeys(args)) {
    return runCommand(root, 'backup', args, {});
  }
  const database = process.env.DATABASE_OWNER_URL ? external({ owner: process.env.DATABASE_OWNER_URL }) : await openForReading(root);
  try {
    return await runCommand(root, 'backup', args, database.urls);
  } finally {
    await database.stop();
  }
}

/** Restores data into a database that is made and migrated for it, or with `--keys` the keys. Gives the exit code. */
export async function restore(root, args) {
  if (isOfKeys(args)) {
    return runCommand(root, 'restore', args, {});
  }
  const ownUrl = process.env.DATABASE_OWNER_URL;
  const database = ownUrl ? external({ owner: ownUrl }) : await openEmbedded(root, 'own');
  try {
    const migrated = await runNode([migrateScript(root)], { env: ownerEnv(database.urls) });
    return migrated === 0 ? await runCommand(root, 'restore', args, database.urls) : migrated;
  } finally {
    await database.stop();
  }
}

async function openForReading(root) {
  const running = await runningUrls(dataRootOf(root));
  if (running !== undefined) {
    return external(running);
  }
  if (!existsSync(dataRootOf(root))) {
    throw new LauncherError(`There is nothing to back up in ${dataRootOf(root)}. Set WAARBORG_DATA_DIR or DATABASE_OWNER_URL.`);
  }
  return openEmbedded(root, 'own');
}

function isOfKeys(args) {
  return args.some((word) => word === '--keys' || word.startsWith('--keys='));
}

/**
 * @param {string} root
 * @param {'backup' | 'restore'} name
 * @param {readonly string[]} args
 * @param {{ owner?: string | undefined }} urls
 */
function runCommand(root, name, args, { owner }) {
  const env = { ...process.env, WAARBORG_KEY_DIR: keyDirOf(root), ...(owner === undefined ? {} : { DATABASE_OWNER_URL: owner }) };
  return runNode([join(root, 'dist', 'apps', 'api', 'src', 'cli', `${name}.js`), ...args], { env });
}
