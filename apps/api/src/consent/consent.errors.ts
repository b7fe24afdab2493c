// What stands in the way of recording a consent, an objection or a restriction.
import { Problem } from '../common/index.js';

export interface CurrentNotice {
  readonly id: string;
  readonly version: number;
}

/** 409: the person is not bound to a subject of the register, so there is nobody's consent to record. */
export class NoSubject extends Problem {
  constructor() {
    super('no-subject', 409, 'info');
  }
}

/** 409: the notice is not the newest in force for the purpose; names the one that is. */
export class NoticeNotCurrent extends Problem {
  constructor(current: CurrentNotice) {
    super('notice-not-current', 409, 'info', {
      params: { current: current.version },
      extensions: { current_notice: { id: current.id, version: current.version } },
    });
  }
}

/** 409: no notice is in force for the purpose, so nobody can be informed and nobody can consent. */
export class NoNoticeInForce extends Problem {
  constructor() {
    super('no-notice-in-force', 409, 'info');
  }
}
