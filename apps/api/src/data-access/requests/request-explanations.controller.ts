// The route of the explanation of a request for data.
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/index.js';
import { ExplanationDto, Explanations } from '../../code-of-practice/index.js';
import { type Actor } from '../../common/index.js';
import { CurrentActor, IdParam } from '../../platform/http/index.js';
import { AccessRequestsService } from './access-requests.service.js';

@ApiTags('data access')
@Controller('api/v1/access-requests')
export class RequestExplanationsController {
  constructor(
    @Inject(AccessRequestsService) private readonly requests: AccessRequestsService,
    @Inject(Explanations) private readonly explanations: Explanations,
  ) {}

  @Get(':id/explanation')
  @Allow('read', 'AccessRequest')
  @ApiOperation({
    summary: 'Why a request is judged as it is',
    description: 'Of what the code of practice says of it now: what was found, and the facts that each rule saw that was asked.',
  })
  @ApiOkResponse({ type: ExplanationDto })
  async explanation(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<ExplanationDto> {
    const { answer } = await this.requests.get(actor, id);
    return new ExplanationDto(await this.explanations.of(actor, answer));
  }
}
