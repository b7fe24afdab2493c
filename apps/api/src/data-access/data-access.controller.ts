// Routes of data access: ask, see, fetch the data; recalls, deliveries, data tokens.
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Allow } from '../access/index.js';
import { type Actor, pageRequest } from '../common/index.js';
import { IssuedTokenDto } from '../identity/index.js';
import { CurrentActor, IdParam, ListQuery } from '../platform/http/index.js';
import {
  accessDraftOf,
  AccessRequestCreateDto,
  AccessRequestPageDto,
  AccessRequestPreviewDto,
  AccessRequestResponseDto,
  AccessRequestSummaryDto,
  DataTokenCreateDto,
  DeliveryPageDto,
  DeliveryResponseDto,
  DictionaryColumnDto,
  DictionaryDto,
  RecallConfirmedDto,
  RecallPageDto,
  RecallResponseDto,
} from './data-access.dto.js';
import { DataDesk } from './data-desk.js';
import { DeliveryList } from './delivery/delivery-list.service.js';
import { RecallsService } from './recalls/recalls.service.js';
import { DictionariesService } from './requests/dictionaries.service.js';
import { RequestDesk } from './requests/request-desk.js';
import { DataTokensService } from './tokens/data-tokens.service.js';

@ApiTags('data access')
@Controller('api/v1')
export class DataAccessController {
  constructor(
    @Inject(RequestDesk) private readonly requests: RequestDesk,
    @Inject(RecallsService) private readonly recallsService: RecallsService,
    @Inject(DataTokensService) private readonly dataTokens: DataTokensService,
    @Inject(DictionariesService) private readonly dictionaries: DictionariesService,
    @Inject(DataDesk) private readonly desk: DataDesk,
    @Inject(DeliveryList) private readonly copies: DeliveryList,
  ) {}

  @Post('access-requests')
  @Allow('create', 'AccessRequest')
  @ApiOperation({
    summary: 'Ask for data',
    description: 'Gate G3. Answers 201 with the outcome and findings, also when it is not permitted; versions are pinned.',
  })
  @ApiCreatedResponse({ type: AccessRequestResponseDto })
  async ask(
    @CurrentActor() actor: Actor,
    @Body() body: AccessRequestCreateDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccessRequestResponseDto> {
    const told = await this.requests.make(actor, accessDraftOf(body));
    void reply.header('location', `/api/v1/access-requests/${told.request.id}`);
    return new AccessRequestResponseDto(told);
  }

  @Post('access-requests/preview')
  @HttpCode(200)
  @Allow('create', 'AccessRequest')
  @ApiOperation({
    summary: 'Try a request for data',
    description: 'What the code of practice would say of it now. Nothing is kept, logged or promised.',
  })
  @ApiOkResponse({ type: AccessRequestPreviewDto })
  async preview(@CurrentActor() actor: Actor, @Body() body: AccessRequestCreateDto): Promise<AccessRequestPreviewDto> {
    const { judged, nearest } = await this.requests.preview(actor, accessDraftOf(body));
    return new AccessRequestPreviewDto(judged, nearest);
  }

  @Get('access-requests')
  @Allow('read', 'AccessRequest')
  @ApiOperation({ summary: 'List requests for data', description: 'One’s own, or all for those who oversee.' })
  @ApiOkResponse({ type: AccessRequestPageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: ListQuery): Promise<AccessRequestPageDto> {
    const { items, nextCursor } = await this.requests.list(actor, pageRequest(query));
    return { items: items.map((request) => new AccessRequestSummaryDto(request)), nextCursor };
  }

  @Get('access-requests/:id')
  @Allow('read', 'AccessRequest')
  @ApiOperation({ summary: 'A request for data', description: 'With what the code of practice says of it now.' })
  @ApiOkResponse({ type: AccessRequestResponseDto })
  async get(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<AccessRequestResponseDto> {
    return new AccessRequestResponseDto(await this.requests.get(actor, id));
  }

  @Get('access-requests/:id/dictionary')
  @Allow('read', 'AccessRequest')
  @ApiOperation({
    summary: 'The dictionary of the data',
    description: 'What each column means, in which unit, with which missing codes, and in which form it leaves now.',
  })
  @ApiOkResponse({ type: DictionaryDto })
  async dictionary(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<DictionaryDto> {
    return { columns: (await this.dictionaries.of(actor, id)).map((column) => new DictionaryColumnDto(column)) };
  }

  @Get('access-requests/:id/data')
  @Allow('download', 'AccessRequest')
  @ApiOperation({
    summary: 'The data',
    description:
      'A stream of CSV or NDJSON, as asked for; logged before its first byte. Judged afresh: 403 when it is not permitted, 409 when something is needed first, with the findings.',
  })
  @ApiProduces('text/csv', 'application/x-ndjson')
  @ApiOkResponse({
    description: 'CSV (RFC 4180) with a header line, or one JSON object a line; the first column is the pseudonym.',
    schema: { type: 'string', format: 'binary' },
  })
  async data(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Res() reply: FastifyReply): Promise<void> {
    await this.desk.deliver(actor, id, reply);
  }

  @Get('deliveries')
  @Allow('read', 'Delivery')
  @ApiOperation({
    summary: 'List deliveries',
    description: 'Copies that were handed out, with their labels and the day before which each is deleted.',
  })
  @ApiOkResponse({ type: DeliveryPageDto })
  async deliveries(@CurrentActor() actor: Actor, @Query() query: ListQuery): Promise<DeliveryPageDto> {
    const { items, nextCursor } = await this.copies.page(actor, pageRequest(query));
    return { items: items.map((listed) => new DeliveryResponseDto(listed)), nextCursor };
  }

  @Get('recalls')
  @Allow('read', 'Recall')
  @ApiOperation({
    summary: 'List recalls',
    description: 'Pseudonyms to be deleted from copies, because a student withdrew or objected after the delivery.',
  })
  @ApiOkResponse({ type: RecallPageDto })
  async recalls(@CurrentActor() actor: Actor, @Query() query: ListQuery): Promise<RecallPageDto> {
    const { items, nextCursor } = await this.recallsService.list(actor, pageRequest(query));
    return { items: items.map((recall) => new RecallResponseDto(recall)), nextCursor };
  }

  @Post('recalls/:id/confirm')
  @HttpCode(200)
  @Allow('confirm', 'Recall')
  @ApiOperation({
    summary: 'Confirm a recall',
    description: 'The holder of the copy states that the rows of this pseudonym are deleted from it.',
  })
  @ApiOkResponse({ type: RecallConfirmedDto })
  async confirm(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<RecallConfirmedDto> {
    return this.desk.confirm(actor, id);
  }

  @Post('data-tokens')
  @Allow('create', 'DataToken')
  @ApiOperation({
    summary: 'Get a data token',
    description: 'For the analyst’s own tools: one project, one receiving setting, fetching data only.',
  })
  @ApiCreatedResponse({ type: IssuedTokenDto })
  async token(@CurrentActor() actor: Actor, @Body() body: DataTokenCreateDto): Promise<IssuedTokenDto> {
    return new IssuedTokenDto(await this.dataTokens.issue(actor, body));
  }
}
