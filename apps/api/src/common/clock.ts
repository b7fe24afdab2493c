// The one source of time: services ask a Clock, tests hand them a fixed one.
/** Answers instants; implemented by the system clock and by the fixed clock of the tests. */
export abstract class Clock {
  abstract now(): Date;
}

/** Reads the machine's clock. */
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
