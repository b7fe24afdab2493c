// Queries on the ledger: append, current standings, one person's history. Set-based, so that one and 80,000 go the same way.
import { Injectable } from '@nestjs/common';
import { type PageRequest } from '../common/index.js';
import { type Tx } from '../platform/database/index.js';
import { type ConsentEventEntity } from './consent.entity.js';
import { type ConsentKind, type ConsentState, type Standing } from './consent.states.js';

export interface SubjectStanding {
  /** The subject as the register knows it now (merged ones by the one they were merged into); null when it knows none. */
  readonly subjectId: string | null;
  readonly standing: Standing | null;
}

export interface StandingRow {
  readonly subjectId: string;
  readonly kind: ConsentKind;
  readonly purposeId: string;
  readonly epoch: string;
  readonly standing: Standing;
}

/** What events that are appended together share. */
export type EventsInCommon = Pick<ConsentEventEntity, 'institutionId' | 'givenVia' | 'recordedAt' | 'recordedBy'>;

export type HistoryRow = Omit<ConsentEventEntity, 'institutionId' | 'recordedBy'> & { readonly noticeVersion: number | null };

interface RawStanding {
  readonly subject_id: string | null;
  readonly kind: ConsentKind;
  readonly purpose_id: string;
  readonly epoch: string;
  readonly state: ConsentState | null;
  readonly valid_until: string | null;
  readonly notice_id: string | null;
}

@Injectable()
export class ConsentRepository {
  /** Takes the next numbers of the ledger; answers the last of them. They are free again when the transaction rolls back. */
  async drawEpochs(tx: Tx, institutionId: string, count: number): Promise<bigint> {
    const rows = await tx.query<{ epoch: string }[]>(
      `insert into consent_epoch as e (institution_id, epoch) values ($1, $2)
       on conflict (institution_id) do update set epoch = e.epoch + excluded.epoch returning epoch`,
      [institutionId, count],
    );
    return BigInt(rows[0]?.epoch ?? 0);
  }

  /** Appends events that came in together: one way, one instant, one recorder. */
  async insertEvents(tx: Tx, common: EventsInCommon, events: readonly ConsentEventEntity[]): Promise<void> {
    await tx.query(
      `insert into consent_event (institution_id, given_via, recorded_at, recorded_by, epoch, id, kind, state, subject_id, purpose_id, notice_id, valid_until, log_entry_id)
       select $1, $2, $3, $4, * from unnest($5::bigint[], $6::uuid[], $7::text[], $8::text[], $9::uuid[], $10::uuid[], $11::uuid[], $12::date[], $13::bigint[])`,
      [
        common.institutionId,
        common.givenVia,
        common.recordedAt,
        common.recordedBy,
        events.map((event) => event.epoch),
        events.map((event) => event.id),
        events.map((event) => event.kind),
        events.map((event) => event.state),
        events.map((event) => event.subjectId),
        events.map((event) => event.purposeId),
        events.map((event) => event.noticeId),
        events.map((event) => event.validUntil),
        events.map((event) => event.logEntryId),
      ],
    );
  }

  /** Brings the current state up to events that were just appended; no two of them on one subject, kind and purpose. */
  async moveStates(tx: Tx, institutionId: string, events: readonly ConsentEventEntity[]): Promise<void> {
    await tx.query(
      `insert into consent_state (institution_id, kind, purpose_id, subject_id, state, valid_until, epoch)
       select $1, * from unnest($2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::date[], $7::bigint[])
       on conflict (institution_id, kind, purpose_id, subject_id)
       do update set state = excluded.state, valid_until = excluded.valid_until, epoch = excluded.epoch`,
      [
        institutionId,
        events.map((event) => event.kind),
        events.map((event) => event.purposeId),
        events.map((event) => event.subjectId),
        events.map((event) => event.state),
        events.map((event) => event.validUntil),
        events.map((event) => event.epoch),
      ],
    );
  }

  /** Answers where subjects stand on one kind and purpose, each once, in the order of the list. */
  async standings(
    tx: Tx,
    institutionId: string,
    about: { readonly kind: ConsentKind; readonly purposeId: string },
    subjectIds: readonly string[],
  ): Promise<readonly SubjectStanding[]> {
    const rows = await tx.query<RawStanding[]>(
      `with wanted as (
         select coalesce(s.merged_into, s.id) as subject_id, min(w.n) as n
         from unnest($4::uuid[]) with ordinality as w(id, n) left join subject s on s.institution_id = $1 and s.id = w.id
         group by 1)
       select w.subject_id, c.state, c.valid_until::text, e.notice_id
       from wanted w
       left join consent_state c on c.institution_id = $1 and c.kind = $2 and c.purpose_id = $3 and c.subject_id = w.subject_id
       left join consent_event e on e.institution_id = c.institution_id and e.epoch = c.epoch
       order by w.n`,
      [institutionId, about.kind, about.purposeId, subjectIds],
    );
    return rows.map((row) => ({ subjectId: row.subject_id, standing: standingOf(row) }));
  }

  /** Answers everything on record of these very subjects, merged or not. */
  async standingsOf(tx: Tx, institutionId: string, subjectIds: readonly string[]): Promise<readonly StandingRow[]> {
    const rows = await tx.query<(RawStanding & { readonly subject_id: string })[]>(
      `select c.subject_id, c.kind, c.purpose_id, c.epoch, c.state, c.valid_until::text, e.notice_id
       from consent_state c join consent_event e on e.institution_id = c.institution_id and e.epoch = c.epoch
       where c.institution_id = $1 and c.subject_id = any($2::uuid[]) order by c.purpose_id, c.kind, c.subject_id`,
      [institutionId, subjectIds],
    );
    return rows.flatMap((row) => {
      const standing = standingOf(row);
      return standing === null
        ? []
        : [{ subjectId: row.subject_id, kind: row.kind, purposeId: row.purpose_id, epoch: row.epoch, standing }];
    });
  }

  /** Answers the subject that the register knows a person's subject by now, or null. */
  async currentSubject(tx: Tx, institutionId: string, subjectId: string): Promise<string | null> {
    const rows = await tx.query<{ id: string }[]>(
      `select coalesce(merged_into, id) as id from subject where institution_id = $1 and id = $2`,
      [institutionId, subjectId],
    );
    return rows[0]?.id ?? null;
  }

  /** Answers a person's events, newest first, those recorded under merged subjects too; a page and one more. */
  async history(tx: Tx, institutionId: string, subjectId: string, page: PageRequest): Promise<readonly HistoryRow[]> {
    return tx.query<HistoryRow[]>(
      `select e.epoch, e.id, e.kind, e.state, e.subject_id as "subjectId", e.purpose_id as "purposeId", e.notice_id as "noticeId",
         e.valid_until::text as "validUntil", e.given_via as "givenVia", e.recorded_at as "recordedAt", e.log_entry_id as "logEntryId",
         n.version as "noticeVersion"
       from consent_event e left join consent_notice n on n.institution_id = e.institution_id and n.id = e.notice_id
       where e.institution_id = $1 and e.subject_id in (select id from subject where institution_id = $1 and (id = $2 or merged_into = $2))
         and ($3::uuid is null or e.epoch < (select epoch from consent_event where institution_id = $1 and id = $3))
       order by e.epoch desc limit $4`,
      [institutionId, subjectId, page.after, page.limit + 1],
    );
  }
}

function standingOf(row: RawStanding): Standing | null {
  return row.state === null ? null : { state: row.state, validUntil: row.valid_until, noticeId: row.notice_id };
}
