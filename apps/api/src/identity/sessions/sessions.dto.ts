// Responses about sessions.
import { type Role, ROLES } from '../../common/index.js';
import { Answered } from '../../platform/http/index.js';
import { type SessionEntity } from './session.entity.js';
import { type SessionView } from './sessions.service.js';

export class SessionPersonDto {
  @Answered({ description: 'Id of the person.' }) readonly id: string;
  @Answered({ description: 'Short handle.', example: 'analyst' }) readonly handle: string;
  @Answered({ description: 'Name as shown.' }) readonly name: string;
}

export class SessionInstitutionDto {
  @Answered({ description: 'Short name.', example: 'demo' }) readonly slug: string;
  @Answered({ description: 'Name.' }) readonly name: string;
}

export class SessionDto {
  @Answered({ description: 'Who signed in.', type: SessionPersonDto }) readonly person: SessionPersonDto;
  @Answered({ description: 'Roles in force today.', isArray: true, values: ROLES }) readonly roles: readonly Role[];
  @Answered({
    description: 'What these roles may do to some record, as action:Subject; each record says for itself what holds of it.',
    isArray: true,
  })
  readonly may: readonly string[];
  @Answered({ description: 'The institution.', type: SessionInstitutionDto }) readonly institution: SessionInstitutionDto;
  @Answered({ description: 'Language of choice; null: that of the browser.', values: ['nl', 'en'], nullable: true })
  readonly language: 'nl' | 'en' | null;
  @Answered({ description: 'To send as x-csrf-token with every change.' }) readonly csrfToken: string;
  @Answered({ description: 'When the session ends without a further request.' }) readonly idleEndsAt: string;
  @Answered({ description: 'When it ends in any case.' }) readonly endsAt: string;

  constructor(view: SessionView, { roles, may }: { readonly roles: readonly Role[]; readonly may: readonly string[] }, csrfToken: string) {
    this.person = view.person;
    this.roles = roles;
    this.may = may;
    this.institution = view.institution;
    this.language = view.language;
    this.csrfToken = csrfToken;
    this.idleEndsAt = view.idleEndsAt.toISOString();
    this.endsAt = view.endsAt.toISOString();
  }
}

export class SignedOutDto {
  @Answered({ description: 'Where to go next: the issuer’s own sign-out, or the front page.', example: '/' }) readonly location: string;
}

export class SessionItemDto {
  @Answered({ description: 'Id of the session.' }) readonly id: string;
  @Answered({ description: 'When it was opened.' }) readonly createdAt: string;
  @Answered({ description: 'Its last request, to the minute.' }) readonly lastSeenAt: string;
  @Answered({ description: 'When it ends in any case.' }) readonly endsAt: string;
  @Answered({ description: 'When it was ended.', nullable: true }) readonly endedAt: string | null;

  constructor(session: SessionEntity) {
    this.id = session.id;
    this.createdAt = session.createdAt.toISOString();
    this.lastSeenAt = session.lastSeenAt.toISOString();
    this.endsAt = session.endsAt.toISOString();
    this.endedAt = session.endedAt?.toISOString() ?? null;
  }
}

export class SessionListDto {
  @Answered({ description: 'My sessions, the newest first.', type: SessionItemDto, isArray: true })
  readonly items: readonly SessionItemDto[];
}

export class EndedSessionsDto {
  @Answered({ description: 'How many sessions were ended.', example: 1 }) readonly ended: number;
}
