// Data sets: catalogue, import with its guard, receiving settings, definitions.
import { Module } from '@nestjs/common';
import { AuditLogModule } from '../audit-log/index.js';
import { DecisionsModule } from '../decisions/index.js';
import { DatasetsController } from './catalogue/datasets.controller.js';
import { DatasetsRepository } from './catalogue/datasets.repository.js';
import { DatasetsService } from './catalogue/datasets.service.js';
import { Reasons } from './catalogue/reasons.js';
import { DefinitionsController } from './definitions/definitions.controller.js';
import { DefinitionsRepository } from './definitions/definitions.repository.js';
import { DefinitionsService } from './definitions/definitions.service.js';
import { ImportAdmission } from './imports/import-admission.service.js';
import { ImportBook } from './imports/import-book.js';
import { ImportsService } from './imports/imports.service.js';
import { ImportLoads } from './imports/import-loads.service.js';
import { ImportReceiving } from './imports/import-receiving.service.js';
import { ImportsController } from './imports/imports.controller.js';
import { ImportsRepository } from './imports/imports.repository.js';
import { ImportProposalsService } from './imports/import-proposals.service.js';
import { Uploads } from './imports/uploads.js';
import { LoadPlanner } from './loading/load-planner.js';
import { Loader } from './loading/loader.service.js';
import { RowTables } from './loading/row-tables.js';
import { Upkeep } from './loading/upkeep.service.js';
import { VersionSwitch } from './loading/version-switch.service.js';
import { Feeds } from './proposals/feeds.js';
import { ReceivingSettingsController } from './settings/receiving-settings.controller.js';
import { ReceivingSettingsRepository } from './settings/receiving-settings.repository.js';
import { ReceivingSettingsService } from './settings/receiving-settings.service.js';

@Module({
  imports: [AuditLogModule, DecisionsModule],
  controllers: [DatasetsController, DefinitionsController, ReceivingSettingsController, ImportsController],
  providers: [
    ...[DatasetsRepository, DatasetsService, Reasons],
    ...[DefinitionsRepository, DefinitionsService],
    ...[ReceivingSettingsRepository, ReceivingSettingsService],
    ...[
      Feeds,
      Uploads,
      ImportsRepository,
      ImportBook,
      ImportReceiving,
      ImportAdmission,
      ImportProposalsService,
      ImportLoads,
      ImportsService,
    ],
    ...[LoadPlanner, RowTables, VersionSwitch, Loader, Upkeep],
  ],
  exports: [DatasetsService, DefinitionsService, ReceivingSettingsService, ImportsService, ImportProposalsService],
})
export class DatasetsModule {}
