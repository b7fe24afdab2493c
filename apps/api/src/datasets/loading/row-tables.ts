// Tables of rows: made empty, filled by COPY through an unlogged staging table, read as reference data. One table a version.
import { Injectable } from '@nestjs/common';
import { type Writable } from 'node:stream';
import { type PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Tx } from '../../platform/database/index.js';
import { type TableColumn } from './row-reader.js';

const TABLE = /^v_[0-9a-f]{32}$/;
const COLUMN = /^[a-z][a-z0-9_]{0,58}$/;

/** A table that is being filled. */
export interface NewTable {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly hasSubject: boolean;
}

export interface TableFigures {
  readonly rows: number;
  readonly subjects: number;
  readonly firstRowOn: string | null;
  readonly lastRowOn: string | null;
}

/** Answers the name of the table of a version. */
export function tableNameOf(versionId: string): string {
  return `v_${versionId.replaceAll('-', '')}`;
}

@Injectable()
export class RowTables {
  /** Makes the table and its staging table; they exist for others only when the transaction commits. */
  async create(tx: Tx, table: NewTable): Promise<void> {
    const columns = JSON.stringify(table.columns.map(({ code, type }) => ({ code, type })));
    await tx.query(`select data_create_table($1, $2::jsonb, $3)`, [checked(table.name, TABLE), columns, table.hasSubject]);
  }

  /** Opens the COPY into the staging table, on the transaction's own connection. */
  async copyInto(tx: Tx, table: NewTable): Promise<Writable> {
    const client = (await tx.queryRunner?.connect()) as PoolClient | undefined;
    if (client === undefined) {
      throw new Error('a load needs a transaction');
    }
    const columns = ['line', ...(table.hasSubject ? ['identifier_hmac', 'row_on'] : []), ...table.columns.map(({ code }) => code)];
    return client.query(copyFrom(`copy staging.${checked(table.name, TABLE)} (${columns.map(quoted).join(', ')}) from stdin`));
  }

  /** Moves the staged rows to where they are read, persons as subjects of the register; rows before a day are left behind. */
  async insertStaged(tx: Tx, institutionId: string, table: NewTable, destroyBefore: string | null): Promise<void> {
    const name = checked(table.name, TABLE);
    const columns = table.columns.map(({ code }) => quoted(code));
    if (!table.hasSubject) {
      const list = ['institution_id', ...columns].join(', ');
      await tx.query(
        `insert into data.${name} (${list}) select ${['$1::uuid', ...columns.map((column) => `r.${column}`)].join(', ')} from staging.${name} r`,
        [institutionId],
      );
      return;
    }
    const list = ['institution_id', 'subject_id', 'row_on', ...columns].join(', ');
    const values = ['$1::uuid', 'coalesce(s.merged_into, s.id)', 'r.row_on', ...columns.map((column) => `r.${column}`)].join(', ');
    await tx.query(
      `insert into data.${name} (${list}) select ${values} from staging.${name} r
       join subject_identifier i on i.institution_id = $1::uuid and i.identifier_hmac = r.identifier_hmac
       join subject s on s.institution_id = i.institution_id and s.id = i.subject_id
       where $2::date is null or r.row_on >= $2::date`,
      [institutionId, destroyBefore],
    );
  }

  /** Closes the table for writing and opens it for reading. */
  async finish(tx: Tx, table: NewTable): Promise<void> {
    await tx.query(`select data_switch_table($1, $2)`, [checked(table.name, TABLE), table.hasSubject]);
  }

  async figures(tx: Tx, table: NewTable): Promise<TableFigures> {
    const subjects = table.hasSubject ? 'count(distinct subject_id), min(row_on)::text, max(row_on)::text' : '0, null, null';
    const rows = await tx.query<{ rows: string; subjects: string; first: string | null; last: string | null }[]>(
      `select f.* from (select count(*), ${subjects} from data.${checked(table.name, TABLE)}) as f(rows, subjects, first, last)`,
    );
    const [row] = rows;
    return {
      rows: Number(row?.rows ?? 0),
      subjects: Number(row?.subjects ?? 0),
      firstRowOn: row?.first ?? null,
      lastRowOn: row?.last ?? null,
    };
  }

  /** Reads reference data as texts, the key first; at most `most` rows. */
  async readTexts(tx: Tx, tableName: string, codes: readonly string[], most: number): Promise<readonly (readonly (string | null)[])[]> {
    const list = codes.map((code) => `${quoted(code)}::text`).join(', ');
    const rows = await tx.query<{ row: (string | null)[] }[]>(
      `select array[${list}] as row from data.${checked(tableName, TABLE)} limit $1`,
      [most],
    );
    return rows.map(({ row }) => row);
  }
}

function quoted(code: string): string {
  return `"${checked(code, COLUMN)}"`;
}

/** Identifiers come from our own records, and are looked at once more before they stand in a statement. */
function checked(text: string, pattern: RegExp): string {
  if (!pattern.test(text)) {
    throw new TypeError('not an identifier of a table of rows');
  }
  return text;
}
