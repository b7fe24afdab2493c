// Loads one admitted import: one transaction from the first row to the switch, so that nothing is ever half there.
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, newId } from '../../common/index.js';
import { SubjectRegister } from '../../identity/index.js';
import { Transactions, type Tx } from '../../platform/database/index.js';
import { asFileProblem, csvSteps } from '../inspection/csv-rows.js';
import { readText } from '../inspection/text-source.js';
import { type Admitted } from '../imports/import-admission.service.js';
import { ImportBook } from '../imports/import-book.js';
import { type ImportEntity, type ImportOutcome, type RowError } from '../imports/import.entity.js';
import { LoadInterrupted, NothingWithinTerm, RowsRefused } from '../imports/import.errors.js';
import { Uploads } from '../imports/uploads.js';
import { type LoadPlan, LoadPlanner } from './load-planner.js';
import { RowTables } from './row-tables.js';
import { VersionSwitch } from './version-switch.service.js';

const MOST_ERRORS = 100;
/** Loads wait for each other at the subject register and at the switch. */
const LOCK_TIMEOUT_MS = 60_000;

/** Tells how many rows have been read; called often, must be quick. */
export type OnRows = (rows: number) => void;

@Injectable()
export class Loader {
  constructor(
    @Inject(Uploads) private readonly uploads: Uploads,
    @Inject(LoadPlanner) private readonly planner: LoadPlanner,
    @Inject(RowTables) private readonly tables: RowTables,
    @Inject(SubjectRegister) private readonly register: SubjectRegister,
    @Inject(VersionSwitch) private readonly versionSwitch: VersionSwitch,
    @Inject(Transactions) private readonly transactions: Transactions,
  ) {}

  /**
   * Loads and switches; readers see the version before until this commits.
   * @throws RowsRefused (400), NothingWithinTerm (409), ReferenceMissing (409), LoadInterrupted (409); then nothing is stored
   */
  async load(
    actor: Actor,
    admitted: Admitted,
    run: { readonly book: ImportBook; readonly signal: AbortSignal; readonly onRows: OnRows },
  ): Promise<ImportEntity> {
    const { entity, destroyBefore } = admitted;
    return this.transactions.write(actor, async (tx) => {
      await tx.query(`select set_config('statement_timeout', '0', true), set_config('lock_timeout', $1, true)`, [`${LOCK_TIMEOUT_MS}`]);
      const found = await requireMine(tx, run.book, entity);
      const id = newId(run.book.now());
      const plan = await this.planner.plan(tx, actor, found, id);
      await this.tables.create(tx, plan.table);
      const rowsRead = await this.copy(tx, found, plan, run);
      if (plan.table.hasSubject) {
        await this.register.registerStaged(tx, actor.institutionId, plan.table.name);
      }
      await this.tables.insertStaged(tx, actor.institutionId, plan.table, destroyBefore);
      await this.tables.finish(tx, plan.table);
      const figures = await this.tables.figures(tx, plan.table);
      const outcome = { ...noErrors(rowsRead), rowsStored: figures.rows, rowsPastTerm: rowsRead - figures.rows };
      if (figures.rows === 0) {
        throw new NothingWithinTerm(outcome.rowsPastTerm);
      }
      return this.versionSwitch.perform(tx, actor, { id, found, plan, figures, outcome, destroyBefore });
    });
  }

  /** Streams the file into the staging table; answers how many rows it has. @throws RowsRefused (400) */
  private async copy(
    tx: Tx,
    found: ImportEntity,
    plan: LoadPlan,
    run: { readonly signal: AbortSignal; readonly onRows: OnRows },
  ): Promise<number> {
    const tally = new Tally();
    let isHeader = true;
    const steps = csvSteps(found.dialect, (record, line) => {
      if (isHeader) {
        isHeader = false;
        return null;
      }
      const row = plan.reader.read(record, line);
      run.onRows(tally.count(row));
      return 'copy' in row && tally.errorCount === 0 ? row.copy : null;
    });
    const open = this.uploads.source(found.institutionId, found.id);
    const target = await this.tables.copyInto(tx, plan.table);
    try {
      await readText(open, found.dialect, { maxBytes: this.uploads.maxBytes, signal: run.signal }, [...steps, target]);
    } catch (error) {
      throw run.signal.aborted ? new LoadInterrupted() : asFileProblem(error);
    }
    if (tally.errorCount > 0) {
      throw new RowsRefused({ ...noErrors(tally.rows), failure: 'rows-refused', errorCount: tally.errorCount, rowErrors: tally.errors });
    }
    return tally.rows;
  }
}

class Tally {
  rows = 0;
  errorCount = 0;
  readonly errors: RowError[] = [];

  count(row: { readonly copy: string } | { readonly errors: readonly RowError[] }): number {
    this.rows++;
    if ('errors' in row) {
      this.errorCount++;
      this.errors.push(...row.errors.slice(0, Math.max(0, MOST_ERRORS - this.errors.length)));
    }
    return this.rows;
  }
}

/** The lock says that this process loads the import; whoever changed it in between goes first. */
async function requireMine(tx: Tx, book: ImportBook, entity: ImportEntity): Promise<ImportEntity> {
  await book.imports.lockLoad(tx, entity.id);
  const found = await book.imports.byId(tx, entity.institutionId, entity.id);
  if (found === null || found.state !== 'loading' || found.version !== entity.version) {
    throw new LoadInterrupted();
  }
  return found;
}

function noErrors(rowsRead: number): ImportOutcome {
  return { failure: null, errorCount: 0, rowErrors: [], rowsRead, rowsStored: 0, rowsPastTerm: 0 };
}
