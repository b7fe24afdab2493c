// The route of consent shares.
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/index.js';
import { type Actor, pageRequest } from '../../common/index.js';
import { Answered, BilingualDto, CurrentActor, ListQuery } from '../../platform/http/index.js';
import { type ConsentShare, ConsentShares } from './consent-shares.service.js';

export class ConsentShareDto {
  @Answered({ description: 'Code of the purpose.', example: 'study-success' }) readonly purpose: string;
  @Answered({ description: 'Name of the purpose.', type: BilingualDto }) readonly title: BilingualDto;
  @Answered({
    description:
      'Whole percent of all students whose consent is in force today; null when those who consent, or those who do not, are too few to show.',
    type: Number,
    nullable: true,
    example: 70,
  })
  readonly percent: number | null;

  constructor({ purpose, title, percent }: ConsentShare) {
    this.purpose = purpose;
    this.title = title;
    this.percent = percent;
  }
}

export class ConsentSharePageDto {
  @Answered({ description: 'The shares, one a purpose.', type: ConsentShareDto, isArray: true }) readonly items: readonly ConsentShareDto[];
  @Answered({ description: 'Cursor of the next page.', nullable: true }) readonly nextCursor: string | null;
}

@ApiTags('consent')
@Controller('api/v1/consent-shares')
export class ConsentSharesController {
  constructor(@Inject(ConsentShares) private readonly shares: ConsentShares) {}

  @Get()
  @Allow('read', 'Purpose')
  @ApiOperation({
    summary: 'Shares of consent',
    description:
      'Which part of the students consents to each purpose today; shown only for groups of at least the institution’s smallest size.',
  })
  @ApiOkResponse({ type: ConsentSharePageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: ListQuery): Promise<ConsentSharePageDto> {
    const { items, nextCursor } = await this.shares.list(actor, pageRequest(query));
    return { items: items.map((share) => new ConsentShareDto(share)), nextCursor };
  }
}
