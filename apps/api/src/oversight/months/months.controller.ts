// The route behind the list of a month.
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/index.js';
import { type Actor } from '../../common/index.js';
import { CurrentActor } from '../../platform/http/index.js';
import { MonthDto, MonthQuery } from './months.dto.js';
import { MonthsService } from './months.service.js';

@ApiTags('oversight')
@Controller('api/v1/monthly-list')
export class MonthsController {
  constructor(@Inject(MonthsService) private readonly months: MonthsService) {}

  @Get()
  @Allow('read', 'MonthlyList')
  @ApiOperation({
    summary: 'Monthly list of projects',
    description:
      'Which projects came, changed and stopped in a month, and which stayed as they were; and which depart from the code. Drafts are not in it.',
  })
  @ApiOkResponse({ type: MonthDto })
  async view(@CurrentActor() actor: Actor, @Query() query: MonthQuery): Promise<MonthDto> {
    return new MonthDto(await this.months.view(actor, query.month ?? null));
  }
}
