// Queries on consent notices.
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Day, type PageRequest } from '../../common/index.js';
import { idsOf, sliceOf, type Tx } from '../../platform/database/index.js';
import { ConsentNoticeEntity } from './consent-notice.entity.js';

@Injectable()
export class NoticesRepository {
  async insert(tx: Tx, notice: ConsentNoticeEntity): Promise<void> {
    await tx.insert(ConsentNoticeEntity, notice);
  }

  async byId(tx: Tx, institutionId: string, id: string): Promise<ConsentNoticeEntity | null> {
    return tx.findOne(ConsentNoticeEntity, { where: { institutionId, id } });
  }

  async byIds(tx: Tx, institutionId: string, ids: readonly string[]): Promise<ConsentNoticeEntity[]> {
    return tx.find(ConsentNoticeEntity, { where: { institutionId, id: In([...ids]) } });
  }

  async latest(tx: Tx, institutionId: string, purposeId: string): Promise<ConsentNoticeEntity | null> {
    return tx.findOne(ConsentNoticeEntity, { where: { institutionId, purposeId }, order: { version: 'DESC' } });
  }

  async list(tx: Tx, institutionId: string, purposeId: string | null, page: PageRequest): Promise<ConsentNoticeEntity[]> {
    const where = {
      institutionId,
      ...(purposeId === null ? {} : { purposeId }),
      ...idsOf(page),
    };
    return tx.find(ConsentNoticeEntity, { where, ...sliceOf(page) });
  }

  /** The newest version per purpose that is valid on a day. */
  async inForce(tx: Tx, institutionId: string, day: Day): Promise<ConsentNoticeEntity[]> {
    return tx
      .createQueryBuilder(ConsentNoticeEntity, 'n')
      .distinctOn(['n.purpose_id'])
      .where('n.institution_id = :institutionId and n.valid_from <= :day', { institutionId, day })
      .orderBy('n.purpose_id')
      .addOrderBy('n.version', 'DESC')
      .getMany();
  }

  async inForceFor(tx: Tx, institutionId: string, purposeId: string, day: Day): Promise<ConsentNoticeEntity | null> {
    return tx
      .createQueryBuilder(ConsentNoticeEntity, 'n')
      .where('n.institution_id = :institutionId and n.purpose_id = :purposeId and n.valid_from <= :day', { institutionId, purposeId, day })
      .orderBy('n.version', 'DESC')
      .limit(1)
      .getOne();
  }
}
