// What the gates need to know about a process as it is registered: codes, flags and days; no words of people.
import { Inject, Injectable } from '@nestjs/common';
import { addMonths, type Day, type JsonObject } from '../common/index.js';
import { type DatasetVersionView, DatasetsService, storeFacts } from '../datasets/index.js';
import { type Tx } from '../platform/database/index.js';
import { type ProcessVersionEntity } from './entities/process.entity.js';
import { PurposesService } from './purposes/purposes.service.js';

@Injectable()
export class ProcessFacts {
  constructor(
    @Inject(PurposesService) private readonly purposes: PurposesService,
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
  ) {}

  /** Answers what is registered of one version of a process, as of a day. */
  async of(
    tx: Tx,
    institutionId: string,
    { processId, version, today }: { readonly processId: string; readonly version: ProcessVersionEntity; readonly today: Day },
  ): Promise<JsonObject> {
    const purpose = version.purposeId === null ? null : await this.purposes.byId(tx, institutionId, version.purposeId);
    const dataset = await this.datasets.byId(tx, institutionId, version.datasetId);
    const data = await this.datasets.current(tx, institutionId, dataset);
    return {
      id: processId,
      version: version.id,
      purpose: purpose?.code ?? null,
      dataset: dataset?.code ?? null,
      source_systems: dataset === null ? null : [dataset.sourceSystem],
      activity: version.activity,
      use_types: version.useTypes,
      basis: version.bases.length === 1 ? (version.bases[0] ?? null) : null,
      bases_stated: version.bases.length,
      statute_cited: version.statute !== null,
      public_task: version.publicTask,
      participation_choice: version.participationChoice,
      model: modelFacts(version),
      store: data === null ? null : storeFacts(),
      level: version.level,
      analytics: version.analytics,
      facing: version.facing,
      fields: version.fields.map((field) => ({
        field: field.field,
        needed_for_stated: field.neededFor !== null,
        form: field.form,
        ...classOf(data, field.field),
      })),
      retention:
        version.retentionMonths === null
          ? null
          : { months: version.retentionMonths, cutoff_on: addMonths(today, -version.retentionMonths) },
    };
  }
}

/** What is said of the model of a process; null where there is none. @see AI Act Art. 3(39), Art. 5(1)(f) */
function modelFacts({ analytics, infersEmotion, fromBiometrics, medicalOrSafety }: ProcessVersionEntity): JsonObject | null {
  const isModelled = analytics === 'predictive' || analytics === 'prescriptive' || infersEmotion === true;
  return isModelled ? { infers_emotion: infersEmotion, from_biometrics: fromBiometrics, medical_or_safety: medicalOrSafety } : null;
}

function classOf(data: DatasetVersionView | null, code: string): JsonObject {
  const found = data?.fields.find((field) => field.code === code);
  return { classification: found?.classification ?? null, national_identifier: found?.nationalIdentifier ?? false };
}
