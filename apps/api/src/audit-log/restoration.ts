// What a restore leaves in the logs: an entry after the restored state, so that the gap to what was logged since is explained by the log itself.
import { type Query } from '../platform/backup/index.js';
import { leafHash } from './format/hash.js';
import { makeLeaf, minuteOf } from './format/leaf.js';
import { type LogKind } from './log-kinds.js';

export interface Restoration {
  readonly at: Date;
  readonly backupMadeAt: Date;
  /** SHA-256 of the backup's manifest, hexadecimal. */
  readonly backupSha256: string;
  /** The newest checkpoint of each log in the backup. */
  readonly logs: readonly { readonly institutionId: string; readonly log: string; readonly size: string; readonly rootHex: string }[];
}

/** Appends `platform.restored` to each log, with the checkpoint that it goes on from; the platform numbers it at its next start. */
export async function appendRestored(query: Query, restoration: Restoration): Promise<void> {
  for (const { institutionId, log, size, rootHex } of restoration.logs) {
    const { bytes } = makeLeaf({
      kind: 'platform.restored' satisfies LogKind,
      at: restoration.at,
      facts: {
        backup_made_at: minuteOf(restoration.backupMadeAt),
        backup_sha256: restoration.backupSha256,
        checkpoint_size: Number(size),
        checkpoint_root: rootHex,
      },
    });
    await query('select log_append($1, $2, $3, $4, null)', [institutionId, log, bytes, leafHash(bytes)]);
  }
}
