// Code of practice: facts -> verdict; versions of the code, replay, what-if.
import { VerdictEntity } from './verdicts/verdict.entity.js';
import {
  CodeActEntity,
  CodeEventEntity,
  CodeUnitEntity,
  CodeVersionEntity,
  ParameterSetEntity,
  ParticipantEntity,
  PolicyBuildEntity,
} from './versions/code-version.entity.js';
import { WhatIfChangeEntity, WhatIfRunEntity } from './what-if/what-if.entity.js';

export { CodeOfPracticeModule } from './code-of-practice.module.js';
export { CodeOfPractice } from './code-of-practice.service.js';
export { type BuildPart, BUILD_PARTS, type BuildParts, PolicyBuild } from './engine/policy-build.js';
export { PolicyEngine } from './engine/policy-engine.js';
export { PolicyFault } from './engine/policy-fault.js';
export { ExplanationDto } from './explanations/explanations.dto.js';
export { Explanations } from './explanations/explanations.service.js';
export { JudgingCodeDto } from './verdicts/judging-codes.dto.js';
export { differences } from './verdicts/replay.js';
export { type RuleText } from './engine/rules.js';
export { CodeAdoptions } from './versions/code-adoptions.service.js';
export { CodeCouncils, type CouncilActDraft } from './versions/code-councils.service.js';
export { CodeDrafts, type ParticipantDraft, type RuleArticle } from './versions/code-drafts.service.js';
export { type CodeVersionView, CodeVersionViews } from './versions/code-versions.views.js';
export { CodesWaiting } from './versions/codes-waiting.service.js';
export { FirstCode } from './versions/first-code.js';

export const CODE_OF_PRACTICE_ENTITIES = [
  CodeVersionEntity,
  PolicyBuildEntity,
  ParameterSetEntity,
  ParticipantEntity,
  CodeActEntity,
  CodeEventEntity,
  CodeUnitEntity,
  VerdictEntity,
  WhatIfRunEntity,
  WhatIfChangeEntity,
];
