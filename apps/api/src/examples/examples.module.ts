// Worlds to start from.
import { Module } from '@nestjs/common';
import { AuditLogModule } from '../audit-log/index.js';
import { CodeOfPracticeModule } from '../code-of-practice/index.js';
import { ConsentModule } from '../consent/index.js';
import { DatasetsModule } from '../datasets/index.js';
import { ProjectsModule } from '../projects/index.js';
import { DemoCatalogue } from './demo/demo.catalogue.js';
import { DemoCode } from './demo/demo.code.js';
import { DemoInstitution } from './demo/demo.institution.js';
import { DemoPeople } from './demo/demo.people.js';
import { DemoStudyData } from './demo/demo.study-data.js';
import { DemoUniversity } from './demo/demo.university.js';
import { DemoWorld } from './demo/demo.world.js';

@Module({
  imports: [AuditLogModule, CodeOfPracticeModule, ConsentModule, DatasetsModule, ProjectsModule],
  providers: [DemoInstitution, DemoPeople, DemoCode, DemoCatalogue, DemoStudyData, DemoUniversity, DemoWorld],
  exports: [DemoWorld],
})
export class ExamplesModule {}
