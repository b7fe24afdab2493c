// Routes about the institution and its profile.
import { Body, Controller, Get, Headers, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/index.js';
import { type Actor } from '../../common/index.js';
import { CurrentActor, IdParam } from '../../platform/http/index.js';
import { type InstitutionProfileEntity } from './institution-profile.entity.js';
import { profileSha256, wholeProfile } from './profile.changes.js';
import { InstitutionQuery, InstitutionResponseDto, ProfileVersionCreateDto } from './profile.dto.js';
import { ProfileVersions } from './profile-versions.service.js';
import { InstitutionProfiles } from './profiles.service.js';

@ApiTags('institution')
@Controller('api/v1/institution')
export class InstitutionController {
  constructor(
    @Inject(InstitutionProfiles) private readonly profiles: InstitutionProfiles,
    @Inject(ProfileVersions) private readonly versions: ProfileVersions,
  ) {}

  @Get()
  @Allow('read', 'Institution')
  @ApiOperation({
    summary: 'The institution',
    description: 'With its profile (goals, red lines, smallest group, terms) as it stands today or stood on a day.',
  })
  @ApiOkResponse({ type: InstitutionResponseDto })
  async get(@CurrentActor() actor: Actor, @Query() query: InstitutionQuery): Promise<InstitutionResponseDto> {
    return new InstitutionResponseDto(await this.profiles.view(actor, query.asOf ?? null), actor);
  }

  @Post('profile-versions')
  @Allow('change', 'Institution')
  @ApiOperation({
    summary: 'Record a profile version',
    description:
      'The next version of the whole profile, from a day on, by a source decision. If-Match names the version that it is to follow; goals that a statute sets stay, also when they are left out. One that changes the legal form, the participation structure, goals or red lines, shows smaller groups or keeps longer waits for another administrator; one that keeps the record of who used what shorter waits for the FG. Logged as profile.recorded, or profile.proposed while it waits.',
  })
  @ApiCreatedResponse({ type: InstitutionResponseDto })
  async record(
    @CurrentActor() actor: Actor,
    @Body() body: ProfileVersionCreateDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<InstitutionResponseDto> {
    return this.answer(actor, await this.versions.record(actor, body, ifMatch));
  }

  @Post('profile-versions/:id/confirm')
  @Allow('confirm', 'Institution')
  @ApiOperation({
    summary: 'Confirm a profile version',
    description:
      'By another person than who recorded it: an administrator, or the FG where the record of who used what is kept shorter. It holds from its day, and not from before today. Logged as profile.recorded.',
  })
  @ApiCreatedResponse({ type: InstitutionResponseDto })
  async confirm(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<InstitutionResponseDto> {
    return this.answer(actor, await this.versions.confirm(actor, id));
  }

  private async answer(actor: Actor, version: InstitutionProfileEntity): Promise<InstitutionResponseDto> {
    const view = await this.profiles.view(actor, version.effectiveOn);
    const whole = { ...version, profile: wholeProfile(version.profile) };
    return new InstitutionResponseDto({ ...view, version: whole, profileSha256: profileSha256(version.profile) }, actor);
  }
}
