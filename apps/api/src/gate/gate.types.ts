// What every gate asks and answers: subjects, facts, verdicts and the closed list of obligations (ADR 0003).
import { type Actor, type JsonObject } from '../common/index.js';
import { type Tx } from '../platform/database/index.js';
import { type Bilingual } from '../platform/templates/index.js';

/** G0 ingest, G1 submission, G2 decision on a project, G3 access to data, G4 an act about a person, G5 review, G6 release. */
export const GATES = ['G0', 'G1', 'G2', 'G3', 'G4', 'G5', 'G6'] as const;
export type GateId = (typeof GATES)[number];
export type Outcome = 'deny' | 'hold' | 'oblige' | 'warn' | 'permit';

/** Whose facts are asked for. */
export interface GateSubject {
  readonly kind: string;
  readonly id: string;
}

/** What one source knows about a subject: members of the policy's input, and the version that these were read at. */
export interface FactSheet {
  readonly facts: JsonObject;
  /** Changes whenever the facts may have changed; re-checked before data are opened. */
  readonly version: string;
  /** Subjects whose facts are needed too. */
  readonly related?: readonly GateSubject[];
  /** The unit of the institution that it belongs to, whose stricter parameters hold; null or absent without one. */
  readonly unit?: string | null;
}

/** What a source is asked with: the gate and what it is asked about, who acts, and what the command says that is not stored yet. */
export interface FactRequest {
  readonly gate: GateId;
  readonly about: GateSubject;
  readonly actor: Actor;
  readonly said: JsonObject;
}

export type FactSource = (tx: Tx, subject: GateSubject, request: FactRequest) => Promise<FactSheet>;

/** What a finding is about: a column, rows or a subject narrow the answer; the rest stops it. */
export const FINDING_SCOPES = ['project', 'process', 'request', 'column', 'subject', 'rows', 'ingest-column'] as const;
export type FindingScope = (typeof FINDING_SCOPES)[number];

export interface Finding {
  readonly code: string;
  readonly norm: string;
  readonly effect: 'deny' | 'hold' | 'oblige' | 'warn';
  readonly kind: 'violation' | 'gap' | 'obligation';
  readonly scope: FindingScope;
  /** Whether one may depart from it: from code and good practice, not from law. Verdicts from before departures lack it. */
  readonly departable?: boolean;
  /** The last day of the departure by which it counts as a warning. */
  readonly departed_until?: string;
  readonly process?: string;
  readonly column?: string;
  readonly params?: JsonObject;
}

/** Every obligation that an enforcement point knows; one that is not in this list means deny. */
export type Obligation =
  | {
      readonly type: 'admit-subjects';
      readonly consent: { readonly purpose?: string; readonly states?: readonly string[]; readonly valid_on?: string };
    }
  | { readonly type: 'exclude-subjects'; readonly reasons: readonly string[] }
  | { readonly type: 'exclude-rows-before'; readonly field: 'row_on'; readonly day: string }
  | { readonly type: 'include-rows'; readonly field: string; readonly values: readonly string[] }
  | { readonly type: 'mask-columns'; readonly fields: readonly string[] }
  | { readonly type: 'pseudonymise-subject'; readonly scope: string }
  | { readonly type: 'expire'; readonly on: string }
  | { readonly type: 'destroy-past-term'; readonly field: 'row_on'; readonly day: string }
  | { readonly type: 'lock-columns'; readonly columns: readonly string[] }
  | { readonly type: 'propagate-withdrawals'; readonly within_hours: number }
  | {
      readonly type: 'control-disclosure';
      readonly k: number;
      readonly table_rule: string;
      readonly percent_low: number;
      readonly percent_high: number;
      readonly round_base: number;
    }
  | { readonly type: 'evaluate' };

export interface ColumnAction {
  readonly action: 'keep' | 'truncate' | 'generalise' | 'pseudonymise' | 'drop';
  readonly level?: string;
  readonly scope?: string;
}

/** A condition on rows, as data; only these operators reach the compiler of selections. */
export interface RowCondition {
  readonly type: 'field';
  readonly operator: 'gte' | 'gt' | 'lte' | 'lt' | 'eq';
  readonly field: string;
  readonly value: string;
}
export interface RowFilter {
  readonly type: 'compound';
  readonly operator: 'and';
  readonly value: readonly RowCondition[];
}

export interface NotInForce {
  readonly asked: readonly string[];
  readonly findings: readonly Finding[];
  readonly obligations: readonly Obligation[];
  readonly columns: Readonly<Record<string, ColumnAction>>;
}

/** What the policy decides. */
export interface Decided {
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  readonly obligations: readonly Obligation[];
  readonly columns: Readonly<Record<string, ColumnAction>>;
  readonly row_filter: RowFilter | null;
  readonly disclosure: { readonly shape: string; readonly k: number | null } | null;
  readonly expires_on: string | null;
  /** The norms in force that were asked. */
  readonly asked: readonly string[];
  /** What rules that are not in force would say, when the parameters ask what if; it neither stops nor permits. */
  readonly not_in_force: NotInForce | null;
}

/** What a verdict was reached with, so that it can be reached again. */
export interface Provenance {
  readonly codeVersion: string;
  readonly policySha256: string;
  readonly parametersSha256: string;
  readonly inputSha256: string;
  readonly engine: string;
  readonly consentEpoch: string | null;
  /** The unit by whose stricter parameters; null where the institution's own hold. */
  readonly unit: string | null;
}

/** Joins a finding with its texts; null for a finding that has none. */
export type Teller = (finding: Finding) => Omit<ToldFinding, 'rule'> | null;

/** What an evaluator answers: the verdict, what it was reached with, the words for it, and where the rules stand. */
export interface Evaluated {
  readonly decided: Decided;
  readonly provenance: Provenance;
  /** The facts as they were judged: those collected, bounded by the parameters. */
  readonly input: JsonObject;
  /** The parameters as they were put together. */
  readonly parameters: JsonObject;
  /** The institution's own article per norm. */
  readonly articles: Readonly<Record<string, string>>;
  /** Address of the page with the texts of the rules that judged; its anchors are norms. */
  readonly rulesAt: string;
  /** Tells findings in the words of the build that judged. */
  readonly tell: Teller;
}

/** The answer of a gate: the verdict, what it was reached with, and what to keep. */
export interface Answer extends Evaluated {
  readonly gate: GateId;
  readonly subject: GateSubject;
  /** Version of each fact source, by `kind/id`. */
  readonly sources: Readonly<Record<string, string>>;
  readonly decidedAt: Date;
  readonly traceId: string;
}

/**
 * verified: read in the source itself; secondary: known from a source about it; background: known by profession and read in no
 * source; proposal: nobody has set it yet. A source of a rule is never a proposal.
 */
export const CONFIDENCES = ['verified', 'secondary', 'background', 'proposal'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** On what a rule rests, as each language cites it. */
export interface CitedSource {
  readonly description: Bilingual;
  /** Null for a source without a public address. */
  readonly ref: string | null;
  /** How sure it is; null for a build of before that was said. */
  readonly confidence: Confidence | null;
}

/** A finding with its texts, as people read it. */
export interface ToldFinding extends Finding {
  readonly departable: boolean;
  readonly title: Bilingual;
  readonly remedy: Bilingual;
  readonly source: readonly CitedSource[];
  readonly nature: string;
  readonly lifted_by: string;
  /** Address of the text of its rule, in the version that judged. */
  readonly rule: string;
  /** Article of the institution's own code, where it gave the norm one. */
  readonly article?: string;
}

/** What a norm is called, and whether a project may depart from something that it asks. */
export interface NormAbout {
  readonly title: Bilingual;
  readonly isDepartable: boolean;
}

/** Judges one input at once. @throws for an input of another shape than the policy takes. */
export type Judge = (input: JsonObject) => Decided;

/** The port behind the gates: one evaluator, registered at start by code-of-practice. */
/** The version of the code that reached a verdict, by its label; id and state are null where no such version is kept. */
export interface JudgingCode {
  readonly label: string;
  readonly id: string | null;
  readonly state: string | null;
}

export interface Evaluator {
  /** Judges an input, by the parameters of a unit where one is named. Pure: the same input and code version give the same answer. */
  evaluate(tx: Tx, institutionId: string, input: JsonObject, unit: string | null): Promise<Evaluated>;
  /** Makes ready what judges today, to ask many inputs at once. */
  ready(tx: Tx, institutionId: string, unit: string | null): Promise<Judge>;
  /** Answers the size from which a group is shown, today and everywhere: shown if and only if n >= k. @throws when no code is in force. */
  smallestGroup(tx: Tx, institutionId: string): Promise<number>;
  /** Answers what a unit is called; null for one that is not known. */
  unit(tx: Tx, institutionId: string, code: string): Promise<Bilingual | null>;
  /** Keeps a verdict with its input in the caller's transaction; answers its id. */
  record(tx: Tx, answer: Answer): Promise<string>;
  /** Answers what each norm of the code in force is, by its code. */
  norms(tx: Tx, institutionId: string): Promise<ReadonlyMap<string, NormAbout>>;
  /** Answers by which version of the code verdicts were reached, by id of the verdict; one that was not kept is absent. */
  judgedBy(tx: Tx, institutionId: string, verdictIds: readonly string[]): Promise<ReadonlyMap<string, JudgingCode>>;
}
