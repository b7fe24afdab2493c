// What the next version of a process is made of: purpose, data set and columns are looked up, and refused where they are not there.
import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../audit-log/index.js';
import { type Actor, type FieldFault, InvalidInput, newId } from '../common/index.js';
import { DatasetsService, type FieldView, tellsRowsApart } from '../datasets/index.js';
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
    const data = await this.datasets.current(tx, actor.institutionId, foundDataset);
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

function columnFaults(fields: readonly ProcessField[], known: readonly FieldView[]): readonly FieldFault[] {
  const columns = new Map(known.map((field) => [field.code, field]));
  const seen = new Set<string>();
  return fields.flatMap(({ field, neededFor, only }, index) => {
    const column = columns.get(field);
    const fault = column === undefined ? 'unknown' : seen.has(field) ? 'twice' : null;
    seen.add(field);
    if (fault !== null) {
      return [{ pointer: `/fields/${index}/field`, code: fault }];
    }
    if ((only ?? null) !== null && neededFor === null) {
      // A column that is not tied to the question is not approved, and its bound would go with it.
      return [{ pointer: `/fields/${index}/neededFor`, code: 'needed' }];
    }
    const wrong = only === null || only === undefined || column === undefined ? null : faultOfValues(only, column);
    return wrong === null ? [] : [{ pointer: `/fields/${index}/only`, code: wrong }];
  });
}

function faultOfValues(only: readonly string[], column: FieldView): string | null {
  if (!tellsRowsApart(column)) {
    return 'boundsNoRows';
  }
  return only.length === 0 ? 'needed' : null;
}
