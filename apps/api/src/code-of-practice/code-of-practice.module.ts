// The code of practice. The build of the policy is checked here: a wrong digest stops the start.
import { Module } from '@nestjs/common';
import { AuditLogModule } from '../audit-log/index.js';
import { fromProjectRoot } from '../platform/files/index.js';
import { CodeOfPracticeController } from './code-of-practice.controller.js';
import { CodeOfPractice } from './code-of-practice.service.js';
import { PolicyEngine } from './policy-engine.js';

@Module({
  imports: [AuditLogModule],
  controllers: [CodeOfPracticeController],
  providers: [{ provide: PolicyEngine, useFactory: () => PolicyEngine.load(fromProjectRoot('policies')) }, CodeOfPractice],
  exports: [CodeOfPractice],
})
export class CodeOfPracticeModule {}
