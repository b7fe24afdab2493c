// Queries on setup codes: kept as digests, of one use.
import { Injectable } from '@nestjs/common';
import { type Actor } from '../../common/index.js';
import { type Tx } from '../../platform/database/index.js';

export interface SetupCode {
  readonly institutionId: string;
  readonly codeSha256: Buffer;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

@Injectable()
export class SetupCodesRepository {
  /** Keeps a code and ends those before it. */
  async replace(tx: Tx, code: SetupCode): Promise<void> {
    await tx.query(`update setup_code set expires_at = $2 where institution_id = $1 and used_at is null and expires_at > $2`, [
      code.institutionId,
      code.createdAt,
    ]);
    await tx.query(`insert into setup_code (institution_id, code_sha256, created_at, expires_at) values ($1, $2, $3, $4)`, [
      code.institutionId,
      code.codeSha256,
      code.createdAt,
      code.expiresAt,
    ]);
  }

  /** Uses a code up; answers whether it was there to use. */
  async use(tx: Tx, actor: Actor, codeSha256: Buffer, at: Date): Promise<boolean> {
    const [rows] = await tx.query<[unknown[], number]>(
      `update setup_code set used_at = $3, used_by = $4
       where institution_id = $1 and code_sha256 = $2 and used_at is null and expires_at > $3 returning code_sha256`,
      [actor.institutionId, codeSha256, at, actor.personId],
    );
    return rows.length === 1;
  }
}
