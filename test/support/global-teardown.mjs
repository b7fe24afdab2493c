// Stops the embedded server of a jest run and removes its data.
import { rmSync } from 'node:fs';

export default async function globalTeardown() {
  const server = globalThis.waarborgServer;
  globalThis.waarborgServer = undefined;
  if (server !== undefined) {
    await server.stop();
    rmSync(JSON.parse(process.env.WAARBORG_TEST_SERVER ?? '{}').dataRoot, { recursive: true, force: true });
  }
}
