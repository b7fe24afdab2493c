// Advice on a project: on what, by whom, and the kinds under which judgements keep it.

/** What an advice can be asked on. */
export const ADVICE_SUBJECTS = ['legitimate-interest'] as const;
export type AdviceSubject = (typeof ADVICE_SUBJECTS)[number];
/** Who advises; an adviser never decides. @see GDPR Art. 38 */
export type AdviceParty = 'fg';

/** What the decider says to an advice that is not followed. */
export interface AdviceAnswer {
  readonly about: AdviceSubject;
  readonly reason: string;
}

const ADVICE = /^(fg)-advice\.([a-z-]+)$/;

/** Answers the kind of judgement that is an advice of a party on a subject. */
export function adviceKind(by: AdviceParty, about: AdviceSubject): string {
  return `${by}-advice.${about}`;
}

/** Answers the kind of judgement that answers such an advice. */
export function answerKind(by: AdviceParty, about: AdviceSubject): string {
  return `${by}-advice-answer.${about}`;
}

/** Answers who advised on what when a judgement of this kind is an advice, and null for any other. */
export function adviceOf(kind: string): { readonly by: AdviceParty; readonly about: AdviceSubject } | null {
  const [, by, about] = ADVICE.exec(kind) ?? [];
  const subject = ADVICE_SUBJECTS.find((candidate) => candidate === about);
  return by === 'fg' && subject !== undefined ? { by, about: subject } : null;
}
