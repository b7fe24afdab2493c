// The world of the audit-log specs: institutions with entries in their logs, the owner's hand in the database, the verifier.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { AuditLog, type LogName } from '../../apps/api/src/audit-log/index.js';
import { type JsonObject, newId, systemActor } from '../../apps/api/src/common/index.js';
import { InstitutionsService, UNSAID } from '../../apps/api/src/identity/index.js';
import { Transactions } from '../../apps/api/src/platform/database/index.js';
import { HttpArtefacts } from '../../apps/verify/src/artefacts.js';
import { type LogReport } from '../../apps/verify/src/finding.js';
import { State } from '../../apps/verify/src/state.js';
import { verifyLog } from '../../apps/verify/src/verify-log.js';
import { type World } from '../support/world.js';

/** How long the application may take to start on a busy machine. */
export const START_MS = 60_000;

export interface House {
  readonly institutionId: string;
  readonly slug: string;
}

/** Works on the logs of institutions through one running platform. */
export class Archive {
  readonly log: AuditLog;
  readonly transactions: Transactions;

  constructor(readonly world: World) {
    this.log = world.app.get(AuditLog);
    this.transactions = world.app.get(Transactions);
  }

  /** Opens an institution with both logs. */
  async open(): Promise<House> {
    const slug = `house-${newId(new Date()).slice(-12)}`;
    const institutionId = await this.world.app.get(InstitutionsService).open({
      slug,
      name: 'House',
      timeZone: 'Europe/Amsterdam',
      homeOrganization: `${slug}.example`,
      effectiveOn: '2026-01-01',
      sourceDecision: 'Besluit 1',
      profile: {
        legalForm: 'public',
        sector: 'wo',
        participation: 'divided',
        goals: [],
        redLines: [],
        k: 10,
        retentionMaxMonths: 120,
        recallDays: 14,
        ...UNSAID,
      },
    });
    return { institutionId, slug };
  }

  /** Appends entries in one transaction; answers their ids. */
  async append(house: House, log: LogName, count = 1, commitments?: JsonObject): Promise<readonly string[]> {
    const drafts = Array.from({ length: count }, (_, number) => ({
      institutionId: house.institutionId,
      log,
      kind: 'purpose.added' as const,
      at: new Date(),
      facts: { number, id: newId(new Date()) },
      ...(commitments === undefined ? {} : { commitments }),
    }));
    return this.transactions.write(systemActor(house.institutionId), (tx) => this.log.appendMany(tx, drafts));
  }

  /** Asks the database within an institution. */
  async ask<T>(house: House, sql: string, params: unknown[] = []): Promise<T[]> {
    return this.transactions.read(house.institutionId, (tx) => tx.query<T[]>(sql, params));
  }

  /** Answers how many entries the newest checkpoint of a log covers. */
  async published(house: House, log: LogName): Promise<number> {
    const rows = await this.ask<{ size: string }>(house, `select max(size) as size from log_checkpoint where log = $1`, [log]);
    return Number(rows[0]?.size ?? -1);
  }

  /** Does something as the owner of the tables, whom nothing in the database stops. */
  async asOwner(sql: string, params: unknown[] = []): Promise<void> {
    await withClient(this.world.database.urls.owner, (client) => client.query(sql, params));
  }

  /** Makes a verifier with a memory of its own, which reads the log of a house over HTTP. */
  verifier(house: House, log: LogName, token?: string): () => Promise<LogReport> {
    const artefacts = new HttpArtefacts(this.world.url, house.slug, token);
    const state = new State(mkdtempSync(join(tmpdir(), 'waarborg-verify-')), house.slug);
    return () => verifyLog({ artefacts, state, log, vkeys: [], at: new Date() });
  }
}

/** Writes what a verifier found as short lines: code and index. */
export function told(report: LogReport): string[] {
  return report.findings.map(({ code, params }) => (params['index'] === undefined ? code : `${code} ${params['index']}`));
}

/** Works with a connection of a role and closes it. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
