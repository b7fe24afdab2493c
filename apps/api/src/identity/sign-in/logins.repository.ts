// Queries on logins: who somebody is at an issuer.
import { Injectable } from '@nestjs/common';
import { type Tx } from '../../platform/database/index.js';
import { PersonEntity } from '../people/person.entity.js';

export interface LoginRecord {
  readonly institutionId: string;
  readonly issuer: string;
  readonly sub: string;
  readonly personId: string;
}

@Injectable()
export class LoginsRepository {
  /** Answers the person of a login, locked; null when nobody signed in by it. */
  async person(tx: Tx, institutionId: string, issuer: string, sub: string): Promise<PersonEntity | null> {
    return tx
      .createQueryBuilder(PersonEntity, 'p')
      .innerJoin('person_login', 'l', 'l.institution_id = p.institution_id and l.person_id = p.id')
      .where('p.institution_id = :institutionId and l.issuer = :issuer and l.sub = :sub', { institutionId, issuer, sub })
      .setLock('pessimistic_write', undefined, ['p'])
      .getOne();
  }

  /** Keeps a login; one that is known stays as it is. */
  async add(tx: Tx, login: LoginRecord, createdAt: Date): Promise<void> {
    await tx.query(
      `insert into person_login (institution_id, issuer, sub, person_id, created_at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [login.institutionId, login.issuer, login.sub, login.personId, createdAt],
    );
  }
}
