// Queries on what-if runs and the verdicts that they would change.
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { type PageRequest } from '../../common/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type ChangeKind } from './compare.js';
import { WhatIfChangeEntity, WhatIfRunEntity } from './what-if.entity.js';

export interface ChangeFilter {
  readonly kind: ChangeKind | null;
  readonly norm: string | null;
}

@Injectable()
export class WhatIfRepository {
  async insert(tx: Tx, run: WhatIfRunEntity): Promise<void> {
    await tx.insert(WhatIfRunEntity, run);
  }

  async run(tx: Tx, institutionId: string, id: string): Promise<WhatIfRunEntity | null> {
    return tx.findOne(WhatIfRunEntity, { where: { institutionId, id } });
  }

  /** Newest first. */
  async page(tx: Tx, institutionId: string, page: PageRequest, codeVersionId: string | null): Promise<WhatIfRunEntity[]> {
    return tx.find(WhatIfRunEntity, {
      where: {
        institutionId,
        ...(codeVersionId === null ? {} : { codeVersionId }),
        ...(page.after === null ? {} : { id: LessThan(page.after) }),
      },
      order: { id: 'DESC' },
      take: page.limit + 1,
    });
  }

  async finish(
    tx: Tx,
    run: WhatIfRunEntity,
    result: Pick<WhatIfRunEntity, 'state' | 'counts' | 'durationMs' | 'finishedAt'>,
  ): Promise<void> {
    await tx.update(WhatIfRunEntity, { institutionId: run.institutionId, id: run.id }, result);
  }

  async insertChanges(tx: Tx, changes: readonly WhatIfChangeEntity[]): Promise<void> {
    await tx.query(
      `insert into what_if_change (id, institution_id, run_id, verdict_id, asked, kind, gate, subject_kind, subject_id, from_outcome,
         to_outcome, appeared, disappeared, changed, terms)
       select id, institution_id, run_id, verdict_id, asked, kind, gate, subject_kind, subject_id, from_outcome,
         to_outcome, appeared, disappeared, changed, terms
       from jsonb_to_recordset($1::jsonb) as c (id uuid, institution_id uuid, run_id uuid, verdict_id uuid, asked jsonb, kind text, gate text,
         subject_kind text, subject_id uuid, from_outcome text, to_outcome text, appeared jsonb, disappeared jsonb, changed jsonb, terms jsonb)`,
      [JSON.stringify(changes.map(rowOf))],
    );
  }

  async changes(tx: Tx, run: WhatIfRunEntity, page: PageRequest, filter: ChangeFilter): Promise<WhatIfChangeEntity[]> {
    const query = tx
      .createQueryBuilder(WhatIfChangeEntity, 'c')
      .where('c.institution_id = :institutionId and c.run_id = :runId', { institutionId: run.institutionId, runId: run.id })
      .orderBy('c.id', 'ASC')
      .take(page.limit + 1);
    if (page.after !== null) {
      query.andWhere('c.id > :after', { after: page.after });
    }
    if (filter.kind !== null) {
      query.andWhere('c.kind = :kind', { kind: filter.kind });
    }
    if (filter.norm !== null) {
      query.andWhere('(c.appeared || c.disappeared || c.changed) @> to_jsonb(:norm::text)', { norm: filter.norm });
    }
    return query.getMany();
  }

  async change(tx: Tx, run: WhatIfRunEntity, id: string): Promise<WhatIfChangeEntity | null> {
    return tx.findOne(WhatIfChangeEntity, { where: { institutionId: run.institutionId, runId: run.id, id } });
  }

  /** Answers the project of each change, by id of the change: its subject, or what the request for data is of; without facts, none. */
  async projectsOf(tx: Tx, institutionId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ id: string; projectId: string }[]>(
      `select id, "projectId" from (
         select c.id, case when c.subject_kind in ('project', 'project-decision') then c.subject_id
           else (v.input #>> '{project,id}')::uuid end as "projectId"
         from what_if_change c left join verdict v on v.institution_id = c.institution_id and v.id = c.verdict_id
         where c.institution_id = $1 and c.id = any($2)) found
       where "projectId" is not null`,
      [institutionId, ids],
    );
    return new Map(rows.map(({ id, projectId }) => [id, projectId]));
  }

  /** Answers how many runs of an institution wait, so that nobody fills the queue. */
  async waiting(tx: Tx, institutionId: string): Promise<number> {
    return tx.count(WhatIfRunEntity, { where: { institutionId, state: 'waiting' } });
  }
}

function rowOf(change: WhatIfChangeEntity): object {
  return {
    id: change.id,
    institution_id: change.institutionId,
    run_id: change.runId,
    verdict_id: change.verdictId,
    asked: change.asked,
    kind: change.kind,
    gate: change.gate,
    subject_kind: change.subjectKind,
    subject_id: change.subjectId,
    from_outcome: change.fromOutcome,
    to_outcome: change.toOutcome,
    appeared: change.appeared,
    disappeared: change.disappeared,
    changed: change.changed,
    terms: change.terms,
  };
}
