// Routes of consent notices.
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/index.js';
import { type Actor, pageRequest } from '../../common/index.js';
import { CurrentActor, IdParam } from '../../platform/http/index.js';
import { ConsentNoticeCreateDto, ConsentNoticePageDto, ConsentNoticeResponseDto, NoticeQuery } from './notices.dto.js';
import { NoticesService } from './notices.service.js';

@ApiTags('consent')
@Controller('api/v1/consent-notices')
export class NoticesController {
  constructor(@Inject(NoticesService) private readonly notices: NoticesService) {}

  @Get()
  @Allow('read', 'ConsentNotice')
  @ApiOperation({ summary: 'List consent notices', description: 'All versions, oldest first; those of one purpose with `purpose`.' })
  @ApiOkResponse({ type: ConsentNoticePageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: NoticeQuery): Promise<ConsentNoticePageDto> {
    const { items, nextCursor } = await this.notices.list(actor, pageRequest(query), query.purpose ?? null);
    return { items: items.map((view) => new ConsentNoticeResponseDto(view)), nextCursor };
  }

  @Get(':id')
  @Allow('read', 'ConsentNotice')
  @ApiOperation({ summary: 'One consent notice', description: 'The text that students were or are told, with its digest.' })
  @ApiOkResponse({ type: ConsentNoticeResponseDto })
  async one(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<ConsentNoticeResponseDto> {
    return new ConsentNoticeResponseDto(await this.notices.one(actor, id));
  }

  @Post()
  @Allow('create', 'ConsentNotice')
  @ApiOperation({
    summary: 'Record a consent notice',
    description: 'The next version of the text on which consent to a purpose is asked. Logged as consent-notice.recorded.',
  })
  @ApiCreatedResponse({ type: ConsentNoticeResponseDto })
  async record(@CurrentActor() actor: Actor, @Body() body: ConsentNoticeCreateDto): Promise<ConsentNoticeResponseDto> {
    return new ConsentNoticeResponseDto(await this.notices.record(actor, body));
  }
}
