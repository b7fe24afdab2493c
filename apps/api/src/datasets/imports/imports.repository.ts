// Queries on imports.
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type PageRequest } from '../../common/index.js';
import { idsOf, sliceOf, type Tx } from '../../platform/database/index.js';
import { ImportEntity } from './import.entity.js';

const LOAD_LOCK = `hashtextextended('import-load:' || $1, 0)`;

@Injectable()
export class ImportsRepository {
  async page(tx: Tx, institutionId: string, page: PageRequest): Promise<ImportEntity[]> {
    return tx.find(ImportEntity, {
      where: { institutionId, ...idsOf(page) },
      ...sliceOf(page),
    });
  }

  async byId(tx: Tx, institutionId: string, id: string): Promise<ImportEntity | null> {
    return tx.findOne(ImportEntity, { where: { institutionId, id } });
  }

  async lock(tx: Tx, institutionId: string, id: string): Promise<ImportEntity | null> {
    return tx.findOne(ImportEntity, { where: { institutionId, id }, lock: { mode: 'pessimistic_write' } });
  }

  async loading(tx: Tx, institutionId: string): Promise<ImportEntity[]> {
    return tx.find(ImportEntity, { where: { institutionId, state: 'loading' } });
  }

  async waiting(tx: Tx, institutionId: string, most: number): Promise<ImportEntity[]> {
    const state = In(['inspected', 'asked', 'refused', 'failed']);
    return tx.find(ImportEntity, { where: { institutionId, state }, order: { id: 'ASC' }, take: most });
  }

  async insert(tx: Tx, entity: ImportEntity): Promise<void> {
    await tx.insert(ImportEntity, entity);
  }

  async save(tx: Tx, entity: ImportEntity): Promise<void> {
    const { id, institutionId, ...values } = entity;
    await tx.update(ImportEntity, { id, institutionId }, values);
  }

  async saveProgress(tx: Tx, institutionId: string, id: string, rows: number): Promise<void> {
    await tx.update(ImportEntity, { id, institutionId, state: 'loading' }, { progressRows: String(rows) });
  }

  /** Takes the lock that says that a process is loading this import, until the transaction ends. */
  async lockLoad(tx: Tx, id: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(${LOAD_LOCK})`, [id]);
  }

  /** Tells whether nobody is loading an import (any more); holds the lock until the transaction ends when so. */
  async isAbandoned(tx: Tx, id: string): Promise<boolean> {
    const rows = await tx.query<{ free: boolean }[]>(`select pg_try_advisory_xact_lock(${LOAD_LOCK}) as free`, [id]);
    return rows[0]?.free === true;
  }
}
