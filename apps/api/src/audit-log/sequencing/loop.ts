// A loop of background work in this process: runs when woken or when its pause is over, never twice at once.
const NEVER = Number.NEGATIVE_INFINITY;

export interface LoopOptions {
  /** Does one pass and answers after how many milliseconds the next one runs at the latest; must not throw. */
  readonly work: () => Promise<number>;
  /** Least time between the ends and beginnings of passes, however often the loop is woken. */
  readonly leastPauseMs: number;
}

export class Loop {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private dueAt = Infinity;
  private endedAt = NEVER;
  private isRunning = false;
  private isWoken = false;
  private isStopped = true;

  constructor(private readonly options: LoopOptions) {}

  start(): void {
    this.isStopped = false;
    this.plan(0);
  }

  /** Asks for a pass that begins after this moment. */
  wake(): void {
    if (this.isRunning) {
      this.isWoken = true;
    } else {
      this.plan(0);
    }
  }

  /** Ends the loop; resolves when the pass that may be running is over. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.clear();
    await this.running;
  }

  private plan(afterMs: number): void {
    const now = performance.now();
    const dueAt = Math.max(now + afterMs, this.endedAt + this.options.leastPauseMs);
    if (this.isStopped || (this.timer !== null && this.dueAt <= dueAt)) {
      return;
    }
    this.clear();
    this.dueAt = dueAt;
    this.timer = setTimeout(() => this.run(), dueAt - now);
  }

  private clear(): void {
    if (this.timer !== null) {
      clearTimeout(this.timer);
      this.timer = null;
    }
  }

  private run(): void {
    this.timer = null;
    this.isRunning = true;
    this.isWoken = false;
    this.running = this.options.work().then((pauseMs) => {
      this.isRunning = false;
      this.endedAt = performance.now();
      this.plan(this.isWoken ? 0 : pauseMs);
    });
  }
}
