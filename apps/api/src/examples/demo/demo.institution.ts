// The demo institution itself, opened once, with its people and its code of practice.
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { type Actor, addMonths, type Day, dayInZone, systemActor } from '../../common/index.js';
import { InstitutionsService } from '../../identity/index.js';
import { DemoCode } from './demo.code.js';
import { DemoPeople } from './demo.people.js';
import { type DemoData } from './demo.profile.js';

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
    @Inject(DemoPeople) private readonly people: DemoPeople,
    @Inject(DemoCode) private readonly code: DemoCode,
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
    await this.people.ensure(actor, data, since);
    await this.code.ensure(actor, data, today);
    return { actor, today, since };
  }
}
