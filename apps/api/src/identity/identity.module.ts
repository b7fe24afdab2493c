// Identity: people, profile, grants, mandates, tokens, subject register; guards every route.
import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditLogModule } from '../audit-log/index.js';
import { InstitutionsService } from './institutions.service.js';
import { MandatesController } from './mandates/mandates.controller.js';
import { MandatesService } from './mandates/mandates.service.js';
import { PeopleController } from './people/people.controller.js';
import { PeopleRepository } from './people/people.repository.js';
import { PeopleService } from './people/people.service.js';
import { InstitutionController } from './profile/institution.controller.js';
import { AccessRecordTerm } from './profile/access-record-term.js';
import { ProfileVersions } from './profile/profile-versions.service.js';
import { InstitutionProfiles } from './profile/profiles.service.js';
import { ProposalsRepository } from './proposals/proposals.repository.js';
import { Proposals } from './proposals/proposals.service.js';
import { ProposalsWaiting } from './proposals/proposals.waiting.js';
import { SubjectRegister } from './subjects/subject-register.js';
import { SubjectsController } from './subjects/subjects.controller.js';
import { DevelopmentAccounts } from './development-issuer/development-accounts.js';
import { DevelopmentIssuer } from './development-issuer/development-issuer.js';
import { IssuerStoreRepository } from './development-issuer/issuer-store.repository.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SessionsRepository } from './sessions/sessions.repository.js';
import { SessionsService } from './sessions/sessions.service.js';
import { FirstStart } from './sign-in/first-start.js';
import { Issuer } from './sign-in/issuer.js';
import { LoginsRepository } from './sign-in/logins.repository.js';
import { SetupCodesRepository } from './sign-in/setup-codes.repository.js';
import { SetupController } from './sign-in/setup.controller.js';
import { SetupService } from './sign-in/setup.service.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInPeople } from './sign-in/sign-in.people.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { ActorGuard } from './tokens/actor.guard.js';
import { TokensController } from './tokens/tokens.controller.js';
import { TokensRepository } from './tokens/tokens.repository.js';
import { TokensService } from './tokens/tokens.service.js';

@Global()
@Module({
  imports: [AuditLogModule],
  controllers: [
    PeopleController,
    MandatesController,
    TokensController,
    SessionsController,
    SignInController,
    SetupController,
    InstitutionController,
    SubjectsController,
  ],
  providers: [
    PeopleRepository,
    PeopleService,
    MandatesService,
    ProposalsRepository,
    Proposals,
    ProposalsWaiting,
    InstitutionProfiles,
    ProfileVersions,
    AccessRecordTerm,
    TokensRepository,
    TokensService,
    SubjectRegister,
    InstitutionsService,
    SessionsRepository,
    SessionsService,
    Issuer,
    LoginsRepository,
    SignInPeople,
    SignInService,
    SetupCodesRepository,
    SetupService,
    FirstStart,
    DevelopmentAccounts,
    DevelopmentIssuer,
    IssuerStoreRepository,
    { provide: APP_GUARD, useClass: ActorGuard },
  ],
  exports: [
    PeopleService,
    MandatesService,
    ProposalsWaiting,
    InstitutionProfiles,
    ProfileVersions,
    TokensService,
    SubjectRegister,
    InstitutionsService,
    FirstStart,
  ],
})
export class IdentityModule {}
