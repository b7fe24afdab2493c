// Requests and responses about departures.
import { Answered, BilingualDto, DayField, IdField, OneOfField, ReferenceField, TextField } from '../../platform/http/index.js';
import { NamedPersonDto } from '../named-person.dto.js';
import { DEPARTURE_ADVICES, DEPARTURE_COMMANDS, DEPARTURE_STATES, type DepartureAdvice, type DepartureState } from './departure.js';
import { type DepartureView, type DepartureWord } from './departures.reading.js';

export class DepartureParam {
  @IdField({ description: 'Id of the project.' }) readonly id: string;
  @IdField({ description: 'Id of the departure.' }) readonly departureId: string;
}

export class DepartureAskDto {
  @ReferenceField({ description: 'Norm from which the project wants to depart; none of law.', example: 'A-24' }) readonly norm: string;
  @TextField({ description: 'Why.', maxLength: 4000 }) readonly reason: string;
  @DayField({ description: 'Last day; at most twelve months from now.', example: '2027-06-30' }) readonly untilOn: string;
}

export class DepartureAdviseDto {
  @OneOfField(DEPARTURE_ADVICES, { description: 'The advice.' }) readonly outcome: DepartureAdvice;
  @TextField({ description: 'Why, and under which conditions.', maxLength: 4000 }) readonly rationale: string;
}

export class DepartureDecideDto {
  @OneOfField(['granted', 'refused'] as const, { description: 'The decision.' }) readonly outcome: 'granted' | 'refused';
  @TextField({ description: 'Why.', maxLength: 4000 }) readonly rationale: string;
  @TextField({ description: 'Why a negative advice of the FG is not followed.', maxLength: 4000, optional: true }) readonly answer?: string;
}

export class DepartureWordDto {
  @Answered({ description: 'What it came to.' }) readonly outcome: string;
  @Answered({ description: 'Why.' }) readonly rationale: string;
  @Answered({ description: 'Who said so.', type: NamedPersonDto, nullable: true }) readonly person: NamedPersonDto | null;
  @Answered({ description: 'When.' }) readonly at: string;

  constructor({ outcome, rationale, person, at }: DepartureWord) {
    this.outcome = outcome;
    this.rationale = rationale;
    this.person = person;
    this.at = at.toISOString();
  }
}

export class DepartureDto {
  @Answered({ description: 'Id of the departure.' }) readonly id: string;
  @Answered({ description: 'Id of the project.' }) readonly projectId: string;
  @Answered({ description: 'Number of the project.', example: 'SD-2026-041' }) readonly number: string;
  @Answered({ description: 'Its question.', nullable: true }) readonly question: string | null;
  @Answered({ description: 'Norm from which it departs.', example: 'A-24' }) readonly norm: string;
  @Answered({ description: 'Title of the norm.', type: BilingualDto }) readonly title: BilingualDto;
  @Answered({ description: 'Why, in the words of who asked.' }) readonly reason: string;
  @Answered({ description: 'State; past its last day it has lapsed.', values: DEPARTURE_STATES }) readonly state: DepartureState;
  @Answered({ description: 'First day; null while it was not granted.', nullable: true }) readonly fromOn: string | null;
  @Answered({ description: 'Last day.' }) readonly untilOn: string;
  @Answered({ description: 'Who asked.', type: NamedPersonDto, nullable: true }) readonly asker: NamedPersonDto | null;
  @Answered({ description: 'When it was asked.' }) readonly askedAt: string;
  @Answered({ description: 'Advice of the FG: positive, conditional or negative.', type: DepartureWordDto, nullable: true })
  readonly advice: DepartureWordDto | null;
  @Answered({ description: 'Decision of the mandate holder.', type: DepartureWordDto, nullable: true })
  readonly decision: DepartureWordDto | null;
  @Answered({ description: 'Why the advice is not followed, where it is not.', nullable: true }) readonly answer: string | null;
  @Answered({ description: 'Why it was ended, and by whom.', type: DepartureWordDto, nullable: true })
  readonly ending: DepartureWordDto | null;
  @Answered({ description: 'What this person may do now.', values: DEPARTURE_COMMANDS, isArray: true }) readonly actions: readonly string[];
  @Answered({ description: 'Version, also in ETag.', type: Number }) readonly version: number;

  constructor({ departure, state, place, ...view }: DepartureView) {
    this.id = departure.id;
    this.projectId = departure.projectId;
    this.number = place.number;
    this.question = place.question;
    this.norm = departure.norm;
    this.title = view.title;
    this.reason = departure.reason;
    this.state = state;
    this.fromOn = departure.fromOn;
    this.untilOn = departure.untilOn;
    this.asker = view.asker;
    this.askedAt = departure.askedAt.toISOString();
    this.advice = wordOf(view.advice);
    this.decision = wordOf(view.decision);
    this.answer = view.answer;
    this.ending = wordOf(view.ending);
    this.actions = view.actions;
    this.version = departure.version;
  }
}

export class DepartureActedDto extends DepartureDto {
  @Answered({ description: 'Index of the act in the log `decisions`: the receipt.' }) readonly logIndex: string;

  constructor(view: DepartureView, logIndex: string) {
    super(view);
    this.logIndex = logIndex;
  }
}

export class DepartureListDto {
  @Answered({ description: 'The departures, oldest first.', type: DepartureDto, isArray: true }) readonly items: readonly DepartureDto[];
}

export class DeparturePageDto extends DepartureListDto {
  @Answered({ description: 'Cursor of the next page.', nullable: true }) readonly nextCursor: string | null;
}

function wordOf(word: DepartureWord | null): DepartureWordDto | null {
  return word === null ? null : new DepartureWordDto(word);
}
