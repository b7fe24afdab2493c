// Queries on departures.
import { Injectable } from '@nestjs/common';
import { In, LessThan, MoreThanOrEqual } from 'typeorm';
import { type Scope } from '../../access/index.js';
import { type Day, type PageRequest } from '../../common/index.js';
import { paged, type Tx } from '../../platform/database/index.js';
import { ofMember } from '../projects.repository.js';
import { type DepartureState, OPEN_STATES } from './departure.js';
import { DepartureEntity } from './departure.entity.js';

/** Of which project a departure is. */
export interface DeparturePlace {
  readonly number: string;
  readonly question: string | null;
  readonly requesterId: string;
  readonly memberIds: readonly string[];
}

@Injectable()
export class DeparturesRepository {
  async insert(tx: Tx, departure: DepartureEntity): Promise<void> {
    await tx.insert(DepartureEntity, departure);
  }

  /** Answers a departure of a project, locked against change. */
  async locked(tx: Tx, institutionId: string, ids: { readonly projectId: string; readonly id: string }): Promise<DepartureEntity | null> {
    return tx.findOne(DepartureEntity, { where: { institutionId, ...ids }, lock: { mode: 'pessimistic_write' } });
  }

  async save(tx: Tx, departure: DepartureEntity, changes: Partial<DepartureEntity>): Promise<DepartureEntity> {
    const changed = { ...changes, version: departure.version + 1 };
    await tx.update(DepartureEntity, { institutionId: departure.institutionId, id: departure.id }, changed);
    return { ...departure, ...changed };
  }

  async ofProject(tx: Tx, institutionId: string, projectId: string): Promise<DepartureEntity[]> {
    return tx.find(DepartureEntity, { where: { institutionId, projectId }, order: { id: 'ASC' } });
  }

  /** Answers what holds of a project on a day. */
  async granted(tx: Tx, institutionId: string, projectId: string, day: Day): Promise<DepartureEntity[]> {
    const where = { institutionId, projectId, state: 'granted' as const, untilOn: MoreThanOrEqual(day) };
    return tx.find(DepartureEntity, { where, order: { id: 'ASC' } });
  }

  /** Answers open departures from a norm of a project that are past their last day. */
  async past(
    tx: Tx,
    institutionId: string,
    of: { readonly projectId: string; readonly norm: string },
    day: Day,
  ): Promise<DepartureEntity[]> {
    return tx.find(DepartureEntity, { where: { institutionId, ...of, state: In([...OPEN_STATES]), untilOn: LessThan(day) } });
  }

  /** Answers those in a state that are not past their last day, those that wait longest first. */
  async waiting(
    tx: Tx,
    institutionId: string,
    state: DepartureState,
    ask: { readonly day: Day; readonly most: number },
  ): Promise<DepartureEntity[]> {
    const where = { institutionId, state, untilOn: MoreThanOrEqual(ask.day) };
    return tx.find(DepartureEntity, { where, order: { changedAt: 'ASC', id: 'ASC' }, take: ask.most });
  }

  async page(tx: Tx, institutionId: string, page: PageRequest, scope: Scope): Promise<DepartureEntity[]> {
    if (scope.kind === 'none') {
      return [];
    }
    const query = tx.createQueryBuilder(DepartureEntity, 'd').where('d.institution_id = :institutionId', { institutionId });
    paged(query, page);
    if (scope.kind === 'some') {
      query.andWhere(ofMember('d', 'project_id'), { memberId: scope.memberId ?? scope.ownerId });
    }
    return query.getMany();
  }

  /** Answers departures that held on a day of a calendar month (2026-12), the newest first. */
  async inMonth(tx: Tx, institutionId: string, month: string): Promise<DepartureEntity[]> {
    return tx
      .createQueryBuilder(DepartureEntity, 'd')
      .where('d.institution_id = :institutionId and d.from_on is not null', { institutionId })
      .andWhere(`d.from_on < (:first::date + interval '1 month') and d.until_on >= :first::date`, { first: `${month}-01` })
      .andWhere(
        `(d.state <> 'ended' or (d.changed_at at time zone (select i.time_zone from institution i where i.id = d.institution_id))::date >= :first::date)`,
      )
      .orderBy('d.from_on', 'DESC')
      .addOrderBy('d.id', 'DESC')
      .getMany();
  }

  /** Answers the projects by id. */
  async places(tx: Tx, institutionId: string, projectIds: readonly string[]): Promise<ReadonlyMap<string, DeparturePlace>> {
    const rows = await tx.query<(DeparturePlace & { readonly id: string })[]>(
      `select p.id, p.number, p.question, p.requester_id as "requesterId",
              array(select m.person_id from project_member m where m.institution_id = p.institution_id and m.project_id = p.id) as "memberIds"
       from project p where p.institution_id = $1 and p.id = any($2)`,
      [institutionId, projectIds],
    );
    return new Map(rows.map(({ id, ...place }) => [id, place]));
  }
}
