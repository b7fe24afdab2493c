// Routes of the list of purposes.
import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/index.js';
import { type Actor, pageRequest } from '../../common/index.js';
import { Answered, BilingualDto, CodeField, CurrentActor, ListQuery, ObjectField } from '../../platform/http/index.js';
import { type PurposeEntity } from './purpose.entity.js';
import { PurposesService } from './purposes.service.js';

export class PurposeCreateDto {
  @CodeField({ description: 'Code of the purpose, unique.', example: 'study-success' }) readonly code: string;
  @ObjectField(() => BilingualDto, { description: 'Name.' }) readonly title: BilingualDto;
  @ObjectField(() => BilingualDto, { description: 'What is done for it, in plain words for students.' }) readonly description: BilingualDto;
}

export class PurposeResponseDto {
  @Answered({ description: 'Id of the purpose.' }) readonly id: string;
  @Answered({ description: 'Code.' }) readonly code: string;
  @Answered({ description: 'Name.', type: BilingualDto }) readonly title: BilingualDto;
  @Answered({ description: 'What is done for it.', type: BilingualDto }) readonly description: BilingualDto;

  constructor(purpose: PurposeEntity) {
    this.id = purpose.id;
    this.code = purpose.code;
    this.title = purpose.title;
    this.description = purpose.description;
  }
}

export class PurposePageDto {
  @Answered({ description: 'The purposes.', type: PurposeResponseDto, isArray: true }) readonly items: readonly PurposeResponseDto[];
  @Answered({ description: 'Cursor of the next page.', nullable: true }) readonly nextCursor: string | null;
}

@ApiTags('purposes')
@Controller('api/v1/purposes')
export class PurposesController {
  constructor(@Inject(PurposesService) private readonly purposes: PurposesService) {}

  @Get()
  @Allow('read', 'Purpose')
  @ApiOperation({ summary: 'List purposes', description: 'The institution’s one list; consent is asked per purpose, not per project.' })
  @ApiOkResponse({ type: PurposePageDto })
  async list(@CurrentActor() actor: Actor, @Query() query: ListQuery): Promise<PurposePageDto> {
    const { items, nextCursor } = await this.purposes.list(actor, pageRequest(query));
    return { items: items.map((purpose) => new PurposeResponseDto(purpose)), nextCursor };
  }

  @Post()
  @Allow('create', 'Purpose')
  @ApiOperation({ summary: 'Add a purpose', description: 'Logged as purpose.added.' })
  @ApiCreatedResponse({ type: PurposeResponseDto })
  async add(@CurrentActor() actor: Actor, @Body() body: PurposeCreateDto): Promise<PurposeResponseDto> {
    return new PurposeResponseDto(await this.purposes.add(actor, body));
  }
}
