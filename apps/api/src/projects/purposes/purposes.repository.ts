// Queries on purposes.
import { Injectable } from '@nestjs/common';
import { type PageRequest } from '../../common/index.js';
import { idsOf, readOnce, sliceOf, type Tx } from '../../platform/database/index.js';
import { PurposeEntity } from './purpose.entity.js';

@Injectable()
export class PurposesRepository {
  async byCode(tx: Tx, institutionId: string, code: string): Promise<PurposeEntity | null> {
    return tx.findOne(PurposeEntity, { where: { institutionId, code } });
  }

  async byId(tx: Tx, institutionId: string, id: string): Promise<PurposeEntity | null> {
    return readOnce(tx, `purpose/${institutionId}/${id}`, () => tx.findOne(PurposeEntity, { where: { institutionId, id } }));
  }

  async page(tx: Tx, institutionId: string, page: PageRequest): Promise<PurposeEntity[]> {
    const where = { institutionId, ...idsOf(page) };
    return tx.find(PurposeEntity, { where, ...sliceOf(page) });
  }

  async insert(tx: Tx, purpose: PurposeEntity): Promise<void> {
    await tx.insert(PurposeEntity, purpose);
  }
}
