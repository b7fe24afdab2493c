// Queries on receiving settings.
import { Injectable } from '@nestjs/common';
import { type Day, type PageRequest } from '../../common/index.js';
import { idsOf, sliceOf, type Tx } from '../../platform/database/index.js';
import { ReceivingSettingEntity } from './receiving-setting.entity.js';

@Injectable()
export class ReceivingSettingsRepository {
  async page(tx: Tx, institutionId: string, page: PageRequest): Promise<ReceivingSettingEntity[]> {
    return tx.find(ReceivingSettingEntity, {
      where: { institutionId, ...idsOf(page) },
      ...sliceOf(page),
    });
  }

  async byId(tx: Tx, institutionId: string, id: string): Promise<ReceivingSettingEntity | null> {
    return tx.findOne(ReceivingSettingEntity, { where: { institutionId, id } });
  }

  async byCode(tx: Tx, institutionId: string, code: string): Promise<ReceivingSettingEntity | null> {
    return tx.findOne(ReceivingSettingEntity, { where: { institutionId, code } });
  }

  async inForceOn(tx: Tx, institutionId: string, day: Day): Promise<ReceivingSettingEntity[]> {
    return tx
      .createQueryBuilder(ReceivingSettingEntity, 's')
      .where('s.institution_id = :institutionId and s.from_on <= :day and (s.until_on is null or s.until_on >= :day)', {
        institutionId,
        day,
      })
      .orderBy('s.code', 'ASC')
      .getMany();
  }

  async lock(tx: Tx, institutionId: string, id: string): Promise<ReceivingSettingEntity | null> {
    return tx.findOne(ReceivingSettingEntity, { where: { institutionId, id }, lock: { mode: 'pessimistic_write' } });
  }

  async insert(tx: Tx, setting: ReceivingSettingEntity): Promise<void> {
    await tx.insert(ReceivingSettingEntity, setting);
  }

  async save(tx: Tx, setting: ReceivingSettingEntity): Promise<void> {
    const { id, institutionId, ...values } = setting;
    await tx.update(ReceivingSettingEntity, { id, institutionId }, values);
  }
}
