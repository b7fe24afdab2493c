// Whether the process takes work: from the end of its start to the beginning of its stop.
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';

@Injectable()
export class Lifecycle implements OnApplicationBootstrap, OnModuleDestroy {
  isReady = false;

  onApplicationBootstrap(): void {
    this.isReady = true;
  }

  /** The first step of a stop, before anything is waited for. */
  onModuleDestroy(): void {
    this.isReady = false;
  }
}
