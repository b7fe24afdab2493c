// Jobs.
export { JobsModule } from './jobs.module.js';
export { Outbox, type OutboxWork } from './outbox.js';
