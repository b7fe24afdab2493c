// The kinds of proposals, and who has a hand in one: nobody confirms what they proposed themselves, or what concerns them.
import { type Action, may, type Subject } from '../../access/index.js';
import { type Actor } from '../../common/index.js';
import { DeputyshipEntity } from '../mandates/deputyship.entity.js';
import { MandateEntity } from '../mandates/mandate.entity.js';
import { RoleGrantEntity } from '../people/role-grant.entity.js';
import { InstitutionProfileEntity } from '../profile/institution-profile.entity.js';
import { type ProposalEntity } from './proposal.entity.js';

export interface ProposalKind<T extends ProposalEntity> {
  readonly entity: new () => T;
  readonly subject: Subject;
  /** Who proposed it, and everybody whom it concerns. */
  readonly involved: (proposal: T) => readonly string[];
  /** What the second person must be allowed besides; absent: nothing. */
  readonly right?: (proposal: T) => readonly [Action, Subject];
}

export const GRANTS: ProposalKind<RoleGrantEntity> = {
  entity: RoleGrantEntity,
  subject: 'RoleGrant',
  involved: ({ grantedBy, personId }) => [grantedBy, personId],
};
export const MANDATES: ProposalKind<MandateEntity> = {
  entity: MandateEntity,
  subject: 'Mandate',
  involved: ({ recordedBy, personId }) => [recordedBy, personId],
};
export const DEPUTYSHIPS: ProposalKind<DeputyshipEntity> = {
  entity: DeputyshipEntity,
  subject: 'Mandate',
  involved: ({ recordedBy, absentId, deputyId }) => [recordedBy, absentId, deputyId],
};

/** Another administrator, or for what erases evidence the FG, who erases what opens the log. */
export const PROFILES: ProposalKind<InstitutionProfileEntity> = {
  entity: InstitutionProfileEntity,
  subject: 'Institution',
  involved: ({ recordedBy }) => [recordedBy],
  right: ({ waitsFor }) => (waitsFor === 'fg' ? ['erase', 'LogOpening'] : ['change', 'Institution']),
};

export const PROPOSAL_ACTIONS = ['confirm', 'end'] as const;
export type ProposalAction = (typeof PROPOSAL_ACTIONS)[number];

/** Tells whether the actor may be the second administrator of a proposal. */
export function mayConfirm<T extends ProposalEntity>(actor: Actor, kind: ProposalKind<T>, proposal: T): boolean {
  const [action, subject] = kind.right?.(proposal) ?? (['confirm', kind.subject] as const);
  return may(actor, 'confirm', kind.subject, {}) && may(actor, action, subject, {}) && !kind.involved(proposal).includes(actor.personId);
}

/** Answers what the actor may do to a proposal, or to what came of it, now. */
export function actionsOn<T extends ProposalEntity>(actor: Actor, kind: ProposalKind<T>, proposal: T): readonly ProposalAction[] {
  if (proposal.endedAt !== null) {
    return [];
  }
  const confirms = proposal.confirmedAt === null && mayConfirm(actor, kind, proposal);
  return [...(confirms ? (['confirm'] as const) : []), ...(may(actor, 'revoke', kind.subject, {}) ? (['end'] as const) : [])];
}
