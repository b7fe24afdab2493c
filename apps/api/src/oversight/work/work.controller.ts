// The route behind everybody's first page.
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/index.js';
import { type Actor } from '../../common/index.js';
import { CurrentActor } from '../../platform/http/index.js';
import { WorkListDto } from './work.dto.js';
import { WorkService } from './work.service.js';

@ApiTags('work')
@Controller('api/v1/work')
export class WorkController {
  constructor(@Inject(WorkService) private readonly work: WorkService) {}

  @Get()
  @Allow('read', 'Session')
  @ApiOperation({
    summary: 'What waits for me',
    description: 'Across projects, versions of the code, imports, recalls and role grants: what this person can do now.',
  })
  @ApiOkResponse({ type: WorkListDto })
  async list(@CurrentActor() actor: Actor): Promise<WorkListDto> {
    return { items: await this.work.of(actor) };
  }
}
