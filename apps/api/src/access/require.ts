// The access check that is the first statement of a command once its record is loaded.
import { type Actor, Forbidden, NotFound } from '../common/index.js';
import { type AccessRecord, type Action, may, type Subject } from './abilities.js';

/**
 * Demands that the actor may do this to this record: unseen records do not exist for the actor.
 * @throws NotFound (404) when the record is absent or may not be read; Forbidden (403) when it may be read but not acted on.
 */
export function requireMay<T>(
  actor: Actor,
  action: Action,
  subject: Subject,
  record: T | null | undefined,
  facts: (record: T) => AccessRecord,
): T {
  if (record === null || record === undefined) {
    throw new NotFound();
  }
  const known = facts(record);
  if (may(actor, action, subject, known)) {
    return record;
  }
  throw may(actor, 'read', subject, known) ? new Forbidden() : new NotFound();
}
