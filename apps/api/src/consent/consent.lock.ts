// The lock and the epoch of an institution's consent ledger: whoever writes takes the lock alone, whoever opens data shares it,
// so that an answer never rests on an older consent than the epoch that it names.
import { sha256 } from '../common/index.js';
import { type Tx } from '../platform/database/index.js';

/** Answers the advisory lock key of an institution's ledger: a signed 64-bit number in decimals, usable in SQL as it is. */
export function consentLockKey(institutionId: string): string {
  return sha256(`waarborg consent ledger ${institutionId}`).readBigInt64BE(0).toString();
}

/** Takes the ledger alone until the transaction ends; a statement of its own, before anything of the ledger is read. */
export async function lockExclusive(tx: Tx, institutionId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock($1::bigint)`, [consentLockKey(institutionId)]);
}

/** Keeps writers of the ledger out until the transaction ends; a statement of its own, before the epoch is read. */
export async function lockShared(tx: Tx, institutionId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock_shared($1::bigint)`, [consentLockKey(institutionId)]);
}

/** Answers the institution's consent epoch, the number of the newest event of its ledger in decimals; `0` before the first. */
export async function epochNow(tx: Tx, institutionId: string): Promise<string> {
  const rows = await tx.query<{ epoch: string }[]>(`select epoch from consent_epoch where institution_id = $1`, [institutionId]);
  return rows[0]?.epoch ?? '0';
}
