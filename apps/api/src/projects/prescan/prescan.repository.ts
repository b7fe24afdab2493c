// Queries on pre-scans and contests of criteria.
import { Injectable } from '@nestjs/common';
import { readOnceInMoment, type Tx } from '../../platform/database/index.js';
import { ofMember } from '../projects.repository.js';
import { CriterionContestEntity, PrescanEntity } from './prescan.entity.js';

@Injectable()
export class PrescanRepository {
  /** Answers the newest version of a project's pre-scan, or null. */
  async latest(tx: Tx, institutionId: string, projectId: string): Promise<PrescanEntity | null> {
    return readOnceInMoment(tx, `prescan/${institutionId}/${projectId}`, () =>
      tx.findOne(PrescanEntity, { where: { institutionId, projectId }, order: { number: 'DESC' } }),
    );
  }

  async insert(tx: Tx, prescan: PrescanEntity): Promise<void> {
    await tx.insert(PrescanEntity, prescan);
  }

  async establish(tx: Tx, { institutionId, id }: PrescanEntity, establishedAt: Date): Promise<void> {
    await tx.update(PrescanEntity, { institutionId, id }, { establishedAt });
  }

  /** Answers the newest versions that are not established, of projects of others that are to be tested or decided, oldest first. */
  async unestablished(tx: Tx, institutionId: string, personId: string): Promise<PrescanEntity[]> {
    return tx
      .createQueryBuilder(PrescanEntity, 's')
      .where('s.institution_id = :institutionId and s.established_at is null', { institutionId })
      .andWhere(
        `exists (select from project p where p.institution_id = s.institution_id and p.id = s.project_id
           and p.state in ('submitted', 'tested') and p.requester_id <> :memberId)`,
      )
      .andWhere(`not ${ofMember('s', 'project_id')}`, { memberId: personId })
      .andWhere(
        `not exists (select from prescan newer where newer.institution_id = s.institution_id and newer.project_id = s.project_id
           and newer.number > s.number)`,
      )
      .orderBy('s.recorded_at', 'ASC')
      .addOrderBy('s.id', 'ASC')
      .getMany();
  }

  /** Answers the contests of one version, oldest first. */
  async contestsOf(tx: Tx, { institutionId, id }: PrescanEntity): Promise<CriterionContestEntity[]> {
    return tx.find(CriterionContestEntity, { where: { institutionId, prescanId: id }, order: { id: 'ASC' } });
  }

  /** Answers a contest of a project, locked against change. */
  async lockedContest(
    tx: Tx,
    institutionId: string,
    ids: { readonly projectId: string; readonly id: string },
  ): Promise<CriterionContestEntity | null> {
    return tx.findOne(CriterionContestEntity, { where: { institutionId, ...ids }, lock: { mode: 'pessimistic_write' } });
  }

  async insertContest(tx: Tx, contest: CriterionContestEntity): Promise<void> {
    await tx.insert(CriterionContestEntity, contest);
  }

  async saveContest(tx: Tx, contest: CriterionContestEntity, changes: Partial<CriterionContestEntity>): Promise<CriterionContestEntity> {
    const changed = { ...changes, version: contest.version + 1 };
    await tx.update(CriterionContestEntity, { institutionId: contest.institutionId, id: contest.id }, changed);
    return { ...contest, ...changed };
  }

  /** Answers the contests that were raised or judged last in a month (in the institution's time zone), the newest first. */
  async inMonth(tx: Tx, institutionId: string, month: string): Promise<CriterionContestEntity[]> {
    const local = `(c.changed_at at time zone (select i.time_zone from institution i where i.id = c.institution_id))::date`;
    return tx
      .createQueryBuilder(CriterionContestEntity, 'c')
      .where('c.institution_id = :institutionId', { institutionId })
      .andWhere(`${local} >= :first::date and ${local} < (:first::date + interval '1 month')`, { first: `${month}-01` })
      .orderBy('c.changed_at', 'DESC')
      .addOrderBy('c.id', 'DESC')
      .getMany();
  }

  /** Answers contests that wait for a second person, of projects that are not decided, those that wait longest first. */
  async waiting(tx: Tx, institutionId: string, most: number): Promise<CriterionContestEntity[]> {
    return tx
      .createQueryBuilder(CriterionContestEntity, 'c')
      .where(`c.institution_id = :institutionId and c.state = 'raised'`, { institutionId })
      .andWhere(
        `exists (select from project p where p.institution_id = c.institution_id and p.id = c.project_id
           and p.state in ('draft', 'returned', 'submitted', 'tested'))`,
      )
      .andWhere(
        `not exists (select from prescan s join prescan mine on mine.institution_id = s.institution_id and mine.id = c.prescan_id
           where s.institution_id = c.institution_id and s.project_id = c.project_id and s.number > mine.number)`,
      )
      .orderBy('c.changed_at', 'ASC')
      .addOrderBy('c.id', 'ASC')
      .limit(most)
      .getMany();
  }
}
