// Projects.
import { Module } from '@nestjs/common';
import { AuditLogModule } from '../audit-log/index.js';
import { DatasetsModule } from '../datasets/index.js';
import { DecisionsModule } from '../decisions/index.js';
import { ProjectAdvices } from './advices/project-advices.service.js';
import { DepartureActs } from './departures/departure.acts.js';
import { DepartureDesk } from './departures/departure.desk.js';
import { DeparturesController } from './departures/departures.controller.js';
import { DepartureFacts } from './departures/departures.facts.js';
import { DeparturesReading } from './departures/departures.reading.js';
import { DeparturesRepository } from './departures/departures.repository.js';
import { DeparturesService } from './departures/departures.service.js';
import { DeparturesWaiting } from './departures/departures.waiting.js';
import { PrescanController } from './prescan/prescan.controller.js';
import { PrescanDesk } from './prescan/prescan.desk.js';
import { PrescanFacts } from './prescan/prescan.facts.js';
import { PrescanJudgements } from './prescan/prescan.judgements.js';
import { PrescanReading } from './prescan/prescan.reading.js';
import { PrescanRepository } from './prescan/prescan.repository.js';
import { PrescanScreening } from './prescan/prescan.screening.js';
import { PrescanService } from './prescan/prescan.service.js';
import { PrescanWaiting } from './prescan/prescan.waiting.js';
import { GoalsInUseController } from './goals/goals-in-use.controller.js';
import { GoalsInUse } from './goals/goals-in-use.service.js';
import { NextSteps } from './next-steps.service.js';
import { ProjectRoutes } from './routes/project-routes.service.js';
import { UmbrellasController } from './routes/umbrellas.controller.js';
import { ProcessFacts } from './process.facts.js';
import { ProcessVersions } from './process.versions.js';
import { ProjectActs } from './project.acts.js';
import { ProjectContexts } from './project.context.js';
import { NearestUses } from './nearest/nearest-uses.service.js';
import { ProjectDesk } from './project.desk.js';
import { ProjectJudging } from './project.judging.js';
import { ProjectLifecycle } from './project-lifecycle.service.js';
import { ProjectWatchers } from './project.watchers.js';
import { ProjectApprovals } from './projects.approvals.js';
import { ProjectsController } from './projects.controller.js';
import { ProjectFacts } from './projects.facts.js';
import { ProjectsInMonths } from './projects.months.js';
import { ProjectQuestions } from './projects.questions.js';
import { ProjectsRepository } from './projects.repository.js';
import { ProjectsService } from './projects.service.js';
import { ProjectsWaiting } from './projects.waiting.js';
import { PurposesController } from './purposes/purposes.controller.js';
import { PurposesRepository } from './purposes/purposes.repository.js';
import { PurposesService } from './purposes/purposes.service.js';

@Module({
  imports: [AuditLogModule, DecisionsModule, DatasetsModule],
  controllers: [ProjectsController, DeparturesController, PrescanController, PurposesController, UmbrellasController, GoalsInUseController],
  providers: [
    ProjectsRepository,
    ProjectsService,
    ProjectAdvices,
    ProjectActs,
    ProjectLifecycle,
    NextSteps,
    ProjectContexts,
    ProjectRoutes,
    GoalsInUse,
    ProjectsWaiting,
    ProjectsInMonths,
    ProjectQuestions,
    ProjectDesk,
    ProjectJudging,
    NearestUses,
    ProcessFacts,
    ProcessVersions,
    ProjectFacts,
    ProjectWatchers,
    ProjectApprovals,
    DeparturesRepository,
    DepartureActs,
    DeparturesService,
    DepartureFacts,
    DeparturesReading,
    DeparturesWaiting,
    DepartureDesk,
    PrescanRepository,
    PrescanFacts,
    PrescanScreening,
    PrescanJudgements,
    PrescanService,
    PrescanReading,
    PrescanWaiting,
    PrescanDesk,
    PurposesRepository,
    PurposesService,
  ],
  exports: [
    ProjectJudging,
    NearestUses,
    PurposesService,
    ProjectApprovals,
    ProjectWatchers,
    ProjectsService,
    ProjectsWaiting,
    ProjectsInMonths,
    ProjectQuestions,
    ProjectLifecycle,
    DeparturesReading,
    DeparturesWaiting,
    PrescanReading,
    PrescanWaiting,
  ],
})
export class ProjectsModule {}
