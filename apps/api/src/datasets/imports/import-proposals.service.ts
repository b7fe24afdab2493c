// Reads and edits imports: the proposal, and the steward's answers about columns that may be national numbers.
import { Inject, Injectable } from '@nestjs/common';
import { may, requireMay } from '../../access/index.js';
import {
  type Actor,
  type FieldFault,
  InvalidInput,
  jsonSha256,
  type Json,
  type Page,
  pageOf,
  type PageRequest,
  requireVersion,
  WrongState,
} from '../../common/index.js';
import { DecisionsService } from '../../decisions/index.js';
import { PeopleService } from '../../identity/index.js';
import { Transactions, type Tx } from '../../platform/database/index.js';
import { type Bilingual } from '../../platform/templates/index.js';
import { Reasons } from '../catalogue/reasons.js';
import { withoutTellingSamples } from '../proposals/proposal.making.js';
import { type Difference, differencesOf } from '../proposals/proposal.fit.js';
import { openPoints, savingFaults } from '../proposals/proposal.rules.js';
import { type Proposal } from '../proposals/proposal.js';
import { ImportBook } from './import-book.js';
import { type ImportEntity } from './import.entity.js';
import { type ImportCommand, importCommandsIn } from './import.states.js';
import { isInQuestion } from './imports.facts.js';

/** An import as people see it. */
export interface ImportView {
  readonly entity: ImportEntity;
  /** What keeps the proposal from being loaded. */
  readonly open: readonly FieldFault[];
  readonly differences: readonly Difference[];
  /** Why each column is classified as proposed, in words, in the order of the file. */
  readonly reasons: readonly Bilingual[];
  /** What this person may do now. */
  readonly actions: readonly ImportCommand[];
}

/** What a steward states about a column. */
export interface AnswerDraft {
  readonly column: string;
  readonly says: 'not-an-identifier';
  readonly reason: string;
}

@Injectable()
export class ImportProposalsService {
  constructor(
    @Inject(ImportBook) private readonly book: ImportBook,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(DecisionsService) private readonly decisions: DecisionsService,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(Reasons) private readonly reasons: Reasons,
  ) {}

  async list(actor: Actor, page: PageRequest): Promise<Page<ImportEntity>> {
    return this.transactions.read(actor.institutionId, async (tx) =>
      pageOf(await this.book.imports.page(tx, actor.institutionId, page), page.limit),
    );
  }

  /** Answers one import. @throws NotFound (404) */
  async get(actor: Actor, id: string): Promise<ImportView> {
    return this.transactions.read(actor.institutionId, async (tx) => {
      const found = await this.book.imports.byId(tx, actor.institutionId, id);
      return this.viewOf(
        actor,
        requireMay(actor, 'read', 'Import', found, () => ({})),
      );
    });
  }

  viewOf(actor: Actor, entity: ImportEntity): ImportView {
    const { proposal, inspection } = entity;
    const actions = importCommandsIn(entity.state).filter((command) =>
      may(actor, command === 'answer' ? 'decide' : 'change', 'Import', {}),
    );
    const reasons = proposal.columns.map(({ classificationReason }) => this.reasons.tell(classificationReason));
    return { entity, open: openPoints(proposal), differences: differencesOf(proposal, inspection), reasons, actions };
  }

  /** Answers the headers of the file, in order. @throws NotFound (404) */
  async headers(actor: Actor, id: string): Promise<readonly string[]> {
    return (await this.get(actor, id)).entity.inspection.columns.map(({ header }) => header);
  }

  /** Replaces the proposal. @throws NotFound (404), WrongState (409), StaleVersion (412), InvalidInput (400) */
  async change(actor: Actor, id: string, proposal: Proposal, ifMatch: string | undefined): Promise<ImportView> {
    return this.transactions.write(actor, async (tx) => {
      const known = await this.lockFor(tx, actor, id, 'edit');
      requireVersion(ifMatch, known.version);
      const faults = savingFaults(proposal, known.inspection);
      if (faults.length > 0) {
        throw new InvalidInput(faults);
      }
      const inspection = withoutTellingSamples(known.inspection, proposal);
      const changed = { ...known, proposal, inspection, state: 'inspected' as const, outcome: null };
      const entity = await this.book.save(tx, actor, changed, {
        kind: 'import.changed',
        facts: { proposal_sha256: jsonSha256(proposal as unknown as Json) },
      });
      return this.viewOf(actor, entity);
    });
  }

  /** Records that a column in doubt is no national number, with the reason. @throws NotFound (404), WrongState (409), InvalidInput (400) */
  async answer(actor: Actor, id: string, draft: AnswerDraft): Promise<ImportView> {
    return this.transactions.write(actor, async (tx) => {
      const known = await this.lockFor(tx, actor, id, 'answer');
      const position = known.proposal.columns.find((column) => column.code === draft.column)?.position;
      const column = position === undefined ? undefined : known.inspection.columns[position];
      if (column === undefined || !isInQuestion(column) || column.named !== null) {
        throw new InvalidInput([{ pointer: '/column', code: column === undefined ? 'unknown' : 'notInQuestion' }]);
      }
      const decision = await this.decisions.record(tx, actor, {
        kind: 'import-answer',
        subjectKind: 'import',
        subjectId: id,
        outcome: draft.says,
        rationale: draft.reason,
        deputyFor: await this.people.standsInFor(tx, actor, ['steward']),
      });
      const answer = { says: draft.says, decisionId: decision.id, at: this.book.now().toISOString() };
      const changed = { ...known, stewardSays: { ...known.stewardSays, [String(column.position)]: answer } };
      const entity = await this.book.save(tx, actor, changed, {
        kind: 'import.answered',
        facts: { position: column.position, says: draft.says, decision_id: decision.id },
      });
      return this.viewOf(actor, entity);
    });
  }

  private async lockFor(tx: Tx, actor: Actor, id: string, command: ImportCommand): Promise<ImportEntity> {
    const found = await this.book.imports.lock(tx, actor.institutionId, id);
    const known = requireMay(actor, command === 'answer' ? 'decide' : 'change', 'Import', found, () => ({}));
    if (!importCommandsIn(known.state).includes(command)) {
      throw new WrongState(known.state, importCommandsIn(known.state));
    }
    return known;
  }
}
