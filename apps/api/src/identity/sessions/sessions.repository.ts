// Queries on sessions; by secret and by login before the institution is known (functions of the owner role).
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { type Tx } from '../../platform/database/index.js';
import { SessionEntity } from './session.entity.js';

export type FoundSession = Pick<SessionEntity, 'id' | 'institutionId' | 'personId' | 'createdAt' | 'lastSeenAt' | 'endsAt' | 'endedAt'>;
export type SessionOfLogin = Pick<SessionEntity, 'id' | 'institutionId' | 'personId'>;

@Injectable()
export class SessionsRepository {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async bySecret(secretSha256: Buffer): Promise<FoundSession | null> {
    const rows = await this.dataSource.query<FoundSession[]>(
      `select id, institution_id as "institutionId", person_id as "personId", created_at as "createdAt", last_seen_at as "lastSeenAt",
              ends_at as "endsAt", ended_at as "endedAt" from session_by_secret($1)`,
      [secretSha256],
    );
    return rows[0] ?? null;
  }

  /** Answers the open sessions of a login at an issuer, opened no later than an instant; of one of the issuer's sessions if it names one. */
  async ofLogin(
    login: { readonly issuer: string; readonly sub: string | null; readonly sid: string | null },
    openedBy: Date,
  ): Promise<readonly SessionOfLogin[]> {
    return this.dataSource.query<SessionOfLogin[]>(
      `select id, institution_id as "institutionId", person_id as "personId" from session_of_login($1, $2, $3, $4)`,
      [login.issuer, login.sub, login.sid, openedBy],
    );
  }

  async insert(tx: Tx, session: SessionEntity): Promise<void> {
    await tx.insert(SessionEntity, session);
  }

  async byId(tx: Tx, institutionId: string, id: string): Promise<SessionEntity | null> {
    return tx.findOne(SessionEntity, { where: { institutionId, id } });
  }

  async ofPerson(tx: Tx, institutionId: string, personId: string): Promise<SessionEntity[]> {
    return tx.find(SessionEntity, { where: { institutionId, personId }, order: { id: 'DESC' }, take: 200 });
  }

  async touch(tx: Tx, session: FoundSession, lastSeenAt: Date): Promise<void> {
    await tx.update(SessionEntity, { institutionId: session.institutionId, id: session.id }, { lastSeenAt });
  }

  /** Ends a session unless it was; answers whether this call did it. */
  async end(tx: Tx, session: SessionOfLogin, endedAt: Date): Promise<boolean> {
    const { affected } = await tx.update(
      SessionEntity,
      { institutionId: session.institutionId, id: session.id, endedAt: IsNull() },
      { endedAt },
    );
    return affected === 1;
  }
}
