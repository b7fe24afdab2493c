// Decisions.
import { Module } from '@nestjs/common';
import { AuditLogModule } from '../audit-log/index.js';
import { DecisionsRepository } from './decisions.repository.js';
import { DecisionsService } from './decisions.service.js';

@Module({ imports: [AuditLogModule], providers: [DecisionsRepository, DecisionsService], exports: [DecisionsService] })
export class DecisionsModule {}
