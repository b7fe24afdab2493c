// Why an import cannot go on; each names what helps.
import { type FieldFault, type JsonObject, Problem } from '../../common/index.js';
import { type ImportOutcome } from './import.entity.js';

/** 409: the proposal has open points; names them all. */
export class ProposalIncomplete extends Problem {
  constructor(errors: readonly FieldFault[]) {
    super('proposal-incomplete', 409, 'info', { errors });
  }
}

/** 409: reference data that the proposal takes from are not there, or lack what it takes. */
export class ReferenceMissing extends Problem {
  constructor(dataset: string, reason: 'no-version' | 'no-column' | 'key-not-unique' | 'too-large') {
    super('reference-missing', 409, 'info', { params: { dataset, reason }, extensions: { dataset, reason } });
  }
}

/** 409: the data set is known as one of the other kind. */
export class OtherKind extends Problem {
  constructor(dataset: string) {
    super('dataset-of-other-kind', 409, 'info', { params: { dataset } });
  }
}

/** 400: rows of the file cannot be stored; nothing was. */
export class RowsRefused extends Problem {
  constructor(readonly outcome: ImportOutcome) {
    super('rows-refused', 400, 'info', {
      params: { count: outcome.errorCount },
      extensions: { errorCount: outcome.errorCount, rowErrors: outcome.rowErrors } as unknown as JsonObject,
    });
  }
}

/** 409: no row is within its retention term, so that nothing would be left. */
export class NothingWithinTerm extends Problem {
  constructor(readonly rowsPastTerm: number) {
    super('nothing-within-term', 409, 'info', { params: { rows: rowsPastTerm } });
  }
}

/** 409: the load was given up: another took over, or the platform stopped. Nothing was stored. */
export class LoadInterrupted extends Problem {
  constructor() {
    super('load-interrupted', 409, 'warn');
  }
}

/** 403: the gate asks something that ingest cannot honour; then it does not pass. */
export class UnhonouredObligation extends Problem {
  constructor(type: string) {
    super('not-enforceable', 403, 'error', { params: { type } });
  }
}
