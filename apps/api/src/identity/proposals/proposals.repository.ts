// Queries on what one administrator proposes and another one confirms.
import { Injectable } from '@nestjs/common';
import { type Tx } from '../../platform/database/index.js';
import { type ProposalEntity } from './proposal.entity.js';

const MOST_WAITING = 100;
type Entity<T extends ProposalEntity> = new () => T;

@Injectable()
export class ProposalsRepository {
  async byId<T extends ProposalEntity>(tx: Tx, entity: Entity<T>, institutionId: string, id: string): Promise<T | null> {
    return tx.createQueryBuilder(entity, 'x').where('x.institution_id = :institutionId and x.id = :id', { institutionId, id }).getOne();
  }

  /** Those that wait for a second administrator: at most 100, the oldest first. */
  async waiting<T extends ProposalEntity>(tx: Tx, entity: Entity<T>, institutionId: string): Promise<T[]> {
    return tx
      .createQueryBuilder(entity, 'x')
      .where('x.institution_id = :institutionId and x.confirmed_at is null and x.ended_at is null', { institutionId })
      .orderBy('x.id')
      .take(MOST_WAITING)
      .getMany();
  }

  /** Confirms one that still waits; answers whether this call did it. */
  async confirm(
    tx: Tx,
    entity: Entity<ProposalEntity>,
    of: ProposalEntity,
    by: { confirmedBy: string; confirmedAt: Date },
  ): Promise<boolean> {
    const { affected } = await tx
      .createQueryBuilder()
      .update(entity)
      .set(by)
      .where('institution_id = :institutionId and id = :id and confirmed_at is null and ended_at is null', { ...of })
      .execute();
    return affected === 1;
  }

  /** Ends one that was not ended; answers whether this call did it. */
  async end(tx: Tx, entity: Entity<ProposalEntity>, of: ProposalEntity, by: { endedBy: string; endedAt: Date }): Promise<boolean> {
    const { affected } = await tx
      .createQueryBuilder()
      .update(entity)
      .set(by)
      .where('institution_id = :institutionId and id = :id and ended_at is null', { ...of })
      .execute();
    return affected === 1;
  }
}
