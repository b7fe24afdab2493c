// One thing that waits for somebody.
export const WORK_KINDS = [
  'project-complete',
  'project-repair',
  'project-advise',
  'project-test',
  'project-decide',
  'project-review',
  'departure-advise',
  'departure-decide',
  'departure-note',
  'prescan-establish',
  'contest-judge',
  'code-advise',
  'code-answer',
  'code-adopt',
  'code-revise',
  'code-unit-confirm',
  'import-answer',
  'import-load',
  'recall-confirm',
  'grant-confirm',
  'mandate-confirm',
  'deputyship-confirm',
  'profile-confirm',
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

export interface WorkItem {
  readonly kind: WorkKind;
  readonly id: string;
  readonly label: string;
  readonly about: string | null;
  readonly since: string;
  readonly dueOn: string | null;
}
