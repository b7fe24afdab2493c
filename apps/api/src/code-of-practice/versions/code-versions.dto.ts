// Requests and responses about versions of the code of practice.
import { type JsonObject } from '../../common/index.js';
import { type Confidence, CONFIDENCES } from '../../gate/index.js';
import { type NamedPerson } from '../../identity/index.js';
import {
  Answered,
  BilingualDto,
  CodeField,
  DayField,
  ObjectField,
  ObjectListField,
  OneOfField,
  ReferenceField,
  ReferenceListField,
  TextField,
  ValuesField,
} from '../../platform/http/index.js';
import { articlesOf } from '../engine/articles.js';
import { titleOf } from '../engine/rules.js';
import {
  ACT_KINDS,
  ACT_POSITIONS,
  type ActKind,
  type ActPosition,
  type CodeActEntity,
  type CodeEventEntity,
  COUNCIL_BODIES,
  type CouncilBody,
  PARTICIPANT_KINDS,
  type ParticipantEntity,
  type ParticipantKind,
} from './code-version.entity.js';
import { CODE_COMMANDS, CODE_STATES, type CodeState } from './code-version.states.js';
import {
  type CodeSummaryView,
  type CodeVersionView,
  type DescribedParameter,
  describedParameters,
  rulesOf,
} from './code-versions.views.js';
import { standingActs } from './councils.js';
import { RegulationDto, ToldRegulationDto } from './regulation.dto.js';

const SUMMARY = { description: 'What changes with this version, and why.', maxLength: 10_000 };
const VALUES = {
  description: 'Values that differ, by code of the parameter; within its bounds.',
  example: { minimum_group_size: 12 },
  optional: true,
};
const IN_FORCE = { description: 'Norms in force, all of them.', example: ['A-01', 'A-11'], max: 200, optional: true };

const ARTICLES = {
  description: 'The institution’s own articles, all of them: a norm that is left out has none.',
  max: 200,
  optional: true,
};

const REGULATION = {
  description: 'The norms against the institution’s own regulation on personal data; null takes the table away.',
  optional: true,
  nullable: true,
};

export class RuleArticleDto {
  @ReferenceField({ description: 'Norm.', example: 'A-15' }) readonly norm: string;
  @ReferenceField({ description: 'Article of the institution’s own code.', example: '4.2' }) readonly article: string;
}

export class CodeVersionCreateDto {
  @ReferenceField({ description: 'Label, unique; verdicts name it.', example: '2027.1' }) readonly label: string;
  @TextField(SUMMARY) readonly summary: string;
  @ValuesField(VALUES) readonly parameters?: JsonObject;
  @ReferenceListField(IN_FORCE) readonly inForce?: readonly string[];
  @ObjectListField(() => RuleArticleDto, ARTICLES) readonly articles?: readonly RuleArticleDto[];
  @ObjectField(() => RegulationDto, REGULATION) readonly regulation?: RegulationDto | null;
}

export class CodeVersionChangeDto {
  @TextField({ ...SUMMARY, optional: true }) readonly summary?: string;
  @ValuesField(VALUES) readonly parameters?: JsonObject;
  @ReferenceListField(IN_FORCE) readonly inForce?: readonly string[];
  @ObjectListField(() => RuleArticleDto, ARTICLES) readonly articles?: readonly RuleArticleDto[];
  @ObjectField(() => RegulationDto, REGULATION) readonly regulation?: RegulationDto | null;
}

export class ParticipantCreateDto {
  @OneOfField(PARTICIPANT_KINDS, { description: 'For whom.' }) readonly kind: ParticipantKind;
  @TextField({ description: 'Name, of a person or a body.', maxLength: 200 }) readonly name: string;
  @TextField({ description: 'In which capacity.', example: 'lid studentenraad', maxLength: 200 }) readonly capacity: string;
}

export class CouncilActCreateDto {
  @OneOfField(COUNCIL_BODIES, { description: 'Which council.' }) readonly body: CouncilBody;
  @OneOfField(ACT_KINDS, { description: 'What kind of act; assent is instemming.' }) readonly kind: ActKind;
  @OneOfField(ACT_POSITIONS, { description: 'What the council comes to; none for information and discussion.' })
  readonly position: ActPosition;
  @TextField({ description: 'The text of the act.', maxLength: 20_000 }) readonly text: string;
  @DayField({ description: 'Day on which it was given; not a day to come.' }) readonly givenOn: string;
}

export class ActAnswerDto {
  @TextField({ description: 'The board’s reasoned answer.', maxLength: 20_000 }) readonly text: string;
}

export class CodeAdoptDto {
  @DayField({ description: 'First day on which the version holds; today or later.' }) readonly effectiveOn: string;
  @TextField({ description: 'The decision by which it is adopted.', example: 'CvB-besluit 2026-41', maxLength: 300 })
  readonly sourceDecision: string;
}

export class CodeReasonDto {
  @TextField({ description: 'Why.', maxLength: 2_000 }) readonly reason: string;
}

export class CodeUnitParam {
  @CodeField({ description: 'Code of the unit.', example: 'faculty-of-science' }) readonly unit: string;
}

export class CodeUnitPutDto {
  @ObjectField(() => BilingualDto, { description: 'Name of the unit.' }) readonly title: BilingualDto;
  @ValuesField({ description: 'Stricter values, by code of the parameter.', example: { minimum_group_size: 15 } })
  readonly parameters: JsonObject;
}

export class TitledNormDto {
  @Answered({ description: 'Norm.' }) readonly norm: string;
  @Answered({ description: 'Title of its rule.', type: BilingualDto }) readonly title: BilingualDto;
}

export class PersonNameDto {
  @Answered({ description: 'Id of the person.' }) readonly id: string;
  @Answered({ description: 'Name, to who may not see people the function; null for the platform itself.', nullable: true })
  readonly name: string | null;
  @Answered({ description: 'Function; null for the platform itself.', nullable: true }) readonly functionTitle: string | null;

  constructor(id: string, people: ReadonlyMap<string, NamedPerson>) {
    this.id = id;
    this.name = people.get(id)?.displayName ?? null;
    this.functionTitle = people.get(id)?.functionTitle ?? null;
  }
}

export class CodeVersionSummaryDto {
  @Answered({ description: 'Id of the version.' }) readonly id: string;
  @Answered({ description: 'Label.' }) readonly label: string;
  @Answered({ description: 'State.', values: CODE_STATES }) readonly state: CodeState;
  @Answered({ description: 'Whether verdicts are reached by it today.', type: Boolean }) readonly isInForce: boolean;
  @Answered({ description: 'First day on which it holds.', nullable: true }) readonly effectiveOn: string | null;
  @Answered({ description: 'When it was adopted.', nullable: true }) readonly adoptedAt: string | null;
  @Answered({ description: 'When it was retired.', nullable: true }) readonly retiredAt: string | null;
  @Answered({ description: 'What changes with it.' }) readonly summary: string;
  @Answered({ description: 'How many rules are in force.', type: Number }) readonly rulesInForce: number;
  @Answered({ description: 'How many rules its build has.', type: Number }) readonly rulesTotal: number;
  @Answered({ description: 'SHA-256 of the policy.' }) readonly policySha256: string;
  @Answered({ description: 'SHA-256 of the parameters.' }) readonly parametersSha256: string;
  @Answered({ description: 'When it was drawn up.' }) readonly createdAt: string;

  constructor({ version, isInForce, rulesInForce, rulesTotal }: CodeSummaryView) {
    this.id = version.id;
    this.label = version.version;
    this.state = version.state;
    this.isInForce = isInForce;
    this.effectiveOn = version.effectiveOn;
    this.adoptedAt = version.adoptedAt?.toISOString() ?? null;
    this.retiredAt = version.retiredAt?.toISOString() ?? null;
    this.summary = version.summary;
    this.rulesInForce = rulesInForce;
    this.rulesTotal = rulesTotal;
    this.policySha256 = version.policySha256;
    this.parametersSha256 = version.parametersSha256;
    this.createdAt = version.createdAt.toISOString();
  }
}

export class CodeVersionPageDto {
  @Answered({ description: 'The versions, newest first.', type: CodeVersionSummaryDto, isArray: true })
  readonly items: readonly CodeVersionSummaryDto[];
  @Answered({ description: 'Cursor of the next page.', nullable: true }) readonly nextCursor: string | null;
}

export class EvidenceDto {
  @Answered({ description: 'What the value rests on.', type: BilingualDto }) readonly description: BilingualDto;
  @Answered({ description: 'Where that stands.', nullable: true }) readonly ref: string | null;
}

export class CodeParameterDto {
  @Answered({ description: 'Code.' }) readonly code: string;
  @Answered({ description: 'Title.', type: BilingualDto }) readonly title: BilingualDto;
  @Answered({ description: 'Value: a number, flag, text or list.', type: Object, nullable: true }) readonly value: unknown;
  @Answered({ description: 'Unit.', nullable: true }) readonly unit: string | null;
  @Answered({ description: 'Which way is stricter; fixed: the same for every unit.', values: ['higher', 'lower', 'fixed'] })
  readonly direction: string;
  @Answered({ description: 'Least value that a version may take.', type: Number, nullable: true }) readonly least: number | null;
  @Answered({ description: 'Largest value that a version may take.', type: Number, nullable: true }) readonly most: number | null;
  @Answered({
    description: 'What holds for the institution: the strictest of this, its profile of today and a floor.',
    type: Object,
    nullable: true,
  })
  readonly holds: unknown;
  @Answered({ description: 'The only values that it may have; null for any within its bounds.', isArray: true, nullable: true })
  readonly choices: readonly string[] | null;
  @Answered({ description: 'Evidence for the value.', type: EvidenceDto, isArray: true }) readonly evidence: readonly EvidenceDto[];
  @Answered({
    description:
      'How sure the evidence is: read in the source, from a source about it, by profession alone, or a proposal; null: an older build.',
    values: CONFIDENCES,
    nullable: true,
  })
  readonly confidence: Confidence | null;
  @Answered({
    description: 'Norms whose rules ask it; empty: no rule of the build does; null: an older build, which does not say.',
    isArray: true,
    nullable: true,
  })
  readonly norms: readonly string[] | null;
  @Answered({ description: 'What it is agreed for, where no rule asks it.', type: BilingualDto, nullable: true })
  readonly agreedFor: BilingualDto | null;
  @Answered({ description: 'What the platform itself does by it.', type: BilingualDto, nullable: true })
  readonly platform: BilingualDto | null;

  constructor(parameter: DescribedParameter) {
    const { code, title, value, unit, direction, least, most, holds, choices, evidence, confidence, norms } = parameter;
    [this.code, this.title, this.value, this.unit, this.direction] = [code, title, value, unit, direction];
    [this.least, this.most, this.holds, this.choices] = [least, most, holds, choices];
    [this.evidence, this.confidence, this.norms] = [evidence, confidence, norms];
    [this.agreedFor, this.platform] = [parameter.agreedFor, parameter.platform];
  }
}

export class ParticipantDto {
  @Answered({ description: 'Id.' }) readonly id: string;
  @Answered({ description: 'For whom.', values: PARTICIPANT_KINDS }) readonly kind: ParticipantKind;
  @Answered({ description: 'Name.' }) readonly name: string;
  @Answered({ description: 'Capacity.' }) readonly capacity: string;

  constructor({ id, kind, name, capacity }: ParticipantEntity) {
    this.id = id;
    this.kind = kind;
    this.name = name;
    this.capacity = capacity;
  }
}

export class ActAnswerResponseDto {
  @Answered({ description: 'The board’s reasoned answer.' }) readonly text: string;
  @Answered({ description: 'Who recorded it.', type: PersonNameDto }) readonly by: PersonNameDto;
  @Answered({ description: 'When.' }) readonly at: string;
}

export class CouncilActDto {
  @Answered({ description: 'Id.' }) readonly id: string;
  @Answered({ description: 'Which council.', values: COUNCIL_BODIES }) readonly body: CouncilBody;
  @Answered({ description: 'Kind of act.', values: ACT_KINDS }) readonly kind: ActKind;
  @Answered({ description: 'What the council came to.', values: ACT_POSITIONS }) readonly position: ActPosition;
  @Answered({ description: 'Text.' }) readonly text: string;
  @Answered({ description: 'Day.' }) readonly givenOn: string;
  @Answered({ description: 'Who recorded it.', type: PersonNameDto }) readonly recordedBy: PersonNameDto;
  @Answered({ description: 'Whether the text went back to draft since.', type: Boolean }) readonly hasLapsed: boolean;
  @Answered({ description: 'Whether a later act of the same council and kind took its place.', type: Boolean })
  readonly isReplaced: boolean;
  @Answered({ description: 'The board’s answer.', type: ActAnswerResponseDto, nullable: true })
  readonly answer: ActAnswerResponseDto | null;

  constructor(act: CodeActEntity, people: ReadonlyMap<string, NamedPerson>, isReplaced: boolean) {
    this.id = act.id;
    this.body = act.body;
    this.kind = act.kind;
    this.position = act.position;
    this.text = act.text;
    this.givenOn = act.givenOn;
    this.recordedBy = new PersonNameDto(act.recordedBy, people);
    this.hasLapsed = act.lapsedAt !== null;
    this.isReplaced = isReplaced;
    this.answer =
      act.answer === null || act.answeredBy === null || act.answeredAt === null
        ? null
        : { text: act.answer, by: new PersonNameDto(act.answeredBy, people), at: act.answeredAt.toISOString() };
  }
}

export class AdoptionDto {
  @Answered({ description: 'First day on which it holds.', nullable: true }) readonly effectiveOn: string | null;
  @Answered({ description: 'The decision by which it was adopted.', nullable: true }) readonly sourceDecision: string | null;
  @Answered({ description: 'Who adopted it.', type: PersonNameDto, nullable: true }) readonly adoptedBy: PersonNameDto | null;
  @Answered({ description: 'When.' }) readonly adoptedAt: string;
  @Answered({ description: 'Mandate under which; null for the first code, made with the institution.', nullable: true })
  readonly mandateId: string | null;
  @Answered({ description: 'SHA-256 of the public key that signed it.', nullable: true }) readonly signedBy: string | null;
  @Answered({ description: 'Whether the signature holds over what the record says now.', type: Boolean }) readonly isSealed: boolean;
}

export class CodeTermDto {
  @Answered({ description: 'Whole months since it was adopted.', type: Number }) readonly monthsSinceAdoption: number;
  @Answered({ description: 'Day from which revision is due.' }) readonly warnOn: string;
  @Answered({ description: 'Day after which new approvals wait.' }) readonly endsOn: string;
  @Answered({ description: 'Until when the year was extended.', nullable: true }) readonly extendedUntil: string | null;
  @Answered({ description: 'Whether a later version was adopted.', type: Boolean }) readonly newerExists: boolean;
}

export class CodeTransitionDto {
  @Answered({ description: 'From which state.', values: CODE_STATES, nullable: true }) readonly from: CodeState | null;
  @Answered({ description: 'To which state.', values: CODE_STATES }) readonly to: CodeState;
  @Answered({ description: 'By whom.', type: PersonNameDto }) readonly by: PersonNameDto;
  @Answered({ description: 'When.' }) readonly at: string;
  @Answered({ description: 'Why.', nullable: true }) readonly reason: string | null;

  constructor({ fromState, byId, at, reason }: CodeEventEntity, to: CodeState, people: ReadonlyMap<string, NamedPerson>) {
    this.from = fromState;
    this.to = to;
    this.by = new PersonNameDto(byId ?? '', people);
    this.at = at.toISOString();
    this.reason = reason;
  }
}

export class CodeVersionResponseDto extends CodeVersionSummaryDto {
  @Answered({ description: 'Counts the changes of the record (ETag).', type: Number }) readonly version: number;
  @Answered({ description: 'Who drew it up.', type: PersonNameDto }) readonly createdBy: PersonNameDto;
  @Answered({ description: 'SHA-256 of the manifest of its build.', nullable: true }) readonly manifestSha256: string | null;
  @Answered({ description: 'Rules in force.', type: TitledNormDto, isArray: true }) readonly inForce: readonly TitledNormDto[];
  @Answered({ description: 'Rules that are judged and shown, and neither stop nor permit.', type: TitledNormDto, isArray: true })
  readonly notInForce: readonly TitledNormDto[];
  @Answered({ description: 'The institution’s own articles, by norm.', type: RuleArticleDto, isArray: true })
  readonly articles: readonly RuleArticleDto[];
  @Answered({
    description: 'The norms against the institution’s own regulation on personal data.',
    type: ToldRegulationDto,
    nullable: true,
  })
  readonly regulation: ToldRegulationDto | null;
  @Answered({ description: 'Parameters with bounds and evidence.', type: CodeParameterDto, isArray: true })
  readonly parameters: readonly CodeParameterDto[];
  @Answered({ description: 'Who took part.', type: ParticipantDto, isArray: true }) readonly participants: readonly ParticipantDto[];
  @Answered({ description: 'What councils said.', type: CouncilActDto, isArray: true }) readonly acts: readonly CouncilActDto[];
  @Answered({ description: 'How it was adopted.', type: AdoptionDto, nullable: true }) readonly adoption: AdoptionDto | null;
  @Answered({ description: 'Its year.', type: CodeTermDto, nullable: true }) readonly term: CodeTermDto | null;
  @Answered({ description: 'From which state to which, so far.', type: CodeTransitionDto, isArray: true })
  readonly transitions: readonly CodeTransitionDto[];
  @Answered({ description: 'What this person may do now.', values: CODE_COMMANDS, isArray: true }) readonly actions: readonly string[];
  @Answered({ description: 'The councils that this person speaks for.', values: COUNCIL_BODIES, isArray: true })
  readonly speaksFor: readonly CouncilBody[];

  constructor(view: CodeVersionView) {
    super(view);
    const { version, people } = view;
    const rules = rulesOf(view);
    const titled = (norm: string): TitledNormDto => ({ norm, title: titleOf(rules, norm) });
    this.version = version.revision;
    this.createdBy = new PersonNameDto(version.createdBy, people);
    this.manifestSha256 = version.manifestSha256;
    this.inForce = view.inForce.map(titled);
    this.notInForce = rules.rules.flatMap(({ norm }) => (view.inForce.includes(norm) ? [] : [titled(norm)]));
    this.articles = Object.entries(articlesOf(version.parameters as JsonObject)).map(([norm, article]) => ({ norm, article }));
    this.regulation = version.regulation === null ? null : { ...version.regulation, isReviewDue: view.isReviewDue };
    this.parameters = describedParameters(view).map((parameter) => new CodeParameterDto(parameter));
    this.participants = view.participants.map((participant) => new ParticipantDto(participant));
    const standing = standingActs(view.acts);
    this.acts = view.acts.map((act) => new CouncilActDto(act, people, act.lapsedAt === null && !standing.includes(act)));
    this.adoption = adoptionOf(view);
    this.term = view.term;
    this.transitions = view.events.flatMap((event) =>
      event.toState === null ? [] : [new CodeTransitionDto(event, event.toState, people)],
    );
    this.actions = view.actions;
    this.speaksFor = view.speaksFor;
  }
}

/** Answers how a version was adopted; null for one that was not. */
export function adoptionOf({ version, people, isSealed }: Pick<CodeVersionView, 'version' | 'people' | 'isSealed'>): AdoptionDto | null {
  return version.adoptedAt === null
    ? null
    : {
        effectiveOn: version.effectiveOn,
        sourceDecision: version.sourceDecision,
        adoptedBy: version.adoptedBy === null ? null : new PersonNameDto(version.adoptedBy, people),
        adoptedAt: version.adoptedAt.toISOString(),
        mandateId: version.mandateId,
        signedBy: version.signedBy,
        isSealed,
      };
}
