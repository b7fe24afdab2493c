// Queries on data sets, their versions and fields.
import { Injectable } from '@nestjs/common';
import { type PageRequest } from '../../common/index.js';
import { idsOf, readOnceInMoment, sliceOf, type Tx } from '../../platform/database/index.js';
import { DatasetEntity } from './dataset.entity.js';
import { DatasetVersionEntity } from './dataset-version.entity.js';
import { FieldEntity } from './field.entity.js';

@Injectable()
export class DatasetsRepository {
  async page(tx: Tx, institutionId: string, page: PageRequest): Promise<DatasetEntity[]> {
    return tx.find(DatasetEntity, {
      where: { institutionId, ...idsOf(page) },
      ...sliceOf(page),
    });
  }

  async byCode(tx: Tx, institutionId: string, code: string): Promise<DatasetEntity | null> {
    return readOnceInMoment(tx, `dataset/${institutionId}/${code}`, () => tx.findOne(DatasetEntity, { where: { institutionId, code } }));
  }

  async byId(tx: Tx, institutionId: string, id: string): Promise<DatasetEntity | null> {
    return readOnceInMoment(tx, `dataset/${institutionId}/${id}`, () => tx.findOne(DatasetEntity, { where: { institutionId, id } }));
  }

  /** Locks a data set, so that one load at a time switches its version. */
  async lockByCode(tx: Tx, institutionId: string, code: string): Promise<DatasetEntity | null> {
    return tx.findOne(DatasetEntity, { where: { institutionId, code }, lock: { mode: 'pessimistic_write' } });
  }

  async versionById(tx: Tx, institutionId: string, id: string): Promise<DatasetVersionEntity | null> {
    return readOnceInMoment(tx, `dataset_version/${institutionId}/${id}`, () =>
      tx.findOne(DatasetVersionEntity, { where: { institutionId, id } }),
    );
  }

  async versionByNumber(tx: Tx, institutionId: string, datasetId: string, number: number): Promise<DatasetVersionEntity | null> {
    return tx.findOne(DatasetVersionEntity, { where: { institutionId, datasetId, number } });
  }

  async versionPage(tx: Tx, institutionId: string, datasetId: string, page: PageRequest): Promise<DatasetVersionEntity[]> {
    return tx.find(DatasetVersionEntity, {
      where: { institutionId, datasetId, ...idsOf(page) },
      ...sliceOf(page),
    });
  }

  async lastNumber(tx: Tx, institutionId: string, datasetId: string): Promise<number> {
    return (await tx.maximum(DatasetVersionEntity, 'number', { institutionId, datasetId })) ?? 0;
  }

  async fieldsOf(tx: Tx, institutionId: string, datasetVersionId: string): Promise<readonly FieldEntity[]> {
    const read = (): Promise<FieldEntity[]> =>
      tx.find(FieldEntity, { where: { institutionId, datasetVersionId }, order: { position: 'ASC' } });
    return (await readOnceInMoment(tx, `fields/${institutionId}/${datasetVersionId}`, read)) ?? [];
  }

  async insertDataset(tx: Tx, dataset: DatasetEntity): Promise<void> {
    await tx.insert(DatasetEntity, dataset);
  }

  async saveDataset(tx: Tx, dataset: DatasetEntity): Promise<void> {
    const { id, institutionId, ...values } = dataset;
    await tx.update(DatasetEntity, { id, institutionId }, values);
  }

  async insertVersion(tx: Tx, version: DatasetVersionEntity, fields: readonly FieldEntity[]): Promise<void> {
    await tx.insert(DatasetVersionEntity, version);
    await tx.insert(FieldEntity, [...fields]);
  }

  /** Retires the version that was current until now. */
  async retire(tx: Tx, institutionId: string, id: string, at: Date): Promise<void> {
    await tx.update(DatasetVersionEntity, { id, institutionId }, { state: 'retired', retiredAt: at });
  }
}
