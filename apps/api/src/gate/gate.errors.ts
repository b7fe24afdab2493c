// What a command throws when its gate does not let it pass; the transaction commits first, verdict and entry included.
import { type JsonObject, Problem } from '../common/index.js';
import { type Outcome, type ToldFinding } from './gate.types.js';

/** 403 (not permitted) or 409 (something is needed first), with the findings. */
export class GateRefusal extends Problem {
  override readonly isCommitted = true;

  constructor(outcome: Outcome, findings: readonly ToldFinding[], verdictId: string | null) {
    const extensions = { outcome, findings, verdict: verdictId } as unknown as JsonObject;
    super(outcome === 'deny' ? 'not-permitted' : 'needed-first', outcome === 'deny' ? 403 : 409, 'info', { extensions });
  }
}
