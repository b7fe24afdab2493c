// Runs loads: in the background or waited for, one per import, with progress; after a crash or a stop nothing is half there
// and the import says so.
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type Actor, Problem, systemActor } from '../../common/index.js';
import { InstitutionsService } from '../../identity/index.js';
import { Transactions } from '../../platform/database/index.js';
import { asProblem } from '../../platform/http/index.js';
import { JsonLogger } from '../../platform/logging/json-logger.js';
import { Loader } from '../loading/loader.service.js';
import { type Admitted, ImportAdmission } from './import-admission.service.js';
import { ImportBook } from './import-book.js';
import { type ImportEntity, type ImportOutcome } from './import.entity.js';
import { LoadInterrupted, NothingWithinTerm, RowsRefused } from './import.errors.js';

const PROGRESS_MS = 1_000;
const PROGRESS_ROWS = 2_000;

@Injectable()
export class ImportLoads implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly running = new Map<string, { readonly done: Promise<unknown>; readonly abort: AbortController }>();

  constructor(
    @Inject(ImportAdmission) private readonly admission: ImportAdmission,
    @Inject(Loader) private readonly loader: Loader,
    @Inject(ImportBook) private readonly book: ImportBook,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(InstitutionsService) private readonly institutions: InstitutionsService,
    @Inject(JsonLogger) private readonly logger: JsonLogger,
  ) {}

  /** Loads that a process began and did not end count as failed; those that another process runs are left alone. */
  async onApplicationBootstrap(): Promise<void> {
    for (const { id } of await this.institutions.all()) {
      await this.closeAbandoned(systemActor(id));
    }
  }

  async onApplicationShutdown(): Promise<void> {
    const loads = [...this.running.values()];
    loads.forEach(({ abort }) => abort.abort());
    await Promise.allSettled(loads.map(({ done }) => done));
  }

  /**
   * Asks the gate, then loads. Not waited for, it answers as soon as loading has begun.
   * @throws GateRefusal (403, 409), ProposalIncomplete (409), WrongState (409); waited for also RowsRefused (400) and whatever made it fail
   */
  async load(actor: Actor, id: string, mode: { readonly isWaitedFor: boolean }): Promise<ImportEntity> {
    const admitted = await this.admission.admit(actor, id);
    const abort = new AbortController();
    const done = this.run(withoutClaim(actor), admitted, abort.signal).finally(() => this.running.delete(id));
    this.running.set(id, { done, abort });
    if (mode.isWaitedFor) {
      return done;
    }
    done.catch(() => undefined);
    return admitted.entity;
  }

  private async run(actor: Actor, admitted: Admitted, signal: AbortSignal): Promise<ImportEntity> {
    const progress = new Progress((rows) => this.saveProgress(actor, admitted.entity, rows));
    try {
      return await this.loader.load(actor, admitted, { book: this.book, signal, onRows: (rows) => progress.at(rows) });
    } catch (error) {
      await progress.stop();
      await this.fail(actor, admitted.entity, error);
      throw error;
    }
  }

  private async saveProgress(actor: Actor, { id, institutionId }: ImportEntity, rows: number): Promise<void> {
    await this.transactions.write(actor, (tx) => this.book.imports.saveProgress(tx, institutionId, id, rows));
  }

  private async fail(actor: Actor, entity: ImportEntity, error: unknown): Promise<void> {
    const problem = asProblem(error);
    if (problem.status === 500) {
      this.logger.failure('import.load-failed', error, { import: entity.id });
    }
    await this.transactions.write(actor, async (tx) => {
      const known = await this.book.imports.lock(tx, entity.institutionId, entity.id);
      if (known?.state === 'loading' && known.version === entity.version) {
        const failed = { ...known, state: 'failed' as const, outcome: outcomeOf(error, problem) };
        await this.book.save(tx, actor, failed, { kind: 'import.failed', facts: { failure: problem.slug } });
      }
    });
  }

  private async closeAbandoned(actor: Actor): Promise<void> {
    await this.transactions.write(actor, async (tx) => {
      for (const known of await this.book.imports.loading(tx, actor.institutionId)) {
        if (await this.book.imports.isAbandoned(tx, known.id)) {
          const failed = { ...known, state: 'failed' as const, outcome: outcomeOf(null, new LoadInterrupted()) };
          await this.book.save(tx, actor, failed, { kind: 'import.failed', facts: { failure: 'load-interrupted' } });
        }
      }
    });
  }
}

function outcomeOf(error: unknown, problem: Problem): ImportOutcome {
  if (error instanceof RowsRefused) {
    return error.outcome;
  }
  const rowsPastTerm = error instanceof NothingWithinTerm ? error.rowsPastTerm : 0;
  return { failure: problem.slug, errorCount: 0, rowErrors: [], rowsRead: 0, rowsStored: 0, rowsPastTerm };
}

/** The command has used its Idempotency-Key; what follows from it is no new use. */
function withoutClaim(actor: Actor): Actor {
  const { requestId, traceId } = actor.trace;
  return { ...actor, trace: { requestId, traceId } };
}

/** Saves progress now and then, one write at a time; a write that fails is not worth failing the load for. */
class Progress {
  private nextAt = 0;
  private writing: Promise<void> | null = null;

  constructor(private readonly save: (rows: number) => Promise<void>) {}

  at(rows: number): void {
    if (rows % PROGRESS_ROWS !== 0 || this.writing !== null || performance.now() < this.nextAt) {
      return;
    }
    this.nextAt = performance.now() + PROGRESS_MS;
    this.writing = this.save(rows)
      .catch(() => undefined)
      .finally(() => {
        this.writing = null;
      });
  }

  async stop(): Promise<void> {
    this.nextAt = Infinity;
    await this.writing;
  }
}
