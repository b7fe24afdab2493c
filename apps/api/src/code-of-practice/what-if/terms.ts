// Where two verdicts on the same facts differ for anybody: findings, conditions, columns, rows, group size, last day. Pure.
import { canonicalJson, type Json, type JsonObject } from '../../common/index.js';
import { type Decided, type Finding, type Outcome } from '../../gate/index.js';

export const TERM_KINDS = ['finding', 'obligation', 'column', 'rows', 'disclosure', 'expiry'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

/** One place where they differ; null on a side where it has nothing. */
export interface Term {
  readonly what: TermKind;
  /** Code of the finding, type of the obligation, or name of the column. */
  readonly of: string | null;
  /** The process and the column that a finding is about. */
  readonly process: string | null;
  readonly column: string | null;
  readonly from: Json;
  readonly to: Json;
}

export interface FindingTerm extends Term {
  readonly norm: string;
}

/** Members that tell the day of asking and nothing of the case. */
const OF_THE_DAY: readonly string[] = ['today', 'valid_on'];
const STOPS: readonly Outcome[] = ['deny', 'hold'];

/** Tells whether a verdict stops what was asked: then nothing follows but its findings. */
export function isStopped({ outcome }: Pick<Decided, 'outcome'>): boolean {
  return STOPS.includes(outcome);
}

/** Answers where a finding stands: its code, process and column. */
export function placeOf({ code, process, column }: Pick<Finding, 'code' | 'process' | 'column'>): string {
  return canonicalJson([code, process ?? '', column ?? '']);
}

/** Answers the findings that one verdict has and the other lacks, or says otherwise: by code, process, column and what was seen. */
export function findingTerms(logged: Decided, draft: Decided): readonly FindingTerm[] {
  const [before, now] = [byPlace(logged.findings), byPlace(draft.findings)];
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((place) => {
    const [was, is] = [before.get(place) ?? [], now.get(place) ?? []];
    const gone = was.filter((one) => !is.some((other) => saidBy(other) === saidBy(one)));
    const come = is.filter((one) => !was.some((other) => saidBy(other) === saidBy(one)));
    return Array.from({ length: Math.max(gone.length, come.length) }, (_, at) => findingTerm(gone[at], come[at])).flat();
  });
}

/** Answers what else differs in two verdicts that both let pass; where one stops, the rest follows from its findings. */
export function openTerms(logged: Decided, draft: Decided): readonly Term[] {
  if (isStopped(logged) || isStopped(draft)) {
    return [];
  }
  const [before, now] = [partsOf(logged), partsOf(draft)];
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((key) => {
    const [from, to] = [before.get(key), now.get(key)];
    const term = to ?? from;
    const isSame = canonicalJson(from?.value ?? null) === canonicalJson(to?.value ?? null);
    return term === undefined || isSame
      ? []
      : [{ what: term.what, of: term.of, process: null, column: null, from: from?.value ?? null, to: to?.value ?? null }];
  });
}

/** Answers what a verdict has at the place of a term, as one text. */
export function valueAt(decided: Decided, term: Pick<Term, 'what' | 'of'>): string {
  return canonicalJson(partsOf(decided).get(keyOf(term))?.value ?? null);
}

interface Part extends Pick<Term, 'what' | 'of'> {
  readonly value: Json;
}

function partsOf({ obligations, columns, row_filter: rowFilter, disclosure, expires_on: expiresOn }: Decided): ReadonlyMap<string, Part> {
  // What expires is told by the last day.
  const kinds = [...new Set(obligations.map(({ type }) => type))].filter((type) => type !== 'expire');
  const parts: readonly Part[] = [
    ...kinds.map((type) => ({ what: 'obligation' as const, of: type, value: asked(obligations.filter((one) => one.type === type)) })),
    ...Object.entries(columns).map(([field, action]) => ({ what: 'column' as const, of: field, value: action as unknown as Json })),
    { what: 'rows', of: null, value: rowFilter as unknown as Json },
    { what: 'disclosure', of: null, value: disclosure },
    { what: 'expiry', of: null, value: expiresOn },
  ];
  return new Map(parts.map((part) => [keyOf(part), part]));
}

function keyOf({ what, of }: Pick<Term, 'what' | 'of'>): string {
  return `${what} ${of ?? ''}`;
}

function asked(obligations: readonly unknown[]): Json {
  return obligations.map((one) => withoutDay(one as Json)).sort((a, b) => canonicalJson(a).localeCompare(canonicalJson(b)));
}

function byPlace(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const places = new Map<string, Finding[]>();
  findings.forEach((finding) => places.set(placeOf(finding), [...(places.get(placeOf(finding)) ?? []), finding]));
  return places;
}

function saidBy(finding: Finding): string {
  return canonicalJson(seenBy(finding));
}

/** What a finding does and saw, without what the day of asking alone makes different. */
function seenBy({ effect, departed_until: departedUntil, params }: Finding): JsonObject {
  return { effect, departed_until: departedUntil ?? null, ...(withoutDay(params ?? {}) as JsonObject) };
}

function findingTerm(was: Finding | undefined, is: Finding | undefined): readonly FindingTerm[] {
  const finding = is ?? was;
  if (finding === undefined) {
    return [];
  }
  const { norm, code, process, column } = finding;
  const [from, to] = was !== undefined && is !== undefined ? differing(seenBy(was), seenBy(is)) : [asJson(was), asJson(is)];
  return [{ what: 'finding', norm, of: code, process: process ?? null, column: column ?? null, from, to }];
}

/** Of a finding that is on one side alone, what it does: what it saw stands in the verdict. */
function asJson(finding: Finding | undefined): Json {
  return finding === undefined ? null : { effect: finding.effect, scope: finding.scope };
}

/** Of two objects the members that differ. */
function differing(one: JsonObject, other: JsonObject): readonly [JsonObject, JsonObject] {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (name) => canonicalJson(one[name] ?? null) !== canonicalJson(other[name] ?? null),
  );
  const part = (whole: JsonObject): JsonObject => Object.fromEntries(names.map((name) => [name, whole[name] ?? null]));
  return [part(one), part(other)];
}

function withoutDay(value: Json): Json {
  if (Array.isArray(value)) {
    return (value as readonly Json[]).map(withoutDay);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const kept = Object.entries(value as JsonObject).filter(([name]) => !OF_THE_DAY.includes(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutDay(inner ?? null)]));
}
