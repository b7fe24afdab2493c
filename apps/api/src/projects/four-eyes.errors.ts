// What somebody may not do because of what they did before, or did for whom they stand in.
import { Problem } from '../common/index.js';

/** 403: who asked for the project or the departure, or is a member, does not advise on it. */
export class AdviserHasHand extends Problem {
  constructor() {
    super('adviser-has-hand', 403, 'info');
  }
}

/** 403: who asked for it, is a member or advised on it does not decide on it. */
export class DeciderHasHand extends Problem {
  constructor() {
    super('decider-has-hand', 403, 'info');
  }
}

/** 403: who asked for the project, is a member or raised the contest does not establish its pre-scan or judge the contest. */
export class TesterHasHand extends Problem {
  constructor() {
    super('tester-has-hand', 403, 'info');
  }
}
