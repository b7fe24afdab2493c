// Queries on projects, processes, approvals and history.
import { Injectable } from '@nestjs/common';
import { type FindOneOptions, IsNull } from 'typeorm';
import { type Scope } from '../access/index.js';
import { type Day, type PageRequest } from '../common/index.js';
import { paged, readOnce, readOnceInMoment, type Tx } from '../platform/database/index.js';
import { ProcessEntity, ProcessVersionEntity } from './entities/process.entity.js';
import { ApprovalEntity, ProjectEntity, ProjectMemberEntity, ProjectTransitionEntity } from './entities/project.entity.js';

/** The condition that `:memberId` is a member of the project whose id stands in a column, beside `institution_id`. */
export const ofMember = (row: string, projectId: string): string =>
  `exists (select from project_member m where m.institution_id = ${row}.institution_id and m.project_id = ${row}.${projectId} and m.person_id = :memberId)`;

export interface ProcessView {
  readonly process: ProcessEntity;
  readonly version: ProcessVersionEntity;
}

export interface ProjectView {
  readonly project: ProjectEntity;
  readonly memberIds: readonly string[];
  readonly processes: readonly ProcessView[];
}

/** Who could take the next step of projects: as a member, as who tests, under a mandate for these routes. */
export interface StepTaker {
  readonly personId: string;
  readonly isTester: boolean;
  readonly routes: readonly string[];
  readonly most: number;
}

/** How many projects have a goal: still to be submitted, and submitted or running. */
export interface GoalInUse {
  readonly code: string;
  readonly toSubmit: number;
  readonly goingOn: number;
}

@Injectable()
export class ProjectsRepository {
  async view(tx: Tx, institutionId: string, id: string, lock: 'none' | 'update' | 'share' = 'none'): Promise<ProjectView | null> {
    return lock === 'none'
      ? readOnceInMoment(tx, `project/${institutionId}/${id}`, () => this.readView(tx, institutionId, id, {}))
      : this.readView(tx, institutionId, id, { lock: { mode: lock === 'update' ? 'pessimistic_write' : 'pessimistic_read' } });
  }

  private async readView(tx: Tx, institutionId: string, id: string, mode: FindOneOptions<ProjectEntity>): Promise<ProjectView | null> {
    const project = await tx.findOne(ProjectEntity, { where: { institutionId, id }, ...mode });
    if (project === null) {
      return null;
    }
    return { project, memberIds: await this.memberIds(tx, institutionId, id), processes: await this.processesOf(tx, institutionId, id) };
  }

  /** Answers whether a project is still at a version, and locks it against change until the transaction ends. */
  async isAtVersion(tx: Tx, institutionId: string, id: string, version: number): Promise<boolean> {
    const project = await tx.findOne(ProjectEntity, { where: { institutionId, id }, lock: { mode: 'pessimistic_read' } });
    return project?.version === version;
  }

  async page(tx: Tx, institutionId: string, page: PageRequest, scope: Scope): Promise<ProjectEntity[]> {
    if (scope.kind === 'none') {
      return [];
    }
    const query = tx.createQueryBuilder(ProjectEntity, 'p').where('p.institution_id = :institutionId', { institutionId });
    paged(query, page);
    if (scope.kind === 'some') {
      query.andWhere(ofMember('p', 'id'), { memberId: scope.memberId ?? scope.ownerId });
    }
    return query.getMany();
  }

  /** Answers the approved projects whose approval has not ended on a day, those that were changed longest ago first. */
  async running(
    tx: Tx,
    institutionId: string,
    { scope, today, most }: { readonly scope: Scope; readonly today: Day; readonly most: number },
  ): Promise<ProjectEntity[]> {
    if (scope.kind === 'none') {
      return [];
    }
    const query = tx
      .createQueryBuilder(ProjectEntity, 'p')
      .where(`p.institution_id = :institutionId and p.state = 'approved'`, { institutionId })
      .andWhere(
        `exists (select from approval a where a.institution_id = p.institution_id and a.project_id = p.id
           and a.ended_at is null and a.ends_on >= :today)`,
        { today },
      )
      .orderBy('p.changed_at', 'ASC')
      .addOrderBy('p.id', 'ASC')
      .limit(most);
    return scope.kind === 'some'
      ? query.andWhere(ofMember('p', 'id'), { memberId: scope.memberId ?? scope.ownerId }).getMany()
      : query.getMany();
  }

  /** Answers the approved projects under which others may be registered, by number. */
  async umbrellas(tx: Tx, institutionId: string): Promise<ProjectEntity[]> {
    return tx.find(ProjectEntity, { where: { institutionId, state: 'approved', isUmbrella: true }, order: { number: 'ASC' } });
  }

  /** Answers the goals of projects that are not over on a day, by code. */
  async goalsInUse(tx: Tx, institutionId: string, today: Day): Promise<readonly GoalInUse[]> {
    return tx.query<GoalInUse[]>(
      `select goal as code, (count(*) filter (where state in ('draft', 'returned')))::int as "toSubmit",
           (count(*) filter (where state not in ('draft', 'returned')))::int as "goingOn"
         from project p where institution_id = $1 and goal is not null and (state in ('draft', 'returned', 'submitted', 'tested')
           or (state = 'approved' and exists (select from approval a where a.institution_id = p.institution_id and a.project_id = p.id
             and a.ended_at is null and a.ends_on >= $2)))
         group by goal order by goal`,
      [institutionId, today],
    );
  }

  /** Answers which of these recipients an approved project has too, by name. */
  async approvedRecipients(tx: Tx, institutionId: string, names: readonly string[]): Promise<ReadonlySet<string>> {
    if (names.length === 0) {
      return new Set();
    }
    const rows = await tx.query<{ name: string }[]>(
      `select distinct r ->> 'name' as name from project p cross join lateral jsonb_array_elements(
           case when jsonb_typeof(p.recipients) = 'array' then p.recipients else '[]' end) r
         where p.institution_id = $1 and p.state = 'approved' and r ->> 'name' = any($2)`,
      [institutionId, names],
    );
    return new Set(rows.map(({ name }) => name));
  }

  /** Answers the ids of projects whose next step somebody can take, those that wait longest first. */
  async awaiting(tx: Tx, institutionId: string, { personId, isTester, routes, most }: StepTaker): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(
      `select p.id from project p cross join lateral (select p.requester_id = $2 as is_requester, exists (
           select from project_member m where m.institution_id = p.institution_id and m.project_id = p.id and m.person_id = $2) as is_member) hand
         where p.institution_id = $1 and ((p.state in ('draft', 'returned') and hand.is_member)
           or (not hand.is_member and not hand.is_requester
             and ((p.state = 'submitted' and $3::boolean) or (p.state = 'tested' and p.route = any($4)))))
         order by p.changed_at, p.id limit $5`,
      [institutionId, personId, isTester, routes, most],
    );
    return rows.map(({ id }) => id);
  }

  /** Answers the numbers of projects, by id. */
  async numbersOf(tx: Tx, institutionId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ id: string; number: string }[]>(
      `select id, number from project where institution_id = $1 and id = any($2)`,
      [institutionId, ids],
    );
    return new Map(rows.map(({ id, number }) => [id, number]));
  }

  /** Answers the ids of all projects in these states, in their order. */
  async inStates(tx: Tx, institutionId: string, states: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(`select id from project where institution_id = $1 and state = any($2) order by id`, [
      institutionId,
      states,
    ]);
    return rows.map(({ id }) => id);
  }

  /** Answers the ids of projects that are to be tested or decided and rest on legitimate interest, those that wait longest first. */
  async byInterest(tx: Tx, institutionId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(
      `select p.id from project p where p.institution_id = $1 and p.state in ('submitted', 'tested') and exists (
           select from process c join process_version v on v.institution_id = c.institution_id and v.id = c.current_version_id
             where c.institution_id = p.institution_id and c.project_id = p.id and v.bases @> '["legitimate-interest"]')
         order by p.changed_at, p.id`,
      [institutionId],
    );
    return rows.map(({ id }) => id);
  }

  async memberIds(tx: Tx, institutionId: string, projectId: string): Promise<string[]> {
    const members = await tx.find(ProjectMemberEntity, { where: { institutionId, projectId } });
    return members.map((member) => member.personId);
  }

  async processesOf(tx: Tx, institutionId: string, projectId: string): Promise<ProcessView[]> {
    const processes = await tx.find(ProcessEntity, { where: { institutionId, projectId }, order: { id: 'ASC' } });
    const views: ProcessView[] = [];
    for (const process of processes) {
      const version = process.currentVersionId === null ? null : await this.version(tx, institutionId, process.currentVersionId);
      if (version !== null) {
        views.push({ process, version });
      }
    }
    return views;
  }

  async process(tx: Tx, institutionId: string, id: string): Promise<ProcessEntity | null> {
    return readOnceInMoment(tx, `process/${institutionId}/${id}`, () => tx.findOne(ProcessEntity, { where: { institutionId, id } }));
  }

  async version(tx: Tx, institutionId: string, id: string): Promise<ProcessVersionEntity | null> {
    return readOnce(tx, `process_version/${institutionId}/${id}`, () => tx.findOne(ProcessVersionEntity, { where: { institutionId, id } }));
  }

  /** Draws the next number of the year; numbers of a year are dense because drawing waits for its turn. */
  async nextNumber(tx: Tx, institutionId: string, year: string): Promise<string> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('project-number:' || $1, 0))`, [institutionId]);
    const rows = await tx.query<{ n: string }[]>(
      `select coalesce(max(substring(number from 9)::int), 0) + 1 as n from project where institution_id = $1 and number like 'SD-' || $2 || '-%'`,
      [institutionId, year],
    );
    return `SD-${year}-${String(rows[0]?.n ?? 1).padStart(3, '0')}`;
  }

  async insert(tx: Tx, project: ProjectEntity): Promise<void> {
    await tx.insert(ProjectEntity, project);
  }

  async addMember(tx: Tx, member: ProjectMemberEntity): Promise<void> {
    await tx.insert(ProjectMemberEntity, member);
  }

  async save(tx: Tx, project: ProjectEntity, changes: Partial<ProjectEntity>): Promise<ProjectEntity> {
    const changed = { ...project, ...changes, version: project.version + 1 };
    await tx.update(ProjectEntity, { institutionId: project.institutionId, id: project.id }, { ...changes, version: changed.version });
    return changed;
  }

  async insertProcess(tx: Tx, process: ProcessEntity): Promise<void> {
    await tx.insert(ProcessEntity, process);
  }

  async insertVersion(tx: Tx, version: ProcessVersionEntity): Promise<void> {
    await tx.insert(ProcessVersionEntity, version);
    await tx.update(ProcessEntity, { institutionId: version.institutionId, id: version.processId }, { currentVersionId: version.id });
  }

  async insertTransition(tx: Tx, transition: ProjectTransitionEntity): Promise<void> {
    await tx.insert(ProjectTransitionEntity, transition);
  }

  async transitions(tx: Tx, institutionId: string, projectId: string): Promise<ProjectTransitionEntity[]> {
    return tx.find(ProjectTransitionEntity, { where: { institutionId, projectId }, order: { id: 'ASC' } });
  }

  /** Answers when a project was last submitted, or null. */
  async submittedAt(tx: Tx, institutionId: string, projectId: string): Promise<Date | null> {
    const submitted = await tx.find(ProjectTransitionEntity, {
      where: { institutionId, projectId, toState: 'submitted' },
      order: { id: 'DESC' },
      take: 1,
    });
    return submitted[0]?.at ?? null;
  }

  async insertApproval(tx: Tx, approval: ApprovalEntity): Promise<void> {
    await tx.insert(ApprovalEntity, approval);
  }

  async approvalInForce(tx: Tx, institutionId: string, processId: string): Promise<ApprovalEntity | null> {
    return tx.findOne(ApprovalEntity, { where: { institutionId, processId, endedAt: IsNull() } });
  }

  async endApprovals(tx: Tx, institutionId: string, projectId: string, endedAt: Date): Promise<void> {
    await tx.update(ApprovalEntity, { institutionId, projectId, endedAt: IsNull() }, { endedAt });
  }
}
