// Routes by which a student objects to the use for a purpose, or has it restricted, and takes that back.
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/index.js';
import { type Actor } from '../common/index.js';
import { CurrentActor } from '../platform/http/index.js';
import { ConsentReceiptDto, PurposeNameDto } from './consent.dto.js';
import { ConsentService } from './consent.service.js';

@ApiTags('consent')
@Controller('api/v1')
export class ObjectionsController {
  constructor(@Inject(ConsentService) private readonly consents: ConsentService) {}

  @Post('objections')
  @Allow('create', 'Objection')
  @ApiOperation({
    summary: 'Object to use for a purpose',
    description: 'GDPR Art. 21. Your data are left out from this moment. Logged as objection.raised.',
  })
  @ApiCreatedResponse({ type: ConsentReceiptDto })
  async object(@CurrentActor() actor: Actor, @Body() { purpose }: PurposeNameDto): Promise<ConsentReceiptDto> {
    return new ConsentReceiptDto(await this.consents.raise(actor, 'objection', purpose));
  }

  @Post('objections/withdraw')
  @Allow('withdraw', 'Objection')
  @ApiOperation({ summary: 'Withdraw an objection', description: 'Your data may be used again. Logged as objection.withdrawn.' })
  @ApiCreatedResponse({ type: ConsentReceiptDto })
  async withdrawObjection(@CurrentActor() actor: Actor, @Body() { purpose }: PurposeNameDto): Promise<ConsentReceiptDto> {
    return new ConsentReceiptDto(await this.consents.withdrawRaised(actor, 'objection', purpose));
  }

  @Post('restrictions')
  @Allow('create', 'Objection')
  @ApiOperation({
    summary: 'Restrict use for a purpose',
    description: 'GDPR Art. 18. Your data are kept but left out from this moment. Logged as restriction.raised.',
  })
  @ApiCreatedResponse({ type: ConsentReceiptDto })
  async restrict(@CurrentActor() actor: Actor, @Body() { purpose }: PurposeNameDto): Promise<ConsentReceiptDto> {
    return new ConsentReceiptDto(await this.consents.raise(actor, 'restriction', purpose));
  }

  @Post('restrictions/withdraw')
  @Allow('withdraw', 'Objection')
  @ApiOperation({ summary: 'Lift a restriction', description: 'Your data may be used again. Logged as restriction.withdrawn.' })
  @ApiCreatedResponse({ type: ConsentReceiptDto })
  async withdrawRestriction(@CurrentActor() actor: Actor, @Body() { purpose }: PurposeNameDto): Promise<ConsentReceiptDto> {
    return new ConsentReceiptDto(await this.consents.withdrawRaised(actor, 'restriction', purpose));
  }
}
