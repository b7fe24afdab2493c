// What cannot be done with the code of practice.
import { Problem } from '../common/index.js';
import { type PolicyFaultKind } from './engine/policy-fault.js';
import { type Lack } from './versions/adoption.js';

/** 403: the code of practice is adopted, extended and retired under a mandate for that, which this person does not hold today. */
export class NoMandate extends Problem {
  constructor() {
    super('no-mandate', 403, 'info');
  }
}

/** 403: who drew up or changed a version does not speak for a council on it. */
export class SpeakerDrewUp extends Problem {
  constructor() {
    super('speaker-drew-up', 403, 'info');
  }
}

/** 403: who drew up or changed a version, or spoke for a council on it, does not adopt it. */
export class AdopterHasHand extends Problem {
  constructor() {
    super('adopter-has-hand', 403, 'info');
  }
}

/** 403: what loosens the parameters of a unit is confirmed by another person than proposed it. */
export class ProposerConfirms extends Problem {
  constructor() {
    super('proposer-confirms', 403, 'info');
  }
}

/** 409: the version cannot be adopted yet; names what it lacks. */
export class AdoptionIncomplete extends Problem {
  constructor(lacking: readonly Lack[]) {
    super('adoption-incomplete', 409, 'info', { extensions: { lacking: [...lacking] } });
  }
}

/** 409: the input of this verdict was erased; the verdict stands, and cannot be reached again. */
export class InputErased extends Problem {
  constructor() {
    super('input-erased', 409, 'info');
  }
}

/** 409: the policy or the parameters of a verdict or version are not kept here, or are not what they were. */
export class PolicyUnavailable extends Problem {
  constructor(fault: PolicyFaultKind) {
    super('policy-unavailable', 409, 'warn', { params: { fault }, extensions: { fault } });
  }
}
