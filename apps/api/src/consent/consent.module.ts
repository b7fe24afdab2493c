// Consent.
import { Module } from '@nestjs/common';
import { AuditLogModule } from '../audit-log/index.js';
import { ProjectsModule } from '../projects/index.js';
import { ConsentLedger } from './consent-ledger.service.js';
import { ConsentRecords } from './consent-records.service.js';
import { ConsentController } from './consent.controller.js';
import { ConsentFacts } from './consent.facts.js';
import { ConsentMerge } from './consent.merge.js';
import { ConsentRepository } from './consent.repository.js';
import { ConsentService } from './consent.service.js';
import { NoticesController } from './notices/notices.controller.js';
import { NoticesRepository } from './notices/notices.repository.js';
import { NoticesService } from './notices/notices.service.js';
import { ObjectionsController } from './objections.controller.js';
import { ConsentSharesController } from './shares/consent-shares.controller.js';
import { ConsentSharesRepository } from './shares/consent-shares.repository.js';
import { ConsentShares } from './shares/consent-shares.service.js';

@Module({
  imports: [AuditLogModule, ProjectsModule],
  controllers: [ConsentController, ObjectionsController, NoticesController, ConsentSharesController],
  providers: [
    ConsentRepository,
    ConsentLedger,
    ConsentRecords,
    ConsentService,
    NoticesRepository,
    NoticesService,
    ConsentFacts,
    ConsentMerge,
    ConsentSharesRepository,
    ConsentShares,
  ],
  exports: [ConsentService, NoticesService],
})
export class ConsentModule {}
