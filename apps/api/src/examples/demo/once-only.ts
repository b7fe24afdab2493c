// A step of the demo that may have been done before.
import { Duplicate, WrongState } from '../../common/index.js';
import { sqlStateOf } from '../../platform/database/index.js';

/** Does a step; that its record exists already, or has gone on since, is fine. */
export async function onceOnly(step: () => Promise<unknown>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof Duplicate) && !(error instanceof WrongState) && sqlStateOf(error) !== '23505') {
      throw error;
    }
  }
}
