// Requests and responses about people and their roles.
import { type Actor, type Role, ROLES } from '../../common/index.js';
import { Answered, DayField, IdField, ListQuery, OneOfField, TextField } from '../../platform/http/index.js';
import { actionsOn, GRANTS, PROPOSAL_ACTIONS, type ProposalAction } from '../proposals/proposal.kinds.js';
import { type PersonEntity } from './person.entity.js';
import { type RoleGrantEntity } from './role-grant.entity.js';

export class AsOfQuery extends ListQuery {
  @DayField({ description: 'As things stood on this day; default: all, ended ones included.', example: '2026-10-14', optional: true })
  readonly asOf?: string;
}

export class PersonResponseDto {
  @Answered({ description: 'Id of the person.' }) readonly id: string;
  @Answered({ description: 'Short handle, unique in the institution.', example: 'analyst' }) readonly handle: string;
  @Answered({ description: 'Name as shown.' }) readonly displayName: string;
  @Answered({ description: 'Function in the institution.' }) readonly functionTitle: string;

  constructor(person: PersonEntity) {
    this.id = person.id;
    this.handle = person.handle;
    this.displayName = person.displayName;
    this.functionTitle = person.functionTitle;
  }
}

export class LanguageDto {
  @OneOfField(['nl', 'en'] as const, { description: 'Language of pages and papers for this person.', example: 'nl' })
  readonly language: 'nl' | 'en';
}

export class MeResponseDto extends PersonResponseDto {
  @Answered({ description: 'Language of choice; null: that of the browser.', values: ['nl', 'en'], nullable: true })
  readonly language: 'nl' | 'en' | null;
  @Answered({ description: 'Roles in force today.', isArray: true, values: ROLES }) readonly roles: readonly Role[];

  constructor(person: PersonEntity, roles: readonly Role[]) {
    super(person);
    this.language = person.language;
    this.roles = roles;
  }
}

export class PersonPageDto {
  @Answered({ description: 'The people.', type: PersonResponseDto, isArray: true }) readonly items: readonly PersonResponseDto[];
  @Answered({ description: 'Cursor of the next page.', nullable: true }) readonly nextCursor: string | null;
}

export class RoleGrantCreateDto {
  @IdField({ description: 'Who gets the role.' }) readonly personId: string;
  @OneOfField(ROLES, { description: 'The role.', example: 'analyst' }) readonly role: Role;
  @DayField({ description: 'First day.', example: '2026-11-01' }) readonly fromOn: string;
  @DayField({ description: 'Last day; absent: until ended.', example: '2027-10-31', optional: true }) readonly untilOn?: string;
  @TextField({ description: 'The decision on which the grant rests.', example: 'Besluit CvB 2026-117', maxLength: 300 })
  readonly sourceDecision: string;
}

export class RoleGrantResponseDto {
  @Answered({ description: 'Id of the grant.' }) readonly id: string;
  @Answered({ description: 'Who holds the role.' }) readonly personId: string;
  @Answered({ description: 'The role.', values: ROLES }) readonly role: Role;
  @Answered({ description: 'First day.' }) readonly fromOn: string;
  @Answered({ description: 'Last day.', nullable: true }) readonly untilOn: string | null;
  @Answered({ description: 'The decision on which it rests.' }) readonly sourceDecision: string;
  @Answered({ description: 'When a second administrator confirmed it; without that it has no effect.', nullable: true })
  readonly confirmedAt: string | null;
  @Answered({ description: 'When it was ended early.', nullable: true }) readonly endedAt: string | null;
  @Answered({ description: 'What this person may do now.', values: PROPOSAL_ACTIONS, isArray: true })
  readonly actions: readonly ProposalAction[];

  constructor(grant: RoleGrantEntity, actor: Actor) {
    this.id = grant.id;
    this.personId = grant.personId;
    this.role = grant.role;
    this.fromOn = grant.fromOn;
    this.untilOn = grant.untilOn;
    this.sourceDecision = grant.sourceDecision;
    this.confirmedAt = grant.confirmedAt?.toISOString() ?? null;
    this.endedAt = grant.endedAt?.toISOString() ?? null;
    this.actions = actionsOn(actor, GRANTS, grant);
  }
}

export class RoleGrantPageDto {
  @Answered({ description: 'The grants.', type: RoleGrantResponseDto, isArray: true }) readonly items: readonly RoleGrantResponseDto[];
  @Answered({ description: 'Cursor of the next page.', nullable: true }) readonly nextCursor: string | null;
}
