// Queries on verdicts.
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Day, type JsonObject } from '../../common/index.js';
import { type JudgingCode } from '../../gate/index.js';
import { type Tx } from '../../platform/database/index.js';
import { VerdictEntity } from './verdict.entity.js';

@Injectable()
export class VerdictsRepository {
  /**
   * Keeps a verdict in the institution of the transaction, and by digest the parameters that it was reached under: what a
   * profile or a unit made stricter stands in no version.
   */
  async insert(tx: Tx, verdict: Omit<VerdictEntity, 'institutionId'>, parameters: JsonObject): Promise<void> {
    const institution = await tx.query<{ id: string }[]>(`select waarborg_institution() as id`);
    await tx.insert(VerdictEntity, { ...verdict, institutionId: institution[0]?.id ?? '' });
    if (verdict.parametersSha256 !== '') {
      await tx.query(
        `insert into code_parameter_set (institution_id, parameters_sha256, parameters, stored_at)
         values (waarborg_institution(), $1, $2::jsonb, $3) on conflict do nothing`,
        [verdict.parametersSha256, JSON.stringify(parameters), verdict.decidedAt],
      );
    }
  }

  async byId(tx: Tx, institutionId: string, id: string): Promise<VerdictEntity | null> {
    return tx.findOne(VerdictEntity, { where: { institutionId, id } });
  }

  /** Answers the last verdict at G1 or G2 about a project. */
  async latestOf(tx: Tx, institutionId: string, projectId: string): Promise<VerdictEntity | null> {
    return tx.findOne(VerdictEntity, {
      where: { institutionId, subjectId: projectId, gate: In(['G1', 'G2']) },
      order: { id: 'DESC' },
    });
  }

  /** Answers verdicts of a period in the order in which they were reached, from after a verdict on. */
  async between(
    tx: Tx,
    institutionId: string,
    { from, until, after, limit }: { readonly from: Date; readonly until: Date; readonly after: string | null; readonly limit: number },
  ): Promise<VerdictEntity[]> {
    const query = tx
      .createQueryBuilder(VerdictEntity, 'v')
      .where('v.institution_id = :institutionId and v.decided_at >= :from and v.decided_at < :until', { institutionId, from, until })
      .orderBy('v.id', 'ASC')
      .take(limit);
    return after === null ? query.getMany() : query.andWhere('v.id > :after', { after }).getMany();
  }

  /** Answers the first instant of a day and the first after another, in the time zone of the institution. */
  async instantsOf(
    tx: Tx,
    institutionId: string,
    { fromOn, untilOn }: { readonly fromOn: Day; readonly untilOn: Day },
  ): Promise<{ readonly from: Date; readonly until: Date }> {
    const rows = await tx.query<{ from: Date; until: Date }[]>(
      `select $2::date::timestamp at time zone time_zone as "from", ($3::date + 1)::timestamp at time zone time_zone as "until"
       from institution where id = $1`,
      [institutionId, fromOn, untilOn],
    );
    const [instants] = rows;
    if (instants === undefined) {
      throw new Error('the institution of the transaction is not there');
    }
    return instants;
  }

  /** Answers, of each request for data that was judged in a period, its latest verdict then; in the order of their ids. */
  async ofRequests(tx: Tx, institutionId: string, period: { readonly fromOn: Day; readonly untilOn: Day }): Promise<readonly string[]> {
    const { from, until } = await this.instantsOf(tx, institutionId, period);
    const rows = await tx.query<{ id: string }[]>(
      `select id from (
         select distinct on (v.subject_id) v.id from verdict v
         where v.institution_id = $1 and v.gate = 'G3' and v.decided_at >= $2 and v.decided_at < $3
         order by v.subject_id, v.id desc) latest
       order by id`,
      [institutionId, from, until],
    );
    return rows.map(({ id }) => id);
  }

  /** Answers under which version of the code each of these projects was approved, by project; one without such a verdict is absent. */
  async approvedUnder(tx: Tx, institutionId: string, projectIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ projectId: string; codeVersion: string }[]>(
      `select distinct on (subject_id) subject_id as "projectId", code_version as "codeVersion" from verdict
       where institution_id = $1 and gate = 'G2' and subject_id = any($2) and outcome not in ('deny', 'hold')
       order by subject_id, id desc`,
      [institutionId, projectIds],
    );
    return new Map(rows.map(({ projectId, codeVersion }) => [projectId, codeVersion]));
  }

  /** Answers by which version of the code verdicts were reached, by id of the verdict. */
  async codesOf(tx: Tx, institutionId: string, ids: readonly string[]): Promise<ReadonlyMap<string, JudgingCode>> {
    const rows = await tx.query<(JudgingCode & { verdictId: string })[]>(
      `select v.id as "verdictId", v.code_version as label, c.id, c.state from verdict v
       left join code_version c on c.institution_id = v.institution_id and c.version = v.code_version
       where v.institution_id = $1 and v.id = any($2)`,
      [institutionId, ids],
    );
    return new Map(rows.map(({ verdictId, ...code }) => [verdictId, code]));
  }

  /** Answers verdicts by id, in any order. */
  async some(tx: Tx, institutionId: string, ids: readonly string[]): Promise<readonly LoggedVerdict[]> {
    return tx.query(
      `select id, gate, subject_kind as "subjectKind", subject_id as "subjectId", outcome, result, input, input_sha256 as "inputSha256",
         policy_sha256 as "policySha256", parameters_sha256 as "parametersSha256", unit
       from verdict where institution_id = $1 and id = any($2)`,
      [institutionId, ids],
    );
  }
}

/** What a comparison needs of a verdict. */
export type LoggedVerdict = Pick<
  VerdictEntity,
  | 'id'
  | 'gate'
  | 'subjectKind'
  | 'subjectId'
  | 'outcome'
  | 'result'
  | 'input'
  | 'inputSha256'
  | 'policySha256'
  | 'parametersSha256'
  | 'unit'
>;
