// Sends an open delivery: COPY bytes straight into the response with back-pressure, counted and digested on the way;
// then closes it as delivered or aborted. Running streams are drained at shutdown.
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { type ServerResponse } from 'node:http';
import { Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { TemporarilyUnavailable } from '../../common/index.js';
import { Config } from '../../platform/config/index.js';
import { JsonLogger } from '../../platform/logging/json-logger.js';
import { type OpenDelivery } from './deliveries.service.js';
import { DeliveryLog, type Outcome } from './delivery-log.service.js';

const PAGE_BYTES = 64 * 1024;
/** Pauses before a close that did not succeed is tried again; after the last, it is left to recovery at the next start. */
const CLOSE_AGAIN_MS = [500, 2_000, 8_000];

/** Gathers what PostgreSQL sends (about 8 KB at a time) into pages, and counts and digests them as they leave. */
export class Meter extends Transform {
  bytes = 0;
  private readonly hash = createHash('sha256');
  private page = Buffer.allocUnsafeSlow(PAGE_BYTES);
  private filled = 0;

  constructor() {
    super({ highWaterMark: 4 * PAGE_BYTES });
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    for (let from = 0; from < chunk.length;) {
      const copied = chunk.copy(this.page, this.filled, from);
      from += copied;
      this.filled += copied;
      if (this.filled === PAGE_BYTES) {
        this.pass();
      }
    }
    done();
  }

  override _flush(done: TransformCallback): void {
    this.pass();
    done();
  }

  digest(): Buffer {
    return this.hash.digest();
  }

  private pass(): void {
    if (this.filled === 0) {
      return;
    }
    const page = this.page.subarray(0, this.filled);
    this.page = Buffer.allocUnsafeSlow(PAGE_BYTES);
    this.filled = 0;
    this.bytes += page.length;
    this.hash.update(page);
    this.push(page);
  }
}

@Injectable()
export class Streams implements BeforeApplicationShutdown {
  private readonly running = new Map<string, { readonly done: Promise<void>; readonly stop: () => void }>();
  /** When all streams are stopped, on the process's own clock; null while it takes work. */
  private stopsAtMs: number | null = null;

  constructor(
    @Inject(DeliveryLog) private readonly log: DeliveryLog,
    @Inject(Config) private readonly config: Config,
    @Inject(JsonLogger) private readonly logger: JsonLogger,
  ) {}

  /** Demands that the process still takes streams. @throws TemporarilyUnavailable (503) once it is stopping. */
  requireOpen(): void {
    if (this.stopsAtMs !== null) {
      throw new TemporarilyUnavailable('stopping');
    }
  }

  /** Streams a delivery into a response whose headers are set; resolves when it is closed, never throws. */
  async send(open: OpenDelivery, response: ServerResponse): Promise<void> {
    const stop = (): void => {
      response.destroy();
    };
    const untilStopMs = this.stopsAtMs === null ? Infinity : Math.max(0, this.stopsAtMs - performance.now());
    const timer = setTimeout(stop, Math.min(this.config.streamMaxSeconds * 1_000, untilStopMs));
    const done = this.stream(open, response).finally(() => {
      clearTimeout(timer);
      this.running.delete(open.delivery.id);
    });
    this.running.set(open.delivery.id, { done, stop });
    await done;
  }

  /** Takes no more streams, lets running ones finish for a while, then stops them; each is closed in the log. */
  async beforeApplicationShutdown(): Promise<void> {
    const drainMs = this.config.drainSeconds * 1_000;
    this.stopsAtMs = performance.now() + drainMs;
    const timer = setTimeout(() => this.running.forEach(({ stop }) => stop()), drainMs);
    await Promise.all([...this.running.values()].map(({ done }) => done));
    clearTimeout(timer);
  }

  private async stream(open: OpenDelivery, response: ServerResponse): Promise<void> {
    const { delivery, snapshot, ordinals } = open;
    const meter = new Meter();
    const rows = snapshot.rows();
    let isWhole = false;
    try {
      await pipeline(rows, meter, response);
      isWhole = true;
    } catch (error) {
      this.logger.event('info', 'delivery.aborted', { delivery: delivery.id, code: (error as NodeJS.ErrnoException).code ?? null });
      response.destroy();
    }
    await snapshot.close(isWhole);
    await this.close(open, { isWhole, meter, rows: isWhole ? rows.rowCount : null, ordinals });
  }

  private async close(
    open: OpenDelivery,
    sent: { readonly isWhole: boolean; readonly meter: Meter; readonly rows: number | null; readonly ordinals: readonly number[] },
  ): Promise<void> {
    const outcome: Outcome = {
      state: sent.isWhole ? 'delivered' : 'aborted',
      rows: sent.rows,
      bytes: sent.meter.bytes,
      contentSha256: sent.meter.digest(),
      ordinals: sent.ordinals,
      isRecovered: false,
    };
    let isClosed = await this.closed(open, outcome);
    for (const milliseconds of CLOSE_AGAIN_MS) {
      if (isClosed || this.stopsAtMs !== null) {
        return;
      }
      await pause(milliseconds);
      isClosed = await this.closed(open, outcome);
    }
  }

  private async closed({ delivery }: OpenDelivery, outcome: Outcome): Promise<boolean> {
    try {
      await this.log.close(delivery, outcome);
      return true;
    } catch (error) {
      this.logger.failure('delivery.close-failed', error, { delivery: delivery.id });
      return false;
    }
  }
}
