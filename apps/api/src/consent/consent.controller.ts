// Routes by which a student gives, refuses and withdraws consent, and sees what is on record.
import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/index.js';
import { type Actor, pageRequest } from '../common/index.js';
import { CurrentActor, CursorQuery } from '../platform/http/index.js';
import { ConsentRecords } from './consent-records.service.js';
import { ConsentAnswerDto, ConsentOverviewDto, ConsentReceiptDto, PurposeNameDto } from './consent.dto.js';
import { ConsentService } from './consent.service.js';

@ApiTags('consent')
@Controller('api/v1/consents')
export class ConsentController {
  constructor(
    @Inject(ConsentService) private readonly consents: ConsentService,
    @Inject(ConsentRecords) private readonly records: ConsentRecords,
  ) {}

  @Get()
  @Allow('read', 'Consent')
  @ApiOperation({
    summary: 'My consents',
    description: 'Where you stand on each purpose: consent, objection, restriction and what you can do; with a receipt of each change.',
  })
  @ApiOkResponse({ type: ConsentOverviewDto })
  async overview(@CurrentActor() actor: Actor, @Query() query: CursorQuery): Promise<ConsentOverviewDto> {
    return new ConsentOverviewDto(await this.records.overview(actor, pageRequest(query)));
  }

  @Post()
  @Allow('create', 'Consent')
  @ApiOperation({
    summary: 'Give consent',
    description: 'To one purpose, on the notice in force; given before, it is renewed. Logged as consent.given or consent.renewed.',
  })
  @ApiCreatedResponse({ type: ConsentReceiptDto })
  async give(@CurrentActor() actor: Actor, @Body() body: ConsentAnswerDto): Promise<ConsentReceiptDto> {
    return new ConsentReceiptDto(await this.consents.give(actor, body));
  }

  @Post('refuse')
  @Allow('create', 'Consent')
  @ApiOperation({ summary: 'Refuse consent', description: 'Also after it was given; it then ends at once. Logged as consent.refused.' })
  @ApiCreatedResponse({ type: ConsentReceiptDto })
  async refuse(@CurrentActor() actor: Actor, @Body() body: ConsentAnswerDto): Promise<ConsentReceiptDto> {
    return new ConsentReceiptDto(await this.consents.refuse(actor, body));
  }

  @Post('withdraw')
  @Allow('withdraw', 'Consent')
  @ApiOperation({
    summary: 'Withdraw consent',
    description: 'Your data are in no later answer, and who holds them already is asked to delete them. Logged as consent.withdrawn.',
  })
  @ApiCreatedResponse({ type: ConsentReceiptDto })
  async withdraw(@CurrentActor() actor: Actor, @Body() { purpose }: PurposeNameDto): Promise<ConsentReceiptDto> {
    return new ConsentReceiptDto(await this.consents.withdraw(actor, purpose));
  }
}
