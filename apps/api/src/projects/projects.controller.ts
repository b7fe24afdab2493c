// Routes of projects: register, change, submit, test, return, decide, withdraw; each answers what may be done next.
import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Allow } from '../access/index.js';
import { type Actor, pageRequest } from '../common/index.js';
import { CodeField, CurrentActor, IdField, IdParam, ListQuery, NamesWhatWasRead } from '../platform/http/index.js';
import { ProjectAdviseDto } from './advices/advice.dto.js';
import { ProjectDesk } from './project.desk.js';
import { processDraftOf, ProcessPutDto } from './process.dto.js';
import {
  MemberAddDto,
  ProjectActedDto,
  ProjectDecideDto,
  ProjectFieldsDto,
  ProjectHistoryDto,
  ProjectPageDto,
  ProjectResponseDto,
  ProjectSummaryDto,
  ProjectTestDto,
  ReasonDto,
} from './projects.dto.js';

export class ProcessParam {
  @IdField({ description: 'Id of the project.' }) readonly id: string;
  @CodeField({ description: 'Code of the process.' }) readonly code: string;
}

@ApiTags('projects')
@Controller('api/v1/projects')
export class ProjectsController {
  constructor(@Inject(ProjectDesk) private readonly desk: ProjectDesk) {}

  @Post()
  @Allow('create', 'Project')
  @ApiOperation({
    summary: 'Register a project',
    description: 'As a draft, question first; the rest may come later. Answers what is still missing as findings.',
  })
  @ApiCreatedResponse({ type: ProjectResponseDto })
  async register(
    @CurrentActor() actor: Actor,
    @Body() body: ProjectFieldsDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProjectResponseDto> {
    return this.desk.created(reply, await this.desk.register(actor, body));
  }

  @Get()
  @Allow('read', 'Project')
  @ApiOperation({ summary: 'List projects', description: 'Those that this person may see, oldest first.' })
  @ApiOkResponse({ type: ProjectPageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: ListQuery): Promise<ProjectPageDto> {
    const { items, nextCursor } = await this.desk.list(actor, pageRequest(query));
    return { items: items.map((project) => new ProjectSummaryDto(project)), nextCursor };
  }

  @Get(':id')
  @Allow('read', 'Project')
  @ApiOperation({
    summary: 'A project',
    description: 'With its processes, what this person may do now, and what the code of practice says now.',
  })
  @ApiOkResponse({ type: ProjectResponseDto })
  async get(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProjectResponseDto> {
    return this.desk.tagged(reply, await this.desk.get(actor, id));
  }

  @Patch(':id')
  @Allow('change', 'Project')
  @ApiOperation({
    summary: 'Change a project',
    description: 'While draft or returned; members left out stay as they are. If-Match guards against overwriting.',
  })
  @ApiOkResponse({ type: ProjectResponseDto })
  async change(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: ProjectFieldsDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProjectResponseDto> {
    return this.desk.tagged(reply, await this.desk.change(actor, id, body, ifMatch));
  }

  @Post(':id/members')
  @HttpCode(200)
  @Allow('change', 'Project')
  @ApiOperation({ summary: 'Add a member', description: 'Who may then see, change and use the project.' })
  @ApiOkResponse({ type: ProjectResponseDto })
  async addMember(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: MemberAddDto): Promise<ProjectResponseDto> {
    return this.desk.addMember(actor, id, body.person);
  }

  @Put(':id/processes/:code')
  @Allow('change', 'Project')
  @ApiOperation({
    summary: 'Record a process',
    description: 'Purpose x data set x activity with basis, level and columns; each change makes a new immutable version.',
  })
  @ApiOkResponse({ type: ProjectResponseDto })
  async process(
    @CurrentActor() actor: Actor,
    @Param() { id, code }: ProcessParam,
    @Body() body: ProcessPutDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProjectResponseDto> {
    return this.desk.tagged(reply, await this.desk.recordProcess(actor, id, code, { draft: processDraftOf(body), ifMatch }));
  }

  @Post(':id/submit')
  @HttpCode(200)
  @Allow('submit', 'Project')
  @ApiOperation({
    summary: 'Submit a project',
    description: 'Gate G1. 403 with findings when it is not permitted, 409 when something is needed first.',
  })
  @ApiOkResponse({ type: ProjectActedDto })
  async submit(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<ProjectActedDto> {
    return this.desk.submit(actor, id);
  }

  @Post(':id/test')
  @HttpCode(200)
  @Allow('test', 'Project')
  @ApiOperation({ summary: 'Test a project (privacy officer)', description: 'A judgement with its reasons; another person decides.' })
  @NamesWhatWasRead()
  @ApiOkResponse({ type: ProjectActedDto })
  async test(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: ProjectTestDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<ProjectActedDto> {
    return this.desk.test(actor, { id, ifMatch }, body);
  }

  @Post(':id/advise')
  @HttpCode(200)
  @Allow('advise', 'Project')
  @ApiOperation({
    summary: 'Advise on a project (FG)',
    description: 'Advice, not a decision: the controller decides, and answers a negative advice that is not followed.',
  })
  @NamesWhatWasRead()
  @ApiOkResponse({ type: ProjectActedDto })
  async advise(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: ProjectAdviseDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<ProjectActedDto> {
    return this.desk.advise(actor, { id, ifMatch }, body);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Allow('read', 'Project')
  @ApiOperation({ summary: 'Return a project for completion', description: 'By the privacy officer or the mandate holder, with a reason.' })
  @ApiOkResponse({ type: ProjectActedDto })
  async return(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: ReasonDto): Promise<ProjectActedDto> {
    return this.desk.return(actor, id, body.reason);
  }

  @Post(':id/decide')
  @HttpCode(200)
  @Allow('decide', 'Project')
  @ApiOperation({
    summary: 'Decide on a project (mandate holder)',
    description: 'Gate G2: the mandate is checked as of today, and nobody decides what they asked for, prepared or tested.',
  })
  @NamesWhatWasRead()
  @ApiOkResponse({ type: ProjectActedDto })
  async decide(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: ProjectDecideDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<ProjectActedDto> {
    return this.desk.decide(actor, { id, ifMatch }, { ...body, answers: body.answers ?? [] });
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Allow('withdraw', 'Project')
  @ApiOperation({
    summary: 'Withdraw a project',
    description: 'Before its first delivery; after that a project is closed, with its data destroyed.',
  })
  @ApiOkResponse({ type: ProjectActedDto })
  async withdraw(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: ReasonDto): Promise<ProjectActedDto> {
    return this.desk.withdraw(actor, id, body.reason);
  }

  @Get(':id/history')
  @Allow('read', 'Project')
  @ApiOperation({ summary: 'History of a project', description: 'Who, from what, to what, when and why.' })
  @ApiOkResponse({ type: ProjectHistoryDto })
  async history(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<ProjectHistoryDto> {
    return this.desk.history(actor, id);
  }
}
