// Routes about people and their roles.
import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/index.js';
import { type Actor, pageRequest } from '../../common/index.js';
import { CurrentActor, IdParam, ListQuery } from '../../platform/http/index.js';
import {
  AsOfQuery,
  LanguageDto,
  MeResponseDto,
  PersonPageDto,
  PersonResponseDto,
  RoleGrantCreateDto,
  RoleGrantPageDto,
  RoleGrantResponseDto,
} from './people.dto.js';
import { PeopleService } from './people.service.js';

@ApiTags('people')
@Controller('api/v1')
export class PeopleController {
  constructor(@Inject(PeopleService) private readonly people: PeopleService) {}

  @Get('me')
  @Allow('read', 'Person')
  @ApiOperation({ summary: 'Who am I', description: 'The person behind the token, with the roles in force today.' })
  @ApiOkResponse({ type: MeResponseDto })
  async me(@CurrentActor() actor: Actor): Promise<MeResponseDto> {
    return new MeResponseDto(await this.people.me(actor), actor.roles);
  }

  @Patch('me')
  @Allow('change', 'Person')
  @ApiOperation({ summary: 'Choose my language', description: 'Of pages and papers, for the person who asks.' })
  @ApiOkResponse({ type: MeResponseDto })
  async change(@CurrentActor() actor: Actor, @Body() body: LanguageDto): Promise<MeResponseDto> {
    return new MeResponseDto(await this.people.chooseLanguage(actor, body.language), actor.roles);
  }

  @Get('people')
  @Allow('read', 'Person')
  @ApiOperation({
    summary: 'List people',
    description: 'Staff and students who are known by name to the institution’s Waarborg; a student sees only the own entry.',
  })
  @ApiOkResponse({ type: PersonPageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: ListQuery): Promise<PersonPageDto> {
    const { items, nextCursor } = await this.people.list(actor, pageRequest(query));
    return { items: items.map((person) => new PersonResponseDto(person)), nextCursor };
  }

  @Get('role-grants')
  @Allow('read', 'RoleGrant')
  @ApiOperation({ summary: 'List role grants', description: 'Who holds or held which role; with asOf as things stood on that day.' })
  @ApiOkResponse({ type: RoleGrantPageDto })
  async grants(@CurrentActor() actor: Actor, @Query() query: AsOfQuery): Promise<RoleGrantPageDto> {
    const { items, nextCursor } = await this.people.grants(actor, pageRequest(query), query.asOf ?? null);
    return { items: items.map((grant) => new RoleGrantResponseDto(grant, actor)), nextCursor };
  }

  @Post('role-grants')
  @Allow('create', 'RoleGrant')
  @ApiOperation({
    summary: 'Grant a role',
    description:
      'From a day, until a day, by a source decision. Has effect once another administrator confirms it. Logged as role.proposed.',
  })
  @ApiCreatedResponse({ type: RoleGrantResponseDto })
  async grant(@CurrentActor() actor: Actor, @Body() body: RoleGrantCreateDto): Promise<RoleGrantResponseDto> {
    return new RoleGrantResponseDto(await this.people.grant(actor, { ...body, untilOn: body.untilOn ?? null }), actor);
  }

  @Post('role-grants/:id/confirm')
  @Allow('confirm', 'RoleGrant')
  @ApiOperation({
    summary: 'Confirm a role grant',
    description: 'By another administrator than who proposed it, and not by who gets the role. Logged as role.granted.',
  })
  @ApiCreatedResponse({ type: RoleGrantResponseDto })
  async confirm(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<RoleGrantResponseDto> {
    return new RoleGrantResponseDto(await this.people.confirm(actor, id), actor);
  }

  @Post('role-grants/:id/end')
  @Allow('revoke', 'RoleGrant')
  @ApiOperation({ summary: 'End a role grant', description: 'Takes effect at once. Logged as role.ended.' })
  @ApiCreatedResponse({ type: RoleGrantResponseDto })
  async end(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<RoleGrantResponseDto> {
    return new RoleGrantResponseDto(await this.people.end(actor, id), actor);
  }
}
