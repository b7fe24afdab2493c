// The term of the record of who used what: once a day, what opens entries of the log `accesses` that are past the term of the profile
// is erased. The entries stay, with every proof of them; who they were about cannot be told any more. @see GDPR Art. 5(1)(e)
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditLog } from '../../audit-log/index.js';
import { Clock } from '../../common/clock.js';
import { type Actor, addDays, addMonths, type JsonObject } from '../../common/index.js';
import { type Tx } from '../../platform/database/index.js';
import { Outbox } from '../../platform/jobs/index.js';
import { PROFILE_TAKES_EFFECT } from './profile-versions.service.js';
import { InstitutionProfiles } from './profiles.service.js';

@Injectable()
export class AccessRecordTerm implements OnModuleInit {
  constructor(
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.outbox.on(PROFILE_TAKES_EFFECT, (tx, actor, payload) => this.keep(tx, actor, payload));
  }

  /** Erases what is past its term, and comes back: at once while there is more, else tomorrow. A newer profile has work of its own. */
  private async keep(tx: Tx, { institutionId, personId }: Actor, payload: JsonObject): Promise<void> {
    const today = await this.profiles.today(tx, institutionId);
    const { version, profile } = await this.profiles.versionAt(tx, institutionId, today);
    const { keptMonths } = profile.accessRecord;
    if (version !== payload['version'] || keptMonths === null) {
      return;
    }
    const at = this.clock.now();
    const before = await this.profiles.startOf(tx, institutionId, addMonths(today, -keptMonths));
    const reason = `past the term of ${keptMonths} months`;
    const isMore = await this.auditLog.eraseBefore(tx, { institutionId, log: 'accesses' }, { before, at, actor: personId, reason });
    const dueAt = isMore ? at : await this.profiles.startOf(tx, institutionId, addDays(today, 1));
    await this.outbox.putFor(tx, institutionId, { topic: PROFILE_TAKES_EFFECT, payload, dueAt });
  }
}
