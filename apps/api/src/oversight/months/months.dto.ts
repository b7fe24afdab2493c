// Requests and responses about a month.
import { Answered, MonthField } from '../../platform/http/index.js';
import { ContestInMonthDto, DepartureDto, MONTH_CHANGES, type MonthChange, type ProjectInMonth } from '../../projects/index.js';
import { type MonthView } from './months.service.js';

export class MonthQuery {
  @MonthField({ description: 'The month; absent: the running one.', example: '2026-12', optional: true }) readonly month?: string;
}

export class MonthCountsDto implements Readonly<Record<MonthChange, number>> {
  @Answered({ description: 'Submitted for the first time.', type: Number }) readonly added: number;
  @Answered({ description: 'Changed, or taken a step further.', type: Number }) readonly changed: number;
  @Answered({ description: 'Rejected or withdrawn.', type: Number }) readonly stopped: number;
  @Answered({ description: 'As they were.', type: Number }) readonly unchanged: number;
}

export class MonthProjectDto implements ProjectInMonth {
  @Answered({ description: 'Id of the project.' }) readonly id: string;
  @Answered({ description: 'Number of the project.', example: 'SD-2026-041' }) readonly number: string;
  @Answered({ description: 'Its question.', nullable: true }) readonly question: string | null;
  @Answered({ description: 'Its state at the end of the month.' }) readonly state: ProjectInMonth['state'];
  @Answered({ description: 'What happened to it in the month.', values: MONTH_CHANGES }) readonly change: MonthChange;
}

export class MonthDto implements Omit<MonthView, 'departures' | 'contests'> {
  @Answered({ description: 'The month.', example: '2026-12' }) readonly month: string;
  @Answered({ description: 'How many projects, by what happened to them.', type: MonthCountsDto }) readonly counts: MonthCountsDto;
  @Answered({
    description: 'The projects: new ones first, then those that changed, stopped, stayed.',
    type: MonthProjectDto,
    isArray: true,
  })
  readonly projects: readonly MonthProjectDto[];
  @Answered({ description: 'Departures from the code that held in the month, the newest first.', type: DepartureDto, isArray: true })
  readonly departures: readonly DepartureDto[];
  @Answered({
    description: 'Contests of DPIA criteria raised or judged in the month, the newest first.',
    type: ContestInMonthDto,
    isArray: true,
  })
  readonly contests: readonly ContestInMonthDto[];

  constructor({ month, counts, projects, departures, contests }: MonthView) {
    this.month = month;
    this.counts = counts;
    this.projects = projects;
    this.departures = departures.map((view) => new DepartureDto(view));
    this.contests = contests.map((view) => new ContestInMonthDto(view));
  }
}
