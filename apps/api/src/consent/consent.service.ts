// Commands of consent, objection and restriction: the only writers of the ledger besides the merge of two subjects.
// GDPR Art. 7 (consent, as easy to withdraw as to give), 18 (restriction), 21 (objection).
import { Inject, Injectable } from '@nestjs/common';
import { type Action, requireMay } from '../access/index.js';
import { type Actor, type Day, InvalidInput, WrongState } from '../common/index.js';
import { Transactions, type Tx } from '../platform/database/index.js';
import { PurposesService } from '../projects/index.js';
import { type ConsentChangeHandler, ConsentLedger, type LedgerDraft } from './consent-ledger.service.js';
import { type ConsentReceipt, ConsentRecords } from './consent-records.service.js';
import { type GivenVia } from './consent.entity.js';
import { NoSubject } from './consent.errors.js';
import { lockExclusive } from './consent.lock.js';
import { ConsentRepository } from './consent.repository.js';
import { actsOf, type ConsentAct, type ConsentKind, nextState, type RaisedKind, type Standing } from './consent.states.js';
import { NoticesService } from './notices/notices.service.js';

/** What a person says of a purpose, on the notice that they were shown. */
export interface ConsentAnswer {
  /** Code of the purpose. */
  readonly purpose: string;
  readonly noticeId: string;
}

/** Many persons' answers that came in together. */
export type ConsentMany = {
  /** Code of the purpose. */
  readonly purpose: string;
  readonly subjectIds: readonly string[];
  readonly givenVia: Exclude<GivenVia, 'self' | 'merge'>;
} & (
  | { readonly state: 'given'; readonly noticeId: string; readonly validUntil?: Day | null }
  | { readonly state: 'refused'; readonly noticeId: string }
  | { readonly state: 'withdrawn' }
);

export interface RecordedMany {
  readonly recorded: number;
  /** Subjects for whom the answer changes nothing: they had refused, or had nothing to withdraw. */
  readonly unchanged: number;
}

/** One act on one purpose. */
interface Command {
  readonly kind: ConsentKind;
  readonly act: ConsentAct;
  readonly purpose: string;
  /** The notice shown; null when the act needs none. */
  readonly noticeId: string | null;
  readonly validUntil: Day | null;
}

/** What an act does to one subject; `after` is null when the state table does not have it. */
interface Step {
  readonly subjectId: string;
  readonly before: Standing | null;
  readonly after: Standing | null;
}

const ACT_OF = { given: 'give', refused: 'refuse', withdrawn: 'withdraw' } as const;

@Injectable()
export class ConsentService {
  constructor(
    @Inject(ConsentRepository) private readonly repository: ConsentRepository,
    @Inject(ConsentLedger) private readonly ledger: ConsentLedger,
    @Inject(ConsentRecords) private readonly records: ConsentRecords,
    @Inject(NoticesService) private readonly notices: NoticesService,
    @Inject(PurposesService) private readonly purposes: PurposesService,
    @Inject(Transactions) private readonly transactions: Transactions,
  ) {}

  /** Registers, at start, what is told of changes within their own transaction, up to 10,000 at a time. */
  onChange(handler: ConsentChangeHandler): void {
    this.ledger.onChange(handler);
  }

  /** Gives or renews consent. @throws NoSubject, NoticeNotCurrent, NoNoticeInForce (409), InvalidInput (400) */
  async give(actor: Actor, answer: ConsentAnswer): Promise<ConsentReceipt> {
    return this.act(actor, 'create', { kind: 'consent', act: 'give', ...answer, validUntil: null });
  }

  /** Refuses consent, also one that was given. @throws NoSubject, NoticeNotCurrent, NoNoticeInForce, WrongState (409), InvalidInput (400) */
  async refuse(actor: Actor, answer: ConsentAnswer): Promise<ConsentReceipt> {
    return this.act(actor, 'create', { kind: 'consent', act: 'refuse', ...answer, validUntil: null });
  }

  /** Withdraws consent, with effect on every later answer. @throws NoSubject, WrongState (409), InvalidInput (400) */
  async withdraw(actor: Actor, purpose: string): Promise<ConsentReceipt> {
    return this.act(actor, 'withdraw', { kind: 'consent', act: 'withdraw', purpose, noticeId: null, validUntil: null });
  }

  /** Raises an objection or asks for restriction. @throws NoSubject, WrongState (409), InvalidInput (400) */
  async raise(actor: Actor, kind: RaisedKind, purpose: string): Promise<ConsentReceipt> {
    return this.act(actor, 'create', { kind, act: 'raise', purpose, noticeId: null, validUntil: null });
  }

  /** Withdraws an objection or a restriction. @throws NoSubject, WrongState (409), InvalidInput (400) */
  async withdrawRaised(actor: Actor, kind: RaisedKind, purpose: string): Promise<ConsentReceipt> {
    return this.act(actor, 'withdraw', { kind, act: 'withdraw', purpose, noticeId: null, validUntil: null });
  }

  /**
   * Records the same answer of many subjects in one transaction, as if each had given it: a repeated feed changes nothing.
   * For the platform's own work only. @throws NoticeNotCurrent, NoNoticeInForce (409), InvalidInput (400) for an unknown subject.
   */
  async recordMany(actor: Actor, many: ConsentMany): Promise<RecordedMany> {
    requireMay(actor, 'create', 'Consent', many, () => ({}));
    const command: Command = {
      kind: 'consent',
      act: ACT_OF[many.state],
      purpose: many.purpose,
      noticeId: many.state === 'withdrawn' ? null : many.noticeId,
      validUntil: many.state === 'given' ? (many.validUntil ?? null) : null,
    };
    return this.transactions.write(actor, async (tx) => {
      const purposeId = await this.purposeIdOf(tx, actor, command);
      const steps = await this.steps(tx, actor, { ...command, purposeId }, many.subjectIds);
      const drafts = draftsOf(steps, command.kind, purposeId);
      await this.ledger.append(tx, actor, { givenVia: many.givenVia, drafts });
      return { recorded: drafts.length, unchanged: steps.length - drafts.length };
    });
  }

  private async act(actor: Actor, action: Action, command: Command): Promise<ConsentReceipt> {
    const subject = command.kind === 'consent' ? 'Consent' : 'Objection';
    const event = await this.transactions.write(actor, async (tx) => {
      requireMay(actor, action, subject, { ownerId: actor.personId }, (record) => record);
      if (actor.subjectId === null) {
        throw new NoSubject();
      }
      const purposeId = await this.purposeIdOf(tx, actor, command);
      const steps = await this.steps(tx, actor, { ...command, purposeId }, [actor.subjectId]);
      const [recorded] = await this.ledger.append(tx, actor, { givenVia: 'self', drafts: draftsOf(steps, command.kind, purposeId) });
      if (recorded === undefined) {
        const state = steps[0]?.before?.state ?? null;
        throw new WrongState(state ?? 'none', actsOf(command.kind, state));
      }
      return recorded;
    });
    return this.records.receiptOf(actor, event, command.purpose);
  }

  /** Locks the ledger, then answers what the command does to each subject, merged ones by the one they were merged into. */
  private async steps(
    tx: Tx,
    actor: Actor,
    command: Command & { readonly purposeId: string },
    subjectIds: readonly string[],
  ): Promise<readonly Step[]> {
    await lockExclusive(tx, actor.institutionId);
    if (command.noticeId !== null) {
      await this.notices.requireCurrent(tx, actor.institutionId, command.purposeId, command.noticeId);
    }
    const standings = await this.repository.standings(tx, actor.institutionId, command, subjectIds);
    return standings.map(({ subjectId, standing }) => {
      if (subjectId === null) {
        throw new InvalidInput([{ pointer: '/subjectIds', code: 'unknown' }]);
      }
      return { subjectId, before: standing, after: afterOf(command, standing) };
    });
  }

  private async purposeIdOf(tx: Tx, actor: Actor, command: Command): Promise<string> {
    const purpose = await this.purposes.byCode(tx, actor.institutionId, command.purpose);
    if (purpose === null) {
      throw new InvalidInput([{ pointer: '/purpose', code: 'unknown' }]);
    }
    return purpose.id;
  }
}

function afterOf(command: Command, before: Standing | null): Standing | null {
  const state = nextState(command.kind, command.act, before?.state ?? null);
  return state === null ? null : { state, noticeId: command.noticeId ?? before?.noticeId ?? null, validUntil: command.validUntil };
}

function draftsOf(steps: readonly Step[], kind: ConsentKind, purposeId: string): readonly LedgerDraft[] {
  return steps.flatMap(({ subjectId, before, after }) => (after === null ? [] : [{ kind, purposeId, subjectId, before, after }]));
}
