// Whether the process takes work: from the end of its start to the beginning of its stop.
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';

@Injectable()
export class Lifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown {
  isReady = false;

  onApplicationBootstrap(): void {
    this.isReady = true;
  }

  beforeApplicationShutdown(): void {
    this.isReady = false;
  }
}
