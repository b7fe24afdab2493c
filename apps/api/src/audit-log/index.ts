// The two transparency logs: what happened, provably.
export { AuditLog, type Erasure, type LogEntryDraft } from './audit-log.service.js';
export { AuditLogModule } from './audit-log.module.js';
export { type EntryDraft, Journal } from './journal.js';
export { LogIntegrityFault } from './audit-log.errors.js';
export { type EntryNumber } from './sequencing/entry-numbers.js';
export { LogArtefacts } from './log-artefacts.service.js';
export { appendRestored, type Restoration } from './restoration.js';
export { LOG_KINDS, type LogKind } from './log-kinds.js';
export { LOG_NAMES, type LogName } from './log-names.js';
