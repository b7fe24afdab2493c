// Oversight: what waits for whom, across domains.
export { OversightModule } from './oversight.module.js';
