// Routes of versions of the code: draw up, consult, adopt, extend, retire; each answers the version as it then is.
import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Allow } from '../../access/index.js';
import { type Actor, etagOf, pageRequest } from '../../common/index.js';
import { CurrentActor, IdField, IdParam, ListQuery, NamesWhatWasRead } from '../../platform/http/index.js';
import { CodeAdoptions } from './code-adoptions.service.js';
import { CodeCouncils } from './code-councils.service.js';
import { CodeDrafts } from './code-drafts.service.js';
import {
  ActAnswerDto,
  CodeAdoptDto,
  CodeReasonDto,
  CodeVersionChangeDto,
  CodeVersionCreateDto,
  CodeVersionPageDto,
  CodeVersionResponseDto,
  CodeVersionSummaryDto,
  CouncilActCreateDto,
  ParticipantCreateDto,
} from './code-versions.dto.js';
import { CodeVersionViews } from './code-versions.views.js';

export class ActParam extends IdParam {
  @IdField({ description: 'Id of the act.' }) readonly actId: string;
}

@ApiTags('code of practice')
@Controller('api/v1/code-versions')
export class CodeVersionsController {
  constructor(
    @Inject(CodeVersionViews) private readonly views: CodeVersionViews,
    @Inject(CodeDrafts) private readonly drafts: CodeDrafts,
    @Inject(CodeCouncils) private readonly councils: CodeCouncils,
    @Inject(CodeAdoptions) private readonly adoptions: CodeAdoptions,
  ) {}

  @Get()
  @Allow('read', 'CodeVersion')
  @ApiOperation({ summary: 'List versions of the code', description: 'Newest first, in every state.' })
  @ApiOkResponse({ type: CodeVersionPageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: ListQuery): Promise<CodeVersionPageDto> {
    const { items, nextCursor } = await this.views.list(actor, pageRequest(query));
    return { items: items.map((view) => new CodeVersionSummaryDto(view)), nextCursor };
  }

  @Get('in-force')
  @Allow('read', 'CodeVersion')
  @ApiOperation({
    summary: 'The code in force',
    description: 'The version by which every gate judges today. 404 when none was adopted: every gate then holds.',
  })
  @ApiOkResponse({ type: CodeVersionResponseDto })
  async current(@CurrentActor() actor: Actor): Promise<CodeVersionResponseDto> {
    return new CodeVersionResponseDto(await this.views.current(actor));
  }

  @Get(':id')
  @Allow('read', 'CodeVersion')
  @ApiOperation({
    summary: 'A version of the code',
    description: 'With rules in force, parameters, who took part, what councils said, how it was adopted.',
  })
  @ApiOkResponse({ type: CodeVersionResponseDto })
  async get(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CodeVersionResponseDto> {
    return this.told(actor, id, reply);
  }

  @Post()
  @Allow('create', 'CodeVersion')
  @ApiOperation({
    summary: 'Draw up a version',
    description: 'On the policy of this release, from the parameters in force, with the changes named. Logged as code.drafted.',
  })
  @ApiCreatedResponse({ type: CodeVersionResponseDto })
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CodeVersionCreateDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CodeVersionResponseDto> {
    const id = await this.drafts.create(actor, body);
    void reply.header('location', `/api/v1/code-versions/${id}`);
    return this.told(actor, id, reply);
  }

  @Patch(':id')
  @Allow('change', 'CodeVersion')
  @ApiOperation({
    summary: 'Change a draft',
    description: 'Parameters within their bounds, rules in force, summary; what is left out stays. If-Match guards against overwriting.',
  })
  @ApiOkResponse({ type: CodeVersionResponseDto })
  async change(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: CodeVersionChangeDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CodeVersionResponseDto> {
    await this.drafts.change(actor, id, body, ifMatch);
    return this.told(actor, id, reply);
  }

  @Post(':id/participants')
  @Allow('change', 'CodeVersion')
  @ApiOperation({
    summary: 'Record who took part',
    description: 'A code is revised with students. Names stand here, and are committed to in the log.',
  })
  @ApiCreatedResponse({ type: CodeVersionResponseDto })
  async participate(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: ParticipantCreateDto,
  ): Promise<CodeVersionResponseDto> {
    await this.drafts.addParticipant(actor, id, body);
    return this.told(actor, id);
  }

  @Post(':id/submit')
  @HttpCode(200)
  @Allow('submit', 'CodeVersion')
  @ApiOperation({ summary: 'Lay a draft before the councils', description: 'From here on its text stands. Logged as code.consulted.' })
  @ApiOkResponse({ type: CodeVersionResponseDto })
  async submit(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<CodeVersionResponseDto> {
    await this.drafts.submit(actor, id);
    return this.told(actor, id);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Allow('submit', 'CodeVersion')
  @ApiOperation({ summary: 'Take a version back to draft', description: 'What councils said of it lapses, because its text may change.' })
  @ApiOkResponse({ type: CodeVersionResponseDto })
  async reopen(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: CodeReasonDto): Promise<CodeVersionResponseDto> {
    await this.drafts.reopen(actor, id, body.reason);
    return this.told(actor, id);
  }

  @Post(':id/acts')
  @Allow('advise', 'CodeVersion')
  @ApiOperation({
    summary: 'Record what a council says',
    description:
      'Of one’s own council: student council, works council, or the joint one. An act has a kind: information, discussion, advice, assent (instemming), unasked advice or initiative. A later advice or assent takes the place of the one before.',
  })
  @NamesWhatWasRead()
  @ApiCreatedResponse({ type: CodeVersionResponseDto })
  async act(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: CouncilActCreateDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<CodeVersionResponseDto> {
    await this.councils.record(actor, { id, ifMatch }, body);
    return this.told(actor, id);
  }

  @Post(':id/acts/:actId/answer')
  @Allow('decide', 'CodeVersion')
  @ApiOperation({ summary: 'Answer a council', description: 'The board’s reasoned answer to an act, given once.' })
  @NamesWhatWasRead()
  @ApiCreatedResponse({ type: CodeVersionResponseDto })
  async answer(
    @CurrentActor() actor: Actor,
    @Param() { id, actId }: ActParam,
    @Body() body: ActAnswerDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<CodeVersionResponseDto> {
    await this.councils.answer(actor, { id, ifMatch }, actId, body.text);
    return this.told(actor, id);
  }

  @Post(':id/adopt')
  @HttpCode(200)
  @Allow('decide', 'CodeVersion')
  @ApiOperation({
    summary: 'Adopt a version',
    description:
      'Under a mandate for the adoption of the code (403 no-mandate). Students took part, a council gave advice or assent, and what was not simply positive was answered (409 adoption-incomplete). Signed with the institution’s key.',
  })
  @NamesWhatWasRead()
  @ApiOkResponse({ type: CodeVersionResponseDto })
  async adopt(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: CodeAdoptDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<CodeVersionResponseDto> {
    await this.adoptions.adopt(actor, { id, ifMatch }, body);
    return this.told(actor, id);
  }

  @Post(':id/extend')
  @HttpCode(200)
  @Allow('decide', 'CodeVersion')
  @ApiOperation({
    summary: 'Extend the year of a version',
    description: 'Once, by the months that its parameters say, with a reason, under the mandate.',
  })
  @ApiOkResponse({ type: CodeVersionResponseDto })
  async extend(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: CodeReasonDto): Promise<CodeVersionResponseDto> {
    await this.adoptions.extend(actor, id, body.reason);
    return this.told(actor, id);
  }

  @Post(':id/retire')
  @HttpCode(200)
  @Allow('decide', 'CodeVersion')
  @ApiOperation({
    summary: 'Retire a version',
    description: 'Running projects go on, with a warning; new approvals wait for a version in force.',
  })
  @ApiOkResponse({ type: CodeVersionResponseDto })
  async retire(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: CodeReasonDto): Promise<CodeVersionResponseDto> {
    await this.adoptions.retire(actor, id, body.reason);
    return this.told(actor, id);
  }

  private async told(actor: Actor, id: string, reply?: FastifyReply): Promise<CodeVersionResponseDto> {
    const view = await this.views.get(actor, id);
    void reply?.header('etag', etagOf(view.version.revision));
    return new CodeVersionResponseDto(view);
  }
}
