// The whole platform: every domain, in the order of the layers.
import { type DynamicModule, type ModuleMetadata, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AuditLogModule } from './audit-log/index.js';
import { CODE_OF_PRACTICE_ENTITIES, CodeOfPracticeModule } from './code-of-practice/index.js';
import { type Clock } from './common/clock.js';
import { CONSENT_ENTITIES, ConsentModule } from './consent/index.js';
import { DATA_ACCESS_ENTITIES, DataAccessModule, RequestExplanationsModule } from './data-access/index.js';
import { DATASETS_ENTITIES, DatasetsModule } from './datasets/index.js';
import { DecisionEntity, DecisionsModule } from './decisions/index.js';
import { ExamplesModule } from './examples/index.js';
import { GateModule } from './gate/index.js';
import { IDENTITY_ENTITIES, IdentityModule } from './identity/index.js';
import { type Config } from './platform/config/index.js';
import { DatabaseModule } from './platform/database/index.js';
import { IdempotencyInterceptor, InputPipe, ProblemFilter } from './platform/http/index.js';
import { OversightModule } from './oversight/index.js';
import { PlatformModule } from './platform/platform.module.js';
import { PROJECTS_ENTITIES, ProjectsModule } from './projects/index.js';

export const ENTITIES = [
  ...IDENTITY_ENTITIES,
  DecisionEntity,
  ...DATASETS_ENTITIES,
  ...PROJECTS_ENTITIES,
  ...CONSENT_ENTITIES,
  ...CODE_OF_PRACTICE_ENTITIES,
  ...DATA_ACCESS_ENTITIES,
];

type Imports = NonNullable<ModuleMetadata['imports']>;
const DOMAINS: Imports = [AuditLogModule, GateModule, IdentityModule, DecisionsModule, DatasetsModule, ProjectsModule, ConsentModule];
const WITH_CODE: Imports = [
  CodeOfPracticeModule,
  DataAccessModule,
  RequestExplanationsModule,
  OversightModule.withCodeOfPractice(),
  ExamplesModule,
];

@Module({})
export class AppModule {
  /** The platform as it runs. */
  static with(config: Config, clock: Clock): DynamicModule {
    return AppModule.of(config, clock, [...DOMAINS, ...WITH_CODE]);
  }

  /** The platform without anything that decides: every gate then holds. */
  static withoutCodeOfPractice(config: Config, clock: Clock): DynamicModule {
    return AppModule.of(config, clock, [...DOMAINS, DataAccessModule, OversightModule]);
  }

  private static of(config: Config, clock: Clock, domains: Imports): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.with(config, clock), DatabaseModule.with(ENTITIES), ...domains],
      providers: [
        { provide: APP_FILTER, useExisting: ProblemFilter },
        { provide: APP_PIPE, useClass: InputPipe },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      ],
    };
  }
}
