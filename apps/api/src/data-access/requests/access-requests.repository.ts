// Queries on access requests.
import { Injectable } from '@nestjs/common';
import { type Scope } from '../../access/index.js';
import { type PageRequest } from '../../common/index.js';
import { idsOf, readOnceInMoment, sliceOf, type Tx } from '../../platform/database/index.js';
import { AccessRequestEntity } from './access-request.entity.js';

@Injectable()
export class AccessRequestsRepository {
  async insert(tx: Tx, request: AccessRequestEntity): Promise<void> {
    await tx.insert(AccessRequestEntity, request);
  }

  async setVerdict(tx: Tx, institutionId: string, id: string, verdictId: string | null): Promise<void> {
    await tx.update(AccessRequestEntity, { institutionId, id }, { verdictId });
  }

  async byId(tx: Tx, institutionId: string, id: string): Promise<AccessRequestEntity | null> {
    return readOnceInMoment(tx, `access_request/${institutionId}/${id}`, () =>
      tx.findOne(AccessRequestEntity, { where: { institutionId, id } }),
    );
  }

  async page(tx: Tx, institutionId: string, page: PageRequest, visible: Scope): Promise<AccessRequestEntity[]> {
    if (visible.kind === 'none') {
      return [];
    }
    const own = visible.kind === 'some' ? { requesterId: visible.ownerId ?? '' } : {};
    const where = { institutionId, ...own, ...idsOf(page) };
    return tx.find(AccessRequestEntity, { where, ...sliceOf(page) });
  }
}
