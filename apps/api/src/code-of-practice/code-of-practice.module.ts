// The code of practice. The build of the policy is checked here: a wrong digest stops the start.
import { Module } from '@nestjs/common';
import { AuditLogModule } from '../audit-log/index.js';
import { fromProjectRoot } from '../platform/files/index.js';
import { ProjectsModule } from '../projects/index.js';
import { CodeOfPractice } from './code-of-practice.service.js';
import { PolicyBuilds } from './engine/policy-builds.js';
import { PolicyEngine } from './engine/policy-engine.js';
import { Explanations } from './explanations/explanations.service.js';
import { ExplanationsController } from './explanations/explanations.controller.js';
import { PapersController } from './papers/papers.controller.js';
import { CodePapers } from './papers/papers.service.js';
import { ProjectReviewsController } from './reviews/project-reviews.controller.js';
import { ProjectReviews } from './reviews/project-reviews.service.js';
import { ProjectsUnderCode } from './reviews/projects-under-code.js';
import { DecisionLog } from './verdicts/decision-log.js';
import { VerdictsController } from './verdicts/verdicts.controller.js';
import { VerdictsRepository } from './verdicts/verdicts.repository.js';
import { VerdictsService } from './verdicts/verdicts.service.js';
import { AdoptionSeals } from './versions/adoption-seal.js';
import { CodeAdoptions } from './versions/code-adoptions.service.js';
import { CodeBuilds } from './versions/code-builds.service.js';
import { CodeCouncils } from './versions/code-councils.service.js';
import { CodeDrafts } from './versions/code-drafts.service.js';
import { CodeFacts } from './versions/code-facts.js';
import { CodeHistory } from './versions/code-history.service.js';
import { CodeInForce } from './versions/code-in-force.js';
import { CodeSuccession } from './versions/code-succession.js';
import { CodeTextsController } from './versions/code-texts.controller.js';
import { CodeUnits } from './versions/code-units.service.js';
import { CodeVersionActs } from './versions/code-version.acts.js';
import { CodeVersionsController } from './versions/code-versions.controller.js';
import { CodeVersionsRepository } from './versions/code-versions.repository.js';
import { CodeVersionViews } from './versions/code-versions.views.js';
import { CodeWarmStart } from './versions/code-warm-start.js';
import { CodesWaiting } from './versions/codes-waiting.service.js';
import { FirstCode } from './versions/first-code.js';
import { WhatIfController } from './what-if/what-if.controller.js';
import { WhatIfDesk } from './what-if/what-if.desk.js';
import { WhatIfGrounds } from './what-if/what-if.grounds.js';
import { WhatIfJudge } from './what-if/what-if.judge.js';
import { WhatIfNaming } from './what-if/what-if.naming.js';
import { WhatIfProjects } from './what-if/what-if.projects.js';
import { WhatIfRepository } from './what-if/what-if.repository.js';
import { WhatIfRuns } from './what-if/what-if.service.js';

@Module({
  imports: [AuditLogModule, ProjectsModule],
  controllers: [
    CodeVersionsController,
    CodeTextsController,
    VerdictsController,
    WhatIfController,
    PapersController,
    ProjectReviewsController,
    ExplanationsController,
  ],
  providers: [
    { provide: PolicyEngine, useFactory: () => PolicyEngine.load(fromProjectRoot('policies')) },
    PolicyBuilds,
    CodeOfPractice,
    AdoptionSeals,
    CodeVersionsRepository,
    CodeInForce,
    CodeFacts,
    CodeVersionActs,
    CodeDrafts,
    CodeCouncils,
    CodeSuccession,
    CodeAdoptions,
    CodeVersionViews,
    CodeHistory,
    CodesWaiting,
    CodeUnits,
    CodeBuilds,
    FirstCode,
    CodeWarmStart,
    VerdictsRepository,
    VerdictsService,
    DecisionLog,
    WhatIfRepository,
    WhatIfGrounds,
    WhatIfProjects,
    WhatIfJudge,
    WhatIfRuns,
    WhatIfNaming,
    WhatIfDesk,
    CodePapers,
    ProjectsUnderCode,
    ProjectReviews,
    Explanations,
  ],
  exports: [CodeOfPractice, CodeAdoptions, CodeCouncils, CodeDrafts, CodeVersionViews, CodesWaiting, Explanations, FirstCode],
})
export class CodeOfPracticeModule {}
