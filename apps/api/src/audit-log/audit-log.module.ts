// The transparency logs.
import { Module } from '@nestjs/common';
import { AuditLog } from './audit-log.service.js';
import { Journal } from './journal.js';
import { LogArtefactsController } from './log-artefacts.controller.js';
import { LogArtefacts } from './log-artefacts.service.js';
import { LogController } from './log.controller.js';
import { LogEntries } from './log-entries.service.js';
import { LogPublisher } from './sequencing/log-publisher.service.js';
import { LogReadingRepository } from './log-reading.repository.js';
import { LogSequencer } from './sequencing/log-sequencer.service.js';
import { LogSigner } from './sequencing/log-signer.service.js';
import { LogWritingRepository } from './log-writing.repository.js';

@Module({
  controllers: [LogController, LogArtefactsController],
  providers: [
    LogWritingRepository,
    LogReadingRepository,
    LogSigner,
    LogPublisher,
    LogSequencer,
    LogArtefacts,
    LogEntries,
    AuditLog,
    Journal,
  ],
  exports: [AuditLog, Journal, LogArtefacts],
})
export class AuditLogModule {}
