// Routes of imports: send a file, look at what is proposed, edit it, answer, load.
import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Allow } from '../../access/index.js';
import { type Actor, etagOf, pageRequest } from '../../common/index.js';
import { CurrentActor, IdParam } from '../../platform/http/index.js';
import { ProposalDto, proposalFromDto } from '../proposals/proposal.dto.js';
import { ImportsService } from './imports.service.js';
import {
  ImportAnswerDto,
  ImportListQuery,
  ImportLoadQuery,
  ImportPageDto,
  ImportResponseDto,
  ImportSummaryDto,
  UploadQuery,
} from './imports.dto.js';
import { ImportProposalsService, type ImportView } from './import-proposals.service.js';
import { uploadOf } from './uploads.js';

@ApiTags('imports')
@Controller('api/v1/imports')
export class ImportsController {
  constructor(
    @Inject(ImportsService) private readonly imports: ImportsService,
    @Inject(ImportProposalsService) private readonly proposals: ImportProposalsService,
  ) {}

  @Post()
  @Allow('create', 'Import')
  @ApiOperation({
    summary: 'Send a file',
    description:
      'Delimited text, gzip or not, streamed as the body. It is kept encrypted, inspected as a whole, and answered with a proposal: per column type, missing codes, classification with its reason, treatment. No row is stored as data yet. Logged as import.received.',
  })
  @ApiConsumes('application/octet-stream', 'text/csv', 'text/tab-separated-values', 'application/gzip')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: ImportResponseDto })
  async upload(
    @CurrentActor() actor: Actor,
    @Query() query: UploadQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportResponseDto> {
    const view = await this.imports.receive(actor, { name: query.name, content: uploadOf(request) });
    void reply.header('location', `/api/v1/imports/${view.entity.id}`);
    return tagged(reply, view);
  }

  @Get()
  @Allow('read', 'Import')
  @ApiOperation({ summary: 'List imports', description: 'In the order in which they were received.' })
  @ApiOkResponse({ type: ImportPageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: ImportListQuery): Promise<ImportPageDto> {
    const { items, nextCursor } = await this.proposals.list(actor, pageRequest(query));
    return { items: items.map((entity) => new ImportSummaryDto(entity)), nextCursor };
  }

  @Get(':id')
  @Allow('read', 'Import')
  @ApiOperation({ summary: 'An import', description: 'What was found, what is proposed, how far loading is, how it ended.' })
  @ApiOkResponse({ type: ImportResponseDto })
  async get(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportResponseDto> {
    return tagged(reply, await this.proposals.get(actor, id));
  }

  @Put(':id/proposal')
  @Allow('change', 'Import')
  @ApiOperation({
    summary: 'Edit the proposal',
    description: 'As a whole, as GET answers it. If-Match guards against overwriting. Logged as import.changed, by digest.',
  })
  @ApiOkResponse({ type: ImportResponseDto })
  async change(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: ProposalDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportResponseDto> {
    const proposal = proposalFromDto(body, await this.proposals.headers(actor, id));
    return tagged(reply, await this.proposals.change(actor, id, proposal, ifMatch));
  }

  @Post(':id/answers')
  @HttpCode(200)
  @Allow('decide', 'Import')
  @ApiOperation({
    summary: 'State what a column in doubt is',
    description: 'When 20 to 90 % of its values pass the test of a national number. Kept as a decision with its reason; then load again.',
  })
  @ApiOkResponse({ type: ImportResponseDto })
  async answer(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: ImportAnswerDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportResponseDto> {
    return tagged(reply, await this.proposals.answer(actor, id, body));
  }

  @Post(':id/load')
  @HttpCode(202)
  @Allow('change', 'Import')
  @ApiOperation({
    summary: 'Load an import',
    description:
      'The gate is asked first. The file is loaded in one transaction and its version switched in as a whole: a row that cannot be stored means that none is. With wait the answer comes when loading has ended. Logged as import.admitted or import.refused, dataset.registered, dataset.version-switched, import.loaded or import.failed.',
  })
  @ApiAcceptedResponse({ type: ImportResponseDto })
  async load(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Query() query: ImportLoadQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportResponseDto> {
    return tagged(reply, await this.imports.load(actor, id, { isWaitedFor: query.wait === 'true' }));
  }
}

function tagged(reply: FastifyReply, view: ImportView): ImportResponseDto {
  void reply.header('etag', etagOf(view.entity.version));
  return new ImportResponseDto(view);
}
