// The database of the api role.
export { DatabaseModule } from './database.module.js';
export { idsOf, paged, sliceOf } from './paging.js';
export { readOnce, readOnceInMoment } from './remembering.js';
export { isBusy, problemOf, sqlStateOf } from './sql-state.js';
export { requireFitOwner, requireFitServer, requireSchema, ServerUnfit } from './server-fitness.js';
export { SessionLock } from './session-lock.js';
export { planForSets, Transactions, type Tx } from './transactions.js';
