// Oversight.
import { type DynamicModule, Module } from '@nestjs/common';
import { AuditLogModule } from '../audit-log/index.js';
import { CodeOfPracticeModule } from '../code-of-practice/index.js';
import { DataAccessModule } from '../data-access/index.js';
import { DatasetsModule } from '../datasets/index.js';
import { ProjectsModule } from '../projects/index.js';
import { MonthsController } from './months/months.controller.js';
import { MonthsService } from './months/months.service.js';
import { WorkController } from './work/work.controller.js';
import { ProjectWork } from './work/work.projects.js';
import { WorkService } from './work/work.service.js';

@Module({
  imports: [AuditLogModule, DatasetsModule, ProjectsModule, DataAccessModule],
  controllers: [WorkController, MonthsController],
  providers: [ProjectWork, WorkService, MonthsService],
})
export class OversightModule {
  /** With what waits about versions of the code of practice. */
  static withCodeOfPractice(): DynamicModule {
    return { module: OversightModule, imports: [CodeOfPracticeModule] };
  }
}
