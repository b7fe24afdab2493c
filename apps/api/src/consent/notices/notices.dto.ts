// Requests and responses about consent notices.
import { Answered, BilingualDto, CodeField, DayField, ListQuery, ObjectField } from '../../platform/http/index.js';
import { type NoticeView } from './notices.service.js';

export class NoticeQuery extends ListQuery {
  @CodeField({ description: 'Of this purpose only.', example: 'study-success', optional: true }) readonly purpose?: string;
}

export class ConsentNoticeCreateDto {
  @CodeField({ description: 'Code of the purpose.', example: 'study-success' }) readonly purpose: string;
  @ObjectField(() => BilingualDto, { description: 'What students are told, in plain words.' }) readonly text: BilingualDto;
  @DayField({ description: 'First day on which it is in force.', example: '2026-12-01' }) readonly validFrom: string;
}

export class ConsentNoticeResponseDto {
  @Answered({ description: 'Id of the notice.' }) readonly id: string;
  @Answered({ description: 'Code of the purpose.', example: 'study-success' }) readonly purpose: string;
  @Answered({ description: 'Version, counted per purpose from 1.', type: Number }) readonly version: number;
  @Answered({ description: 'What students are told.', type: BilingualDto }) readonly text: BilingualDto;
  @Answered({ description: 'SHA-256 of the text (canonical JSON of both languages), as it stands in the log.' })
  readonly textSha256: string;
  @Answered({ description: 'First day on which it is in force.' }) readonly validFrom: string;
  @Answered({ description: 'Whether consent is asked on this version today.', type: Boolean }) readonly isInForce: boolean;
  @Answered({ description: 'When it was recorded.' }) readonly recordedAt: string;

  constructor({ notice, purpose, isInForce }: NoticeView) {
    this.id = notice.id;
    this.purpose = purpose;
    this.version = notice.version;
    this.text = notice.text;
    this.textSha256 = notice.textSha256;
    this.validFrom = notice.validFrom;
    this.isInForce = isInForce;
    this.recordedAt = notice.recordedAt.toISOString();
  }
}

export class ConsentNoticePageDto {
  @Answered({ description: 'The notices.', type: ConsentNoticeResponseDto, isArray: true })
  readonly items: readonly ConsentNoticeResponseDto[];
  @Answered({ description: 'Cursor of the next page.', nullable: true }) readonly nextCursor: string | null;
}
