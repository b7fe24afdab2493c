// Requests and responses about the institution and its profile.
import {
  Answered,
  BilingualDto,
  CodeField,
  CodeListField,
  CountField,
  DayField,
  ObjectField,
  ObjectListField,
  OneOfField,
  TextField,
} from '../../platform/http/index.js';
import { type InstitutionView } from './profiles.service.js';
import { type ProfileValues } from './profile.values.js';

export class GoalDto {
  @CodeField({ description: 'Code of the goal.', example: 'progress-and-success' }) readonly code: string;
  @ObjectField(() => BilingualDto, { description: 'Name of the goal.' }) readonly title: BilingualDto;
}

export class ProfileValuesDto implements ProfileValues {
  @OneOfField(['public', 'private'] as const, { description: 'Public-law or private-law institution.' }) readonly legalForm:
    'public' | 'private';
  @OneOfField(['wo', 'hbo', 'mbo'] as const, { description: 'Sector.' }) readonly sector: 'wo' | 'hbo' | 'mbo';
  @OneOfField(['divided', 'joint'] as const, { description: 'Participation structure.' }) readonly participation: 'divided' | 'joint';
  @ObjectListField(() => GoalDto, { description: 'Goals for which study data may be used.', max: 30 }) readonly goals: readonly GoalDto[];
  @CodeListField({ description: 'Source types that are never used.', max: 50 }) readonly redLines: readonly string[];
  @CountField({ description: 'Smallest group that is shown.', min: 6, max: 1000, example: 10 }) readonly k: number;
  @CountField({ description: 'Longest retention, months.', min: 1, max: 600, example: 120 }) readonly retentionMaxMonths: number;
  @CountField({ description: 'Days in which a holder confirms a recall.', min: 1, max: 90, example: 14 }) readonly recallDays: number;
}

export class ProfileVersionCreateDto {
  @ObjectField(() => ProfileValuesDto, { description: 'The whole profile.' }) readonly profile: ProfileValuesDto;
  @DayField({ description: 'First day on which it holds.', example: '2026-12-01' }) readonly effectiveOn: string;
  @TextField({ description: 'The decision on which it rests.', maxLength: 300 }) readonly sourceDecision: string;
}

export class InstitutionQuery {
  @DayField({ description: 'As the profile stood on this day; default today.', optional: true }) readonly asOf?: string;
}

export class InstitutionResponseDto {
  @Answered({ description: 'Id of the institution.' }) readonly id: string;
  @Answered({ description: 'Short name in addresses and log origins.' }) readonly slug: string;
  @Answered({ description: 'Name.' }) readonly name: string;
  @Answered({ description: 'Time zone (IANA) in which days and terms are counted.' }) readonly timeZone: string;
  @Answered({ description: 'Version of the profile.', type: Number }) readonly profileVersion: number;
  @Answered({ description: 'First day of that version.' }) readonly effectiveOn: string;
  @Answered({ description: 'The profile.', type: ProfileValuesDto }) readonly profile: ProfileValues;

  constructor({ institution, version }: InstitutionView) {
    this.id = institution.id;
    this.slug = institution.slug;
    this.name = institution.name;
    this.timeZone = institution.time_zone;
    this.profileVersion = version.version;
    this.effectiveOn = version.effectiveOn;
    this.profile = version.profile;
  }
}
