// Requests and responses about the pre-scan.
import {
  Answered,
  CodeField,
  CountField,
  FlagField,
  IdField,
  ObjectListField,
  OneOfField,
  OneOfListField,
  TextField,
} from '../../platform/http/index.js';
import { NamedPersonDto } from '../named-person.dto.js';
import {
  AP_ITEMS,
  ARTICLE_35_3,
  CONTEST_STATES,
  type ContestState,
  CRITERIA,
  type Criterion,
  EFFECTS,
  FREQUENCIES,
  MINORS_SERVICES,
  MODALITIES,
  ORDINARY_KINDS,
  SENSITIVE_KINDS,
  SPECIAL_KINDS,
  SUBJECT_KINDS,
} from './prescan.js';
import { type ContestInMonth, type ContestView, PRESCAN_COMMANDS, type PrescanView, type PrescanWord } from './prescan.reading.js';
import { CRITERIA_NORM, DPIA_RESULTS, type DpiaResult, type Screening } from './prescan.screening.js';
import { type PrescanDraft } from './prescan.service.js';

const REASON = { description: 'Why.', maxLength: 1000, blank: 'why' } as const;
const OPEN = { optional: true, nullable: true } as const;
const MOST_SUBJECTS = 100_000_000;

export class ContestParam {
  @IdField({ description: 'Id of the project.' }) readonly id: string;
  @IdField({ description: 'Id of the contest.' }) readonly contestId: string;
}

export class CriterionTickDto {
  @OneOfField(CRITERIA, { description: 'EDPB criterion that applies besides those that follow from the facts.' }) readonly code: Criterion;
  @TextField(REASON) readonly reason: string;
}

export class ApItemTickDto {
  @OneOfField(AP_ITEMS, { description: 'Kind of processing on the list of the supervisory authority (Art. 35(4)).' }) readonly code: string;
  @TextField(REASON) readonly reason: string;
}

export class ArticleTickDto {
  @OneOfField(ARTICLE_35_3, { description: 'Case of Art. 35(3).' }) readonly code: string;
  @TextField(REASON) readonly reason: string;
}

export class ProcessAnswersDto {
  @CodeField({ description: 'Code of the process; its current version is answered for.', example: 'signals' }) readonly code: string;
  @CountField({ description: 'How many persons.', min: 0, max: MOST_SUBJECTS, ...OPEN }) readonly subjects?: number | null;
  @OneOfField(EFFECTS, { description: 'What a decision that rests on it does to a person (Art. 22).', ...OPEN }) readonly effect?:
    string | null;
  @FlagField({ description: 'It watches persons continuously.', ...OPEN }) readonly continuous?: boolean | null;
  @FlagField({ description: 'It joins data of several controllers, or of purposes that differ.', ...OPEN })
  readonly joinsControllers?: boolean | null;
  @FlagField({ description: 'It uses technology that is new here.', ...OPEN }) readonly newTechnology?: boolean | null;
  @FlagField({ description: 'It can keep somebody from a right, a service or a contract.', ...OPEN })
  readonly blocksRight?: boolean | null;
  @OneOfListField(MODALITIES, { description: 'With what it watches behaviour; an empty list: with none.', max: 6, ...OPEN })
  readonly modality?: readonly string[] | null;
  @FlagField({ description: 'It watches behaviour on a large scale or systematically.', ...OPEN }) readonly largeScale?: boolean | null;
}

/** The answers; one that is absent or null is not answered yet, an empty list says that none applies. */
export class PrescanPutDto {
  @OneOfListField(ORDINARY_KINDS, { description: 'Kinds of ordinary personal data.', max: 9, ...OPEN })
  readonly ordinaryKinds?: readonly string[] | null;
  @OneOfListField(SPECIAL_KINDS, { description: 'Special categories (Art. 9(1)).', max: 8, ...OPEN })
  readonly specialKinds?: readonly string[] | null;
  @OneOfListField(SENSITIVE_KINDS, { description: 'Kinds of other sensitive data.', max: 9, ...OPEN })
  readonly sensitiveKinds?: readonly string[] | null;
  @OneOfListField(SUBJECT_KINDS, { description: 'Kinds of persons; at least one.', max: 5, ...OPEN })
  readonly subjectKinds?: readonly string[] | null;
  @OneOfField(FREQUENCIES, { description: 'How often data are processed.', ...OPEN }) readonly frequency?: string | null;
  @FlagField({ description: 'A cloud service stores data or gives support outside the EEA.', ...OPEN })
  readonly storedOutside?: boolean | null;
  @FlagField({ description: 'Special categories are among what goes outside the EEA.', ...OPEN })
  readonly specialTransferred?: boolean | null;
  @FlagField({ description: 'Data come from a base registry of the state that holds persons.', ...OPEN })
  readonly baseRegistry?: boolean | null;
  @OneOfField(MINORS_SERVICES, {
    description: 'A digital service for persons under 18: none, possibly used by them, aimed at them.',
    ...OPEN,
  })
  readonly minorsService?: string | null;
  @FlagField({ description: 'It carries out new law.', ...OPEN }) readonly newLaw?: boolean | null;
  @ObjectListField(() => CriterionTickDto, { description: 'Criteria that people add.', max: 9, ...OPEN })
  readonly criteria?: readonly CriterionTickDto[] | null;
  @ObjectListField(() => ApItemTickDto, { description: 'Kinds on the list of the supervisory authority.', max: 17, ...OPEN })
  readonly apItems?: readonly ApItemTickDto[] | null;
  @ObjectListField(() => ArticleTickDto, { description: 'Cases of Art. 35(3).', max: 3, ...OPEN })
  readonly article353?: readonly ArticleTickDto[] | null;
  @TextField({ description: 'Why no DPIA is made although one is recommended.', maxLength: 4000, ...OPEN })
  readonly noDpiaReason?: string | null;
  @ObjectListField(() => ProcessAnswersDto, { description: 'Answers per process.', max: 50, optional: true })
  readonly processes?: readonly ProcessAnswersDto[];
}

export class PrescanEstablishDto {
  @TextField({ description: 'On what this rests.', maxLength: 4000 }) readonly rationale: string;
}

export class ContestRaiseDto {
  @OneOfField(CRITERIA, { description: 'Criterion that follows from the facts.' }) readonly criterion: Criterion;
  @TextField({ description: 'Why it does not apply.', maxLength: 4000, blank: 'why' }) readonly reason: string;
}

export class ContestJudgeDto {
  @OneOfField(['upheld', 'rejected'] as const, { description: 'Upheld: the criterion counts no more.' })
  readonly outcome: 'upheld' | 'rejected';
  @TextField({ description: 'Why.', maxLength: 4000 }) readonly rationale: string;
}

/** Answers the draft that a request body is; what was left out is not answered. */
export function prescanDraftOf(body: PrescanPutDto): PrescanDraft {
  const { processes = [], ...answers } = body;
  return {
    answers: {
      ordinaryKinds: answers.ordinaryKinds ?? null,
      specialKinds: answers.specialKinds ?? null,
      sensitiveKinds: answers.sensitiveKinds ?? null,
      subjectKinds: answers.subjectKinds ?? null,
      frequency: answers.frequency ?? null,
      storedOutside: answers.storedOutside ?? null,
      specialTransferred: answers.specialTransferred ?? null,
      baseRegistry: answers.baseRegistry ?? null,
      minorsService: answers.minorsService ?? null,
      newLaw: answers.newLaw ?? null,
      criteria: ticksOf(answers.criteria),
      apItems: ticksOf(answers.apItems),
      article353: ticksOf(answers.article353),
      noDpiaReason: answers.noDpiaReason ?? null,
    },
    processes: processes.map((one) => ({
      code: one.code,
      subjects: one.subjects ?? null,
      effect: one.effect ?? null,
      continuous: one.continuous ?? null,
      joinsControllers: one.joinsControllers ?? null,
      newTechnology: one.newTechnology ?? null,
      blocksRight: one.blocksRight ?? null,
      modality: one.modality ?? null,
      largeScale: one.largeScale ?? null,
    })),
  };
}

function ticksOf<T extends { readonly code: string; readonly reason: string }>(
  ticks: readonly T[] | null | undefined,
): PrescanDraft['answers']['criteria'] {
  return ticks?.map(({ code, reason }) => ({ code, reason })) ?? null;
}

export class PrescanWordDto {
  @Answered({ description: 'Why.' }) readonly rationale: string;
  @Answered({ description: 'Who said so.', type: NamedPersonDto, nullable: true }) readonly person: NamedPersonDto | null;
  @Answered({ description: 'When.' }) readonly at: string;

  constructor({ rationale, person, at }: PrescanWord) {
    this.rationale = rationale;
    this.person = person;
    this.at = at.toISOString();
  }
}

export class OpenQuestionDto {
  @Answered({ description: 'Question without an answer; `transfers` and `retentionMonths` are answered in the registration.' })
  readonly question: string;
  @Answered({ description: 'Code of the process that it is about.', nullable: true }) readonly process: string | null;
}

export class CriterionFactDto {
  @Answered({ description: 'Criterion.', values: CRITERIA }) readonly criterion: Criterion;
  @Answered({ description: 'Fact from which it follows.', example: 'person-forecast' }) readonly fact: string;
  @Answered({ description: 'Code of the process.', nullable: true }) readonly process: string | null;
}

export class ScreeningDto {
  @Answered({ description: 'Norm by which all of this follows.', example: 'A-37' }) readonly norm: string;
  @Answered({ description: 'Address of the text of its rule on this platform, in the version that judged.' }) readonly rule: string;
  @Answered({ description: 'Each criterion that follows from the facts, with fact and process.', type: CriterionFactDto, isArray: true })
  readonly because: readonly CriterionFactDto[];
  @Answered({ description: 'Criteria that count: derived and not contested, or ticked.', values: CRITERIA, isArray: true })
  readonly counted: readonly string[];
  @Answered({ description: 'Why a DPIA is needed.', isArray: true, example: 'criteria' }) readonly reasons: readonly string[];
  @Answered({ description: 'What follows.', values: DPIA_RESULTS }) readonly result: DpiaResult;
  @Answered({ description: 'Points of the pre-scan; null while an answer is missing.', type: Number, nullable: true })
  readonly score: number | null;
  @Answered({ description: 'Points by question.', type: Object, nullable: true }) readonly points: Readonly<Record<string, number>> | null;

  constructor(screening: Screening, codeOf: (processId: string | null) => string | null) {
    this.norm = screening.norm;
    this.rule = screening.rule;
    this.because = screening.because.map(({ criterion, fact, processId }) => ({ criterion, fact, process: codeOf(processId) }));
    this.counted = screening.counted;
    this.reasons = screening.reasons;
    this.result = screening.result;
    this.score = screening.score;
    this.points = screening.points;
  }
}

export class CriterionContestDto {
  @Answered({ description: 'Id of the contest.' }) readonly id: string;
  @Answered({ description: 'Criterion.', values: CRITERIA }) readonly criterion: Criterion;
  @Answered({ description: 'Why it does not apply, in the words of who contested it.' }) readonly reason: string;
  @Answered({ description: 'State; a criterion counts until a second person upheld the contest.', values: CONTEST_STATES })
  readonly state: ContestState;
  @Answered({ description: 'Who contested it.', type: NamedPersonDto, nullable: true }) readonly raiser: NamedPersonDto | null;
  @Answered({ description: 'When.' }) readonly raisedAt: string;
  @Answered({ description: 'What the second person said.', type: PrescanWordDto, nullable: true })
  readonly judgement: PrescanWordDto | null;
  @Answered({ description: 'Whether this person may judge it now.', type: Boolean }) readonly isOpenToYou: boolean;
  @Answered({ description: 'Version, also in ETag.', type: Number }) readonly version: number;

  constructor({ contest, raiser, judgement, isOpenToActor }: ContestView) {
    this.id = contest.id;
    this.criterion = contest.criterion;
    this.reason = contest.reason;
    this.state = contest.state;
    this.raiser = raiser;
    this.raisedAt = contest.raisedAt.toISOString();
    this.judgement = judgement === null ? null : new PrescanWordDto(judgement);
    this.isOpenToYou = isOpenToActor;
    this.version = contest.version;
  }
}

export class ContestInMonthDto extends CriterionContestDto {
  @Answered({ description: 'Id of the project.' }) readonly projectId: string;
  @Answered({ description: 'Number of the project.', example: 'SD-2026-038' }) readonly number: string;
  @Answered({ description: 'Its question.', nullable: true }) readonly question: string | null;
  @Answered({ description: 'Norm by which the criterion follows.', example: 'A-37' }) readonly norm: string;

  constructor({ place, ...view }: ContestInMonth) {
    super(view);
    this.norm = CRITERIA_NORM;
    this.projectId = place.id;
    this.number = place.number;
    this.question = place.question;
  }
}

export class PrescanDto {
  @Answered({ description: 'Id of the project.' }) readonly projectId: string;
  @Answered({ description: 'Number of the project.', example: 'SD-2026-038' }) readonly number: string;
  @Answered({ description: 'Version of the answers, also in ETag; 0 while nothing was recorded.', type: Number }) readonly version: number;
  @Answered({ description: 'The answers; null while nothing was recorded.', type: PrescanPutDto, nullable: true })
  readonly answers: PrescanPutDto | null;
  @Answered({ description: 'Whether data go outside the EEA, by the registration; null: not said.', type: Boolean, nullable: true })
  readonly transfers: boolean | null;
  @Answered({ description: 'How long results are kept, months, by the registration.', type: Number, nullable: true })
  readonly keptMonths: number | null;
  @Answered({ description: 'Codes of the processes of the project.', isArray: true }) readonly processes: readonly string[];
  @Answered({ description: 'Who recorded this version.', type: NamedPersonDto, nullable: true }) readonly recorder: NamedPersonDto | null;
  @Answered({ description: 'When.', nullable: true }) readonly recordedAt: string | null;
  @Answered({ description: 'Who established this version, and on what it rests.', type: PrescanWordDto, nullable: true })
  readonly establishment: PrescanWordDto | null;
  @Answered({ description: 'Questions without an answer.', type: OpenQuestionDto, isArray: true })
  readonly open: readonly OpenQuestionDto[];
  @Answered({
    description: 'What follows by the code of practice; null without a process, or where the code in force derives no criteria.',
    type: ScreeningDto,
    nullable: true,
  })
  readonly screening: ScreeningDto | null;
  @Answered({ description: 'Contests of this version, oldest first.', type: CriterionContestDto, isArray: true })
  readonly contests: readonly CriterionContestDto[];
  @Answered({ description: 'What this person may do now.', values: PRESCAN_COMMANDS, isArray: true }) readonly actions: readonly string[];

  constructor(view: PrescanView) {
    const { project, processes } = view.project;
    const codeOf = (id: string | null): string | null => processes.find(({ process }) => process.id === id)?.process.code ?? null;
    this.projectId = project.id;
    this.number = project.number;
    this.version = view.prescan?.number ?? 0;
    this.answers = view.prescan === null ? null : answersOf(view.prescan, codeOf);
    this.transfers = project.transfers === null ? null : project.transfers.length > 0;
    this.keptMonths = project.retentionMonths;
    this.processes = processes.map(({ process }) => process.code);
    this.recorder = view.recorder;
    this.recordedAt = view.prescan?.recordedAt.toISOString() ?? null;
    this.establishment = view.establishment === null ? null : new PrescanWordDto(view.establishment);
    this.open = view.open.map(({ question, processId }) => ({ question, process: codeOf(processId) }));
    this.screening = view.screening === null ? null : new ScreeningDto(view.screening, codeOf);
    this.contests = view.contests.map((contest) => new CriterionContestDto(contest));
    this.actions = view.actions;
  }
}

export class PrescanActedDto extends PrescanDto {
  @Answered({ description: 'Index of the act in the log `decisions`: the receipt.' }) readonly logIndex: string;

  constructor(view: PrescanView, logIndex: string) {
    super(view);
    this.logIndex = logIndex;
  }
}

/** The answers as a request would give them; those of a process that is gone are left out. */
function answersOf(
  { answers, processes }: NonNullable<PrescanView['prescan']>,
  codeOf: (id: string | null) => string | null,
): PrescanPutDto {
  const given = processes.flatMap(({ processId, versionId, ...one }) => {
    const code = codeOf(processId);
    void versionId;
    return code === null ? [] : [{ code, ...one }];
  });
  return { ...answers, processes: given } as PrescanPutDto;
}
