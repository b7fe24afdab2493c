// The state table of consent, objection and restriction: pure, without dates of its own.
// States follow DPV consent_status (given, renewed, refused, withdrawn); GDPR Art. 7 (consent), 18 (restriction), 21 (objection).
import { type Day } from '../common/index.js';

export const CONSENT_KINDS = ['consent', 'objection', 'restriction'] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];
export type RaisedKind = Exclude<ConsentKind, 'consent'>;

export const CONSENT_STATES = ['given', 'renewed', 'refused', 'withdrawn', 'open'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

export const CONSENT_ACTS = ['give', 'refuse', 'raise', 'withdraw'] as const;
export type ConsentAct = (typeof CONSENT_ACTS)[number];

/** Where a subject stands on one purpose; null in its place means that nothing was ever recorded. */
export interface Standing {
  readonly state: ConsentState;
  /** Last day on which a consent holds; null: until withdrawn. */
  readonly validUntil: Day | null;
  readonly noticeId: string | null;
}

type Steps = Readonly<Partial<Record<ConsentState | 'none', ConsentState>>>;

const CONSENT: Readonly<Partial<Record<ConsentAct, Steps>>> = {
  give: { none: 'given', refused: 'given', withdrawn: 'given', given: 'renewed', renewed: 'renewed' },
  refuse: { none: 'refused', withdrawn: 'refused', given: 'refused', renewed: 'refused' },
  withdraw: { given: 'withdrawn', renewed: 'withdrawn' },
};
const RAISED: Readonly<Partial<Record<ConsentAct, Steps>>> = {
  raise: { none: 'open', withdrawn: 'open' },
  withdraw: { open: 'withdrawn' },
};

/** Answers the state to which an act leads, or null when the act is not possible in this state (null: nothing recorded). */
export function nextState(kind: ConsentKind, act: ConsentAct, state: ConsentState | null): ConsentState | null {
  return (kind === 'consent' ? CONSENT : RAISED)[act]?.[state ?? 'none'] ?? null;
}

/** Answers the acts that are possible in a state. */
export function actsOf(kind: ConsentKind, state: ConsentState | null): readonly ConsentAct[] {
  return CONSENT_ACTS.filter((act) => nextState(kind, act, state) !== null);
}

/** Tells whether a consent allows use on a day: given or renewed, and not past its last day. */
export function isInForce(standing: Standing | null, today: Day): boolean {
  return standing !== null && isLive(standing.state) && (standing.validUntil === null || standing.validUntil >= today);
}

/** Tells whether a change takes away a use that was possible before it: data that went out under it must be recalled. */
export function takesAway(kind: ConsentKind, change: { readonly before: Standing | null; readonly after: Standing }, today: Day): boolean {
  const { before, after } = change;
  return kind === 'consent'
    ? before !== null && isLive(before.state) && !isInForce(after, today)
    : before?.state !== 'open' && after.state === 'open';
}

/**
 * Answers what the kept subject's standing becomes when two subjects turn out to be one person, or null when it stays:
 * the strictest of the two holds, so a consent is in force only if each that exists is.
 */
export function strictest(kind: ConsentKind, kept: Standing | null, gone: Standing | null, today: Day): Standing | null {
  if (gone === null) {
    return null;
  }
  if (kind !== 'consent') {
    return gone.state === 'open' && kept?.state !== 'open' ? gone : null;
  }
  if (kept === null) {
    return gone;
  }
  if (!isInForce(kept, today)) {
    return null;
  }
  if (!isLive(gone.state)) {
    return gone;
  }
  const validUntil = earliest(kept.validUntil, gone.validUntil);
  return validUntil === kept.validUntil ? null : { ...kept, validUntil };
}

function isLive(state: ConsentState): boolean {
  return state === 'given' || state === 'renewed';
}

function earliest(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) {
    return a ?? b;
  }
  return a < b ? a : b;
}
