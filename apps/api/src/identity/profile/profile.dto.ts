// Requests and responses about the institution and its profile.
import { type Actor } from '../../common/index.js';
import {
  Answered,
  BilingualDto,
  CodeField,
  CountField,
  DayField,
  FlagField,
  ObjectField,
  ObjectListField,
  OneOfField,
  OneOfListField,
  ReferenceListField,
  TextField,
} from '../../platform/http/index.js';
import { actionsOn, PROFILES, PROPOSAL_ACTIONS, type ProposalAction } from '../proposals/proposal.kinds.js';
import { type Confirmer, CONFIRMERS, wholeProfile } from './profile.changes.js';
import { type InstitutionView } from './profiles.service.js';
import { type AccessRecordRules, type ProfileDates, type ProfileValues, UNSAID } from './profile.values.js';
import { ALWAYS_HEAVY, MAYBE_HEAVY, type RouteRules } from './route.marks.js';
import { STATUTORY_GOALS } from './statutory-goals.js';

export class GoalDto {
  @CodeField({ description: 'Code of the goal.', example: 'progress-and-success' }) readonly code: string;
  @ObjectField(() => BilingualDto, { description: 'Name of the goal.' }) readonly title: BilingualDto;
}

export class RouteDaysDto {
  @CountField({ description: 'Light route.', min: 1, max: 5, nullable: true, example: 5 }) readonly light: number | null = null;
  @CountField({ description: 'Standard route.', min: 1, max: 260, nullable: true }) readonly standard: number | null;
  @CountField({ description: 'Heavy route.', min: 1, max: 260, nullable: true }) readonly heavy: number | null;
}

export class RouteRulesDto implements RouteRules {
  @FlagField({ description: 'There is a light route.' }) readonly light: boolean;
  @OneOfListField(MAYBE_HEAVY, {
    description: 'What makes a project heavy beyond what always does: persons, prescribing, new technology, special data, new recipients.',
    max: 10,
  })
  readonly heavyAlso: RouteRules['heavyAlso'];
  @ObjectField(() => RouteDaysDto, { description: 'Working days from submission in which a project is decided; null: none is set.' })
  readonly workingDays: RouteDaysDto;
}

export class ProfileDatesDto implements ProfileDates {
  @DayField({
    description: 'Duties for high-risk systems hold from this day, if the code says no earlier one.',
    nullable: true,
  })
  readonly highRiskFrom: string | null;
  @DayField({ description: 'The same for systems that were there before.', nullable: true })
  readonly legacyHighRiskFrom: string | null;
}

export class AccessRecordRulesDto implements AccessRecordRules {
  @CountField({
    description: 'How long it is kept, months: at least a year, so that a yearly audit still finds it.',
    min: 12,
    max: 600,
    nullable: true,
    example: 60,
  })
  readonly keptMonths: number | null;
  @TextField({ description: 'Who may read it and what for.', maxLength: 300, nullable: true })
  readonly readingRules: string | null;
  @DayField({ description: 'Day on which its own DPIA was established.', nullable: true })
  readonly dpiaOn: string | null;
}

export class ProfileValuesDto implements ProfileValues {
  @OneOfField(['public', 'private'] as const, { description: 'Public-law or private-law institution.' }) readonly legalForm:
    'public' | 'private';
  @OneOfField(['wo', 'hbo', 'mbo'] as const, { description: 'Sector.' }) readonly sector: 'wo' | 'hbo' | 'mbo';
  @OneOfField(['divided', 'joint'] as const, { description: 'Participation structure.' }) readonly participation: 'divided' | 'joint';
  @ObjectListField(() => GoalDto, { description: 'Goals for which study data may be used.', max: 30 }) readonly goals: readonly GoalDto[];
  @ReferenceListField({ description: 'Kinds of source systems whose data are never used (GET /api/v1/source-systems).', max: 50 })
  readonly redLines: readonly string[];
  @CountField({ description: 'Smallest group that is shown.', min: 6, max: 1000, example: 10 }) readonly k: number;
  @CountField({ description: 'Longest retention, months.', min: 1, max: 600, example: 120 }) readonly retentionMaxMonths: number;
  @CountField({ description: 'Days in which a holder confirms a recall.', min: 1, max: 90, example: 14 }) readonly recallDays: number;
  @ObjectField(() => RouteRulesDto, { description: 'Routes of projects: what is heavy, and how long each may take.', optional: true })
  readonly routes: RouteRules = UNSAID.routes;
  @ObjectField(() => ProfileDatesDto, { description: 'Days that come before those of the code of practice.', optional: true })
  readonly dates: ProfileDates = UNSAID.dates;
  @ObjectField(() => AccessRecordRulesDto, { description: 'How the record of who used what is kept.', optional: true })
  readonly accessRecord: AccessRecordRules = UNSAID.accessRecord;
}

/** A profile as it is answered: nothing is left out. */
export class ProfileAnsweredDto extends ProfileValuesDto {
  @Answered({ description: 'Routes of projects: what is heavy, and how long each may take.', type: RouteRulesDto })
  declare readonly routes: RouteRules;
  @Answered({ description: 'Days that come before those of the code of practice.', type: ProfileDatesDto })
  declare readonly dates: ProfileDates;
  @Answered({ description: 'How the record of who used what is kept.', type: AccessRecordRulesDto })
  declare readonly accessRecord: AccessRecordRules;
}

export class ProfileVersionCreateDto {
  @ObjectField(() => ProfileValuesDto, { description: 'The whole profile.' }) readonly profile: ProfileValuesDto;
  @DayField({ description: 'First day on which it holds.', example: '2026-12-01' }) readonly effectiveOn: string;
  @TextField({ description: 'The decision on which it rests.', maxLength: 300 }) readonly sourceDecision: string;
}

export class InstitutionQuery {
  @DayField({ description: 'As the profile stood on this day; default today.', optional: true }) readonly asOf?: string;
}

/** A version that waits to be confirmed. */
export class ProfileWaitingDto {
  @Answered({ description: 'Id of the version.' }) readonly id: string;
  @Answered({ description: 'Version of the profile.', type: Number }) readonly version: number;
  @Answered({ description: 'First day of that version; the day of its confirmation when that comes later.' }) readonly effectiveOn: string;
  @Answered({ description: 'The decision on which it rests.' }) readonly sourceDecision: string;
  @Answered({ description: 'Whose confirmation it waits for.', values: CONFIRMERS }) readonly waitsFor: Confirmer;
  @Answered({ description: 'Names of what it changes.', isArray: true, example: ['accessRecord.keptMonths'] })
  readonly changed: readonly string[];
  @Answered({ description: 'The profile that would hold.', type: ProfileAnsweredDto }) readonly profile: ProfileValues;
  @Answered({ description: 'What this person may do now.', values: PROPOSAL_ACTIONS, isArray: true })
  readonly actions: readonly ProposalAction[];

  constructor({ version, changed }: NonNullable<InstitutionView['waiting']>, actor: Actor) {
    this.id = version.id;
    this.version = version.version;
    this.effectiveOn = version.effectiveOn;
    this.sourceDecision = version.sourceDecision;
    this.waitsFor = version.waitsFor ?? 'administrator';
    this.changed = changed;
    this.profile = wholeProfile(version.profile);
    this.actions = actionsOn(actor, PROFILES, version);
  }
}

export class InstitutionResponseDto {
  @Answered({ description: 'Id of the institution.' }) readonly id: string;
  @Answered({ description: 'Short name in addresses and log origins.' }) readonly slug: string;
  @Answered({ description: 'Name.' }) readonly name: string;
  @Answered({ description: 'Time zone (IANA) in which days and terms are counted.' }) readonly timeZone: string;
  @Answered({ description: 'Version of the profile.', type: Number }) readonly profileVersion: number;
  @Answered({ description: 'First day of that version.' }) readonly effectiveOn: string;
  @Answered({ description: 'The profile.', type: ProfileAnsweredDto }) readonly profile: ProfileValues;
  @Answered({ description: 'What makes a project heavy at every institution.', values: ALWAYS_HEAVY, isArray: true })
  readonly alwaysHeavy: readonly string[] = ALWAYS_HEAVY;
  @Answered({ description: 'Codes of the goals that a statute sets: no version is without them.', isArray: true })
  readonly statutoryGoals: readonly string[] = STATUTORY_GOALS;
  @Answered({ description: 'Goals that other versions have and this one has not: projects may name one.', type: GoalDto, isArray: true })
  readonly otherGoals: ProfileValues['goals'];
  @Answered({ description: 'The version that was recorded last, and that the next one is to follow.', type: Number })
  readonly latestVersion: number;
  @Answered({ description: 'First day of that last version; it may be to come.' }) readonly latestEffectiveOn: string;
  @Answered({ description: 'SHA-256 of that version’s profile as it was recorded, which the log names.' }) readonly profileSha256: string;
  @Answered({ description: 'When that version was confirmed; without that it does not hold.', nullable: true })
  readonly confirmedAt: string | null;
  @Answered({
    description: 'The next version while it waits to be confirmed; for administrators and the FG alone.',
    type: ProfileWaitingDto,
    nullable: true,
  })
  readonly waiting: ProfileWaitingDto | null;

  constructor({ institution, version, latest, otherGoals, profileSha256, waiting }: InstitutionView, actor: Actor) {
    this.id = institution.id;
    this.slug = institution.slug;
    this.name = institution.name;
    this.timeZone = institution.time_zone;
    this.profileVersion = version.version;
    this.effectiveOn = version.effectiveOn;
    this.profile = version.profile;
    this.otherGoals = otherGoals;
    this.latestVersion = latest.version;
    this.latestEffectiveOn = latest.effectiveOn;
    this.profileSha256 = profileSha256;
    this.confirmedAt = version.confirmedAt?.toISOString() ?? null;
    this.waiting = waiting === null ? null : new ProfileWaitingDto(waiting, actor);
  }
}
