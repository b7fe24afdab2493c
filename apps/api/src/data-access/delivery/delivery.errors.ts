// What stops a delivery beyond the gate.
import { Problem } from '../../common/index.js';

/** 409: the data set version that the request is pinned to has been replaced; make a new request. */
export class VersionRetired extends Problem {
  constructor() {
    super('dataset-version-retired', 409, 'info');
  }
}

/** 403: the verdict holds something that the enforcement point does not know how to honour. */
export class NotEnforceable extends Problem {
  constructor() {
    super('not-enforceable', 403, 'error');
  }
}
