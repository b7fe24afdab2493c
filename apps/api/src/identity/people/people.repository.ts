// Queries on people, their role grants, and the institutions of this deployment.
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { type Scope } from '../../access/index.js';
import { type Day, type PageRequest, type Role } from '../../common/index.js';
import { type Tx } from '../../platform/database/index.js';
import { PersonEntity } from './person.entity.js';
import { RoleGrantEntity } from './role-grant.entity.js';

export interface InstitutionRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly time_zone: string;
}

@Injectable()
export class PeopleRepository {
  async insertInstitution(tx: Tx, institution: InstitutionRow, at: Date): Promise<void> {
    await tx.query(`insert into institution (id, slug, name, time_zone, created_at) values ($1, $2, $3, $4, $5)`, [
      institution.id,
      institution.slug,
      institution.name,
      institution.time_zone,
      at,
    ]);
  }

  async institutionOf(tx: Tx, institutionId: string): Promise<InstitutionRow | null> {
    const rows = await tx.query<InstitutionRow[]>(`select id, slug, name, time_zone from institution where id = $1`, [institutionId]);
    return rows[0] ?? null;
  }

  async insertPerson(tx: Tx, person: PersonEntity): Promise<void> {
    await tx.insert(PersonEntity, person);
  }

  async personById(tx: Tx, institutionId: string, id: string): Promise<PersonEntity | null> {
    return tx.findOne(PersonEntity, { where: { institutionId, id } });
  }

  async personByHandle(tx: Tx, institutionId: string, handle: string): Promise<PersonEntity | null> {
    return tx.findOne(PersonEntity, { where: { institutionId, handle } });
  }

  async bindSubject(tx: Tx, institutionId: string, personId: string, subjectId: string): Promise<void> {
    await tx.update(PersonEntity, { institutionId, id: personId }, { subjectId });
  }

  async people(tx: Tx, institutionId: string, page: PageRequest, visible: Scope): Promise<PersonEntity[]> {
    const query = tx
      .createQueryBuilder(PersonEntity, 'p')
      .where('p.institution_id = :institutionId', { institutionId })
      .orderBy('p.id', 'ASC')
      .take(page.limit + 1);
    if (page.after !== null) {
      query.andWhere('p.id > :after', { after: page.after });
    }
    if (visible.kind !== 'all') {
      query.andWhere('p.id = :self', { self: visible.kind === 'some' ? visible.ownerId : null });
    }
    return query.getMany();
  }

  /** The roles of a person on a day: own grants, and those of whom the person deputises for on that day. */
  async rolesOn(tx: Tx, institutionId: string, personId: string, day: Day): Promise<Role[]> {
    const rows = await tx.query<{ role: Role }[]>(
      `select distinct g.role from role_grant g
       where g.institution_id = $1 and g.ended_at is null and g.from_on <= $3 and (g.until_on is null or g.until_on >= $3)
         and (g.person_id = $2 or (g.role <> 'student' and g.person_id in (
           select d.absent_id from deputyship d
           where d.institution_id = $1 and d.deputy_id = $2 and d.from_on <= $3 and d.until_on >= $3 and d.ended_at is null)))
       order by g.role`,
      [institutionId, personId, day],
    );
    return rows.map((row) => row.role);
  }

  async insertGrant(tx: Tx, grant: RoleGrantEntity): Promise<void> {
    await tx.insert(RoleGrantEntity, grant);
  }

  async grantById(tx: Tx, institutionId: string, id: string): Promise<RoleGrantEntity | null> {
    return tx.findOne(RoleGrantEntity, { where: { institutionId, id } });
  }

  async endGrant(tx: Tx, grant: RoleGrantEntity, endedAt: Date, endedBy: string): Promise<boolean> {
    const { affected } = await tx.update(
      RoleGrantEntity,
      { institutionId: grant.institutionId, id: grant.id, endedAt: IsNull() },
      { endedAt, endedBy },
    );
    return affected === 1;
  }

  async grants(tx: Tx, institutionId: string, page: PageRequest, asOf: Day | null): Promise<RoleGrantEntity[]> {
    const query = tx
      .createQueryBuilder(RoleGrantEntity, 'g')
      .where('g.institution_id = :institutionId', { institutionId })
      .orderBy('g.id', 'ASC')
      .take(page.limit + 1);
    if (page.after !== null) {
      query.andWhere('g.id > :after', { after: page.after });
    }
    if (asOf !== null) {
      query.andWhere(
        `g.from_on <= :asOf and (g.until_on is null or g.until_on >= :asOf) and (g.ended_at is null or ${endedOn('g')} > :asOf)`,
        { asOf },
      );
    }
    return query.getMany();
  }
}

/** SQL for the calendar day, in the institution's time zone, on which a record was ended. */
export function endedOn(alias: 'g' | 'x'): string {
  return `(${alias}.ended_at at time zone (select i.time_zone from institution i where i.id = ${alias}.institution_id))::date`;
}
