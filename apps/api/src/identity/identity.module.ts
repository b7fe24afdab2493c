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
import { InstitutionProfiles } from './profile/profiles.service.js';
import { SubjectRegister } from './subjects/subject-register.js';
import { SubjectsController } from './subjects/subjects.controller.js';
import { ActorGuard } from './tokens/actor.guard.js';
import { TokensController } from './tokens/tokens.controller.js';
import { TokensRepository } from './tokens/tokens.repository.js';
import { TokensService } from './tokens/tokens.service.js';

@Global()
@Module({
  imports: [AuditLogModule],
  controllers: [PeopleController, MandatesController, TokensController, InstitutionController, SubjectsController],
  providers: [
    PeopleRepository,
    PeopleService,
    MandatesService,
    InstitutionProfiles,
    TokensRepository,
    TokensService,
    SubjectRegister,
    InstitutionsService,
    { provide: APP_GUARD, useClass: ActorGuard },
  ],
  exports: [PeopleService, MandatesService, InstitutionProfiles, TokensService, SubjectRegister, InstitutionsService],
})
export class IdentityModule {}
