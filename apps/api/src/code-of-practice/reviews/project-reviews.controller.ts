// The route of the review of a running project against the code of practice of now.
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/index.js';
import { type Actor } from '../../common/index.js';
import { CurrentActor, IdParam } from '../../platform/http/index.js';
import { ProjectReviewDto } from './project-reviews.dto.js';
import { ProjectReviews } from './project-reviews.service.js';

@ApiTags('projects')
@Controller('api/v1/projects')
export class ProjectReviewsController {
  constructor(@Inject(ProjectReviews) private readonly reviews: ProjectReviews) {}

  @Get(':id/review')
  @Allow('read', 'Project')
  @ApiOperation({
    summary: 'A running project against the code of now',
    description:
      'Under which version it was approved, which is in force, and what gate G5 says today. Reads only: a running project goes on. 409 while it is not approved.',
  })
  @ApiOkResponse({ type: ProjectReviewDto })
  async review(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<ProjectReviewDto> {
    return new ProjectReviewDto(await this.reviews.of(actor, id));
  }
}
