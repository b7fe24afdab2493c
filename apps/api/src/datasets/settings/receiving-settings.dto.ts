// Requests and responses about receiving settings.
import { Answered, CodeField, DayField, OneOfField, TextField, TextListField } from '../../platform/http/index.js';
import { SETTING_KINDS, type SettingKind } from './receiving-setting.entity.js';
import { type SettingDraft } from './receiving-settings.service.js';
import { type SettingView } from './receiving-settings.views.js';

export class SettingChangeDto {
  @OneOfField(SETTING_KINDS, { description: 'What kind of place it is.', example: 'controlled' }) readonly kind: SettingKind;
  @TextField({ description: 'Name.', example: 'Secure analysis environment', maxLength: 200 }) readonly title: string;
  @TextField({ description: 'Who answers for it (function or department).', maxLength: 200, optional: true, nullable: true })
  readonly owner?: string | null;
  @TextField({
    description: 'The agreement under which others process there, or why none is needed.',
    maxLength: 500,
    optional: true,
    nullable: true,
  })
  readonly agreement?: string | null;
  @TextField({ description: 'Where the data physically are.', maxLength: 200, optional: true, nullable: true }) readonly place?:
    string | null;
  @TextListField({ description: 'Controls in place.', maxLength: 300, max: 40, example: ['no copying out'] })
  readonly controls: readonly string[];
  @DayField({ description: 'First day on which data may go there.', example: '2026-01-01' }) readonly fromOn: string;
  @DayField({ description: 'Last day; null or absent: no end.', optional: true, nullable: true }) readonly untilOn?: string | null;
}

export class SettingCreateDto extends SettingChangeDto {
  @CodeField({ description: 'Code of the setting, unique.', example: 'secure-environment' }) readonly code: string;
}

/** Fills in what a request left out. */
export function settingDraft<T extends SettingChangeDto>(body: T): Omit<SettingDraft, 'code'> {
  const { kind, title, owner = null, agreement = null, place = null, controls, fromOn, untilOn = null } = body;
  return { kind, title, owner, agreement, place, controls, fromOn, untilOn };
}

export class SettingResponseDto {
  @Answered({ description: 'Id of the setting.' }) readonly id: string;
  @Answered({ description: 'Code.' }) readonly code: string;
  @Answered({ description: 'Kind.', values: SETTING_KINDS }) readonly kind: SettingKind;
  @Answered({ description: 'Name.' }) readonly title: string;
  @Answered({ description: 'Who answers for it.', nullable: true }) readonly owner: string | null;
  @Answered({ description: 'Agreement with processors.', nullable: true }) readonly agreement: string | null;
  @Answered({ description: 'Where the data are.', nullable: true }) readonly place: string | null;
  @Answered({ description: 'Controls in place.', isArray: true }) readonly controls: readonly string[];
  @Answered({ description: 'First day.' }) readonly fromOn: string;
  @Answered({ description: 'Last day.', nullable: true }) readonly untilOn: string | null;
  @Answered({ description: 'Version, as in the ETag.', type: Number }) readonly version: number;

  constructor(setting: SettingView) {
    this.id = setting.id;
    this.code = setting.code;
    this.kind = setting.kind;
    this.title = setting.title;
    this.owner = setting.owner;
    this.agreement = setting.agreement;
    this.place = setting.place;
    this.controls = setting.controls;
    this.fromOn = setting.fromOn;
    this.untilOn = setting.untilOn;
    this.version = setting.version;
  }
}

export class SettingPageDto {
  @Answered({ description: 'The settings.', type: SettingResponseDto, isArray: true }) readonly items: readonly SettingResponseDto[];
  @Answered({ description: 'Cursor of the next page.', nullable: true }) readonly nextCursor: string | null;
}
