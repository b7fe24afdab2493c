// What is wrong with a policy that cannot be trusted or used; every gate then holds.

/**
 * altered: a part has another digest than the manifest or the adoption says; unsigned: nobody adopted it with the
 * institution's key; unknown: not kept here; input, answer: of another shape than agreed; none: no code is in force.
 */
export type PolicyFaultKind = 'altered' | 'unsigned' | 'unknown' | 'input' | 'answer' | 'none';

export class PolicyFault extends Error {
  constructor(
    readonly kind: PolicyFaultKind,
    message: string,
  ) {
    super(message);
    this.name = 'PolicyFault';
  }
}
