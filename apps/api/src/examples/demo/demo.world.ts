// The demo world: an institution with its people, a committed extract of OULAD, and recorded consents; made through the
// same services as everything else, step by step, so that a start that was cut off goes on where it stopped.
import { Inject, Injectable } from '@nestjs/common';
import { FirstCode } from '../../code-of-practice/index.js';
import { Clock } from '../../common/clock.js';
import { addMonths, dayInZone, systemActor } from '../../common/index.js';
import { InstitutionsService } from '../../identity/index.js';
import { DemoCatalogue } from './demo.catalogue.js';
import { DemoPeople } from './demo.people.js';
import { type Persona, PERSONAS } from './demo.personas.js';
import { demoData } from './demo.profile.js';
import { DemoStudyData } from './demo.study-data.js';
import { onceOnly } from './once-only.js';

@Injectable()
export class DemoWorld {
  constructor(
    @Inject(InstitutionsService) private readonly institutions: InstitutionsService,
    @Inject(FirstCode) private readonly firstCode: FirstCode,
    @Inject(DemoPeople) private readonly people: DemoPeople,
    @Inject(DemoCatalogue) private readonly catalogue: DemoCatalogue,
    @Inject(DemoStudyData) private readonly studyData: DemoStudyData,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Makes the demo institution unless another institution is there; answers its personas. */
  async ensure(): Promise<readonly Persona[]> {
    const data = demoData();
    const existing = await this.institutions.all();
    const known = existing.find(({ slug }) => slug === data.institution.slug);
    if (existing.length > 0 && known === undefined) {
      return [];
    }
    const today = dayInZone(this.clock.now(), data.institution.timeZone);
    const since = addMonths(today, -12);
    const draft = { ...data.institution, effectiveOn: since, sourceDecision: data.sourceDecision };
    const id = known?.id ?? (await this.institutions.open(draft));
    const actor = systemActor(id);
    await onceOnly(() => this.firstCode.adopt(actor, { effectiveOn: today, sourceDecision: data.sourceDecision }));
    await onceOnly(() => this.firstCode.consult(actor));
    await this.people.ensure(actor, data, since);
    await this.catalogue.ensure(actor, data, since);
    await this.studyData.ensureFiles(actor, data);
    await this.people.bindStudent(actor, data);
    await this.studyData.ensureConsents(actor, data);
    return PERSONAS;
  }
}
