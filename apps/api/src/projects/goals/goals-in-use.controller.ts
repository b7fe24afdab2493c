// The route behind the form in which goals go off the list of the institution: counts alone, no project.
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/index.js';
import { type Actor } from '../../common/index.js';
import { Answered, CurrentActor } from '../../platform/http/index.js';
import { type GoalInUse } from '../projects.repository.js';
import { GoalsInUse } from './goals-in-use.service.js';

export class GoalInUseDto {
  @Answered({ description: 'Code of the goal.', example: 'progress-and-success' }) readonly code: string;
  @Answered({ description: 'Projects with it that are still to be submitted.', type: Number }) readonly toSubmit: number;
  @Answered({ description: 'Projects with it that were submitted or are running.', type: Number }) readonly goingOn: number;

  constructor({ code, toSubmit, goingOn }: GoalInUse) {
    this.code = code;
    this.toSubmit = toSubmit;
    this.goingOn = goingOn;
  }
}

export class GoalsInUseDto {
  @Answered({ description: 'The goals of projects that are not over, by code.', type: GoalInUseDto, isArray: true })
  readonly items: readonly GoalInUseDto[];
}

@ApiTags('projects')
@Controller('api/v1/goals-in-use')
export class GoalsInUseController {
  constructor(@Inject(GoalsInUse) private readonly goals: GoalsInUse) {}

  @Get()
  @Allow('change', 'Institution')
  @ApiOperation({
    summary: 'Goals in use',
    description: 'How many projects that are not over have each goal, for who changes the list of goals.',
  })
  @ApiOkResponse({ type: GoalsInUseDto })
  async list(@CurrentActor() actor: Actor): Promise<GoalsInUseDto> {
    return { items: (await this.goals.of(actor)).map((goal) => new GoalInUseDto(goal)) };
  }
}
