// A step of the demo that may have been done before.
import { Duplicate } from '../../common/index.js';
import { sqlStateOf } from '../../platform/database/index.js';

/** Does a step; that its record exists already is fine. */
export async function onceOnly(step: () => Promise<unknown>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof Duplicate) && sqlStateOf(error) !== '23505') {
      throw error;
    }
  }
}
