// Who acts: a plain value that guards make and every command takes first.
export const ROLES = [
  'student',
  'council-member',
  'analyst',
  'privacy-officer',
  'fg',
  'steward',
  'auditor',
  'board-member',
  'mandate-holder',
  'study-adviser',
  'teacher',
  'programme-director',
  'output-checker',
  'ethics-committee',
  'security-officer',
  'works-council-member',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** What of the HTTP request a command may need: its trace, and the key under which it may be repeated. */
export interface RequestTrace {
  readonly requestId: string;
  readonly traceId: string;
  readonly idempotency?: IdempotencyClaim;
}

/** A claim on a key: the command's transaction takes it once, so that a repeat never acts twice. */
export interface IdempotencyClaim {
  readonly key: string;
  readonly route: string;
  readonly requestSha256: string;
}

/** A data token's limits: one project, one receiving setting, reading only. */
export interface TokenLimits {
  readonly projectId: string;
  readonly settingId: string;
}

/** The one who acts, in one institution; `system` is the platform itself (jobs, the demo), with no roles. */
export interface Actor {
  readonly kind: 'person' | 'system';
  readonly institutionId: string;
  readonly personId: string;
  readonly roles: readonly Role[];
  readonly subjectId: string | null;
  readonly limits: TokenLimits | null;
  readonly trace: RequestTrace;
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Makes the actor of the platform's own work in an institution. */
export function systemActor(institutionId: string, traceId = '0'.repeat(32)): Actor {
  return {
    kind: 'system',
    institutionId,
    personId: NOBODY,
    roles: [],
    subjectId: null,
    limits: null,
    trace: { requestId: NOBODY, traceId },
  };
}
