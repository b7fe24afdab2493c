// Queries on deliveries and whose rows they hold.
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Scope } from '../../access/index.js';
import { type PageRequest } from '../../common/index.js';
import { idsOf, sliceOf, type Tx } from '../../platform/database/index.js';
import { DeliveryEntity } from './delivery.entity.js';

export interface OpenRow {
  readonly institution_id: string;
  readonly id: string;
  readonly instance_id: string;
}

@Injectable()
export class DeliveriesRepository {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Open deliveries of all institutions, whoever opened them (a function of the owner role). */
  async open(): Promise<readonly OpenRow[]> {
    return this.dataSource.query<OpenRow[]>(`select institution_id, id, instance_id from delivery_open_list()`);
  }

  async page(tx: Tx, institutionId: string, page: PageRequest, visible: Scope): Promise<DeliveryEntity[]> {
    if (visible.kind === 'none') {
      return [];
    }
    const own = visible.kind === 'some' ? { holderId: visible.ownerId ?? '' } : {};
    const where = { institutionId, ...own, ...idsOf(page) };
    return tx.find(DeliveryEntity, { where, ...sliceOf(page) });
  }

  async byId(tx: Tx, institutionId: string, id: string): Promise<DeliveryEntity | null> {
    return tx.findOne(DeliveryEntity, { where: { institutionId, id } });
  }

  async locked(tx: Tx, institutionId: string, id: string): Promise<DeliveryEntity | null> {
    return tx.findOne(DeliveryEntity, { where: { institutionId, id }, lock: { mode: 'pessimistic_write' } });
  }

  async insert(tx: Tx, delivery: DeliveryEntity): Promise<void> {
    await tx.insert(DeliveryEntity, delivery);
  }

  async close(tx: Tx, institutionId: string, id: string, closed: Partial<DeliveryEntity>): Promise<void> {
    await tx.update(DeliveryEntity, { institutionId, id }, closed);
  }

  async keepSubjects(tx: Tx, delivery: DeliveryEntity, bitmap: Buffer): Promise<void> {
    await tx.query(`insert into delivery_subjects (institution_id, delivery_id, bitmap, kept_until) values ($1, $2, $3, $4)`, [
      delivery.institutionId,
      delivery.id,
      bitmap,
      delivery.deleteBy,
    ]);
  }

  async forgetSubjects(tx: Tx, institutionId: string, id: string): Promise<void> {
    await tx.query(`delete from delivery_subjects where institution_id = $1 and delivery_id = $2`, [institutionId, id]);
  }

  async bitmapOf(tx: Tx, institutionId: string, id: string): Promise<Buffer | null> {
    const rows = await tx.query<{ bitmap: Buffer }[]>(
      `select bitmap from delivery_subjects where institution_id = $1 and delivery_id = $2`,
      [institutionId, id],
    );
    return rows[0]?.bitmap ?? null;
  }

  /** The index salts of subjects, 32 bytes each, one after the other; a subject whose salt was destroyed has none. */
  async saltsOf(tx: Tx, institutionId: string, ordinals: readonly number[]): Promise<Buffer> {
    const rows = await tx.query<{ salts: Buffer | null }[]>(
      `select string_agg(index_salt, ''::bytea order by ordinal) as salts from subject where institution_id = $1 and ordinal = any($2::bigint[])`,
      [institutionId, ordinals],
    );
    return rows[0]?.salts ?? Buffer.alloc(0);
  }

  async anyOfProject(tx: Tx, institutionId: string, projectId: string): Promise<boolean> {
    return tx.existsBy(DeliveryEntity, { institutionId, projectId });
  }
}
