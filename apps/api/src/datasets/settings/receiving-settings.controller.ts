// Routes of the register of receiving settings.
import { Body, Controller, Get, Headers, Inject, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Allow } from '../../access/index.js';
import { type Actor, etagOf, pageRequest } from '../../common/index.js';
import { CurrentActor, IdParam, ListQuery } from '../../platform/http/index.js';
import { SettingChangeDto, SettingCreateDto, settingDraft, SettingPageDto, SettingResponseDto } from './receiving-settings.dto.js';
import { ReceivingSettingsService } from './receiving-settings.service.js';
import { type SettingView } from './receiving-settings.views.js';

@ApiTags('receiving settings')
@Controller('api/v1/receiving-settings')
export class ReceivingSettingsController {
  constructor(@Inject(ReceivingSettingsService) private readonly settings: ReceivingSettingsService) {}

  @Get()
  @Allow('read', 'ReceivingSetting')
  @ApiOperation({
    summary: 'List receiving settings',
    description: 'Where data may be received: owner, agreement, place, controls, dates.',
  })
  @ApiOkResponse({ type: SettingPageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: ListQuery): Promise<SettingPageDto> {
    const { items, nextCursor } = await this.settings.list(actor, pageRequest(query));
    return { items: items.map((setting) => new SettingResponseDto(setting)), nextCursor };
  }

  @Get(':id')
  @Allow('read', 'ReceivingSetting')
  @ApiOperation({ summary: 'A receiving setting', description: 'With its version as ETag.' })
  @ApiOkResponse({ type: SettingResponseDto })
  async get(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SettingResponseDto> {
    return tagged(reply, await this.settings.get(actor, id));
  }

  @Post()
  @Allow('create', 'ReceivingSetting')
  @ApiOperation({
    summary: 'Register a receiving setting',
    description: 'What is not known yet may be left out; data go there only when all is stated. Logged as receiving-setting.registered.',
  })
  @ApiCreatedResponse({ type: SettingResponseDto })
  async register(
    @CurrentActor() actor: Actor,
    @Body() body: SettingCreateDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SettingResponseDto> {
    const setting = await this.settings.register(actor, { ...settingDraft(body), code: body.code });
    void reply.header('location', `/api/v1/receiving-settings/${setting.id}`);
    return tagged(reply, setting);
  }

  @Put(':id')
  @Allow('change', 'ReceivingSetting')
  @ApiOperation({
    summary: 'Change a receiving setting',
    description: 'As a whole; an end date takes it out of use. If-Match guards against overwriting. Logged as receiving-setting.changed.',
  })
  @ApiOkResponse({ type: SettingResponseDto })
  async change(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: SettingChangeDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SettingResponseDto> {
    return tagged(reply, await this.settings.change(actor, id, settingDraft(body), ifMatch));
  }
}

function tagged(reply: FastifyReply, setting: SettingView): SettingResponseDto {
  void reply.header('etag', etagOf(setting.version));
  return new SettingResponseDto(setting);
}
