// The gate: what every gate asks and answers.
export { GateRefusal } from './gate.errors.js';
export { GateModule } from './gate.module.js';
export { Gate } from './gate.service.js';
export { GATES } from './gate.types.js';
export type * from './gate.types.js';
export { CONFIDENCES, FINDING_SCOPES } from './gate.types.js';
