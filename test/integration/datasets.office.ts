// The steward's office of the import specs: sends files over HTTP, edits proposals, loads, and looks at the stored rows.
import pg from 'pg';
import { type Reply, type World } from '../support/world.js';

export const NOW = '2026-11-22T10:00:00Z';
export const TODAY = '2026-11-22';

interface Columns {
  readonly [code: string]: Readonly<Record<string, unknown>>;
}

interface ProposalBody {
  readonly dataset: Readonly<Record<string, unknown>>;
  readonly columns: readonly { readonly code: string }[];
}

/** An import as the routes answer it, as far as the specs look at it. */
export interface ImportBody {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly feed: string | null;
  readonly proposal: ProposalBody;
  readonly outcome: {
    readonly failure: string | null;
    readonly rowsRead: number;
    readonly rowsStored: number;
    readonly rowsPastTerm: number;
  } | null;
}

/** What a test changes in a proposal. */
export interface Edits {
  readonly dataset?: Readonly<Record<string, unknown>>;
  readonly columns?: Columns;
  readonly rowDate?: unknown;
  readonly lookups?: unknown;
  readonly shift?: unknown;
}

const STATED = {
  title: { nl: 'Proef', en: 'Trial' },
  description: { nl: 'Een proef.', en: 'A trial.' },
  sourceSystem: 'survey',
  owner: 'Onderwijsbureau',
  purpose: 'Onderwijs verbeteren en studenten begeleiden',
  basis: 'public-task',
  originalPurpose: 'Onderwijs',
  obtainedFrom: 'Het bureau zelf',
  retentionMonths: 84,
  retentionOwner: 'datasteward',
};

/** One column of a file, with a header and a value per row. */
export function csv(columns: Readonly<Record<string, (row: number) => string>>, rows: number, separator = ';'): Buffer {
  const names = Object.keys(columns);
  const lines = Array.from({ length: rows }, (_, row) => names.map((name) => columns[name]?.(row) ?? '').join(separator));
  return Buffer.from(`${[names.join(separator), ...lines].join('\n')}\n`);
}

/** Numbers that pass the 11-test of the citizen service number. */
export function bsnOf(row: number): string {
  const eight = String(12_345_678 + row * 7);
  const sum = [...eight].reduce((total, digit, place) => total + Number(digit) * (9 - place), 0);
  return sum % 11 === 10 ? bsnOf(row + 100_000) : `${eight}${sum % 11}`;
}

export class Office {
  constructor(readonly world: World) {}

  async send(file: Buffer, name = 'proef.csv', headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.world.call('steward', 'POST', `/api/v1/imports?name=${encodeURIComponent(name)}`, file, headers);
  }

  /** Sends a file and makes its proposal loadable; answers the id of the import. */
  async prepared(file: Buffer, edits: Edits = {}): Promise<string> {
    const sent = await this.send(file);
    if (sent.status !== 201) {
      throw new Error(sent.text);
    }
    const { id, proposal } = sent.json as ImportBody;
    const edited = await this.put(id, proposal, edits);
    if (edited.status !== 200) {
      throw new Error(edited.text);
    }
    return id;
  }

  async put(id: string, proposal: ProposalBody, edits: Edits, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    const body = {
      ...proposal,
      dataset: { ...proposal.dataset, ...STATED, ...edits.dataset },
      columns: proposal.columns.map((column) => ({ ...column, ...edits.columns?.[column.code] })),
      ...(edits.rowDate === undefined ? {} : { rowDate: edits.rowDate }),
      ...(edits.lookups === undefined ? {} : { lookups: edits.lookups }),
      ...(edits.shift === undefined ? {} : { shift: edits.shift }),
    };
    return this.world.call('steward', 'PUT', `/api/v1/imports/${id}/proposal`, body, headers);
  }

  async load(id: string): Promise<Reply> {
    return this.world.call('steward', 'POST', `/api/v1/imports/${id}/load?wait=true`);
  }

  async import(id: string): Promise<ImportBody> {
    return (await this.world.call('steward', 'GET', `/api/v1/imports/${id}`)).json as ImportBody;
  }

  /** Answers the number of the version that readers see, and its rows. */
  async current(code: string): Promise<{ readonly number: number; readonly rowCount: number } | null> {
    const reply = await this.world.call('analyst', 'GET', `/api/v1/datasets/${code}`);
    return (reply.json as { readonly currentVersion: { readonly number: number; readonly rowCount: number } | null }).currentVersion;
  }

  /** Runs a query as the superuser, past row-level security. */
  async sql<T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
    const client = new pg.Client({ connectionString: this.world.database.urls.superuser });
    await client.connect();
    try {
      return (await client.query<T>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** Answers the rows of the current version of a data set, without the institution. */
  async rows(code: string): Promise<Record<string, unknown>[]> {
    const [version] = await this.sql<{ table_name: string }>(
      `select v.table_name from dataset d join dataset_version v on v.id = d.current_version_id where d.code = $1`,
      [code],
    );
    return this.sql(`select t.*, row_on::text as row_on from data.${version?.table_name ?? ''} t order by t`);
  }

  /** Answers how many tables of rows there are, staging ones included. */
  async tables(): Promise<number> {
    const [found] = await this.sql<{ n: string }>(
      `select count(*) as n from pg_class c join pg_namespace s on s.oid = c.relnamespace where s.nspname in ('data', 'staging') and c.relkind = 'r'`,
    );
    return Number(found?.n);
  }

  /** Answers the kinds of the newest log entries about imports and data sets, oldest first. */
  async entries(importId: string): Promise<{ kind: string; text: string }[]> {
    const found = await this.sql<{ leaf: Buffer }>(`select leaf from log_entry order by id`);
    return found
      .map(({ leaf }) => leaf.toString('utf8'))
      .filter((text) => text.includes(importId))
      .map((text) => ({ kind: String(JSON.parse(text).kind), text }));
  }
}
