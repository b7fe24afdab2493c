// Runs the migrations as the owner role (DATABASE_OWNER_URL); prints what was run.
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../../migrations/index.js';
import { readOwnerUrl } from './platform/config/index.js';

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

if (process.argv[1] !== undefined && import.meta.url.endsWith(process.argv[1].split('/').slice(-1)[0] ?? '')) {
  const names = await migrate(readOwnerUrl());
  process.stderr.write(names.length === 0 ? 'database is up to date\n' : `migrated: ${names.join(', ')}\n`);
}
