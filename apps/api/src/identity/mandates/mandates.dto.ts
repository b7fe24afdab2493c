// Requests and responses about mandates and deputies.
import { Answered, DayField, IdField, OneOfField, ReferenceField, TextField } from '../../platform/http/index.js';
import { type DeputyshipEntity } from './deputyship.entity.js';
import { MANDATE_KINDS, type MandateEntity, type MandateKind, type Route, ROUTES } from './mandate.entity.js';

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
  @Answered({ description: 'When it was ended early.', nullable: true }) readonly endedAt: string | null;

  constructor(mandate: MandateEntity) {
    this.id = mandate.id;
    this.code = mandate.code;
    this.kind = mandate.kind;
    this.personId = mandate.personId;
    this.route = mandate.route;
    this.fromOn = mandate.fromOn;
    this.untilOn = mandate.untilOn;
    this.sourceDecision = mandate.sourceDecision;
    this.endedAt = mandate.endedAt?.toISOString() ?? null;
  }
}

export class DeputyshipResponseDto {
  @Answered({ description: 'Id of the deputyship.' }) readonly id: string;
  @Answered({ description: 'Who is absent.' }) readonly absentId: string;
  @Answered({ description: 'Who stands in.' }) readonly deputyId: string;
  @Answered({ description: 'First day.' }) readonly fromOn: string;
  @Answered({ description: 'Last day.' }) readonly untilOn: string;
  @Answered({ description: 'The decision by which it was given.' }) readonly sourceDecision: string;
  @Answered({ description: 'When it was ended early.', nullable: true }) readonly endedAt: string | null;

  constructor(deputyship: DeputyshipEntity) {
    this.id = deputyship.id;
    this.absentId = deputyship.absentId;
    this.deputyId = deputyship.deputyId;
    this.fromOn = deputyship.fromOn;
    this.untilOn = deputyship.untilOn;
    this.sourceDecision = deputyship.sourceDecision;
    this.endedAt = deputyship.endedAt?.toISOString() ?? null;
  }
}

export class MandateRegisterDto {
  @Answered({ description: 'The day that the register is shown of.' }) readonly asOf: string;
  @Answered({ description: 'Mandates in force on that day.', type: MandateResponseDto, isArray: true })
  readonly mandates: readonly MandateResponseDto[];
  @Answered({ description: 'Deputyships in force on that day.', type: DeputyshipResponseDto, isArray: true })
  readonly deputyships: readonly DeputyshipResponseDto[];
}
