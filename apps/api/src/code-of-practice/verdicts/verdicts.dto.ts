// Requests and responses about verdicts: as they were reached, reached again, and as lines of a decision log.
import { type JsonObject } from '../../common/index.js';
import { type Decided, GATES, type ToldFinding } from '../../gate/index.js';
import { Answered, DayField, DigestField } from '../../platform/http/index.js';
import { FindingDto } from '../../projects/index.js';
import { type Difference } from './replay.js';
import { type VerdictEntity } from './verdict.entity.js';
import { type Replayed, type ToldVerdict } from './verdicts.service.js';

export const OUTCOMES = ['deny', 'hold', 'oblige', 'warn', 'permit'];

export class VerdictResponseDto {
  @Answered({ description: 'Id of the verdict.' }) readonly id: string;
  @Answered({ description: 'Gate.', values: GATES }) readonly gate: string;
  @Answered({ description: 'Outcome.', values: OUTCOMES }) readonly outcome: string;
  @Answered({ description: 'The whole verdict: findings, obligations, columns, row filter, rules asked.', type: Object })
  readonly result: object;
  @Answered({ description: 'The facts that it was reached on; null once erased.', type: Object, nullable: true }) readonly input:
    object | null;
  @Answered({ description: 'When the facts were erased.', nullable: true }) readonly inputErasedAt: string | null;
  @Answered({ description: 'SHA-256 of the canonical input.' }) readonly inputSha256: string;
  @Answered({ description: 'SHA-256 of the policy.' }) readonly policySha256: string;
  @Answered({ description: 'SHA-256 of the parameters.' }) readonly parametersSha256: string;
  @Answered({ description: 'Version of the code of practice.' }) readonly codeVersion: string;
  @Answered({ description: 'Unit by whose stricter parameters; null where those of the institution hold.', nullable: true })
  readonly unit: string | null;
  @Answered({ description: 'Engine that judged.' }) readonly engine: string;
  @Answered({ description: 'Version of each fact source.', type: Object }) readonly sources: object;
  @Answered({ description: 'Position in the consent ledger that was read.', nullable: true }) readonly consentEpoch: string | null;
  @Answered({ description: 'When.' }) readonly decidedAt: string;

  constructor(verdict: VerdictEntity) {
    this.id = verdict.id;
    this.gate = verdict.gate;
    this.outcome = verdict.outcome;
    this.result = verdict.result;
    this.input = verdict.input;
    this.inputErasedAt = verdict.inputErasedAt?.toISOString() ?? null;
    this.inputSha256 = verdict.inputSha256;
    this.policySha256 = verdict.policySha256;
    this.parametersSha256 = verdict.parametersSha256;
    this.codeVersion = verdict.codeVersion;
    this.unit = verdict.unit;
    this.engine = verdict.engine;
    this.sources = verdict.sources;
    this.consentEpoch = verdict.consentEpoch;
    this.decidedAt = verdict.decidedAt.toISOString();
  }
}

/** A verdict as people read it. */
export class ToldVerdictDto {
  @Answered({ description: 'Version of the code.' }) readonly codeVersion: string;
  @Answered({ description: 'Outcome.', values: OUTCOMES }) readonly outcome: string;
  @Answered({ description: 'Findings with their texts.', type: FindingDto, isArray: true }) readonly findings: readonly ToldFinding[];
  @Answered({ description: 'What the platform carries out itself.', type: Object, isArray: true }) readonly obligations: readonly unknown[];
  @Answered({ description: 'What happens to each column.', type: Object }) readonly columns: Record<string, unknown>;
  @Answered({ description: 'Last day of the permission.', nullable: true }) readonly expiresOn: string | null;

  constructor(told: ToldVerdict, codeVersion: string) {
    const decided: Decided = told.decided;
    this.codeVersion = codeVersion;
    this.outcome = decided.outcome;
    this.findings = told.findings;
    this.obligations = decided.obligations;
    this.columns = decided.columns;
    this.expiresOn = decided.expires_on;
  }
}

export class DifferenceDto {
  @Answered({ description: 'Where (JSON Pointer).' }) readonly pointer: string;
  @Answered({ description: 'Value as it was logged; null where it had none.', type: Object, nullable: true }) readonly stored: unknown;
  @Answered({ description: 'Value now; null where it has none.', type: Object, nullable: true }) readonly replayed: unknown;

  constructor({ pointer, stored, replayed }: Difference) {
    this.pointer = pointer;
    this.stored = stored;
    this.replayed = replayed;
  }
}

export class TodayVerdictDto extends ToldVerdictDto {
  @Answered({ description: 'Whether it is the very verdict that was logged.', type: Boolean }) readonly isEqual: boolean;
  @Answered({ description: 'Where it differs from the logged one.', type: DifferenceDto, isArray: true })
  readonly differences: readonly DifferenceDto[];

  constructor(told: ToldVerdict & { readonly codeVersion: string; readonly differences: readonly Difference[] }) {
    super(told, told.codeVersion);
    this.isEqual = told.differences.length === 0;
    this.differences = told.differences.map((difference) => new DifferenceDto(difference));
  }
}

export class ReplayResponseDto {
  @Answered({ description: 'Id of the verdict.' }) readonly verdictId: string;
  @Answered({ description: 'Gate.' }) readonly gate: string;
  @Answered({ description: 'Whether the verdict reached again is the logged one, byte by byte in canonical JSON.', type: Boolean })
  readonly isEqual: boolean;
  @Answered({ description: 'Where they differ.', type: DifferenceDto, isArray: true }) readonly differences: readonly DifferenceDto[];
  @Answered({ description: 'Whether the stored input has the digest that was logged.', type: Boolean }) readonly isInputIntact: boolean;
  @Answered({ description: 'The verdict as it was logged.', type: ToldVerdictDto }) readonly stored: ToldVerdictDto;
  @Answered({ description: 'The verdict reached again.', type: ToldVerdictDto }) readonly replayed: ToldVerdictDto;
  @Answered({ description: 'What the code in force says of the same facts.', type: TodayVerdictDto, nullable: true })
  readonly today: TodayVerdictDto | null;
  @Answered({ description: 'Unit by whose stricter parameters; null where those of the institution hold.', nullable: true })
  readonly unit: string | null;
  @Answered({ description: 'SHA-256 of the policy.' }) readonly policySha256: string;
  @Answered({ description: 'SHA-256 of the parameters.' }) readonly parametersSha256: string;
  @Answered({ description: 'SHA-256 of the input.' }) readonly inputSha256: string;
  @Answered({ description: 'Engine that judged then.' }) readonly engineThen: string;
  @Answered({ description: 'Engine that judged now.' }) readonly engineNow: string;
  @Answered({ description: 'When it was reached.' }) readonly decidedAt: string;

  constructor({ verdict, differences, stored, replayed, inputSha256, engineNow, today }: Replayed) {
    this.verdictId = verdict.id;
    this.gate = verdict.gate;
    this.isEqual = differences.length === 0;
    this.differences = differences.map((difference) => new DifferenceDto(difference));
    this.isInputIntact = inputSha256 === verdict.inputSha256;
    this.stored = new ToldVerdictDto(stored, verdict.codeVersion);
    this.replayed = new ToldVerdictDto(replayed, verdict.codeVersion);
    this.today = today === null ? null : new TodayVerdictDto(today);
    this.unit = verdict.unit;
    this.policySha256 = verdict.policySha256;
    this.parametersSha256 = verdict.parametersSha256;
    this.inputSha256 = verdict.inputSha256;
    this.engineThen = verdict.engine;
    this.engineNow = engineNow;
    this.decidedAt = verdict.decidedAt.toISOString();
  }
}

export class DecisionLogQuery {
  @DayField({ description: 'First day.', example: '2026-11-01' }) readonly from: string;
  @DayField({ description: 'Last day.', example: '2026-11-30' }) readonly to: string;
}

export class ParametersParam {
  @DigestField({ description: 'SHA-256 of the canonical parameters.' }) readonly sha256: string;
}

export class ParameterSetDto {
  @Answered({ description: 'SHA-256 of the canonical parameters.' }) readonly parametersSha256: string;
  @Answered({ description: 'The parameters, as the policy reads them.', type: Object }) readonly parameters: JsonObject;
}
