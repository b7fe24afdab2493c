// What the api answers when something cannot be done (RFC 9457), as the pages show it.
export interface FieldFault {
  readonly pointer: string;
  readonly code: string;
  readonly detail?: string;
}

export interface ProblemDocument {
  readonly type?: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance?: string;
  readonly errors?: readonly FieldFault[];
  readonly findings?: readonly unknown[];
}

/** A refusal of the api, thrown so that pages and forms can show it. */
export class ApiProblem extends Error {
  constructor(readonly problem: ProblemDocument) {
    super(problem.title);
    this.name = 'ApiProblem';
  }

  get status(): number {
    return this.problem.status;
  }
}

/** Makes a problem of whatever came back: a document, or nothing readable at all. */
export function problemOf(body: unknown, status: number): ProblemDocument {
  const isDocument = typeof body === 'object' && body !== null && 'title' in body && typeof body.title === 'string';
  return isDocument ? { ...(body as ProblemDocument), status } : { title: '', status };
}
