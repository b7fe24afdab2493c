// Requests and responses about projects.
import { may } from '../access/index.js';
import { type Actor, type JsonObject } from '../common/index.js';
import { type CitedSource, type Confidence, CONFIDENCES, FINDING_SCOPES, type FindingScope, type ToldFinding } from '../gate/index.js';
import { type Route, ROUTE_MARKS, type RouteMark, ROUTES } from '../identity/index.js';
import {
  Answered,
  BilingualDto,
  CodeField,
  CountField,
  DayField,
  FlagField,
  IdField,
  ObjectListField,
  OneOfField,
  TextField,
  TextListField,
} from '../platform/http/index.js';
import { AdviceAnswerDto, AdviceDto } from './advices/advice.dto.js';
import { handsOf } from './hands.js';
import { type ProjectEntity, type ProjectTransitionEntity } from './entities/project.entity.js';
import { NamedPersonDto } from './named-person.dto.js';
import { ProcessResponseDto } from './process.dto.js';
import { commandsIn, type ProjectCommand, PROJECT_STATES, type ProjectState } from './project.states.js';
import { type ProjectContext } from './project.context.js';
import { type ProjectView } from './projects.repository.js';
import { recordOf } from './projects.service.js';

export class RecipientDto {
  @TextField({ description: 'Who receives.', maxLength: 200 }) readonly name: string;
  @TextField({ description: 'Category of recipient.', maxLength: 200 }) readonly category: string;
}

export class TransferDto {
  @TextField({ description: 'Country outside the EEA.', maxLength: 100 }) readonly country: string;
  @TextField({ description: 'Transfer mechanism (GDPR Art. 44-49).', maxLength: 300 }) readonly mechanism: string;
}

/** What is registered about a project; every member may come later, the gate says what is missing. */
export class ProjectFieldsDto {
  @TextField({ description: 'The problem.', example: 'One in three first-years stops.', maxLength: 4000, optional: true })
  readonly problem?: string;
  @TextField({ description: 'The question that data can answer.', maxLength: 4000, optional: true }) readonly question?: string;
  @TextField({ description: 'Who benefits.', maxLength: 2000, optional: true }) readonly beneficiary?: string;
  @TextField({ description: 'The result that is sought and what it would change.', maxLength: 4000, optional: true })
  readonly resultSought?: string;
  @TextField({ description: 'Who does what, with which data, when.', maxLength: 4000, optional: true }) readonly plan?: string;
  @CodeField({ description: 'Goal of the code of practice.', example: 'progress-and-success', optional: true }) readonly goal?: string;
  @TextField({ description: 'Controller and contact of the FG (Art. 30(1)(a)).', maxLength: 500, optional: true })
  readonly controller?: string;
  @TextListField({ description: 'Categories of data subjects (Art. 30(1)(c)).', maxLength: 200, max: 30, optional: true })
  readonly subjectCategories?: readonly string[];
  @TextListField({ description: 'Categories of personal data (Art. 30(1)(c)).', maxLength: 200, max: 50, optional: true })
  readonly dataCategories?: readonly string[];
  @ObjectListField(() => RecipientDto, {
    description: 'Recipients; an empty list says there are none (Art. 30(1)(d)).',
    max: 50,
    optional: true,
  })
  readonly recipients?: readonly RecipientDto[];
  @ObjectListField(() => TransferDto, {
    description: 'Transfers outside the EEA; an empty list says there are none (Art. 30(1)(e)).',
    max: 20,
    optional: true,
  })
  readonly transfers?: readonly TransferDto[];
  @TextListField({ description: 'Technical and organisational measures (Art. 30(1)(g)).', maxLength: 500, max: 50, optional: true })
  readonly measures?: readonly string[];
  @TextField({ description: 'Whose data.', maxLength: 1000, optional: true }) readonly population?: string;
  @CountField({ description: 'Retention of results, months (Art. 30(1)(f)).', min: 1, max: 600, optional: true })
  readonly retentionMonths?: number;
  @TextField({ description: 'Who guards the retention term.', maxLength: 200, optional: true }) readonly retentionOwner?: string;
  @DayField({ description: 'Last day of the project.', example: '2027-08-31', optional: true }) readonly endsOn?: string;
  @CodeField({
    description: 'Unit whose stricter parameters hold for the project; null: those of the institution.',
    example: 'faculty-of-science',
    optional: true,
    nullable: true,
  })
  readonly unit?: string | null;
  @FlagField({ description: 'Once approved, other projects may be registered under it.', optional: true }) readonly isUmbrella?: boolean;
  @IdField({
    description: 'Approved umbrella project under which it stands; parts that are left open are taken over from it. Null: none.',
    optional: true,
    nullable: true,
  })
  readonly umbrellaId?: string | null;
}

export class MemberAddDto {
  @CodeField({ description: 'Handle of the person.', example: 'teacher' }) readonly person: string;
}

export class ProjectTestDto {
  @OneOfField(['positive', 'negative'] as const, { description: 'Outcome of the test.' }) readonly outcome: 'positive' | 'negative';
  @TextField({ description: 'Why.', maxLength: 4000 }) readonly rationale: string;
}

export class ProjectDecideDto {
  @OneOfField(['approved', 'rejected'] as const, { description: 'The decision.' }) readonly outcome: 'approved' | 'rejected';
  @TextField({ description: 'Why.', maxLength: 4000 }) readonly rationale: string;
  @ObjectListField(() => AdviceAnswerDto, {
    description: 'Answers to negative advice that is not followed.',
    max: 10,
    optional: true,
  })
  readonly answers?: readonly AdviceAnswerDto[];
}

export class ReasonDto {
  @TextField({ description: 'Why.', maxLength: 4000 }) readonly reason: string;
}

export class CitedSourceDto implements CitedSource {
  @Answered({ description: 'What it is, as each language cites it.', type: BilingualDto }) readonly description: BilingualDto;
  @Answered({ description: 'Where it stands; null for a source without a public address.', nullable: true }) readonly ref: string | null;
  @Answered({
    description:
      'How sure it is: read in the source, from a source about it, or by profession alone; null: an older build, which does not say.',
    values: CONFIDENCES,
    nullable: true,
  })
  readonly confidence: Confidence | null;
}

export class FindingDto {
  @Answered({ description: 'Stable code of the finding.', example: 'legal-basis/none-recorded' }) readonly code: string;
  @Answered({ description: 'Norm.', example: 'A-11' }) readonly norm: string;
  @Answered({
    description: 'Address of the text of its rule on this platform, in the version that judged.',
    example: '/code/versions/0193aa0e-2a2b-7c63-9c1e-31f3f7c5d001/rules#A-11',
  })
  readonly rule: string;
  @Answered({ description: 'Article of the institution’s own code; absent where it gave the norm none.', example: '4.2', optional: true })
  readonly article?: string;
  @Answered({ description: 'What it does.', values: ['deny', 'hold', 'oblige', 'warn'] }) readonly effect: string;
  @Answered({ description: 'Law, code or practice.', example: 'law' }) readonly nature: string;
  @Answered({ description: 'Who can lift it.', example: 'requester' }) readonly lifted_by: string;
  @Answered({
    description: 'What it takes away or stops: a column, rows and a subject narrow the answer, the rest stops it.',
    values: FINDING_SCOPES,
  })
  readonly scope: FindingScope;
  @Answered({ description: 'Whether a project may depart from it: from code and practice, not from law.', type: Boolean })
  readonly departable: boolean;
  @Answered({ description: 'Last day of the departure by which it counts as a warning; absent without.', optional: true })
  readonly departed_until?: string;
  @Answered({ description: 'On what the rule rests.', type: CitedSourceDto, isArray: true }) readonly source: readonly CitedSourceDto[];
  @Answered({ description: 'Process that it is about; absent for the project as a whole.', optional: true }) readonly process?: string;
  @Answered({ description: 'Column that it is about; absent otherwise.', optional: true }) readonly column?: string;
  @Answered({ description: 'What the rule saw, by name: numbers, days, codes; shares between 0 and 1.', type: Object, optional: true })
  readonly params?: JsonObject;
  @Answered({ description: 'What was found.', type: BilingualDto }) readonly title: BilingualDto;
  @Answered({ description: 'What would lift it.', type: BilingualDto }) readonly remedy: BilingualDto;
}

export class ProjectSummaryDto {
  @Answered({ description: 'Id of the project.' }) readonly id: string;
  @Answered({ description: 'Number.', example: 'SD-2026-001' }) readonly number: string;
  @Answered({ description: 'State.', values: PROJECT_STATES }) readonly state: ProjectState;
  @Answered({ description: 'Route, computed from what is registered and from the profile of the institution.', values: ROUTES })
  readonly route: Route;
  @Answered({ description: 'Question.', nullable: true }) readonly question: string | null;
  @Answered({ description: 'Goal.', nullable: true }) readonly goal: string | null;
  @Answered({ description: 'Version, also in ETag.', type: Number }) readonly version: number;

  constructor(project: ProjectEntity) {
    this.id = project.id;
    this.number = project.number;
    this.state = project.state;
    this.route = project.route;
    this.question = project.question;
    this.goal = project.goal;
    this.version = project.version;
  }
}

export class TakerDto extends NamedPersonDto {
  @Answered({ description: 'Code of the mandate under which; null when none is needed.', nullable: true }) readonly mandate: string | null;
}

export class NextStepDto {
  @Answered({ description: 'The step that the project waits for.', values: ['submit', 'test', 'decide'] }) readonly step: string;
  @Answered({ description: 'Who can take it, as things stand.', type: TakerDto, isArray: true }) readonly people: readonly TakerDto[];
  @Answered({ description: 'Day by which the institution decides on its route; null where it set none.', nullable: true })
  readonly dueOn: string | null;
  @Answered({ description: 'Whether that term stands still until it is submitted again.', type: Boolean }) readonly isPaused: boolean;
}

export class ProjectResponseDto extends ProjectSummaryDto {
  @Answered({ description: 'Who asked.' }) readonly requesterId: string;
  @Answered({ description: 'What sets the route.', values: ROUTE_MARKS, isArray: true }) readonly routeMarks: readonly RouteMark[];
  @Answered({ description: 'Its members.', type: NamedPersonDto, isArray: true }) readonly members: readonly NamedPersonDto[];
  @Answered({ description: 'What it waits for, and on whom.', type: NextStepDto, nullable: true }) readonly next: NextStepDto | null;
  @Answered({ description: 'What is registered.', type: ProjectFieldsDto }) readonly registered: Record<string, unknown>;
  @Answered({ description: 'Processes, each in its current version.', type: ProcessResponseDto, isArray: true })
  readonly processes: readonly ProcessResponseDto[];
  @Answered({ description: 'Advice since it was last submitted, oldest first.', type: AdviceDto, isArray: true })
  readonly advices: readonly AdviceDto[];
  @Answered({ description: 'What this person may do now.', isArray: true }) readonly actions: readonly string[];
  @Answered({ description: 'What the code of practice says now.', type: FindingDto, isArray: true })
  readonly findings: readonly ToldFinding[];

  constructor(
    view: ProjectView,
    actor: Actor,
    { context, findings }: { readonly context: ProjectContext; readonly findings: readonly ToldFinding[] },
  ) {
    super(view.project);
    this.requesterId = view.project.requesterId;
    this.routeMarks = view.project.routeMarks;
    this.members = context.members;
    this.next = context.next;
    const { problem, beneficiary, resultSought, plan, controller, subjectCategories, dataCategories, recipients } = view.project;
    const { transfers, measures, population, retentionMonths, retentionOwner, endsOn, question, goal, unit, isUmbrella, umbrellaId } =
      view.project;
    this.registered = {
      problem,
      question,
      beneficiary,
      resultSought,
      plan,
      goal,
      controller,
      subjectCategories,
      dataCategories,
      recipients,
      transfers,
      measures,
      population,
      retentionMonths,
      retentionOwner,
      endsOn,
      unit,
      isUmbrella,
      umbrellaId,
    };
    this.processes = view.processes.map((process) => new ProcessResponseDto(process, context.codes.get(process.process.id)));
    this.advices = context.advices.map((advice) => new AdviceDto(advice));
    this.actions = commandsOpenTo(actor, view);
    this.findings = findings;
  }
}

/** Answers the commands that the project can take now and this person may give. */
export function commandsOpenTo(actor: Actor, view: ProjectView): readonly ProjectCommand[] {
  return commandsIn(view.project.state).filter((command) => {
    switch (command) {
      case 'return':
        return may(actor, 'test', 'Project', {}) || may(actor, 'decide', 'Project', {});
      case 'advise':
        return may(actor, 'advise', 'Project', {}) && !handsOf(view).includes(actor.personId);
      default:
        return may(actor, command, 'Project', recordOf(view));
    }
  });
}

export class ProjectActedDto extends ProjectResponseDto {
  @Answered({ description: 'Index of the act in the log `decisions`: the receipt.' }) readonly logIndex: string;

  constructor(
    view: ProjectView,
    actor: Actor,
    told: { readonly context: ProjectContext; readonly findings: readonly ToldFinding[]; readonly logIndex: string },
  ) {
    super(view, actor, told);
    this.logIndex = told.logIndex;
  }
}

export class ProjectPageDto {
  @Answered({ description: 'The projects.', type: ProjectSummaryDto, isArray: true }) readonly items: readonly ProjectSummaryDto[];
  @Answered({ description: 'Cursor of the next page.', nullable: true }) readonly nextCursor: string | null;
}

export class TransitionDto {
  @Answered({ description: 'State before.', nullable: true }) readonly from: string | null;
  @Answered({ description: 'State after.' }) readonly to: string;
  @Answered({ description: 'Who did it.' }) readonly by: string;
  @Answered({ description: 'Name of who did it; null for the platform itself.', type: NamedPersonDto, nullable: true })
  readonly person: NamedPersonDto | null;
  @Answered({ description: 'When.' }) readonly at: string;
  @Answered({ description: 'Why.', nullable: true }) readonly reason: string | null;
  @Answered({ description: 'Decision that it rests on.', nullable: true }) readonly decisionId: string | null;
  @Answered({ description: 'Index of the step in the log `decisions`: the receipt.' }) readonly logIndex: string;

  constructor(
    transition: ProjectTransitionEntity,
    { person, logIndex }: { readonly person: NamedPersonDto | null; readonly logIndex: string },
  ) {
    this.person = person;
    this.logIndex = logIndex;
    this.from = transition.fromState;
    this.to = transition.toState;
    this.by = transition.byId;
    this.at = transition.at.toISOString();
    this.reason = transition.reason;
    this.decisionId = transition.decisionId;
  }
}

export class ProjectHistoryDto {
  @Answered({ description: 'Steps, oldest first.', type: TransitionDto, isArray: true }) readonly items: readonly TransitionDto[];
}
