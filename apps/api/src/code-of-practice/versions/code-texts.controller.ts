// Routes of what a version says: its rules, its life, two versions side by side, units that are stricter, builds kept by digest.
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Allow } from '../../access/index.js';
import { type Actor } from '../../common/index.js';
import { CodeField, CurrentActor, DigestField, IdParam, OneOfField } from '../../platform/http/index.js';
import { filledRules } from '../engine/filled-rules.js';
import { BUILD_PARTS, type BuildPart } from '../engine/policy-build.js';
import { PolicyEngine } from '../engine/policy-engine.js';
import { type Rules } from '../engine/rules.js';
import { CodeBuilds } from './code-builds.service.js';
import { CodeHistoryDto } from './code-history.dto.js';
import { CodeHistory } from './code-history.service.js';
import {
  CodeComparisonDto,
  CodeUnitDto,
  CodeUnitListDto,
  CompareQuery,
  PolicyBuildDto,
  PolicyBuildListDto,
  RuleListDto,
} from './code-rules.dto.js';
import { CodeUnits } from './code-units.service.js';
import { CodeUnitParam, CodeUnitPutDto } from './code-versions.dto.js';
import { CodeVersionViews } from './code-versions.views.js';

export class BuildPartParam {
  @DigestField({ description: 'SHA-256 of the policy.' }) readonly policySha256: string;
  @OneOfField(BUILD_PARTS, { description: 'Part of the build.' }) readonly part: BuildPart;
}

export class UnitProposalParam extends IdParam {
  @CodeField({ description: 'Code of the unit.', example: 'faculty-of-science' }) readonly unit: string;
}

@ApiTags('code of practice')
@Controller('api/v1')
export class CodeTextsController {
  constructor(
    @Inject(CodeVersionViews) private readonly views: CodeVersionViews,
    @Inject(CodeHistory) private readonly histories: CodeHistory,
    @Inject(CodeUnits) private readonly units: CodeUnits,
    @Inject(CodeBuilds) private readonly builds: CodeBuilds,
    @Inject(PolicyEngine) private readonly release: PolicyEngine,
  ) {}

  @Get('code-of-practice/rules')
  @Allow('read', 'Institution')
  @ApiOperation({
    summary: 'The rules of this release',
    description:
      'Title, plain-language description, sources, effect, and who can lift each; in Dutch and English, with the values of its parameters.',
  })
  @ApiOkResponse({ type: Object })
  rules(): Rules {
    return filledRules(this.release, this.release.parameters);
  }

  @Get('code-versions/:id/rules')
  @Allow('read', 'CodeVersion')
  @ApiOperation({ summary: 'The rules of a version', description: 'Every rule of its build, and whether it is in force.' })
  @ApiOkResponse({ type: RuleListDto })
  async rulesOf(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<RuleListDto> {
    return new RuleListDto(await this.views.get(actor, id));
  }

  @Get('code-versions/:id/history')
  @Allow('read', 'CodeVersion')
  @ApiOperation({
    summary: 'The life of a version',
    description:
      'What was done with it, in the order of the log: who took part, what councils said and the board answered, how it was adopted, what took its place; each with its index in the log and the digests of then.',
  })
  @ApiOkResponse({ type: CodeHistoryDto })
  async historyOf(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<CodeHistoryDto> {
    return new CodeHistoryDto(await this.histories.of(actor, id));
  }

  @Get('code-versions/:id/compare')
  @Allow('read', 'CodeVersion')
  @ApiOperation({
    summary: 'Compare two versions',
    description: 'Rules that came, went or were reworded, and parameters that became stricter or looser.',
  })
  @ApiOkResponse({ type: CodeComparisonDto })
  async compare(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Query() query: CompareQuery): Promise<CodeComparisonDto> {
    const to = await this.views.get(actor, id);
    return new CodeComparisonDto(await this.views.getOrCurrent(actor, query.with ?? null), to);
  }

  @Get('code-units')
  @Allow('read', 'CodeVersion')
  @ApiOperation({ summary: 'Units that are stricter', description: 'What each holds itself to, beside what the institution has.' })
  @ApiOkResponse({ type: CodeUnitListDto })
  async listUnits(@CurrentActor() actor: Actor): Promise<CodeUnitListDto> {
    return { items: (await this.units.list(actor)).map((view) => new CodeUnitDto(view)) };
  }

  @Put('code-units/:unit')
  @Allow('change', 'CodeVersion')
  @ApiOperation({
    summary: 'Record what a unit holds itself to',
    description:
      'A unit may be stricter than the institution, never looser (400 looser). What is no looser than the unit was holds at once (code.unit-recorded); what is looser is told as a proposal and waits for a second person (code.unit-proposed).',
  })
  @ApiOkResponse({ type: CodeUnitDto })
  async recordUnit(@CurrentActor() actor: Actor, @Param() { unit }: CodeUnitParam, @Body() body: CodeUnitPutDto): Promise<CodeUnitDto> {
    return new CodeUnitDto(await this.units.record(actor, unit, body));
  }

  @Post('code-units/:unit/proposals/:id/confirm')
  @HttpCode(200)
  @Allow('decide', 'CodeVersion')
  @ApiOperation({
    summary: 'Confirm what loosens a unit',
    description:
      'By who decides on the code and did not propose it (403 proposer-confirms); 409 once it holds or a later row took its place. Logged as code.unit-confirmed.',
  })
  @ApiOkResponse({ type: CodeUnitDto })
  async confirmUnit(@CurrentActor() actor: Actor, @Param() { unit, id }: UnitProposalParam): Promise<CodeUnitDto> {
    return new CodeUnitDto(await this.units.confirm(actor, unit, id));
  }

  @Get('policy-builds')
  @Allow('read', 'Verdict')
  @ApiOperation({ summary: 'Builds of the policy', description: 'Kept by digest, so that any logged verdict can be reached again.' })
  @ApiOkResponse({ type: PolicyBuildListDto })
  async listBuilds(@CurrentActor() actor: Actor): Promise<PolicyBuildListDto> {
    const { manifestSha256 } = this.release.build;
    return { items: (await this.builds.list(actor)).map((kept) => new PolicyBuildDto(kept, manifestSha256)) };
  }

  @Get('policy-builds/:policySha256/:part')
  @Allow('read', 'Verdict')
  @ApiOperation({ summary: 'A part of a build', description: 'The bytes as they are, so that others can judge with them.' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ description: 'The bytes.', schema: { type: 'string', format: 'binary' } })
  async part(@CurrentActor() actor: Actor, @Param() { policySha256, part }: BuildPartParam, @Res() reply: FastifyReply): Promise<void> {
    await reply.type('application/octet-stream').send(await this.builds.part(actor, policySha256, part));
  }
}
