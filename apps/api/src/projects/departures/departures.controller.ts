// Routes of departures from the code: ask, advise, decide, end; of one project, and the list of all.
import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Allow } from '../../access/index.js';
import { type Actor } from '../../common/index.js';
import { CurrentActor, IdParam, ListQuery } from '../../platform/http/index.js';
import { ReasonDto } from '../projects.dto.js';
import { DepartureDesk } from './departure.desk.js';
import {
  DepartureActedDto,
  DepartureAdviseDto,
  DepartureAskDto,
  DepartureDecideDto,
  DepartureListDto,
  DeparturePageDto,
  DepartureParam,
} from './departures.dto.js';

@ApiTags('projects')
@Controller('api/v1')
export class DeparturesController {
  constructor(@Inject(DepartureDesk) private readonly desk: DepartureDesk) {}

  @Get('departures')
  @Allow('read', 'Departure')
  @ApiOperation({
    summary: 'Departures from the code',
    description:
      'Comply or explain: which projects depart from which norm, why, on what advice, until when. Members see those of their projects.',
  })
  @ApiOkResponse({ type: DeparturePageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: ListQuery): Promise<DeparturePageDto> {
    return this.desk.list(actor, query);
  }

  @Get('projects/:id/departures')
  @Allow('read', 'Departure')
  @ApiOperation({ summary: 'Departures of a project', description: 'Asked, granted, refused, ended and lapsed, oldest first.' })
  @ApiOkResponse({ type: DepartureListDto })
  async ofProject(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<DepartureListDto> {
    return this.desk.ofProject(actor, id);
  }

  @Post('projects/:id/departures')
  @Allow('create', 'Departure')
  @ApiOperation({
    summary: 'Ask to depart from a norm',
    description: 'By a member, from the code or good practice, with a reason and a last day. Law cannot be departed from.',
  })
  @ApiCreatedResponse({ type: DepartureActedDto })
  async ask(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: DepartureAskDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DepartureActedDto> {
    return this.desk.ask(reply, actor, id, body);
  }

  @Post('projects/:id/departures/:departureId/advice')
  @HttpCode(200)
  @Allow('advise', 'Departure')
  @ApiOperation({
    summary: 'Advise on a departure (FG)',
    description: 'Advice, not a decision; the decider answers a negative one that is not followed.',
  })
  @ApiOkResponse({ type: DepartureActedDto })
  async advise(
    @CurrentActor() actor: Actor,
    @Param() { id, departureId }: DepartureParam,
    @Body() body: DepartureAdviseDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DepartureActedDto> {
    return this.desk.advise(reply, actor, { projectId: id, id: departureId, ifMatch }, body);
  }

  @Post('projects/:id/departures/:departureId/decision')
  @HttpCode(200)
  @Allow('decide', 'Departure')
  @ApiOperation({
    summary: 'Decide on a departure (mandate holder)',
    description: 'Under a mandate for the route of the project that holds today; by nobody who asked or is a member.',
  })
  @ApiOkResponse({ type: DepartureActedDto })
  async decide(
    @CurrentActor() actor: Actor,
    @Param() { id, departureId }: DepartureParam,
    @Body() body: DepartureDecideDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DepartureActedDto> {
    return this.desk.decide(reply, actor, { projectId: id, id: departureId, ifMatch }, body);
  }

  @Post('projects/:id/departures/:departureId/end')
  @HttpCode(200)
  @Allow('revoke', 'Departure')
  @ApiOperation({ summary: 'End a departure', description: 'Before its last day, or before it was decided; the norm holds again at once.' })
  @ApiOkResponse({ type: DepartureActedDto })
  async end(
    @CurrentActor() actor: Actor,
    @Param() { id, departureId }: DepartureParam,
    @Body() body: ReasonDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DepartureActedDto> {
    return this.desk.end(reply, actor, { projectId: id, id: departureId, ifMatch }, body.reason);
  }
}
