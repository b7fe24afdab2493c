// Copies that were handed out, each with the version of the code by which it was judged.
import { Inject, Injectable } from '@nestjs/common';
import { scope } from '../../access/index.js';
import { Journal } from '../../audit-log/index.js';
import { type Actor, type Page, pageOf, type PageRequest } from '../../common/index.js';
import { Gate, type JudgingCode } from '../../gate/index.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { type DeliveryEntity } from './delivery.entity.js';

export interface ListedDelivery {
  readonly delivery: DeliveryEntity;
  readonly code: JudgingCode | null;
}

@Injectable()
export class DeliveryList {
  constructor(
    @Inject(DeliveriesRepository) private readonly repository: DeliveriesRepository,
    @Inject(Gate) private readonly gate: Gate,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Answers the copies that the actor may see, page by page. */
  async page(actor: Actor, page: PageRequest): Promise<Page<ListedDelivery>> {
    const { institutionId } = actor;
    return this.journal.read(institutionId, async (tx) => {
      const found = pageOf(await this.repository.page(tx, institutionId, page, scope(actor, 'read', 'Delivery')), page.limit);
      const codes = await this.gate.judgedBy(
        tx,
        institutionId,
        found.items.map(({ verdictId }) => verdictId),
      );
      return { ...found, items: found.items.map((delivery) => ({ delivery, code: codes.get(delivery.verdictId) ?? null })) };
    });
  }
}
