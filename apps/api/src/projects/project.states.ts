// The life cycle of a project as a table: which command leads from which state to which.
export const PROJECT_STATES = ['draft', 'submitted', 'returned', 'tested', 'approved', 'rejected', 'withdrawn'] as const;
export type ProjectState = (typeof PROJECT_STATES)[number];
export type ProjectCommand = 'change' | 'submit' | 'advise' | 'test' | 'return' | 'decide' | 'withdraw';

const TABLE: Readonly<Record<ProjectState, readonly ProjectCommand[]>> = {
  draft: ['change', 'submit', 'withdraw'],
  submitted: ['advise', 'test', 'return', 'withdraw'],
  returned: ['change', 'submit', 'withdraw'],
  tested: ['advise', 'decide', 'return', 'withdraw'],
  approved: ['withdraw'],
  rejected: [],
  withdrawn: [],
};

/** Answers the commands that a project in a state can take, whoever gives them. */
export function commandsIn(state: ProjectState): readonly ProjectCommand[] {
  return TABLE[state];
}
