// This process as others see it: a lock that is held as long as it lives, so that another process can tell whose open
// deliveries nobody will close any more.
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/index.js';
import { SessionLock, type Tx } from '../../platform/database/index.js';

@Injectable()
export class Instance {
  readonly id: string;

  constructor(
    @Inject(SessionLock) private readonly lock: SessionLock,
    @Inject(Clock) clock: Clock,
  ) {
    this.id = newId(clock.now());
  }

  /** Shows that this process lives; called before a delivery is opened. */
  async ensure(): Promise<void> {
    await this.lock.hold(`instance:${this.id}`);
  }

  /** Answers whether an instance is gone: its lock can be had. */
  async isGone(tx: Tx, instanceId: string): Promise<boolean> {
    return instanceId !== this.id && (await this.lock.isFree(tx, `instance:${instanceId}`));
  }
}
