// The route behind the choice of an umbrella project.
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/index.js';
import { type Actor } from '../../common/index.js';
import { Answered, CurrentActor } from '../../platform/http/index.js';
import { type OfferedUmbrella, ProjectRoutes } from './project-routes.service.js';

export class UmbrellaDto {
  @Answered({ description: 'Id of the umbrella project.' }) readonly id: string;
  @Answered({ description: 'Number.', example: 'SD-2026-001' }) readonly number: string;
  @Answered({ description: 'Question.', nullable: true }) readonly question: string | null;
  @Answered({ description: 'Whether projects can be registered under it today.', type: Boolean }) readonly inForce: boolean;

  constructor({ project, inForce }: OfferedUmbrella) {
    this.id = project.id;
    this.number = project.number;
    this.question = project.question;
    this.inForce = inForce;
  }
}

export class UmbrellasDto {
  @Answered({ description: 'Approved umbrella projects, by number.', type: UmbrellaDto, isArray: true })
  readonly items: readonly UmbrellaDto[];
}

@ApiTags('projects')
@Controller('api/v1/umbrellas')
export class UmbrellasController {
  constructor(@Inject(ProjectRoutes) private readonly routes: ProjectRoutes) {}

  @Get()
  @Allow('read', 'Project')
  @ApiOperation({ summary: 'Umbrella projects', description: 'Approved projects under which others may be registered, by number.' })
  @ApiOkResponse({ type: UmbrellasDto })
  async list(@CurrentActor() actor: Actor): Promise<UmbrellasDto> {
    return { items: (await this.routes.offered(actor)).map((umbrella) => new UmbrellaDto(umbrella)) };
  }
}
