// Whether a PostgreSQL server and the roles on it can be relied on: asked once at start, before anything is served.
// Refused: what would break a promise (a commit on disk, a log that cannot be rewritten). Warned of: what weakens its defence.
import pg from 'pg';

const OLDEST_MAJOR = 15;
const CONNECT_TIMEOUT_MS = 10_000;

/** What a connection tells about its server and its role. */
export interface ServerFacts {
  /** `server_version_num`, for instance 150020. */
  readonly version: number;
  readonly fsync: string;
  readonly synchronousCommit: string;
  readonly fullPageWrites: string;
  readonly dataChecksums: string;
  readonly encoding: string;
  readonly dateStyle: string;
  readonly logStatement: string;
  readonly role: string;
  /** Superuser, may become one, or passes over row-level security. */
  readonly isAboveRules: boolean;
  /** Makes roles or databases, or replicates. */
  readonly isAdministrator: boolean;
  /** Owns the platform's tables, or may act as their owner. */
  readonly isOwner: boolean;
  /** May change or remove what stands in the log. */
  readonly changesLog: boolean;
  /** May write to any table. */
  readonly writes: boolean;
}

export type RoleKind = 'owner' | 'api' | 'proxy';

const VARIABLES = { owner: 'DATABASE_OWNER_URL', api: 'DATABASE_URL', proxy: 'DATABASE_PROXY_URL' } as const;

/** Names all faults of a server or its roles at once; no address, for it may hold a password. */
export class ServerUnfit extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The database cannot be used:\n${faults.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'ServerUnfit';
  }
}

/** Asks a server what it is and what its role may. @throws ServerUnfit when it cannot be reached. */
export async function factsOf(connectionString: string, kind: RoleKind): Promise<ServerFacts> {
  return ask(connectionString, kind, async (client) => (await client.query<ServerFacts>(FACTS)).rows[0] as ServerFacts);
}

/** Answers the names of the migrations that were run, in their order; none on an empty database. */
export async function migrationsOf(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ isThere: boolean }>(`select to_regclass('public.migrations') is not null as "isThere"`);
  const run = rows[0]?.isThere === true ? await client.query<{ name: string }>(`select name from migrations order by id`) : { rows: [] };
  return run.rows.map(({ name }) => name);
}

async function ask<T>(connectionString: string, kind: RoleKind, question: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, application_name: 'waarborg-start' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await question(client);
  } catch (error) {
    const { code, message } = error as { readonly code?: string; readonly message?: string };
    const reason = code ?? message ?? 'unknown';
    throw new ServerUnfit([`${VARIABLES[kind]} leads to no database that answers (${reason})`]);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Answers why a server or role is refused; empty when it is fit. `durability` waived: a crash may lose what was acknowledged. */
export function faultsOf(kind: RoleKind, facts: ServerFacts, durability: 'required' | 'waived'): readonly string[] {
  const variable = VARIABLES[kind];
  const mustLast = durability === 'required';
  const rules: readonly (readonly [boolean, string])[] = [
    [
      facts.version < OLDEST_MAJOR * 10_000,
      `${variable}: the server is PostgreSQL ${Math.floor(facts.version / 10_000)}; ${OLDEST_MAJOR} or newer is needed`,
    ],
    [mustLast && facts.fsync !== 'on', `${variable}: the server runs with fsync=off, so a crash loses what was acknowledged`],
    [
      mustLast && facts.synchronousCommit === 'off',
      `${variable}: synchronous_commit=off, so a crash loses what was acknowledged; set it to on or local`,
    ],
    [facts.encoding !== 'UTF8', `${variable}: the database has encoding ${facts.encoding}; UTF8 is needed`],
    [!facts.dateStyle.startsWith('ISO'), `${variable}: DateStyle is ${facts.dateStyle}; ISO is needed`],
    [
      facts.isAboveRules,
      `${variable}: role ${facts.role} is, or may become, a superuser, or has BYPASSRLS: row-level security would not hold for it`,
    ],
    [kind !== 'owner' && facts.isAdministrator, `${variable}: role ${facts.role} has CREATEROLE, CREATEDB or REPLICATION; it needs none`],
    [
      kind !== 'owner' && facts.isOwner,
      `${variable}: role ${facts.role} owns the tables, or may act as their owner; it has to be another role`,
    ],
    [kind !== 'owner' && facts.changesLog, `${variable}: role ${facts.role} may change or remove entries of the log`],
    [kind === 'proxy' && facts.writes, `${variable}: role ${facts.role} may write; the role of the proxy only reads`],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, text]) => text);
}

/** Answers what weakens a server without breaking a promise. */
export function warningsOf(facts: ServerFacts): readonly string[] {
  const rules: readonly (readonly [boolean, string])[] = [
    [facts.dataChecksums !== 'on', 'The database has no data checksums: damage on disk may go unseen (pg_checksums --enable).'],
    [facts.fullPageWrites !== 'on', 'The database runs with full_page_writes=off: safe only on a file system that never tears a page.'],
    [
      facts.logStatement !== 'none',
      `The database writes statements to its own log (log_statement=${facts.logStatement}), personal data among them.`,
    ],
  ];
  return rules.filter(([isSo]) => isSo).map(([, text]) => text);
}

/**
 * Asks both roles of the running platform and answers the warnings.
 * @throws ServerUnfit naming every fault of either.
 */
export async function requireFitServer(config: {
  readonly databaseUrl: string;
  readonly databaseProxyUrl: string;
  readonly durability: 'required' | 'waived';
}): Promise<readonly string[]> {
  const api = await factsOf(config.databaseUrl, 'api');
  const proxy = await factsOf(config.databaseProxyUrl, 'proxy');
  const faults = [...faultsOf('api', api, config.durability), ...faultsOf('proxy', proxy, config.durability)];
  if (faults.length > 0) {
    throw new ServerUnfit(faults);
  }
  return warningsOf(api);
}

/**
 * Checks that the schema is the one that this version of the platform was written for.
 * @throws ServerUnfit naming what is lacking, or that a newer version was here.
 */
export async function requireSchema(databaseUrl: string, migrations: readonly string[]): Promise<void> {
  const run = new Set(await ask(databaseUrl, 'api', migrationsOf));
  const lacking = migrations.filter((name) => !run.has(name));
  const unknown = [...run].filter((name) => !migrations.includes(name));
  if (unknown.length > 0) {
    throw new ServerUnfit([`the database was migrated by another version of the platform (${unknown.join(', ')})`]);
  }
  if (lacking.length > 0) {
    throw new ServerUnfit([
      `the database lacks ${lacking.length} of ${migrations.length} migrations: run npm run migrate with DATABASE_OWNER_URL`,
    ]);
  }
}

/** Asks the owner role before its migrations. @throws ServerUnfit naming every fault; lost durability is the platform's to refuse. */
export async function requireFitOwner(ownerUrl: string): Promise<void> {
  const faults = faultsOf('owner', await factsOf(ownerUrl, 'owner'), 'waived');
  if (faults.length > 0) {
    throw new ServerUnfit(faults);
  }
}

const FACTS = `
  select current_setting('server_version_num')::int as version,
    current_setting('fsync') as fsync,
    current_setting('synchronous_commit') as "synchronousCommit",
    current_setting('full_page_writes') as "fullPageWrites",
    current_setting('data_checksums') as "dataChecksums",
    current_setting('server_encoding') as encoding,
    current_setting('DateStyle') as "dateStyle",
    current_setting('log_statement') as "logStatement",
    current_user::text as role,
    exists (select from pg_roles r where (r.rolsuper or r.rolbypassrls) and pg_has_role(current_user, r.oid, 'member')) as "isAboveRules",
    exists (select from pg_roles r where r.rolname = current_user and (r.rolcreaterole or r.rolcreatedb or r.rolreplication)) as "isAdministrator",
    coalesce((select pg_has_role(current_user, c.relowner, 'member') from pg_class c where c.oid = to_regclass('public.log_entry')), false) as "isOwner",
    coalesce((select bool_or(has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE')) from pg_class c
      where c.oid in (to_regclass('public.log_entry'), to_regclass('public.log_sequence'), to_regclass('public.log_checkpoint'))), false) as "changesLog",
    exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'data', 'staging') and c.relkind = 'r' and has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')) as writes`;
