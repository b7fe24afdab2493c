// Routes of the pre-scan of a project: read, answer, establish; contest a criterion and judge that.
import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Put, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Allow } from '../../access/index.js';
import { type Actor } from '../../common/index.js';
import { CurrentActor, IdParam } from '../../platform/http/index.js';
import { PrescanDesk } from './prescan.desk.js';
import {
  ContestJudgeDto,
  ContestParam,
  ContestRaiseDto,
  PrescanActedDto,
  PrescanDto,
  PrescanEstablishDto,
  PrescanPutDto,
} from './prescan.dto.js';

@ApiTags('projects')
@Controller('api/v1/projects/:id/prescan')
export class PrescanController {
  constructor(@Inject(PrescanDesk) private readonly desk: PrescanDesk) {}

  @Get()
  @Allow('read', 'Prescan')
  @ApiOperation({
    summary: 'The pre-scan of a project',
    description: 'Answers, open questions, the EDPB criteria that follow from the facts and why, the points, and whether a DPIA is needed.',
  })
  @ApiOkResponse({ type: PrescanDto })
  async get(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Res({ passthrough: true }) reply: FastifyReply): Promise<PrescanDto> {
    return this.desk.get(reply, actor, id);
  }

  @Put()
  @Allow('change', 'Prescan')
  @ApiOperation({
    summary: 'Answer the pre-scan',
    description:
      'By a member or the privacy officer, until the project is decided. Makes a new version, to be established anew; contests of the version before count no more.',
  })
  @ApiOkResponse({ type: PrescanActedDto })
  async record(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: PrescanPutDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PrescanActedDto> {
    return this.desk.record(reply, actor, id, { body, ifMatch });
  }

  @Post('establishment')
  @HttpCode(200)
  @Allow('confirm', 'Prescan')
  @ApiOperation({
    summary: 'Establish the pre-scan (privacy officer)',
    description: 'Every question answered, by a privacy officer who neither asked for the project nor is a member.',
  })
  @ApiOkResponse({ type: PrescanActedDto })
  async establish(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: PrescanEstablishDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PrescanActedDto> {
    return this.desk.establish(reply, actor, id, { rationale: body.rationale, ifMatch });
  }

  @Post('contests')
  @Allow('create', 'Prescan')
  @ApiOperation({
    summary: 'Contest a criterion',
    description: 'One that follows from the facts, with a reason; it counts until a second person upholds this, and stays visible.',
  })
  @ApiCreatedResponse({ type: PrescanActedDto })
  async contest(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: ContestRaiseDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PrescanActedDto> {
    return this.desk.contest(reply, actor, id, body);
  }

  @Post('contests/:contestId/decision')
  @HttpCode(200)
  @Allow('decide', 'Prescan')
  @ApiOperation({
    summary: 'Judge a contest (second person)',
    description: 'By a privacy officer who did not raise it, nor has a hand in the project.',
  })
  @ApiOkResponse({ type: PrescanActedDto })
  async judge(
    @CurrentActor() actor: Actor,
    @Param() { id, contestId }: ContestParam,
    @Body() body: ContestJudgeDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PrescanActedDto> {
    return this.desk.judge(reply, actor, { projectId: id, id: contestId, ifMatch }, body);
  }
}
