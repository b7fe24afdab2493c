// How many deliveries go on at the same time, in all and for one person. Who waits for a place holds nothing: no connection, no
// lock, no transaction; so many downloads at once never keep anybody else's consent or work waiting.
import { Inject, Injectable } from '@nestjs/common';
import { TemporarilyUnavailable } from '../../common/index.js';
import { Config } from '../../platform/config/index.js';

const WAIT_MS = 5_000;

interface Waiter {
  readonly personId: string;
  readonly go: () => void;
}

@Injectable()
export class StreamSlots {
  private readonly most: number;
  private readonly mostOfOne: number;
  private readonly taken = new Map<string, number>();
  private readonly waiting: Waiter[] = [];
  private inUse = 0;

  /** One person has at most half of the places. */
  constructor(@Inject(Config) { proxyPoolMax }: Pick<Config, 'proxyPoolMax'>) {
    this.most = proxyPoolMax;
    this.mostOfOne = Math.max(1, Math.floor(proxyPoolMax / 2));
  }

  /** Does work in a place of a person. @throws TemporarilyUnavailable (503, `proxy`) when none came free in time; whatever the work throws */
  async within<T>(personId: string, work: () => Promise<T>): Promise<T> {
    if (!this.isFree(personId)) {
      await this.turn(personId);
    } else {
      this.take(personId);
    }
    try {
      return await work();
    } finally {
      this.giveBack(personId);
    }
  }

  private isFree(personId: string): boolean {
    return this.inUse < this.most && (this.taken.get(personId) ?? 0) < this.mostOfOne;
  }

  private take(personId: string): void {
    this.inUse += 1;
    this.taken.set(personId, (this.taken.get(personId) ?? 0) + 1);
  }

  private giveBack(personId: string): void {
    this.inUse -= 1;
    const left = (this.taken.get(personId) ?? 1) - 1;
    if (left === 0) {
      this.taken.delete(personId);
    } else {
      this.taken.set(personId, left);
    }
    const next = this.waiting.findIndex((waiter) => this.isFree(waiter.personId));
    if (next !== -1) {
      const [waiter] = this.waiting.splice(next, 1);
      waiter?.go();
    }
  }

  /** Resolves with a place taken. */
  private async turn(personId: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const waiter: Waiter = {
        personId,
        go: () => {
          clearTimeout(timer);
          this.take(personId);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(waiter), 1);
        reject(new TemporarilyUnavailable('proxy'));
      }, WAIT_MS);
      this.waiting.push(waiter);
    });
  }
}
