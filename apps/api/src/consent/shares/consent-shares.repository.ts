// Queries on the counts of consent: kept up by each change of the ledger, read as a share.
import { Injectable } from '@nestjs/common';
import { type Day } from '../../common/index.js';
import { type Tx } from '../../platform/database/index.js';
import { type ConsentEventEntity } from '../consent.entity.js';

/** How many of the register's subjects a consent to a purpose is in force of. */
export interface ConsentTally {
  readonly given: number;
  readonly subjects: number;
}

@Injectable()
export class ConsentSharesRepository {
  /**
   * Counts events that are about to become the current states, which must still be the ones before: what a subject leaves
   * goes down, what it enters goes up. The caller holds the ledger's exclusive lock.
   */
  async count(tx: Tx, institutionId: string, events: readonly ConsentEventEntity[]): Promise<void> {
    await tx.query(
      `with moved as (
         select * from unnest($2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::date[]) as m(kind, purpose_id, subject_id, state, valid_until)),
       changed as (
         select m.kind, m.purpose_id, m.state, m.valid_until, 1 as n from moved m
         union all
         select c.kind, c.purpose_id, c.state, c.valid_until, -1
         from moved m join consent_state c on c.institution_id = $1 and c.kind = m.kind and c.purpose_id = m.purpose_id and c.subject_id = m.subject_id)
       ${ADD_CHANGED}`,
      [
        institutionId,
        events.map((event) => event.kind),
        events.map((event) => event.purposeId),
        events.map((event) => event.subjectId),
        events.map((event) => event.state),
        events.map((event) => event.validUntil),
      ],
    );
  }

  /** Takes a subject out of the counts: it was merged into another and changes no more. */
  async leaveOut(tx: Tx, institutionId: string, subjectId: string): Promise<void> {
    await tx.query(
      `with changed as (
         select kind, purpose_id, state, valid_until, -1 as n from consent_state where institution_id = $1 and subject_id = $2)
       ${ADD_CHANGED}`,
      [institutionId, subjectId],
    );
  }

  /** Answers how many subjects have a consent in force on a day. */
  async tally(tx: Tx, institutionId: string, purposeId: string, day: Day): Promise<ConsentTally> {
    const rows = await tx.query<{ given: string; subjects: string }[]>(
      `select
         (select coalesce(sum(subjects), 0) from consent_count where institution_id = $1 and kind = 'consent' and purpose_id = $2
            and state in ('given', 'renewed') and valid_until >= $3) as given,
         (select count(*) from subject where institution_id = $1 and merged_into is null) as subjects`,
      [institutionId, purposeId, day],
    );
    return { given: Number(rows[0]?.given ?? 0), subjects: Number(rows[0]?.subjects ?? 0) };
  }
}

/** A row that ends at nothing stays, as 0. */
const ADD_CHANGED = `insert into consent_count as t (institution_id, kind, purpose_id, state, valid_until, subjects)
       select $1, kind, purpose_id, state, coalesce(valid_until, 'infinity'), sum(n) from changed group by 2, 3, 4, 5 having sum(n) <> 0
       on conflict (institution_id, kind, purpose_id, state, valid_until) do update set subjects = t.subjects + excluded.subjects`;
