// The gate before ingest (G0): asked with the saved proposal and the measured shares, before a row is stored.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { requireMay } from '../../access/index.js';
import { type Actor, type Day, jsonSha256, type Json, WrongState } from '../../common/index.js';
import { type Answer, Gate, type Obligation } from '../../gate/index.js';
import { InstitutionProfiles, SubjectRegister } from '../../identity/index.js';
import { Transactions, type Tx } from '../../platform/database/index.js';
import { openPoints } from '../proposals/proposal.rules.js';
import { DatasetsService } from '../catalogue/datasets.service.js';
import { ImportBook } from './import-book.js';
import { type ImportEntity } from './import.entity.js';
import { ProposalIncomplete, UnhonouredObligation } from './import.errors.js';
import { importCommandsIn } from './import.states.js';
import { bucketedShares, importFacts } from './imports.facts.js';

/** An import that may be loaded, with what the gate obliges to. */
export interface Admitted {
  readonly entity: ImportEntity;
  /** Rows dated before this day are past their term and not stored; null: no such day. */
  readonly destroyBefore: Day | null;
}

@Injectable()
export class ImportAdmission implements OnModuleInit {
  constructor(
    @Inject(ImportBook) private readonly book: ImportBook,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Gate) private readonly gate: Gate,
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(SubjectRegister) private readonly subjects: SubjectRegister,
  ) {}

  onModuleInit(): void {
    this.gate.registerFacts('import', async (tx, subject, { actor }) => {
      const found = await this.book.imports.byId(tx, actor.institutionId, subject.id);
      if (found === null) {
        return { facts: {}, version: 'none' };
      }
      const today = await this.profiles.today(tx, actor.institutionId);
      const dataset = await this.datasets.byCode(tx, actor.institutionId, found.proposal.dataset.code);
      const versionId = dataset?.currentVersionId ?? null;
      const before = versionId === null ? null : await this.datasets.version(tx, actor.institutionId, versionId);
      const key = await this.subjects.pseudonymKey(actor.institutionId);
      return {
        facts: importFacts(found, today, { before: before?.fields ?? [], key }),
        version: `${found.version}/${versionId ?? 'new'}/${today}`,
      };
    });
  }

  /**
   * Lets an import pass to loading, or refuses; either way verdict and entry are kept.
   * @throws NotFound (404), Forbidden (403), WrongState (409), ProposalIncomplete (409), GateRefusal (403, 409)
   */
  async admit(actor: Actor, id: string): Promise<Admitted> {
    return this.transactions.write(actor, async (tx) => {
      const found = await this.book.imports.lock(tx, actor.institutionId, id);
      const known = requireMay(actor, 'change', 'Import', found, () => ({}));
      await this.requireLoadable(tx, known);
      const open = openPoints(known.proposal);
      if (open.length > 0) {
        throw new ProposalIncomplete(open);
      }
      const answer = await this.gate.ask('G0', { kind: 'import', id }, tx, { actor });
      const verdictId = await this.gate.record(answer, tx);
      return this.enforce(tx, actor, { ...known, verdictId, outcome: null, progressRows: '0' }, answer);
    });
  }

  private async enforce(tx: Tx, actor: Actor, known: ImportEntity, answer: Answer): Promise<Admitted> {
    const refusal = this.gate.refusalOf(answer, known.verdictId);
    const facts = {
      verdict_id: known.verdictId,
      outcome: answer.decided.outcome,
      proposal_sha256: jsonSha256(known.proposal as unknown as Json),
      shares: bucketedShares(known),
    };
    if (refusal !== null) {
      const state = answer.decided.outcome === 'hold' ? 'asked' : 'refused';
      await this.book.save(tx, actor, { ...known, state }, { kind: 'import.refused', facts });
      throw refusal;
    }
    const destroyBefore = destroyDayOf(answer.decided.obligations);
    requireLocked(known, answer.decided.obligations);
    const entity = await this.book.save(tx, actor, { ...known, state: 'loading' }, { kind: 'import.admitted', facts });
    return { entity, destroyBefore };
  }

  /** An import whose loader died may be loaded again; one that is being loaded may not. */
  private async requireLoadable(tx: Tx, known: ImportEntity): Promise<void> {
    const isAbandoned = known.state === 'loading' && (await this.book.imports.isAbandoned(tx, known.id));
    if (!isAbandoned && !importCommandsIn(known.state).includes('load')) {
      throw new WrongState(known.state, importCommandsIn(known.state));
    }
  }
}

/** Answers the latest day before which rows are destroyed. @throws UnhonouredObligation (403) for what ingest cannot honour */
function destroyDayOf(obligations: readonly Obligation[]): Day | null {
  const days = obligations.flatMap((obligation) => {
    switch (obligation.type) {
      case 'destroy-past-term':
        return [obligation.day];
      case 'lock-columns':
        return [];
      default:
        throw new UnhonouredObligation(obligation.type);
    }
  });
  return days.sort().at(-1) ?? null;
}

/** A locked column enters the catalogue under its class, by which the gate knows it again at the next delivery. @throws UnhonouredObligation (403) */
function requireLocked(known: ImportEntity, obligations: readonly Obligation[]): void {
  const locked = obligations.flatMap((obligation) => (obligation.type === 'lock-columns' ? obligation.columns : []));
  const special = known.proposal.columns.filter(({ classification }) => classification === 'special-category').map(({ code }) => code);
  if (locked.some((code) => !special.includes(code))) {
    throw new UnhonouredObligation('lock-columns');
  }
}
