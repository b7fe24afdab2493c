// A clock that stands still until a test moves it.
import { Clock } from '../../apps/api/src/common/clock.js';

export class FixedClock extends Clock {
  constructor(private at: Date) {
    super();
  }

  now(): Date {
    return new Date(this.at);
  }

  /** Moves the clock; negative goes back. */
  advance(milliseconds: number): void {
    this.at = new Date(this.at.getTime() + milliseconds);
  }

  set(at: string): void {
    this.at = new Date(at);
  }
}
