// Oversight: what waits for whom, and what a month brought, across domains.
export { OversightModule } from './oversight.module.js';
