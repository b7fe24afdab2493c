// Code of practice: facts -> verdict.
import { CodeVersionEntity, VerdictEntity } from './code-version.entity.js';

export { CodeOfPracticeModule } from './code-of-practice.module.js';
export { CodeOfPractice } from './code-of-practice.service.js';
export { PolicyEngine, PolicyFault } from './policy-engine.js';

export const CODE_OF_PRACTICE_ENTITIES = [CodeVersionEntity, VerdictEntity];
