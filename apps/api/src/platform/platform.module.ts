// Everything technical that domains may ask for: configuration, clock, logs, keys, files, texts, papers, jobs.
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Config } from './config/index.js';
import {
  DocsController,
  PageStyleController,
  PortalController,
  PortalFiles,
  ProblemFilter,
  ProblemPagesController,
  PublicAddress,
} from './http/index.js';
import { HealthController } from './health/health.controller.js';
import { Lifecycle } from './health/lifecycle.js';
import { FilesModule } from './files/index.js';
import { JobsModule } from './jobs/index.js';
import { KeysModule } from './keys/index.js';
import { JsonLogger } from './logging/json-logger.js';
import { PdfModule } from './pdf/index.js';
import { TemplatesModule } from './templates/index.js';

@Global()
@Module({})
export class PlatformModule {
  /** Takes the configuration and the clock from outside, so that tests bring their own. */
  static with(config: Config, clock: Clock): DynamicModule {
    return {
      module: PlatformModule,
      imports: [KeysModule, FilesModule, TemplatesModule, PdfModule, JobsModule],
      controllers: [HealthController, PageStyleController, ProblemPagesController, DocsController, PortalController],
      providers: [
        Lifecycle,
        ProblemFilter,
        PublicAddress,
        PortalFiles,
        { provide: Config, useValue: config },
        { provide: Clock, useValue: clock },
        { provide: JsonLogger, useValue: new JsonLogger(config.logLevel) },
      ],
      exports: [Config, Clock, JsonLogger, ProblemFilter, PublicAddress],
    };
  }
}
