// The life of a version of the code as the api answers it: act by act, each with its entry in the log.
import { Answered } from '../../platform/http/index.js';
import { type CodeHistoryView, type LoggedEvent } from './code-history.service.js';
import { CODE_EVENTS, CODE_STATES, type CodeEventKind, type CodeState } from './code-version.states.js';
import { AdoptionDto, adoptionOf, CouncilActDto, ParticipantDto, PersonNameDto } from './code-versions.dto.js';
import { standingActs } from './councils.js';

export class AdoptionRecordDto extends AdoptionDto {
  @Answered({ description: 'Code of the mandate in the register; null for the first code, made with the institution.', nullable: true })
  readonly mandateCode: string | null;
  @Answered({ description: 'Who took part.', type: ParticipantDto, isArray: true }) readonly participants: readonly ParticipantDto[];
  @Answered({ description: 'Advice and assent of councils that stood then.', type: CouncilActDto, isArray: true })
  readonly opinions: readonly CouncilActDto[];
}

export class SuccessorDto {
  @Answered({ description: 'Id of the version.' }) readonly id: string;
  @Answered({ description: 'Label.' }) readonly label: string;
  @Answered({ description: 'First day on which it holds.', nullable: true }) readonly effectiveOn: string | null;
}

export class CodeEventDto {
  @Answered({ description: 'What was done.', values: CODE_EVENTS }) readonly kind: CodeEventKind;
  @Answered({ description: 'From which state; null when there was none, or when the state stayed.', values: CODE_STATES, nullable: true })
  readonly from: CodeState | null;
  @Answered({ description: 'To which state; null when the state stayed.', values: CODE_STATES, nullable: true })
  readonly to: CodeState | null;
  @Answered({ description: 'When.' }) readonly at: string;
  @Answered({ description: 'By whom; null where it was erased.', type: PersonNameDto, nullable: true }) readonly by: PersonNameDto | null;
  @Answered({ description: 'For whom, when a deputy did it.', type: PersonNameDto, nullable: true })
  readonly deputyFor: PersonNameDto | null;
  @Answered({ description: 'Why.', nullable: true }) readonly reason: string | null;
  @Answered({ description: 'Index of the entry in the log `decisions`: the receipt.' }) readonly logIndex: string;
  @Answered({ description: 'SHA-256 of the policy, as it then was.' }) readonly policySha256: string;
  @Answered({ description: 'SHA-256 of the manifest of the build, as it then was; null of before builds were kept.', nullable: true })
  readonly manifestSha256: string | null;
  @Answered({ description: 'SHA-256 of the parameters, as they then were.' }) readonly parametersSha256: string;
  @Answered({ description: 'Who took part, when that was recorded.', type: ParticipantDto, nullable: true })
  readonly participant: ParticipantDto | null;
  @Answered({ description: 'What a council said, when that was recorded or answered.', type: CouncilActDto, nullable: true })
  readonly act: CouncilActDto | null;
  @Answered({ description: 'How it was adopted, when it was.', type: AdoptionRecordDto, nullable: true })
  readonly adoption: AdoptionRecordDto | null;
  @Answered({ description: 'Until when it was extended, when it was.', nullable: true }) readonly extendedUntil: string | null;
  @Answered({ description: 'Which version took its place, when one did.', type: SuccessorDto, nullable: true })
  readonly successor: SuccessorDto | null;

  constructor({ event, logIndex }: LoggedEvent, history: CodeHistoryView) {
    const { kind, aboutId } = event;
    const { participants, people, version } = history.view;
    const participant = participants.find(({ id }) => id === aboutId);
    this.kind = kind;
    this.from = event.fromState;
    this.to = event.toState;
    this.at = event.at.toISOString();
    this.by = event.byId === null ? null : new PersonNameDto(event.byId, people);
    this.deputyFor = event.deputyFor === null ? null : new PersonNameDto(event.deputyFor, people);
    this.reason = event.reason;
    this.logIndex = logIndex;
    this.policySha256 = event.policySha256;
    this.manifestSha256 = event.manifestSha256;
    this.parametersSha256 = event.parametersSha256;
    this.participant = participant === undefined ? null : new ParticipantDto(participant);
    this.act = actOf(aboutId, history);
    this.adoption = kind === 'code.adopted' ? recordOf(history) : null;
    this.extendedUntil = kind === 'code.extended' ? version.extendedUntil : null;
    this.successor = kind === 'code.retired' ? successorOf(history) : null;
  }
}

export class CodeHistoryDto {
  @Answered({ description: 'What was done, in the order of the log.', type: CodeEventDto, isArray: true })
  readonly items: readonly CodeEventDto[];

  constructor(history: CodeHistoryView) {
    this.items = history.events.map((logged) => new CodeEventDto(logged, history));
  }
}

function actOf(id: string | null, { view: { acts, people } }: CodeHistoryView): CouncilActDto | null {
  const act = acts.find((one) => one.id === id);
  return act === undefined ? null : new CouncilActDto(act, people, act.lapsedAt === null && !standingActs(acts).includes(act));
}

function recordOf({ view, mandate, opinions }: CodeHistoryView): AdoptionRecordDto | null {
  const adoption = adoptionOf(view);
  return adoption === null
    ? null
    : {
        ...adoption,
        mandateCode: mandate,
        participants: view.participants.map((participant) => new ParticipantDto(participant)),
        opinions: opinions.map((act) => new CouncilActDto(act, view.people, false)),
      };
}

function successorOf({ successor }: CodeHistoryView): SuccessorDto | null {
  return successor === null ? null : { id: successor.id, label: successor.version, effectiveOn: successor.effectiveOn };
}
