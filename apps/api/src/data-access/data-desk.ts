// What the routes of data access do beyond asking: deliver a stream with its receipt, confirm recalls.
import { Inject, Injectable } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Journal } from '../audit-log/index.js';
import { type Actor } from '../common/index.js';
import { RecallConfirmedDto } from './data-access.dto.js';
import { DeliveriesService, type OpenDelivery } from './delivery/deliveries.service.js';
import { DeliveryLog } from './delivery/delivery-log.service.js';
import { StreamSlots } from './delivery/stream-slots.js';
import { Streams } from './delivery/streams.js';
import { type RowFormat } from './selection/selection.js';
import { RecallsService } from './recalls/recalls.service.js';

const CONTENT_TYPES: Readonly<Record<RowFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson',
};

@Injectable()
export class DataDesk {
  constructor(
    @Inject(DeliveriesService) private readonly opening: DeliveriesService,
    @Inject(DeliveryLog) private readonly log: DeliveryLog,
    @Inject(Streams) private readonly streams: Streams,
    @Inject(StreamSlots) private readonly slots: StreamSlots,
    @Inject(RecallsService) private readonly recalls: RecallsService,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Opens a delivery, waits for its place in the log, and streams it; problems are possible until the first byte. */
  async deliver(actor: Actor, requestId: string, reply: FastifyReply): Promise<void> {
    this.streams.requireOpen();
    await this.slots.within(actor.personId, () => this.stream(actor, requestId, reply));
  }

  async confirm(actor: Actor, id: string): Promise<RecallConfirmedDto> {
    const { recall, logEntryId } = await this.recalls.confirm(actor, id);
    return new RecallConfirmedDto(recall, await this.journal.indexOf(actor, logEntryId));
  }

  private async stream(actor: Actor, requestId: string, reply: FastifyReply): Promise<void> {
    const startedAt = performance.now();
    const open = await this.opening.open(actor, requestId);
    const openedAt = performance.now();
    const index = await this.sequenced(actor, open);
    const sequencedAt = performance.now();
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': CONTENT_TYPES[open.format],
      'content-disposition': `attachment; filename="delivery-${open.delivery.id}.${open.format}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'access-request': requestId,
      delivery: open.delivery.id,
      'delete-by': open.delivery.deleteBy,
      'log-index': index,
      'server-timing': `open;dur=${(openedAt - startedAt).toFixed(1)}, log;dur=${(sequencedAt - openedAt).toFixed(1)}`,
    });
    await this.streams.send(open, reply.raw);
  }

  private async sequenced(actor: Actor, { delivery, snapshot }: OpenDelivery): Promise<string> {
    try {
      return await this.journal.indexOf(actor, delivery.logEntryId);
    } catch (error) {
      await snapshot.close(false);
      await this.log.close(delivery, { state: 'aborted', rows: 0, bytes: 0, contentSha256: null, ordinals: [], isRecovered: false });
      throw error;
    }
  }
}
