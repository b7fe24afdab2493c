// Starts one embedded server for a jest run and migrates the template database that every spec file clones.
import { spawnSync } from 'node:child_process';
import { startServer } from '../../tools/embedded-postgres.mjs';
import { makeDataRoot } from './data-root.mjs';

export default async function globalSetup() {
  if (globalThis.waarborgServer !== undefined) {
    return;
  }
  const dataRoot = makeDataRoot('waarborg-test-');
  const server = await startServer({ dataRoot, fast: true, log: () => {} });
  globalThis.waarborgServer = server;
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
