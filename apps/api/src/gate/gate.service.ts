// One gate.ask() behind every gate: facts -> policy -> verdict. A gate that cannot decide does not permit.
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, canonicalJson, type Json, type JsonObject, Problem, sha256Hex } from '../common/index.js';
import { Clock } from '../common/clock.js';
import { type Tx } from '../platform/database/index.js';
import { JsonLogger } from '../platform/logging/json-logger.js';
import { type Bilingual, LANGUAGES, Templates, textAt } from '../platform/templates/index.js';
import { GateRefusal } from './gate.errors.js';
import {
  type Answer,
  type Decided,
  type Evaluated,
  type Evaluator,
  type FactRequest,
  type FactSheet,
  type FactSource,
  type Finding,
  type GateId,
  type GateSubject,
  type Judge,
  type JudgingCode,
  type NormAbout,
  type ToldFinding,
} from './gate.types.js';

const MOST_SUBJECTS = 20;
const MOST_INPUT_BYTES = 16_384;
/** The page of the code in force, whichever that is. */
const RULES_IN_FORCE = '/code';

@Injectable()
export class Gate {
  private readonly sources = new Map<string, readonly FactSource[]>();
  private evaluator: Evaluator | null = null;

  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Templates) private readonly templates: Templates,
    @Inject(JsonLogger) private readonly logger: JsonLogger,
  ) {}

  /** Registers, at start, where facts about a kind of subject come from; each source adds members that no other gives. */
  registerFacts(kind: string, source: FactSource): void {
    this.sources.set(kind, [...(this.sources.get(kind) ?? []), source]);
  }

  /** Registers, at start, the one evaluator. */
  registerEvaluator(evaluator: Evaluator): void {
    this.evaluator = evaluator;
  }

  /**
   * Collects the facts about a subject and answers what the code of practice says; reads only, saves nothing.
   * Without an evaluator, or when anything on the way fails, the answer is hold (`gate/no-evaluator`).
   */
  async ask(gate: GateId, subject: GateSubject, tx: Tx, asked: { readonly actor: Actor; readonly said?: JsonObject }): Promise<Answer> {
    const request: FactRequest = { gate, about: subject, actor: asked.actor, said: asked.said ?? {} };
    const { facts, sources, unit } = await this.collect(tx, subject, request);
    const evaluated = await this.evaluate(tx, asked.actor.institutionId, { ...facts, gate }, unit);
    return { gate, subject, ...evaluated, sources, decidedAt: this.clock.now(), traceId: asked.actor.trace.traceId };
  }

  /**
   * Answers what judges inputs that nobody asked for real: variants of a use, to find one that is permitted. Nothing is kept.
   * Null when nothing can decide now; the function answers null for an input that cannot be judged.
   * @param unit the unit by whose stricter parameters.
   */
  async trial(tx: Tx, institutionId: string, unit: string | null): Promise<((input: JsonObject) => Decided | null) | null> {
    try {
      const judge = (await this.evaluator?.ready(tx, institutionId, unit)) ?? null;
      return judge === null ? null : (input) => triedBy(judge, input);
    } catch (error) {
      this.logger.failure('gate.evaluator-failed', error);
      return null;
    }
  }

  /** Answers the size from which a group is shown (n >= k), the same as the rules ask; null when nothing can decide: then none is. */
  async smallestGroup(tx: Tx, institutionId: string): Promise<number | null> {
    try {
      return (await this.evaluator?.smallestGroup(tx, institutionId)) ?? null;
    } catch (error) {
      this.logger.failure('gate.evaluator-failed', error);
      return null;
    }
  }

  /** Answers what a unit of the institution is called; null for one that is not known. */
  async unit(tx: Tx, institutionId: string, code: string): Promise<Bilingual | null> {
    return (await this.evaluator?.unit(tx, institutionId, code)) ?? null;
  }

  /** Keeps an answer, with its input, in the caller's write transaction; null when no evaluator is there to keep it. */
  async record(answer: Answer, tx: Tx): Promise<string | null> {
    return this.evaluator === null ? null : this.evaluator.record(tx, answer);
  }

  /** Answers the refusal that an answer amounts to, or null when it lets pass (with its obligations). */
  refusalOf(answer: Answer, verdictId: string | null): GateRefusal | null {
    const { outcome } = answer.decided;
    return outcome === 'deny' || outcome === 'hold' ? new GateRefusal(outcome, this.tell(answer), verdictId) : null;
  }

  /**
   * Joins findings with their texts in Dutch and English, of the build that judged, where their rules stand, and the article of
   * the institution's own code.
   */
  tell({ decided, articles, rulesAt, tell }: Pick<Evaluated, 'decided' | 'articles' | 'rulesAt' | 'tell'>): readonly ToldFinding[] {
    return decided.findings.map((finding) => {
      const told = { ...(tell(finding) ?? this.tellOwn(finding)), rule: `${rulesAt}#${finding.norm}` };
      const article = Object.hasOwn(articles, finding.norm) ? articles[finding.norm] : undefined;
      return article === undefined ? told : { ...told, article };
    });
  }

  /** Answers what each norm of the code in force is, by its code. */
  async norms(tx: Tx, institutionId: string): Promise<ReadonlyMap<string, NormAbout>> {
    return (await this.evaluator?.norms(tx, institutionId)) ?? new Map<string, NormAbout>();
  }

  /** Answers by which version of the code verdicts were reached, by id of the verdict; one that was not kept is absent. */
  async judgedBy(tx: Tx, institutionId: string, verdictIds: readonly string[]): Promise<ReadonlyMap<string, JudgingCode>> {
    return (await this.evaluator?.judgedBy(tx, institutionId, [...new Set(verdictIds)])) ?? new Map<string, JudgingCode>();
  }

  private async collect(
    tx: Tx,
    first: GateSubject,
    request: FactRequest,
  ): Promise<{ readonly facts: JsonObject; readonly sources: Record<string, string>; readonly unit: string | null }> {
    const waiting: GateSubject[] = [{ kind: 'institution', id: request.actor.institutionId }, first];
    const sources: Record<string, string> = {};
    let facts: Record<string, Json> = {};
    let unit: string | null = null;
    for (let subject = waiting.shift(); subject !== undefined; subject = waiting.shift()) {
      const key = `${subject.kind}/${subject.id}`;
      if (Object.hasOwn(sources, key)) {
        continue;
      }
      if (Object.keys(sources).length >= MOST_SUBJECTS) {
        throw new Error('a gate asks for too many subjects');
      }
      const sheet = await this.sheetOf(tx, subject, request);
      sources[key] = sheet.version;
      facts = { ...facts, ...sheet.facts };
      unit = sheet.unit ?? unit;
      waiting.push(...(sheet.related ?? []));
    }
    return { facts, sources, unit };
  }

  private async sheetOf(tx: Tx, subject: GateSubject, request: FactRequest): Promise<FactSheet> {
    let joined: FactSheet = { facts: {}, version: 'none' };
    for (const [position, source] of (this.sources.get(subject.kind) ?? []).entries()) {
      const sheet = await source(tx, subject, request);
      joined = position === 0 ? sheet : joinedSheet(joined, sheet);
    }
    return joined;
  }

  private async evaluate(tx: Tx, institutionId: string, input: JsonObject, unit: string | null): Promise<Evaluated> {
    if (this.evaluator === null || Buffer.byteLength(canonicalJson(input)) > MOST_INPUT_BYTES) {
      return undecided(input);
    }
    try {
      return await this.evaluator.evaluate(tx, institutionId, input, unit);
    } catch (error) {
      if (error instanceof Problem) {
        throw error;
      }
      this.logger.failure('gate.evaluator-failed', error);
      return undecided(input);
    }
  }

  private tellOwn(finding: Finding): Omit<ToldFinding, 'rule'> {
    const text = (member: string): { nl: string; en: string } => {
      const [nl, en] = LANGUAGES.map(
        (language) =>
          textAt(this.templates.catalogue('gate', language), [...finding.code.split('/'), member], finding.params) ?? finding.code,
      );
      return { nl: nl ?? finding.code, en: en ?? finding.code };
    };
    return {
      ...finding,
      departable: false,
      title: text('title'),
      remedy: text('remedy'),
      source: [],
      nature: 'practice',
      lifted_by: 'administrator',
    };
  }
}

/** Joins what two sources say of one subject. @throws Error when both give the same member: the gate then fails. */
function joinedSheet(one: FactSheet, other: FactSheet): FactSheet {
  return {
    facts: joined(one.facts, other.facts, 1),
    version: `${one.version}+${other.version}`,
    related: [...(one.related ?? []), ...(other.related ?? [])],
    unit: other.unit ?? one.unit ?? null,
  };
}

function joined(one: JsonObject, other: JsonObject, depth: number): JsonObject {
  const both = Object.keys(other).filter((key) => Object.hasOwn(one, key));
  const parts = both.map((key): readonly [string, Json] => {
    const [left, right] = [one[key], other[key]];
    if (depth === 0 || !isObject(left) || !isObject(right)) {
      throw new Error(`two sources give the fact ${key}`);
    }
    return [key, joined(left, right, depth - 1)];
  });
  return { ...one, ...other, ...Object.fromEntries(parts) };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function triedBy(judge: Judge, input: JsonObject): Decided | null {
  try {
    return Buffer.byteLength(canonicalJson(input)) > MOST_INPUT_BYTES ? null : judge(input);
  } catch {
    return null;
  }
}

function undecided(input: JsonObject): Evaluated {
  const finding: Finding = { code: 'gate/no-evaluator', norm: 'gate', effect: 'hold', kind: 'gap', scope: 'request' };
  return {
    decided: {
      outcome: 'hold',
      findings: [finding],
      obligations: [],
      columns: {},
      row_filter: null,
      disclosure: null,
      expires_on: null,
      asked: [],
      not_in_force: null,
    },
    provenance: {
      codeVersion: 'none',
      policySha256: '',
      parametersSha256: '',
      inputSha256: sha256Hex(canonicalJson(input)),
      engine: 'none',
      consentEpoch: null,
      unit: null,
    },
    input,
    parameters: {},
    articles: {},
    rulesAt: RULES_IN_FORCE,
    tell: () => null,
  };
}
