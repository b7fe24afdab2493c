// Routes about the institution and its profile.
import { Body, Controller, Get, Headers, Inject, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/index.js';
import { type Actor } from '../../common/index.js';
import { CurrentActor } from '../../platform/http/index.js';
import { InstitutionQuery, InstitutionResponseDto, ProfileVersionCreateDto } from './profile.dto.js';
import { InstitutionProfiles } from './profiles.service.js';

@ApiTags('institution')
@Controller('api/v1/institution')
export class InstitutionController {
  constructor(@Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles) {}

  @Get()
  @Allow('read', 'Institution')
  @ApiOperation({
    summary: 'The institution',
    description: 'With its profile (goals, red lines, smallest group, terms) as it stands today or stood on a day.',
  })
  @ApiOkResponse({ type: InstitutionResponseDto })
  async get(@CurrentActor() actor: Actor, @Query() query: InstitutionQuery): Promise<InstitutionResponseDto> {
    return new InstitutionResponseDto(await this.profiles.view(actor, query.asOf ?? null));
  }

  @Post('profile-versions')
  @Allow('change', 'Institution')
  @ApiOperation({
    summary: 'Record a profile version',
    description:
      'The next version of the whole profile, from a day on, by a source decision. If-Match names the version that it is to follow; goals that a statute sets stay, also when they are left out.',
  })
  @ApiCreatedResponse({ type: InstitutionResponseDto })
  async record(
    @CurrentActor() actor: Actor,
    @Body() body: ProfileVersionCreateDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<InstitutionResponseDto> {
    const { effectiveOn } = await this.profiles.record(actor, body, ifMatch);
    return new InstitutionResponseDto(await this.profiles.view(actor, effectiveOn));
  }
}
