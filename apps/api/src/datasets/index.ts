// Data sets: what study data there are, how they come in, where they may go.
import { DatasetEntity } from './catalogue/dataset.entity.js';
import { DatasetVersionEntity } from './catalogue/dataset-version.entity.js';
import { FieldEntity } from './catalogue/field.entity.js';
import { DefinitionEntity } from './definitions/definition.entity.js';
import { ImportEntity } from './imports/import.entity.js';
import { FeedEntity } from './proposals/feed.entity.js';
import { ReceivingSettingEntity } from './settings/receiving-setting.entity.js';

export { DatasetsModule } from './datasets.module.js';
export { storeFacts } from './catalogue/datasets.facts.js';
export { DatasetsService, type DatasetWithVersion } from './catalogue/datasets.service.js';
export { type DatasetVersionView, type DatasetView, type FieldView, tellsRowsApart } from './catalogue/datasets.views.js';
export { type DefinitionDraft, DefinitionsService } from './definitions/definitions.service.js';
export { ImportsService, type ImportSource } from './imports/imports.service.js';
export { type ImportResponseDto } from './imports/imports.dto.js';
export { type AnswerDraft, ImportProposalsService, type ImportView } from './imports/import-proposals.service.js';
export { registerUploadParsers } from './imports/uploads.js';
export { type Classification, type FieldType } from './inspection/inspection.types.js';
export { type Proposal } from './proposals/proposal.js';
export { settingFacts } from './settings/receiving-settings.facts.js';
export { ReceivingSettingsService, type SettingDraft } from './settings/receiving-settings.service.js';
export { type SettingView } from './settings/receiving-settings.views.js';
export { SETTING_KINDS, type SettingKind } from './settings/receiving-setting.entity.js';

export const DATASETS_ENTITIES = [
  DatasetEntity,
  DatasetVersionEntity,
  FieldEntity,
  FeedEntity,
  ImportEntity,
  DefinitionEntity,
  ReceivingSettingEntity,
];
