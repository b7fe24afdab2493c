// Decisions: every human judgement, with who took it, under which mandate, and why.
export { type DecisionDraft, DecisionsService, type RecordedDecision } from './decisions.service.js';
export { DecisionsModule } from './decisions.module.js';
export { DecisionEntity } from './decision.entity.js';
