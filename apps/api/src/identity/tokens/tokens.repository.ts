// Looks up tokens and institutions before the institution of a request is known (functions of the owner role).
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { type Tx } from '../../platform/database/index.js';
import { type InstitutionRow } from '../people/people.repository.js';
import { TokenEntity } from './token.entity.js';

export interface FoundToken {
  readonly id: string;
  readonly institutionId: string;
  readonly personId: string;
  readonly kind: 'personal' | 'data';
  readonly projectId: string | null;
  readonly settingId: string | null;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

@Injectable()
export class TokensRepository {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async bySecret(secretSha256: Buffer): Promise<FoundToken | null> {
    const rows = await this.dataSource.query<FoundToken[]>(
      `select id, institution_id as "institutionId", person_id as "personId", kind, project_id as "projectId", setting_id as "settingId",
              expires_at as "expiresAt", revoked_at as "revokedAt" from token_by_secret($1)`,
      [secretSha256],
    );
    return rows[0] ?? null;
  }

  async institutions(): Promise<readonly InstitutionRow[]> {
    return this.dataSource.query<InstitutionRow[]>(`select id, slug, name, time_zone, home_organization from institution_list()`);
  }

  async insert(tx: Tx, token: TokenEntity): Promise<void> {
    await tx.insert(TokenEntity, token);
  }

  async byId(tx: Tx, institutionId: string, id: string): Promise<TokenEntity | null> {
    return tx.findOne(TokenEntity, { where: { institutionId, id } });
  }

  async ofPerson(tx: Tx, institutionId: string, personId: string): Promise<TokenEntity[]> {
    return tx.find(TokenEntity, { where: { institutionId, personId }, order: { id: 'DESC' }, take: 200 });
  }

  /** Revokes a token unless it was; answers whether this call did it. */
  async revoke(tx: Tx, token: TokenEntity, revokedAt: Date): Promise<boolean> {
    const { affected } = await tx.update(
      TokenEntity,
      { institutionId: token.institutionId, id: token.id, revokedAt: IsNull() },
      { revokedAt },
    );
    return affected === 1;
  }
}
