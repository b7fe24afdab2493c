// Routes of explanations: of a verdict that was kept, and of what is said of a project.
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/index.js';
import { type Actor } from '../../common/index.js';
import { CurrentActor, IdParam } from '../../platform/http/index.js';
import { ExplanationDto } from './explanations.dto.js';
import { Explanations } from './explanations.service.js';

@ApiTags('verdicts')
@Controller('api/v1')
export class ExplanationsController {
  constructor(@Inject(Explanations) private readonly explanations: Explanations) {}

  @Get('verdicts/:id/explanation')
  @Allow('read', 'Verdict')
  @ApiOperation({
    summary: 'Why a verdict is as it is',
    description:
      'What was found and what would lift it, in the words of the build that judged; the facts that each rule saw that was asked; and, when it stops, the nearest use that the same code permits.',
  })
  @ApiOkResponse({ type: ExplanationDto })
  async verdict(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<ExplanationDto> {
    return new ExplanationDto(await this.explanations.ofVerdict(actor, id));
  }

  @Get('projects/:id/explanation')
  @Allow('read', 'Project')
  @ApiOperation({
    summary: 'Why a project is judged as it is',
    description:
      'As long as it is undecided, of what is said of it now; after that, of the last verdict that was kept. 409 where there is none.',
  })
  @ApiOkResponse({ type: ExplanationDto })
  async project(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<ExplanationDto> {
    return new ExplanationDto(await this.explanations.ofProject(actor, id));
  }
}
