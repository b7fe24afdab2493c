// HTTP: fields, validation, problems, idempotency, trace.
export { BilingualDto } from './bilingual.dto.js';
export { connectionOptions, limitStandstill } from './connections.js';
export { CurrentActor } from './current-actor.js';
export { DocsController } from './docs.controller.js';
export * from './fields.js';
export { idempotencyClaimOf, IdempotencyInterceptor } from './idempotency.js';
export { registerJsonBody } from './json-body.js';
export { CursorQuery, IdParam, ListQuery } from './list.query.js';
export { Public, PUBLIC } from './marks.js';
export { asProblem, ProblemFilter } from './problem.filter.js';
export { PageStyleController } from './page-style.controller.js';
export { mountPortal, PortalFiles } from './portal-files.js';
export { PortalController } from './portal.controller.js';
export { ProblemPagesController } from './problem-pages.controller.js';
export { PublicAddress } from './public-address.js';
export { traceIdOf } from './trace.js';
export { InputPipe } from './validation.js';
export { NamesWhatWasRead } from './what-was-read.js';
