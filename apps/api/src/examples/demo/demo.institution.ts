// The demo institution itself: opened once, with its code of practice in force.
import { Inject, Injectable } from '@nestjs/common';
import { FirstCode } from '../../code-of-practice/index.js';
import { Clock } from '../../common/clock.js';
import { type Actor, addMonths, type Day, dayInZone, systemActor } from '../../common/index.js';
import { InstitutionsService } from '../../identity/index.js';
import { articlesByPrinciple } from './demo.articles.js';
import { type DemoData } from './demo.profile.js';
import { onceOnly } from './once-only.js';

export interface DemoInstitutionView {
  /** The platform's own work at the institution. */
  readonly actor: Actor;
  readonly today: Day;
  /** The day from which people, purposes and settings of the demo are there: a year ago. */
  readonly since: Day;
}

@Injectable()
export class DemoInstitution {
  constructor(
    @Inject(InstitutionsService) private readonly institutions: InstitutionsService,
    @Inject(FirstCode) private readonly firstCode: FirstCode,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Opens the demo institution, or finds it; null when another institution is there. */
  async ensure(data: DemoData): Promise<DemoInstitutionView | null> {
    const existing = await this.institutions.all();
    const known = existing.find(({ slug }) => slug === data.institution.slug);
    if (existing.length > 0 && known === undefined) {
      return null;
    }
    const today = dayInZone(this.clock.now(), data.institution.timeZone);
    const since = addMonths(today, -12);
    const draft = { ...data.institution, effectiveOn: since, sourceDecision: data.sourceDecision };
    const actor = systemActor(known?.id ?? (await this.institutions.open(draft)));
    const { rules, principles = {} } = this.firstCode.rules;
    const adoption = {
      ...{ effectiveOn: today, sourceDecision: data.sourceDecision, participants: data.codeParticipants },
      articles: articlesByPrinciple(rules, Object.keys(principles)),
      regulation: { ...data.regulation, reviewedOn: today, reviewedWith: 'student-council' as const },
    };
    await onceOnly(() => this.firstCode.adopt(actor, adoption));
    await onceOnly(() => this.firstCode.consult(actor));
    return { actor, today, since };
  }
}
