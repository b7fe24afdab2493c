// Projects: registration, processes and their versions, life cycle; the purposes of the institution.
import { DepartureEntity } from './departures/departure.entity.js';
import { ProcessEntity, ProcessVersionEntity } from './entities/process.entity.js';
import { ApprovalEntity, ProjectEntity, ProjectMemberEntity, ProjectTransitionEntity } from './entities/project.entity.js';
import { CriterionContestEntity, PrescanEntity } from './prescan/prescan.entity.js';
import { PurposeEntity } from './purposes/purpose.entity.js';

export { DEPARTURE_STATES, type DepartureState } from './departures/departure.js';
export { DepartureDto } from './departures/departures.dto.js';
export { DeparturesReading, type DepartureView } from './departures/departures.reading.js';
export { DeparturesWaiting, type WaitingDeparture } from './departures/departures.waiting.js';
export { ContestInMonthDto } from './prescan/prescan.dto.js';
export { type ContestInMonth, PrescanReading } from './prescan/prescan.reading.js';
export { PrescanWaiting } from './prescan/prescan.waiting.js';
export { NearestDto, SmallerUsesDto } from './nearest/nearest.dto.js';
export { type Judging, NearestUses, type OfferedUses } from './nearest/nearest-uses.service.js';
export { ProjectJudging } from './project.judging.js';
export { type ProjectTransition, ProjectWatchers } from './project.watchers.js';
export { ProjectApprovals, type UsableProcess } from './projects.approvals.js';
export { ProjectsModule } from './projects.module.js';
export { MONTH_CHANGES, type MonthChange, type ProjectInMonth, ProjectsInMonths } from './projects.months.js';
export { type ProjectQuestion, ProjectQuestions } from './projects.questions.js';
export { ProjectsWaiting } from './projects.waiting.js';
export { ProjectLifecycle } from './project-lifecycle.service.js';
export { CitedSourceDto, FindingDto } from './projects.dto.js';
export { type ProcessDraft } from './process.versions.js';
export { type ProjectFieldsDraft, ProjectsService } from './projects.service.js';
export { PurposesService } from './purposes/purposes.service.js';

export const PROJECTS_ENTITIES = [
  ProjectEntity,
  ProjectMemberEntity,
  ProjectTransitionEntity,
  ApprovalEntity,
  DepartureEntity,
  PrescanEntity,
  CriterionContestEntity,
  ProcessEntity,
  ProcessVersionEntity,
  PurposeEntity,
];
