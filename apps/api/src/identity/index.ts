// Identity: who acts, with which roles and mandates, on which day; and who a student number is.
import { DeputyshipEntity } from './mandates/deputyship.entity.js';
import { MandateEntity } from './mandates/mandate.entity.js';
import { PersonEntity } from './people/person.entity.js';
import { RoleGrantEntity } from './people/role-grant.entity.js';
import { InstitutionProfileEntity } from './profile/institution-profile.entity.js';
import { SessionEntity } from './sessions/session.entity.js';
import { TokenEntity } from './tokens/token.entity.js';

export { IdentityModule } from './identity.module.js';
export { type InstitutionDraft, InstitutionsService } from './institutions.service.js';
export { type MandateKind, type Route, ROUTES } from './mandates/mandate.entity.js';
export { type MandateStanding, MandatesService } from './mandates/mandates.service.js';
export { bothOf, overlap } from './people/four-eyes.js';
export { type NamedPerson, PeopleService } from './people/people.service.js';
export { type ProfileDraft, ProfileVersions } from './profile/profile-versions.service.js';
export { InstitutionProfiles } from './profile/profiles.service.js';
export { type ProfileValues, UNSAID } from './profile/profile.values.js';
export { ProposalsWaiting, type WaitingProposal } from './proposals/proposals.waiting.js';
export { ROUTE_MARKS, type RouteMark, routeOf, type RouteRules } from './profile/route.marks.js';
export { isSourceSystem, SOURCE_SYSTEMS } from './profile/source-systems.js';
export { mountSignIn } from './sign-in/mount.js';
export { FirstStart, type SetupCodeFor } from './sign-in/first-start.js';
export { type PseudonymKey, SubjectRegister } from './subjects/subject-register.js';
export { IssuedTokenDto } from './tokens/tokens.dto.js';
export { type IssuedToken, TokensService } from './tokens/tokens.service.js';

export const IDENTITY_ENTITIES = [
  PersonEntity,
  RoleGrantEntity,
  MandateEntity,
  DeputyshipEntity,
  InstitutionProfileEntity,
  TokenEntity,
  SessionEntity,
];
export { endAllAccess } from './sessions/after-restore.js';
