// Routes of verdicts: as they were reached, reached again, and exported as a decision log.
import { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Allow } from '../../access/index.js';
import { type Actor } from '../../common/index.js';
import { CurrentActor, IdParam } from '../../platform/http/index.js';
import { DecisionLog } from './decision-log.js';
import { DecisionLogQuery, ParametersParam, ParameterSetDto, ReplayResponseDto, VerdictResponseDto } from './verdicts.dto.js';
import { VerdictsService } from './verdicts.service.js';

@ApiTags('verdicts')
@Controller('api/v1')
export class VerdictsController {
  constructor(
    @Inject(VerdictsService) private readonly verdicts: VerdictsService,
    @Inject(DecisionLog) private readonly decisionLog: DecisionLog,
  ) {}

  @Get('verdicts/decision-log')
  @Allow('read', 'DecisionLog')
  @ApiOperation({
    summary: 'Export verdicts as a decision log',
    description:
      'The verdicts of some days in the format of OPA’s own decision log, one event a line; an erased input is named in `erased`.',
  })
  @ApiProduces('application/x-ndjson')
  @ApiOkResponse({ description: 'One event a line.', schema: { type: 'string', format: 'binary' } })
  async export(@CurrentActor() actor: Actor, @Query() query: DecisionLogQuery, @Res() reply: FastifyReply): Promise<void> {
    const period = await this.decisionLog.period(actor, query);
    await reply.type('application/x-ndjson').send(Readable.from(this.decisionLog.lines(actor, period)));
  }

  @Get('verdicts/:id')
  @Allow('read', 'Verdict')
  @ApiOperation({
    summary: 'A verdict',
    description: 'With its input and the digests of policy and parameters: the same input gives the same verdict, for ever.',
  })
  @ApiOkResponse({ type: VerdictResponseDto })
  async verdict(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<VerdictResponseDto> {
    return new VerdictResponseDto(await this.verdicts.get(actor, id));
  }

  @Get('verdicts/:id/replay')
  @Allow('read', 'Verdict')
  @ApiOperation({
    summary: 'Reach a verdict again',
    description:
      'From its stored input, by the policy and parameters that it names, kept by digest; beside it what the code in force says today.',
  })
  @ApiOkResponse({ type: ReplayResponseDto })
  async replay(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<ReplayResponseDto> {
    return new ReplayResponseDto(await this.verdicts.replay(actor, id));
  }

  @Get('code-parameters/:sha256')
  @Allow('read', 'Verdict')
  @ApiOperation({ summary: 'A set of parameters', description: 'By digest, as verdicts name it.' })
  @ApiOkResponse({ type: ParameterSetDto })
  async parameters(@CurrentActor() actor: Actor, @Param() { sha256 }: ParametersParam): Promise<ParameterSetDto> {
    return { parametersSha256: sha256, parameters: await this.verdicts.parameters(actor, sha256) };
  }
}
