// Routes of the code of practice: the rules with their texts, and verdicts.
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/index.js';
import { type Actor } from '../common/index.js';
import { GATES } from '../gate/index.js';
import { Answered, CurrentActor, IdParam } from '../platform/http/index.js';
import { type VerdictEntity } from './code-version.entity.js';
import { CodeOfPractice } from './code-of-practice.service.js';
import { PolicyEngine, type Rules } from './policy-engine.js';

export class VerdictResponseDto {
  @Answered({ description: 'Id of the verdict.' }) readonly id: string;
  @Answered({ description: 'Gate.', values: GATES }) readonly gate: string;
  @Answered({ description: 'Outcome.', values: ['deny', 'hold', 'oblige', 'warn', 'permit'] }) readonly outcome: string;
  @Answered({ description: 'The whole verdict: findings, obligations, columns, row filter, rules asked.', type: Object })
  readonly result: object;
  @Answered({ description: 'The facts that it was reached on.', type: Object }) readonly input: object;
  @Answered({ description: 'SHA-256 of the canonical input.' }) readonly inputSha256: string;
  @Answered({ description: 'SHA-256 of the policy.' }) readonly policySha256: string;
  @Answered({ description: 'SHA-256 of the parameters.' }) readonly parametersSha256: string;
  @Answered({ description: 'Version of the code of practice.' }) readonly codeVersion: string;
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
    this.inputSha256 = verdict.inputSha256;
    this.policySha256 = verdict.policySha256;
    this.parametersSha256 = verdict.parametersSha256;
    this.codeVersion = verdict.codeVersion;
    this.engine = verdict.engine;
    this.sources = verdict.sources;
    this.consentEpoch = verdict.consentEpoch;
    this.decidedAt = verdict.decidedAt.toISOString();
  }
}

@ApiTags('code of practice')
@Controller('api/v1')
export class CodeOfPracticeController {
  constructor(
    @Inject(CodeOfPractice) private readonly code: CodeOfPractice,
    @Inject(PolicyEngine) private readonly engine: PolicyEngine,
  ) {}

  @Get('code-of-practice/rules')
  @Allow('read', 'Institution')
  @ApiOperation({
    summary: 'The rules in force',
    description: 'Title, plain-language description, sources, effect, and who can lift each; in Dutch and English.',
  })
  @ApiOkResponse({ type: Object })
  rules(): Rules {
    return this.engine.rules;
  }

  @Get('verdicts/:id')
  @Allow('read', 'Verdict')
  @ApiOperation({
    summary: 'A verdict',
    description: 'With its input and the digests of policy and parameters: the same input gives the same verdict, for ever.',
  })
  @ApiOkResponse({ type: VerdictResponseDto })
  async verdict(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<VerdictResponseDto> {
    return new VerdictResponseDto(await this.code.verdict(actor, id));
  }
}
