// The gate.
import { Global, Module } from '@nestjs/common';
import { Gate } from './gate.service.js';

@Global()
@Module({ providers: [Gate], exports: [Gate] })
export class GateModule {}
