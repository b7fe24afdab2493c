// Four eyes on who may do what: a role, a mandate or a deputyship that one administrator proposes holds once another confirms it.
import { Inject, Injectable } from '@nestjs/common';
import { may, requireMay } from '../../access/index.js';
import { Clock } from '../../common/clock.js';
import { type Actor, Forbidden, WrongState } from '../../common/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type ProposalEntity } from './proposal.entity.js';
import { mayConfirm, type ProposalKind } from './proposal.kinds.js';
import { ProposalsRepository } from './proposals.repository.js';

/** How something begins: it waits for a second administrator, or holds at once on the platform's own account. */
export type Beginning = 'proposed' | 'in-force';

@Injectable()
export class Proposals {
  constructor(
    @Inject(ProposalsRepository) private readonly repository: ProposalsRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Answers the columns with which a proposal begins. */
  begun(
    actor: Actor,
    beginning: Beginning,
    at: Date,
  ): Pick<ProposalEntity, 'recordedAt' | 'confirmedBy' | 'confirmedAt' | 'endedAt' | 'endedBy'> {
    const isProposed = beginning === 'proposed';
    return {
      recordedAt: at,
      confirmedBy: isProposed ? null : actor.personId,
      confirmedAt: isProposed ? null : at,
      endedAt: null,
      endedBy: null,
    };
  }

  /** Confirms a proposal. @throws Forbidden (403) for who proposed it or whom it concerns; WrongState (409) */
  async confirm<T extends ProposalEntity>(tx: Tx, actor: Actor, kind: ProposalKind<T>, id: string): Promise<T> {
    const proposal = requireMay(actor, 'confirm', kind.subject, await this.find(tx, actor, kind, id), () => ({}));
    if (!mayConfirm(actor, kind, proposal)) {
      throw new Forbidden();
    }
    const by = { confirmedBy: actor.personId, confirmedAt: this.clock.now() };
    if (!(await this.repository.confirm(tx, kind.entity, proposal, by))) {
      throw new WrongState(proposal.endedAt === null ? 'confirmed' : 'ended');
    }
    return { ...proposal, ...by };
  }

  /** Ends what was proposed, confirmed or not, now. @throws WrongState (409) when it was ended before. */
  async end<T extends ProposalEntity>(tx: Tx, actor: Actor, kind: ProposalKind<T>, id: string): Promise<T> {
    const proposal = requireMay(actor, 'revoke', kind.subject, await this.find(tx, actor, kind, id), () => ({}));
    const by = { endedBy: actor.personId, endedAt: this.clock.now() };
    if (!(await this.repository.end(tx, kind.entity, proposal, by))) {
      throw new WrongState('ended');
    }
    return { ...proposal, ...by };
  }

  /** Answers what waits for a second administrator, for who may be one of some proposal: the own ones too. */
  async open<T extends ProposalEntity>(tx: Tx, actor: Actor, kind: ProposalKind<T>): Promise<readonly T[]> {
    return may(actor, 'confirm', kind.subject, {}) ? this.repository.waiting(tx, kind.entity, actor.institutionId) : [];
  }

  /** Answers what the actor can confirm now. */
  async waiting<T extends ProposalEntity>(tx: Tx, actor: Actor, kind: ProposalKind<T>): Promise<readonly T[]> {
    return (await this.open(tx, actor, kind)).filter((proposal) => mayConfirm(actor, kind, proposal));
  }

  private async find<T extends ProposalEntity>(tx: Tx, actor: Actor, { entity }: ProposalKind<T>, id: string): Promise<T | null> {
    return this.repository.byId(tx, entity, actor.institutionId, id);
  }
}
