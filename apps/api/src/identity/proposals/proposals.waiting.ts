// What waits for a second person, with the names of whom it concerns.
import { Inject, Injectable } from '@nestjs/common';
import { type Actor } from '../../common/index.js';
import { type Tx } from '../../platform/database/index.js';
import { PeopleService } from '../people/people.service.js';
import { type ProposalEntity } from './proposal.entity.js';
import { DEPUTYSHIPS, GRANTS, MANDATES, PROFILES } from './proposal.kinds.js';
import { Proposals } from './proposals.service.js';

export interface WaitingProposal {
  readonly kind: 'grant' | 'mandate' | 'deputyship' | 'profile';
  readonly proposal: ProposalEntity;
  /** Who would hold it; the source decision of a profile. */
  readonly label: string;
  /** The role, the code of the mandate, or the name of who is absent. */
  readonly about: string | null;
}

@Injectable()
export class ProposalsWaiting {
  constructor(
    @Inject(Proposals) private readonly proposals: Proposals,
    @Inject(PeopleService) private readonly people: PeopleService,
  ) {}

  /** Answers what the actor can confirm now, the oldest first within each kind. */
  async of(tx: Tx, actor: Actor): Promise<readonly WaitingProposal[]> {
    const grants = await this.proposals.waiting(tx, actor, GRANTS);
    const mandates = await this.proposals.waiting(tx, actor, MANDATES);
    const deputyships = await this.proposals.waiting(tx, actor, DEPUTYSHIPS);
    const profiles = await this.proposals.waiting(tx, actor, PROFILES);
    const ids = [
      ...[...grants, ...mandates].map(({ personId }) => personId),
      ...deputyships.flatMap((one) => [one.absentId, one.deputyId]),
    ];
    const named = await this.people.named(tx, actor.institutionId, ids);
    const nameOf = (id: string): string => named.get(id)?.displayName ?? '';
    return [
      ...grants.map((proposal) => ({ kind: 'grant' as const, proposal, label: nameOf(proposal.personId), about: proposal.role })),
      ...mandates.map((proposal) => ({ kind: 'mandate' as const, proposal, label: nameOf(proposal.personId), about: proposal.code })),
      ...deputyships.map((proposal) => ({
        kind: 'deputyship' as const,
        proposal,
        label: nameOf(proposal.deputyId),
        about: nameOf(proposal.absentId),
      })),
      ...profiles.map((proposal) => ({ kind: 'profile' as const, proposal, label: proposal.sourceDecision, about: null })),
    ];
  }
}
