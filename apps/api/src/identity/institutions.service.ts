// Opens an institution on this deployment: its row, first profile and both transparency logs.
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../audit-log/index.js';
import { Clock } from '../common/clock.js';
import { newId, systemActor } from '../common/index.js';
import { Transactions } from '../platform/database/index.js';
import { PeopleRepository } from './people/people.repository.js';
import { type ProfileDraft, ProfileVersions } from './profile/profile-versions.service.js';
import { TokensRepository } from './tokens/tokens.repository.js';

export interface InstitutionDraft extends ProfileDraft {
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  /** What the issuer names it by (schacHomeOrganization). */
  readonly homeOrganization: string;
}

@Injectable()
export class InstitutionsService {
  constructor(
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(ProfileVersions) private readonly profiles: ProfileVersions,
    @Inject(TokensRepository) private readonly tokens: TokensRepository,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Opens an institution; answers its id. @throws Duplicate (409) for a slug in use. */
  async open(draft: InstitutionDraft): Promise<string> {
    const at = this.clock.now();
    const id = newId(at);
    const actor = systemActor(id);
    await this.transactions.write(actor, async (tx) => {
      await this.people.insertInstitution(
        tx,
        { id, slug: draft.slug, name: draft.name, time_zone: draft.timeZone, home_organization: draft.homeOrganization },
        at,
      );
      await this.auditLog.openLogs(tx, { id, slug: draft.slug }, at);
      await this.profiles.recordIn(tx, actor, {
        profile: draft.profile,
        effectiveOn: draft.effectiveOn,
        sourceDecision: draft.sourceDecision,
      });
    });
    return id;
  }

  /** Answers the slugs of the institutions of this deployment with their ids. */
  async all(): Promise<readonly { readonly id: string; readonly slug: string }[]> {
    return this.tokens.institutions();
  }
}
