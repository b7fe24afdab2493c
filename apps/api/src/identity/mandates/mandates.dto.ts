// Requests and responses about mandates and deputies.
import { type Actor } from '../../common/index.js';
import { Answered, DayField, IdField, OneOfField, ReferenceField, TextField } from '../../platform/http/index.js';
import { actionsOn, DEPUTYSHIPS, MANDATES, PROPOSAL_ACTIONS, type ProposalAction } from '../proposals/proposal.kinds.js';
import { type DeputyshipEntity } from './deputyship.entity.js';
import { MANDATE_KINDS, type MandateEntity, type MandateKind, type Route, ROUTES } from './mandate.entity.js';
import { type MandateRegister } from './mandates.service.js';

export class RegisterQuery {
  @DayField({ description: 'As the register stood on this day; default today.', example: '2026-10-14', optional: true })
  readonly asOf?: string;
}

export class MandateCreateDto {
  @ReferenceField({ description: 'Code of the mandate, unique.', example: 'M-14' }) readonly code: string;
  @OneOfField(MANDATE_KINDS, { description: 'What it is for; default decisions on projects.', optional: true }) readonly kind?: MandateKind;
  @IdField({ description: 'Who holds it.' }) readonly personId: string;
  @OneOfField(ROUTES, { description: 'Heaviest route on which it holds.', example: 'standard' }) readonly route: Route;
  @DayField({ description: 'First day.', example: '2026-01-01' }) readonly fromOn: string;
  @DayField({ description: 'Last day.', example: '2027-12-31' }) readonly untilOn: string;
  @TextField({ description: 'The decision by which it was given.', example: 'Mandaatbesluit 2026-03', maxLength: 300 })
  readonly sourceDecision: string;
}

export class DeputyshipCreateDto {
  @IdField({ description: 'Who is absent.' }) readonly absentId: string;
  @IdField({ description: 'Who stands in.' }) readonly deputyId: string;
  @DayField({ description: 'First day.' }) readonly fromOn: string;
  @DayField({ description: 'Last day.' }) readonly untilOn: string;
  @TextField({ description: 'The decision by which it was given.', maxLength: 300 }) readonly sourceDecision: string;
}

export class MandateResponseDto {
  @Answered({ description: 'Id of the mandate.' }) readonly id: string;
  @Answered({ description: 'Code.' }) readonly code: string;
  @Answered({ description: 'What it is for.', values: MANDATE_KINDS }) readonly kind: MandateKind;
  @Answered({ description: 'Who holds it.' }) readonly personId: string;
  @Answered({ description: 'Heaviest route.', values: ROUTES }) readonly route: Route;
  @Answered({ description: 'First day.' }) readonly fromOn: string;
  @Answered({ description: 'Last day.' }) readonly untilOn: string;
  @Answered({ description: 'The decision by which it was given.' }) readonly sourceDecision: string;
  @Answered({ description: 'When a second administrator confirmed it; without that it has no effect.', nullable: true })
  readonly confirmedAt: string | null;
  @Answered({ description: 'When it was ended early.', nullable: true }) readonly endedAt: string | null;
  @Answered({ description: 'What this person may do now.', values: PROPOSAL_ACTIONS, isArray: true })
  readonly actions: readonly ProposalAction[];

  constructor(mandate: MandateEntity, actor: Actor) {
    this.id = mandate.id;
    this.code = mandate.code;
    this.kind = mandate.kind;
    this.personId = mandate.personId;
    this.route = mandate.route;
    this.fromOn = mandate.fromOn;
    this.untilOn = mandate.untilOn;
    this.sourceDecision = mandate.sourceDecision;
    this.confirmedAt = mandate.confirmedAt?.toISOString() ?? null;
    this.endedAt = mandate.endedAt?.toISOString() ?? null;
    this.actions = actionsOn(actor, MANDATES, mandate);
  }
}

export class DeputyshipResponseDto {
  @Answered({ description: 'Id of the deputyship.' }) readonly id: string;
  @Answered({ description: 'Who is absent.' }) readonly absentId: string;
  @Answered({ description: 'Who stands in.' }) readonly deputyId: string;
  @Answered({ description: 'First day.' }) readonly fromOn: string;
  @Answered({ description: 'Last day.' }) readonly untilOn: string;
  @Answered({ description: 'The decision by which it was given.' }) readonly sourceDecision: string;
  @Answered({ description: 'When a second administrator confirmed it; without that it has no effect.', nullable: true })
  readonly confirmedAt: string | null;
  @Answered({ description: 'When it was ended early.', nullable: true }) readonly endedAt: string | null;
  @Answered({ description: 'What this person may do now.', values: PROPOSAL_ACTIONS, isArray: true })
  readonly actions: readonly ProposalAction[];

  constructor(deputyship: DeputyshipEntity, actor: Actor) {
    this.id = deputyship.id;
    this.absentId = deputyship.absentId;
    this.deputyId = deputyship.deputyId;
    this.fromOn = deputyship.fromOn;
    this.untilOn = deputyship.untilOn;
    this.sourceDecision = deputyship.sourceDecision;
    this.confirmedAt = deputyship.confirmedAt?.toISOString() ?? null;
    this.endedAt = deputyship.endedAt?.toISOString() ?? null;
    this.actions = actionsOn(actor, DEPUTYSHIPS, deputyship);
  }
}

export class MandateRegisterDto {
  @Answered({ description: 'The day that the register is shown of.' }) readonly asOf: string;
  @Answered({ description: 'Mandates in force on that day.', type: MandateResponseDto, isArray: true })
  readonly mandates: readonly MandateResponseDto[];
  @Answered({ description: 'Deputyships in force on that day.', type: DeputyshipResponseDto, isArray: true })
  readonly deputyships: readonly DeputyshipResponseDto[];
  @Answered({
    description: 'Mandates that wait for a second administrator now; for administrators alone.',
    type: MandateResponseDto,
    isArray: true,
  })
  readonly proposedMandates: readonly MandateResponseDto[];
  @Answered({
    description: 'Deputyships that wait for a second administrator now; for administrators alone.',
    type: DeputyshipResponseDto,
    isArray: true,
  })
  readonly proposedDeputyships: readonly DeputyshipResponseDto[];

  constructor(register: MandateRegister, actor: Actor) {
    const mandate = (one: MandateEntity): MandateResponseDto => new MandateResponseDto(one, actor);
    const deputyship = (one: DeputyshipEntity): DeputyshipResponseDto => new DeputyshipResponseDto(one, actor);
    this.asOf = register.asOf;
    this.mandates = register.mandates.map(mandate);
    this.deputyships = register.deputyships.map(deputyship);
    this.proposedMandates = register.proposedMandates.map(mandate);
    this.proposedDeputyships = register.proposedDeputyships.map(deputyship);
  }
}
