// Runs the migrations as the owner role (DATABASE_OWNER_URL); prints what was run.
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../../migrations/index.js';
import { ConfigFaults, readOwnerUrl } from './platform/config/index.js';
import { requireFitOwner, ServerUnfit } from './platform/database/index.js';

/** Brings a database up to date; answers the names of the migrations that were run. */
export async function migrate(ownerUrl: string): Promise<readonly string[]> {
  const source = await new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    applicationName: 'waarborg-migrate',
  }).initialize();
  try {
    const run = await source.runMigrations();
    return run.map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}

async function main(): Promise<void> {
  const ownerUrl = readOwnerUrl();
  await requireFitOwner(ownerUrl);
  const names = await migrate(ownerUrl);
  process.stderr.write(names.length === 0 ? 'database is up to date\n' : `migrated: ${names.join(', ')}\n`);
}

if (process.argv[1] !== undefined && import.meta.url.endsWith(process.argv[1].split('/').slice(-1)[0] ?? '')) {
  await main().catch((error: unknown) => {
    if (!(error instanceof ConfigFaults || error instanceof ServerUnfit)) {
      throw error;
    }
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
