// Closes the deliveries of processes that died: at start and every half minute, as aborted and recovered.
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { systemActor } from '../../common/index.js';
import { Transactions } from '../../platform/database/index.js';
import { JsonLogger } from '../../platform/logging/json-logger.js';
import { DeliveriesRepository, type OpenRow } from './deliveries.repository.js';
import { DeliveryLog } from './delivery-log.service.js';
import { Instance } from './instance.js';
import { unpackOrdinals } from './subject-bitmap.js';

const EVERY_MS = 30_000;

@Injectable()
export class Recovery implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    @Inject(DeliveriesRepository) private readonly repository: DeliveriesRepository,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(DeliveryLog) private readonly log: DeliveryLog,
    @Inject(Instance) private readonly instance: Instance,
    @Inject(JsonLogger) private readonly logger: JsonLogger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.recover();
    this.timer = setInterval(() => void this.recover().catch((error: unknown) => this.logger.failure('recovery.failed', error)), EVERY_MS);
  }

  onApplicationShutdown(): void {
    if (this.timer !== null) {
      clearInterval(this.timer);
    }
  }

  /** Closes what nobody else will close; answers how many. */
  async recover(): Promise<number> {
    let closed = 0;
    for (const row of await this.repository.open()) {
      closed += (await this.recoverOne(row)) ? 1 : 0;
    }
    return closed;
  }

  private async recoverOne(row: OpenRow): Promise<boolean> {
    const found = await this.transactions.write(systemActor(row.institution_id), async (tx) => {
      const isGone = await this.instance.isGone(tx, row.instance_id);
      return { isGone, bitmap: await this.repository.bitmapOf(tx, row.institution_id, row.id) };
    });
    if (!found.isGone) {
      return false;
    }
    const ordinals = found.bitmap === null ? [] : unpackOrdinals(found.bitmap);
    const sent = found.bitmap === null ? 0 : null;
    const isClosed = await this.log.close(
      { id: row.id, institutionId: row.institution_id },
      { state: 'aborted', rows: sent, bytes: sent, contentSha256: null, ordinals, isRecovered: true },
    );
    if (isClosed) {
      this.logger.event('warn', 'delivery.recovered', { delivery: row.id });
    }
    return isClosed;
  }
}
