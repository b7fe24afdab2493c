// The table of norms against the institution's regulation on personal data: as it is given, and as it is told.
import { Answered, DayField, ObjectListField, OneOfField, ReferenceField, TextField } from '../../platform/http/index.js';
import { COUNCIL_BODIES, type CouncilBody } from './code-version.entity.js';

export class RegulationArticleDto {
  @ReferenceField({ description: 'Norm.', example: 'A-15' }) readonly norm: string;
  @TextField({ description: 'Article of the regulation.', example: 'art. 12 lid 2', maxLength: 100 }) readonly article: string;
  @TextField({ description: 'How the two go together.', maxLength: 1_000, nullable: true }) readonly note: string | null;
}

export class RegulationDto {
  @TextField({ description: 'What the institution calls its regulation.', example: 'Regeling verwerking persoonsgegevens', maxLength: 300 })
  readonly title: string;
  @ObjectListField(() => RegulationArticleDto, { description: 'The table, by norm.', max: 200 })
  readonly articles: readonly RegulationArticleDto[];
  @DayField({ description: 'Day on which it was last looked over, with at least one article; today or earlier.', nullable: true })
  readonly reviewedOn: string | null;
  @OneOfField(COUNCIL_BODIES, { description: 'With which council.', nullable: true }) readonly reviewedWith: CouncilBody | null;
}

export class ToldRegulationDto extends RegulationDto {
  @Answered({ description: 'Whether the last review is over twelve months ago, or there was none.', type: Boolean })
  readonly isReviewDue: boolean;
}
