// Starts one server for a jest run and migrates the template database that every spec file clones.
// The server is the embedded one, or that of WAARBORG_TEST_POSTGRES: the folder with another PostgreSQL's programs (initdb, postgres).
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { startServer } from '../../tools/embedded-postgres.mjs';
import { makeDataRoot } from './data-root.mjs';

export default async function globalSetup() {
  if (globalThis.waarborgServer !== undefined) {
    return;
  }
  const dataRoot = makeDataRoot('waarborg-test-');
  const server = await startServer({ dataRoot, fast: true, log: () => {}, ...otherPrograms(process.env) });
  globalThis.waarborgServer = server;
  process.stdout.write(`PostgreSQL ${readFileSync(join(server.where.data, 'PG_VERSION'), 'utf8')}`);
  const migrated = spawnSync(process.execPath, ['dist/apps/api/src/migrate.js'], {
    env: { ...process.env, DATABASE_OWNER_URL: server.urls.owner },
    encoding: 'utf8',
  });
  if (migrated.status !== 0) {
    await server.stop();
    throw new Error(`migrations failed: ${migrated.stderr}`);
  }
  process.env.WAARBORG_TEST_SERVER = JSON.stringify({ urls: server.urls, dataRoot });
}

/** @param {NodeJS.ProcessEnv} environment */
function otherPrograms({ WAARBORG_TEST_POSTGRES: bin }) {
  return bin ? { programs: dirname(resolve(bin)) } : {};
}
