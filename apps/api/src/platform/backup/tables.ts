// Which tables a backup holds, and what PostgreSQL tells of them.
import type pg from 'pg';

/** State of the development issuer, half-loaded files and the list of migrations are of this one server. */
const OWN_TO_SERVER = ['migrations'];

export interface TableShape {
  readonly schema: 'public' | 'data';
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** Answers the tables of the platform, those of study data last, each with its columns in order. */
export async function tablesOf(client: pg.ClientBase): Promise<readonly TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `select n.nspname as schema, c.relname as name,
       json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where n.nspname in ('public', 'data') and c.relkind = 'r' and not (n.nspname = 'public' and c.relname = any($1))
     group by 1, 2 order by n.nspname desc, c.relname`,
    [OWN_TO_SERVER],
  );
  return rows;
}

/** Answers the sequences of the platform with the last value that each gave out. */
export async function sequencesOf(client: pg.ClientBase): Promise<Readonly<Record<string, string>>> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' and sequencename <> 'migrations_id_seq' order by 1`,
  );
  return Object.fromEntries(rows.flatMap(({ name, last }) => (last === null ? [] : [[name, last]])));
}

/** Writes the name of a table as SQL. */
export function quoted({ schema, name }: Pick<TableShape, 'schema' | 'name'>): string {
  return `${identifier(schema)}.${identifier(name)}`;
}

/** Writes a name as SQL. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
