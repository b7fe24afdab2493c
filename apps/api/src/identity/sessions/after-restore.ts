// After a restore nobody is let in by what was open when the backup was made: it may have been ended since.
import { type Query } from '../../platform/backup/index.js';
/** Ends all sessions and revokes all tokens of all institutions, in the restore's own transaction; setup codes are made anew at the start. */
export async function endAllAccess(query: Query, at: Date): Promise<void> {
  await query('update session set ended_at = $1 where ended_at is null', [at]);
  await query('update token set revoked_at = $1 where revoked_at is null', [at]);
}
