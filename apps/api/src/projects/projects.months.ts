// What happened to projects in one calendar month of the institution: came, changed, stopped, or stayed as they were.
import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { type ProjectState } from './project.states.js';

export const MONTH_CHANGES = ['added', 'changed', 'stopped', 'unchanged'] as const;
export type MonthChange = (typeof MONTH_CHANGES)[number];

/** A project as it stood at the end of a month. Preparers' drafts are not in it. */
export interface ProjectInMonth {
  readonly id: string;
  readonly number: string;
  readonly question: string | null;
  readonly state: ProjectState;
  readonly change: MonthChange;
}

interface Row {
  readonly id: string;
  readonly number: string;
  readonly question: string | null;
  readonly state: ProjectState;
  readonly came: boolean;
  readonly moved: boolean;
  readonly changed: boolean;
}

const OVER: readonly ProjectState[] = ['rejected', 'withdrawn'];

@Injectable()
export class ProjectsInMonths {
  /**
   * Answers the projects of a month, by number: submitted before it ended, and not over before it began.
   * @param month such as 2026-12, in the institution's time zone
   */
  async of(tx: Tx, institutionId: string, month: string): Promise<readonly ProjectInMonth[]> {
    const rows = await tx.query<Row[]>(
      `with bounds as (
         select ($2 || '-01')::timestamp at time zone i.time_zone as start,
                (($2 || '-01')::date + interval '1 month')::timestamp at time zone i.time_zone as stop
         from institution i where i.id = $1
       ), moves as (
         select t.project_id, min(t.at) filter (where t.to_state = 'submitted') as submitted_at, max(t.at) as moved_at,
                (array_agg(t.to_state order by t.id desc))[1] as state
         from project_transition t, bounds b where t.institution_id = $1 and t.at < b.stop group by t.project_id
       ), versions as (
         select p.project_id, max(v.recorded_at) as recorded_at
         from process p join process_version v on v.institution_id = p.institution_id and v.process_id = p.id, bounds b
         where p.institution_id = $1 and v.recorded_at < b.stop group by p.project_id
       )
       select p.id, p.number, p.question, m.state,
              m.submitted_at >= b.start as came, m.moved_at >= b.start as moved, coalesce(v.recorded_at >= b.start, false) as changed
       from project p join moves m on m.project_id = p.id left join versions v on v.project_id = p.id, bounds b
       where p.institution_id = $1 and m.submitted_at is not null and not (m.state = any($3) and m.moved_at < b.start)
       order by p.number`,
      [institutionId, month, OVER],
    );
    return rows.map(({ id, number, question, state, ...happened }) => ({ id, number, question, state, change: changeOf(state, happened) }));
  }
}

function changeOf(state: ProjectState, { came, moved, changed }: Pick<Row, 'came' | 'moved' | 'changed'>): MonthChange {
  if (OVER.includes(state)) {
    return 'stopped';
  }
  if (came) {
    return 'added';
  }
  return moved || changed ? 'changed' : 'unchanged';
}
