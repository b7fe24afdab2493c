// The demo world: an institution with its people, a committed extract of OULAD, a made-up university beside it, and recorded
// consents; made through the same services as everything else, step by step, so that a start that was cut off goes on where
// it stopped.
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { DemoCatalogue } from './demo.catalogue.js';
import { DemoInstitution } from './demo.institution.js';
import { DemoPeople } from './demo.people.js';
import { type Persona, PERSONAS } from './demo.personas.js';
import { demoData } from './demo.profile.js';
import { DemoStudyData } from './demo.study-data.js';
import { DemoUniversity } from './demo.university.js';

@Injectable()
export class DemoWorld {
  constructor(
    @Inject(DemoInstitution) private readonly institution: DemoInstitution,
    @Inject(DemoPeople) private readonly people: DemoPeople,
    @Inject(DemoCatalogue) private readonly catalogue: DemoCatalogue,
    @Inject(DemoStudyData) private readonly studyData: DemoStudyData,
    @Inject(DemoUniversity) private readonly university: DemoUniversity,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** Makes the demo institution unless another institution is there; answers its personas. */
  async ensure(): Promise<readonly Persona[]> {
    const data = demoData();
    const demo = await this.institution.ensure(data);
    if (demo === null) {
      return [];
    }
    const { actor, since, today } = demo;
    await this.catalogue.ensure(actor, data, since);
    await this.studyData.ensureFiles(actor, data);
    await this.people.bindStudent(actor, data);
    await this.studyData.ensureConsents(actor, data);
    await this.university.ensure(actor, { students: this.config.demoStudents, seed: data.generatorSeed, today });
    return PERSONAS;
  }
}
