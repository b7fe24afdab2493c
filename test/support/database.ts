// A database of its own for a spec file: a clone of the migrated template (about 0.1 s).
import { randomBytes } from 'node:crypto';
import pg from 'pg';

interface TestServer {
  readonly urls: { readonly owner: string; readonly api: string; readonly proxy: string; readonly superuser: string };
  readonly dataRoot: string;
}

export interface TestDatabase {
  readonly urls: TestServer['urls'];
  readonly dataRoot: string;
  drop(): Promise<void>;
}

function server(): TestServer {
  return JSON.parse(process.env['WAARBORG_TEST_SERVER'] ?? '') as TestServer;
}

/** Clones the template; retries while another spec file is cloning it. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const { urls, dataRoot } = server();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asSuperuser(urls.superuser, `create database ${name} template waarborg owner waarborg_owner`);
  const inName = (url: string): string => {
    const changed = new URL(url);
    changed.pathname = `/${name}`;
    return changed.toString();
  };
  return {
    urls: { owner: inName(urls.owner), api: inName(urls.api), proxy: inName(urls.proxy), superuser: inName(urls.superuser) },
    dataRoot,
    drop: () => asSuperuser(urls.superuser, `drop database if exists ${name} with (force)`),
  };
}

async function asSuperuser(url: string, sql: string): Promise<void> {
  const elsewhere = new URL(url);
  elsewhere.pathname = '/postgres';
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client({ connectionString: elsewhere.toString() });
    try {
      await client.connect();
      await client.query(sql);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== '55006' || attempt >= 100) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
