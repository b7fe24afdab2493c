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
    const { asOf, mandates, deputyships } = await this.mandates.register(actor, query.asOf ?? null);
    return {
      asOf,
      mandates: mandates.map((mandate) => new MandateResponseDto(mandate)),
      deputyships: deputyships.map((item) => new DeputyshipResponseDto(item)),
    };
  }

  @Post('mandates')
  @Allow('create', 'Mandate')
  @ApiOperation({ summary: 'Record a mandate', description: 'Given by a source decision. Logged as mandate.granted.' })
  @ApiCreatedResponse({ type: MandateResponseDto })
  async grant(@CurrentActor() actor: Actor, @Body() body: MandateCreateDto): Promise<MandateResponseDto> {
    return new MandateResponseDto(await this.mandates.grant(actor, body));
  }

  @Post('mandates/:id/end')
  @Allow('revoke', 'Mandate')
  @ApiOperation({ summary: 'End a mandate', description: 'Takes effect at once; decisions taken before stay as they are.' })
  @ApiCreatedResponse({ type: MandateResponseDto })
  async end(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<MandateResponseDto> {
    return new MandateResponseDto(await this.mandates.end(actor, id));
  }

  @Post('deputyships')
  @Allow('create', 'Mandate')
  @ApiOperation({
    summary: 'Name a deputy',
    description: 'The deputy has the roles and mandates of whom is absent, for these days; the four-eyes rules hold for both.',
  })
  @ApiCreatedResponse({ type: DeputyshipResponseDto })
  async deputise(@CurrentActor() actor: Actor, @Body() body: DeputyshipCreateDto): Promise<DeputyshipResponseDto> {
    return new DeputyshipResponseDto(await this.mandates.deputise(actor, body));
  }

  @Post('deputyships/:id/end')
  @Allow('revoke', 'Mandate')
  @ApiOperation({ summary: 'End a deputyship', description: 'Who was absent is back: takes effect at once. Logged as deputy.ended.' })
  @ApiCreatedResponse({ type: DeputyshipResponseDto })
  async endDeputyship(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<DeputyshipResponseDto> {
    return new DeputyshipResponseDto(await this.mandates.endDeputyship(actor, id));
  }
}
