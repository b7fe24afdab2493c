// Pseudonyms: HMAC-SHA-256 of the subject id under one key per process and key period, 128 bits of it as a UUID.
// The table is filled before a delivery opens and joined by it, which is faster than hashing per row.
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, formatUuid, hmacSha256 } from '../../common/index.js';
import { planForSets, Transactions, type Tx } from '../../platform/database/index.js';
import { KeyStore } from '../../platform/keys/index.js';

const BATCH = 10_000;

/** Which pseudonyms: of the process (or its parent's) and of a key period. */
export interface PseudonymScope {
  readonly scopeId: string;
  readonly keyPeriod: number;
}

@Injectable()
export class PseudonymsService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(KeyStore) private readonly keys: KeyStore,
  ) {}

  /** Gives every subject of the institution that lacks one a pseudonym in the scope; idempotent, commits. */
  async fill(actor: Actor, scope: PseudonymScope): Promise<void> {
    const missing = await this.transactions.read(actor.institutionId, (tx) => this.missing(tx, actor.institutionId, scope));
    if (missing.length === 0) {
      return;
    }
    const { secret } = await this.keys.ensure({
      institutionId: actor.institutionId,
      kind: 'pseudonym',
      name: `${scope.scopeId}.${scope.keyPeriod}`,
    });
    for (let start = 0; start < missing.length; start += BATCH) {
      const part = missing.slice(start, start + BATCH);
      const pseudonyms = part.map((id) => formatUuid(hmacSha256(secret, id)));
      await this.transactions.write(actor, (tx) =>
        tx.query(
          `insert into pseudonym (institution_id, scope_id, key_period, subject_id, pseudonym)
           select $1, $2, $3, w.id, w.pseudonym from unnest($4::uuid[], $5::uuid[]) as w(id, pseudonym) on conflict do nothing`,
          [actor.institutionId, scope.scopeId, scope.keyPeriod, part, pseudonyms],
        ),
      );
    }
  }

  /** Answers a subject's pseudonym in a scope, or null. */
  async of(tx: Tx, institutionId: string, scope: PseudonymScope, subjectId: string): Promise<string | null> {
    const rows = await tx.query<{ pseudonym: string }[]>(
      `select pseudonym from pseudonym where institution_id = $1 and scope_id = $2 and key_period = $3 and subject_id = $4`,
      [institutionId, scope.scopeId, scope.keyPeriod, subjectId],
    );
    return rows[0]?.pseudonym ?? null;
  }

  private async missing(tx: Tx, institutionId: string, scope: PseudonymScope): Promise<string[]> {
    await planForSets(tx);
    const rows = await tx.query<{ id: string }[]>(
      `select s.id from subject s where s.institution_id = $1 and not exists (
         select from pseudonym p where p.institution_id = s.institution_id and p.scope_id = $2 and p.key_period = $3 and p.subject_id = s.id)`,
      [institutionId, scope.scopeId, scope.keyPeriod],
    );
    return rows.map((row) => row.id);
  }
}
