// The month as councils, FG and auditors look at it: which projects came, changed and stopped.
import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { type Actor } from '../../common/index.js';
import { InstitutionProfiles } from '../../identity/index.js';
import {
  type ContestInMonth,
  DeparturesReading,
  type DepartureView,
  MONTH_CHANGES,
  type MonthChange,
  PrescanReading,
  type ProjectInMonth,
  ProjectsInMonths,
} from '../../projects/index.js';

export interface MonthView {
  readonly month: string;
  readonly counts: Readonly<Record<MonthChange, number>>;
  readonly projects: readonly ProjectInMonth[];
  /** Departures from the code that held in the month, the newest first: comply or explain. */
  readonly departures: readonly DepartureView[];
  /** Contests of DPIA criteria that were raised or judged in the month, the newest first: the ticks stay visible. */
  readonly contests: readonly ContestInMonth[];
}

@Injectable()
export class MonthsService {
  constructor(
    @Inject(ProjectsInMonths) private readonly projects: ProjectsInMonths,
    @Inject(DeparturesReading) private readonly departures: DeparturesReading,
    @Inject(PrescanReading) private readonly prescans: PrescanReading,
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /**
   * Answers a month, what changed first; the running one when none is named.
   * @param month such as 2026-12, in the institution's time zone
   */
  async view(actor: Actor, month: string | null): Promise<MonthView> {
    return this.journal.read(actor.institutionId, async (tx) => {
      const wanted = month ?? (await this.profiles.today(tx, actor.institutionId)).slice(0, 'yyyy-mm'.length);
      const found = await this.projects.of(tx, actor.institutionId, wanted);
      const projects = MONTH_CHANGES.flatMap((change) => found.filter((project) => project.change === change));
      const counted = MONTH_CHANGES.map((change) => [change, projects.filter((project) => project.change === change).length]);
      const departures = await this.departures.inMonth(tx, actor, wanted);
      const contests = await this.prescans.inMonth(tx, actor, wanted);
      return { month: wanted, counts: Object.fromEntries(counted) as Record<MonthChange, number>, projects, departures, contests };
    });
  }
}
