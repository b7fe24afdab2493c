// Routes of the mandate register.
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/index.js';
import { type Actor } from '../../common/index.js';
import { CurrentActor, IdParam } from '../../platform/http/index.js';
import {
  DeputyshipCreateDto,
  DeputyshipResponseDto,
  MandateCreateDto,
  MandateRegisterDto,
  MandateResponseDto,
  RegisterQuery,
} from './mandates.dto.js';
import { MandatesService } from './mandates.service.js';

@ApiTags('mandates')
@Controller('api/v1')
export class MandatesController {
  constructor(@Inject(MandatesService) private readonly mandates: MandatesService) {}

  @Get('mandates')
  @Allow('read', 'Mandate')
  @ApiOperation({
    summary: 'The mandate register',
    description: 'Who may decide what, on which route, from when until when, by which decision; as of a day.',
  })
  @ApiOkResponse({ type: MandateRegisterDto })
  async register(@CurrentActor() actor: Actor, @Query() query: RegisterQuery): Promise<MandateRegisterDto> {
    return new MandateRegisterDto(await this.mandates.register(actor, query.asOf ?? null), actor);
  }

  @Post('mandates')
  @Allow('create', 'Mandate')
  @ApiOperation({
    summary: 'Propose a mandate',
    description: 'Given by a source decision. Has effect once another administrator confirms it. Logged as mandate.proposed.',
  })
  @ApiCreatedResponse({ type: MandateResponseDto })
  async grant(@CurrentActor() actor: Actor, @Body() body: MandateCreateDto): Promise<MandateResponseDto> {
    return new MandateResponseDto(await this.mandates.grant(actor, body), actor);
  }

  @Post('mandates/:id/confirm')
  @Allow('confirm', 'Mandate')
  @ApiOperation({
    summary: 'Confirm a mandate',
    description: 'By another administrator than who proposed it, and not by who gets the mandate. Logged as mandate.granted.',
  })
  @ApiCreatedResponse({ type: MandateResponseDto })
  async confirm(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<MandateResponseDto> {
    return new MandateResponseDto(await this.mandates.confirm(actor, id), actor);
  }

  @Post('mandates/:id/end')
  @Allow('revoke', 'Mandate')
  @ApiOperation({ summary: 'End a mandate', description: 'Takes effect at once; decisions taken before stay as they are.' })
  @ApiCreatedResponse({ type: MandateResponseDto })
  async end(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<MandateResponseDto> {
    return new MandateResponseDto(await this.mandates.end(actor, id), actor);
  }

  @Post('deputyships')
  @Allow('create', 'Mandate')
  @ApiOperation({
    summary: 'Propose a deputy',
    description:
      'Once another administrator confirms it, the deputy has the roles and mandates of whom is absent, for these days; the four-eyes rules hold for both. Logged as deputy.proposed.',
  })
  @ApiCreatedResponse({ type: DeputyshipResponseDto })
  async deputise(@CurrentActor() actor: Actor, @Body() body: DeputyshipCreateDto): Promise<DeputyshipResponseDto> {
    return new DeputyshipResponseDto(await this.mandates.deputise(actor, body), actor);
  }

  @Post('deputyships/:id/confirm')
  @Allow('confirm', 'Mandate')
  @ApiOperation({
    summary: 'Confirm a deputyship',
    description: 'By another administrator than who proposed it, and not by who is absent or stands in. Logged as deputy.named.',
  })
  @ApiCreatedResponse({ type: DeputyshipResponseDto })
  async confirmDeputyship(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<DeputyshipResponseDto> {
    return new DeputyshipResponseDto(await this.mandates.confirmDeputyship(actor, id), actor);
  }

  @Post('deputyships/:id/end')
  @Allow('revoke', 'Mandate')
  @ApiOperation({ summary: 'End a deputyship', description: 'Who was absent is back: takes effect at once. Logged as deputy.ended.' })
  @ApiCreatedResponse({ type: DeputyshipResponseDto })
  async endDeputyship(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<DeputyshipResponseDto> {
    return new DeputyshipResponseDto(await this.mandates.endDeputyship(actor, id), actor);
  }
}
