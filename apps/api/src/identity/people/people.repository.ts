// Queries on people, their role grants, and the institutions of this deployment.
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Scope } from '../../access/index.js';
import { type Day, type PageRequest, type Role } from '../../common/index.js';
import { paged, readOnce, type Tx } from '../../platform/database/index.js';
import { rolesHeld } from './affiliations.js';
import { PersonEntity } from './person.entity.js';
import { RoleGrantEntity } from './role-grant.entity.js';

export interface InstitutionRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly time_zone: string;
  /** What the issuer names the institution by (schacHomeOrganization). */
  readonly home_organization: string;
}

@Injectable()
export class PeopleRepository {
  async insertInstitution(tx: Tx, institution: InstitutionRow, at: Date): Promise<void> {
    await tx.query(`insert into institution (id, slug, name, time_zone, home_organization, created_at) values ($1, $2, $3, $4, $5, $6)`, [
      institution.id,
      institution.slug,
      institution.name,
      institution.time_zone,
      institution.home_organization,
      at,
    ]);
  }

  async institutionOf(tx: Tx, institutionId: string): Promise<InstitutionRow | null> {
    return readOnce(tx, `institution/${institutionId}`, async () => {
      const rows = await tx.query<InstitutionRow[]>(`select id, slug, name, time_zone, home_organization from institution where id = $1`, [
        institutionId,
      ]);
      return rows[0] ?? null;
    });
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
    const query = tx.createQueryBuilder(PersonEntity, 'p').where('p.institution_id = :institutionId', { institutionId });
    paged(query, page);
    if (visible.kind !== 'all') {
      query.andWhere('p.id = :self', { self: visible.kind === 'some' ? visible.ownerId : null });
    }
    return query.getMany();
  }

  async changePerson(tx: Tx, person: PersonEntity, changed: Partial<PersonEntity>): Promise<void> {
    await tx.update(PersonEntity, { institutionId: person.institutionId, id: person.id }, changed);
  }

  /** The roles of a person on a day: own grants, and those of whom the person deputises for, as far as the affiliation goes. */
  async rolesOn(tx: Tx, institutionId: string, personId: string, day: Day): Promise<Role[]> {
    const granted = await this.grantedOn(tx, institutionId, personId, day);
    const person = granted.length === 0 ? null : await this.personById(tx, institutionId, personId);
    return [...rolesHeld(granted, person?.affiliations ?? null)];
  }

  /** The roles that a person was granted, or has of whom the person deputises for, whatever the affiliation. */
  async grantedOn(tx: Tx, institutionId: string, personId: string, day: Day): Promise<Role[]> {
    const held = await this.heldThrough(tx, institutionId, personId, day);
    return [...new Set(held.map(({ role }) => role))];
  }

  /** The same roles, with whose grant each is: the person's own, or of whom the person deputises for. */
  async heldThrough(
    tx: Tx,
    institutionId: string,
    personId: string,
    day: Day,
  ): Promise<readonly { readonly role: Role; readonly holderId: string }[]> {
    return tx.query(
      `select distinct g.role, g.person_id as "holderId" from role_grant g
       where g.institution_id = $1 and g.confirmed_at is not null and g.ended_at is null and g.from_on <= $3 and (g.until_on is null or g.until_on >= $3)
         and (g.person_id = $2 or (g.role <> 'student' and g.person_id in (
           select d.absent_id from deputyship d
           where d.institution_id = $1 and d.deputy_id = $2 and d.from_on <= $3 and d.until_on >= $3
             and d.confirmed_at is not null and d.ended_at is null)))
       order by g.role, g.person_id`,
      [institutionId, personId, day],
    );
  }

  /** Whether a person was granted a role that holds on a day. */
  async holdsGrant(tx: Tx, person: PersonEntity, role: Role, day: Day): Promise<boolean> {
    return tx
      .createQueryBuilder(RoleGrantEntity, 'g')
      .where('g.institution_id = :institutionId and g.person_id = :personId and g.role = :role', {
        institutionId: person.institutionId,
        personId: person.id,
        role,
      })
      .andWhere('g.confirmed_at is not null and g.ended_at is null and g.from_on <= :day and (g.until_on is null or g.until_on >= :day)', {
        day,
      })
      .getExists();
  }

  /** By name. */
  async peopleByIds(tx: Tx, institutionId: string, ids: readonly string[]): Promise<PersonEntity[]> {
    return ids.length === 0
      ? []
      : tx.find(PersonEntity, { where: { institutionId, id: In([...ids]) }, order: { displayName: 'ASC', id: 'ASC' } });
  }

  /** Those who hold a role on a day, themselves or for whom they deputise, and whose affiliation can bear it; by name. */
  async holdersOf(tx: Tx, institutionId: string, role: Role, day: Day): Promise<PersonEntity[]> {
    const rows = await tx.query<{ id: string }[]>(
      `with held as (select person_id from role_grant where institution_id = $1 and role = $2 and confirmed_at is not null and ended_at is null
         and from_on <= $3 and (until_on is null or until_on >= $3))
       select person_id as id from held
       union select d.deputy_id from held h join deputyship d on d.institution_id = $1 and d.absent_id = h.person_id
         and d.from_on <= $3 and d.until_on >= $3 and d.confirmed_at is not null and d.ended_at is null`,
      [institutionId, role, day],
    );
    const people = await this.peopleByIds(
      tx,
      institutionId,
      rows.map(({ id }) => id),
    );
    return people.filter(({ affiliations }) => rolesHeld([role], affiliations).length > 0);
  }

  async insertGrant(tx: Tx, grant: RoleGrantEntity): Promise<void> {
    await tx.insert(RoleGrantEntity, grant);
  }

  /** Counts the people who are administrator on a day or will be; two who count at once do so one after the other. */
  async administratorsFrom(tx: Tx, institutionId: string, day: Day): Promise<number> {
    await this.oneAtATime(tx, institutionId);
    const [row] = await tx.query<{ people: number }[]>(
      `select count(distinct g.person_id)::int as people from role_grant g
       where g.institution_id = $1 and g.role = 'administrator' and g.confirmed_at is not null and g.ended_at is null
         and (g.until_on is null or g.until_on >= $2)`,
      [institutionId, day],
    );
    return row?.people ?? 0;
  }

  /**
   * Whether nobody else was ever made administrator, by grants that ended since too; those before the last setup code was redeemed do
   * not count, which whoever runs the platform gives out while there is no administrator. Two who ask at once do so one after the other.
   */
  async isFirstAlone(tx: Tx, institutionId: string, personId: string): Promise<boolean> {
    await this.oneAtATime(tx, institutionId);
    const others = await tx.query<unknown[]>(
      `select 1 from role_grant g where g.institution_id = $1 and g.role = 'administrator' and g.person_id <> $2
         and g.confirmed_at >= coalesce((select max(used_at) from setup_code where institution_id = $1), '-infinity') limit 1`,
      [institutionId, personId],
    );
    return others.length === 0;
  }

  private async oneAtATime(tx: Tx, institutionId: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('administrators ' || $1::text, 0))`, [institutionId]);
  }

  async grants(tx: Tx, institutionId: string, page: PageRequest, asOf: Day | null): Promise<RoleGrantEntity[]> {
    const query = tx.createQueryBuilder(RoleGrantEntity, 'g').where('g.institution_id = :institutionId', { institutionId });
    paged(query, page);
    if (asOf !== null) {
      query.andWhere(
        `g.from_on <= :asOf and (g.until_on is null or g.until_on >= :asOf) and (g.ended_at is null or ${endedOn('g')} > :asOf)
          and g.confirmed_at is not null`,
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
