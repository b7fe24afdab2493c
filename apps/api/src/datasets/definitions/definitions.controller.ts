// Routes of the register of definitions.
import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/index.js';
import { type Actor, pageRequest } from '../../common/index.js';
import { CurrentActor } from '../../platform/http/index.js';
import { DefinitionCreateDto, DefinitionPageDto, DefinitionQuery, DefinitionResponseDto } from './definitions.dto.js';
import { DefinitionsService } from './definitions.service.js';

@ApiTags('definitions')
@Controller('api/v1/definitions')
export class DefinitionsController {
  constructor(@Inject(DefinitionsService) private readonly definitions: DefinitionsService) {}

  @Get()
  @Allow('read', 'Definition')
  @ApiOperation({
    summary: 'List definitions',
    description:
      'What the institution means by student, enrolment, start, drop-out and the like; every version with the day from which it holds.',
  })
  @ApiOkResponse({ type: DefinitionPageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: DefinitionQuery): Promise<DefinitionPageDto> {
    const { items, nextCursor } = await this.definitions.list(actor, pageRequest(query), query.term ?? null);
    return { items: items.map((definition) => new DefinitionResponseDto(definition)), nextCursor };
  }

  @Post()
  @Allow('create', 'Definition')
  @ApiOperation({
    summary: 'Record a definition',
    description: 'A new term, or the next version of a known one. Logged as definition.recorded.',
  })
  @ApiCreatedResponse({ type: DefinitionResponseDto })
  async record(@CurrentActor() actor: Actor, @Body() body: DefinitionCreateDto): Promise<DefinitionResponseDto> {
    return new DefinitionResponseDto(await this.definitions.record(actor, body));
  }
}
