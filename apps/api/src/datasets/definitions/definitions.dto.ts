// Requests and responses about definitions.
import { Answered, BilingualDto, CodeField, DayField, ListQuery, ObjectField, TextField } from '../../platform/http/index.js';
import { type DefinitionEntity } from './definition.entity.js';

export class DefinitionQuery extends ListQuery {
  @CodeField({ description: 'Only the versions of this term.', example: 'student', optional: true }) readonly term?: string;
}

export class DefinitionCreateDto {
  @CodeField({ description: 'Code of the term.', example: 'drop-out' }) readonly term: string;
  @ObjectField(() => BilingualDto, { description: 'What the institution means by it.' }) readonly text: BilingualDto;
  @TextField({ description: 'On what the definition rests: a law, a decision, a sector agreement.', maxLength: 500 })
  readonly source: string;
  @DayField({ description: 'First day on which it holds.', example: '2026-09-01' }) readonly validFrom: string;
}

export class DefinitionResponseDto {
  @Answered({ description: 'Id of this version.' }) readonly id: string;
  @Answered({ description: 'Code of the term.' }) readonly term: string;
  @Answered({ description: 'Version number.', type: Number }) readonly version: number;
  @Answered({ description: 'What the institution means by it.', type: BilingualDto }) readonly text: BilingualDto;
  @Answered({ description: 'On what it rests.' }) readonly source: string;
  @Answered({ description: 'First day on which it holds.' }) readonly validFrom: string;
  @Answered({ description: 'When it was recorded.' }) readonly recordedAt: string;

  constructor(definition: DefinitionEntity) {
    this.id = definition.id;
    this.term = definition.term;
    this.version = definition.version;
    this.text = definition.text;
    this.source = definition.source;
    this.validFrom = definition.validFrom;
    this.recordedAt = definition.recordedAt.toISOString();
  }
}

export class DefinitionPageDto {
  @Answered({ description: 'The definitions.', type: DefinitionResponseDto, isArray: true })
  readonly items: readonly DefinitionResponseDto[];
  @Answered({ description: 'Cursor of the next page.', nullable: true }) readonly nextCursor: string | null;
}
