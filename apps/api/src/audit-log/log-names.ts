// The two logs that every institution has, and the addresses under which the public finds them.
export const LOG_NAMES = ['decisions', 'accesses'] as const;
export type LogName = (typeof LOG_NAMES)[number];

/** One log of one institution. */
export interface LogId {
  readonly institutionId: string;
  readonly log: LogName;
}

/** Tells whether a text names a log. */
export function isLogName(text: string): text is LogName {
  return LOG_NAMES.some((name) => name === text);
}

/** Writes a log's identity as one text, for maps. */
export function keyOf(id: LogId): string {
  return `${id.institutionId}/${id.log}`;
}
