// What the next version of a process is made of: purpose, data set and columns are looked up, and refused where they are not there.
import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../audit-log/index.js';
import { type Actor, type FieldFault, InvalidInput, newId } from '../common/index.js';
import { DatasetsService } from '../datasets/index.js';
import { type Tx } from '../platform/database/index.js';
import { type ProcessEntity, type ProcessField, type ProcessVersionEntity } from './entities/process.entity.js';
import { PurposesService } from './purposes/purposes.service.js';

export type ProcessDraft = Pick<
  ProcessVersionEntity,
  | 'activity'
  | 'useTypes'
  | 'bases'
  | 'statute'
  | 'publicTask'
  | 'participationChoice'
  | 'infersEmotion'
  | 'fromBiometrics'
  | 'medicalOrSafety'
  | 'level'
  | 'analytics'
  | 'facing'
  | 'periodFrom'
  | 'periodUntil'
  | 'retentionMonths'
  | 'fields'
> & { readonly purpose: string | null; readonly dataset: string; readonly parentProcessId: string | null };

@Injectable()
export class ProcessVersions {
  constructor(
    @Inject(PurposesService) private readonly purposes: PurposesService,
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /**
   * Answers the next version of a process; saves nothing.
   * @throws InvalidInput (400) for an unknown purpose, data set or column, or a period that ends before it begins
   */
  async of(
    tx: Tx,
    actor: Actor,
    process: ProcessEntity,
    ask: { readonly draft: ProcessDraft; readonly number: number },
  ): Promise<ProcessVersionEntity> {
    const { purpose, dataset, parentProcessId, ...rest } = ask.draft;
    void parentProcessId;
    const foundPurpose = purpose === null ? null : await this.purposes.byCode(tx, actor.institutionId, purpose);
    const foundDataset = await this.datasets.byCode(tx, actor.institutionId, dataset);
    const data =
      foundDataset === null || foundDataset.currentVersionId === null
        ? null
        : await this.datasets.version(tx, actor.institutionId, foundDataset.currentVersionId);
    const faults: FieldFault[] = [
      ...(purpose !== null && foundPurpose === null ? [{ pointer: '/purpose', code: 'unknown' }] : []),
      ...(foundDataset === null || data === null || foundDataset.kind !== 'subjects'
        ? [{ pointer: '/dataset', code: 'unknown' }]
        : columnFaults(ask.draft.fields, data.fields)),
      ...(rest.periodFrom !== null && rest.periodUntil !== null && rest.periodUntil < rest.periodFrom
        ? [{ pointer: '/periodUntil', code: 'beforeStart' }]
        : []),
    ];
    if (foundDataset === null || faults.length > 0) {
      throw new InvalidInput(faults);
    }
    const at = this.journal.now();
    return {
      id: newId(at),
      institutionId: actor.institutionId,
      processId: process.id,
      number: ask.number,
      purposeId: foundPurpose?.id ?? null,
      datasetId: foundDataset.id,
      ...rest,
      recordedBy: actor.personId,
      recordedAt: at,
    };
  }
}

function columnFaults(fields: readonly ProcessField[], known: readonly { readonly code: string }[]): readonly FieldFault[] {
  const codes = new Set(known.map((field) => field.code));
  const seen = new Set<string>();
  return fields.flatMap(({ field }, index) => {
    const fault = !codes.has(field) ? 'unknown' : seen.has(field) ? 'twice' : null;
    seen.add(field);
    return fault === null ? [] : [{ pointer: `/fields/${index}/field`, code: fault }];
  });
}
