// The subject register: student numbers (kept as keyed digests only) to random subject ids and dense, never shown
// ordinals. Nothing outside it holds a student number.
import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { AuditLog } from '../../audit-log/index.js';
import { Clock } from '../../common/clock.js';
import { type Actor, hmacSha256, InvalidInput, newId, WrongState } from '../../common/index.js';
import { planForSets, Transactions, type Tx } from '../../platform/database/index.js';
import { KeyStore, PLATFORM, type StoredKey } from '../../platform/keys/index.js';

const TABLE = /^v_[0-9a-f]{32}$/;

export interface SubjectLinkDraft {
  readonly identifier: string;
  readonly formerIdentifier: string;
}

/** The key by which student numbers become pseudonyms at ingest. */
export interface PseudonymKey {
  readonly bytes: number;
  /** The platform's key store holds it, and no person who analyses data. @see GDPR Art. 4(5) */
  readonly isHeldApart: boolean;
}

/** Two subjects that are one person: `gone` is known as `kept` from now on. */
export interface SubjectMerge {
  readonly institutionId: string;
  readonly gone: string;
  readonly kept: string;
}

export type SubjectMergeHandler = (tx: Tx, actor: Actor, merge: SubjectMerge) => Promise<void>;

interface SubjectRow {
  readonly id: string;
  readonly merged_into: string | null;
}

@Injectable()
export class SubjectRegister {
  private readonly mergeHandlers: SubjectMergeHandler[] = [];

  constructor(
    @Inject(KeyStore) private readonly keys: KeyStore,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(AuditLog) private readonly auditLog: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Registers, at start, what is told within the same transaction that two subjects became one. */
  onMerge(handler: SubjectMergeHandler): void {
    this.mergeHandlers.push(handler);
  }

  /** Answers what the code of practice asks of that key: its length and who holds it; never the key. */
  async pseudonymKey(institutionId: string): Promise<PseudonymKey> {
    const { secret, holder } = await this.registerKey(institutionId);
    return { bytes: secret.length, isHeldApart: holder === PLATFORM };
  }

  /** Answers the function from a student number (trimmed) to its keyed digest, 32 bytes. */
  async hasher(institutionId: string): Promise<(identifier: string) => Buffer> {
    const key = await this.registerKey(institutionId);
    return (identifier) => hmacSha256(key.secret, identifier.trim());
  }

  /** Gives each distinct identifier digest of a staging table a subject; idempotent. Ordinals stay dense by the register's lock. */
  async registerStaged(tx: Tx, institutionId: string, stagingTable: string): Promise<{ readonly known: number; readonly added: number }> {
    if (!TABLE.test(stagingTable)) {
      throw new TypeError('not a staging table');
    }
    await lockRegister(tx, institutionId);
    await planForSets(tx);
    const wanted = await tx.query<{ identifier_hmac: Buffer }[]>(
      `select distinct s.identifier_hmac from staging.${stagingTable} s
       where not exists (select from subject_identifier i where i.institution_id = $1 and i.identifier_hmac = s.identifier_hmac)`,
      [institutionId],
    );
    await this.add(
      tx,
      institutionId,
      wanted.map((row) => row.identifier_hmac),
    );
    const rows = await tx.query<{ n: string }[]>(`select count(distinct identifier_hmac) as n from staging.${stagingTable}`);
    return { known: Number(rows[0]?.n ?? 0) - wanted.length, added: wanted.length };
  }

  /** Answers all subjects of the institution (merged ones left out), in the order of their ordinals. */
  async all(tx: Tx, institutionId: string): Promise<readonly string[]> {
    const rows = await tx.query<{ id: string }[]>(
      `select id from subject where institution_id = $1 and merged_into is null order by ordinal`,
      [institutionId],
    );
    return rows.map((row) => row.id);
  }

  /** Answers the subject of a student number, or null when the register does not know it. */
  async find(tx: Tx, institutionId: string, identifier: string): Promise<string | null> {
    const row = await subjectOf(tx, institutionId, (await this.hasher(institutionId))(identifier));
    return row === null ? null : (row.merged_into ?? row.id);
  }

  /** Answers the subjects of student numbers, in their order; numbers that the register does not know are left out. */
  async findMany(tx: Tx, institutionId: string, identifiers: readonly string[]): Promise<readonly string[]> {
    const hash = await this.hasher(institutionId);
    const rows = await tx.query<{ id: string }[]>(
      `select coalesce(s.merged_into, s.id) as id from unnest($2::bytea[]) with ordinality as w(digest, n)
       join subject_identifier i on i.institution_id = $1 and i.identifier_hmac = w.digest
       join subject s on s.institution_id = i.institution_id and s.id = i.subject_id order by w.n`,
      [institutionId, identifiers.map(hash)],
    );
    return rows.map((row) => row.id);
  }

  /**
   * Records that a former number belongs to the same person: a new number is added, two subjects become one
   * (rows, consents and objections of both then count for one person; the strictest holds).
   * @throws InvalidInput (400) for an unknown number; WrongState (409) when they are one already.
   */
  async link(actor: Actor, draft: SubjectLinkDraft): Promise<{ readonly subjectId: string; readonly merged: boolean }> {
    const hash = await this.hasher(actor.institutionId);
    return this.transactions.write(actor, async (tx) => {
      await lockRegister(tx, actor.institutionId);
      const kept = await subjectOf(tx, actor.institutionId, hash(draft.identifier));
      if (kept === null) {
        throw new InvalidInput([{ pointer: '/identifier', code: 'unknown' }]);
      }
      const subjectId = kept.merged_into ?? kept.id;
      const former = await subjectOf(tx, actor.institutionId, hash(draft.formerIdentifier));
      if (former !== null && (former.merged_into ?? former.id) === subjectId) {
        throw new WrongState('linked');
      }
      await (former === null
        ? this.addFormer(tx, actor.institutionId, subjectId, hash(draft.formerIdentifier))
        : this.mergeAndTell(tx, actor, former.merged_into ?? former.id, subjectId));
      await this.log(tx, actor, former !== null, subjectId);
      return { subjectId, merged: former !== null };
    });
  }

  private async add(tx: Tx, institutionId: string, digests: readonly Buffer[]): Promise<void> {
    const at = this.clock.now();
    for (let start = 0; start < digests.length; start += 5_000) {
      const part = digests.slice(start, start + 5_000);
      const ids = part.map(() => newId(at));
      await tx.query(
        `insert into subject (institution_id, id, ordinal, index_salt, registered_at)
         select $1, w.id, coalesce((select max(ordinal) + 1 from subject where institution_id = $1), 0) + w.n - 1, w.salt, $4
         from unnest($2::uuid[], $3::bytea[]) with ordinality as w(id, salt, n)`,
        [institutionId, ids, part.map(() => randomBytes(32)), at],
      );
      await tx.query(
        `insert into subject_identifier (institution_id, identifier_hmac, subject_id, kind, since)
         select $1, w.digest, w.id, 'current', $4 from unnest($2::bytea[], $3::uuid[]) as w(digest, id)`,
        [institutionId, part, ids, at],
      );
    }
  }

  private async registerKey(institutionId: string): Promise<StoredKey> {
    return this.keys.ensure({ institutionId, kind: 'register', name: 'subjects' });
  }

  private async addFormer(tx: Tx, institutionId: string, subjectId: string, digest: Buffer): Promise<void> {
    await tx.query(
      `insert into subject_identifier (institution_id, identifier_hmac, subject_id, kind, since) values ($1, $2, $3, 'former', $4)`,
      [institutionId, digest, subjectId, this.clock.now()],
    );
  }

  private async mergeAndTell(tx: Tx, actor: Actor, gone: string, kept: string): Promise<void> {
    await this.merge(tx, actor.institutionId, gone, kept);
    for (const handler of this.mergeHandlers) {
      await handler(tx, actor, { institutionId: actor.institutionId, gone, kept });
    }
  }

  private async merge(tx: Tx, institutionId: string, gone: string, kept: string): Promise<void> {
    await tx.query(`update subject set merged_into = $3 where institution_id = $1 and (id = $2 or merged_into = $2)`, [
      institutionId,
      gone,
      kept,
    ]);
    await tx.query(`update subject_identifier set subject_id = $3, kind = 'former' where institution_id = $1 and subject_id = $2`, [
      institutionId,
      gone,
      kept,
    ]);
    await tx.query(`select data_subject_merge($1, $2, $3)`, [institutionId, gone, kept]);
  }

  private async log(tx: Tx, actor: Actor, merged: boolean, subjectId: string): Promise<void> {
    await this.auditLog.append(tx, {
      institutionId: actor.institutionId,
      log: 'accesses',
      kind: 'subject.linked',
      at: this.clock.now(),
      facts: { merged, trace_id: actor.trace.traceId },
      commitments: { actor: actor.personId, subject: subjectId },
    });
  }
}

async function lockRegister(tx: Tx, institutionId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('subject-register:' || $1, 0))`, [institutionId]);
}

async function subjectOf(tx: Tx, institutionId: string, digest: Buffer): Promise<SubjectRow | null> {
  const rows = await tx.query<SubjectRow[]>(
    `select s.id, s.merged_into from subject_identifier i join subject s on s.institution_id = i.institution_id and s.id = i.subject_id
     where i.institution_id = $1 and i.identifier_hmac = $2`,
    [institutionId, digest],
  );
  return rows[0] ?? null;
}
