// The one evaluator behind the gates: decides by the code of practice that the institution has adopted, keeps every verdict,
// tells findings' texts.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, canonicalJson, type JsonObject, newId, sha256Hex } from '../common/index.js';
import { type Answer, type Evaluated, type Evaluator, Gate, type Judge, type JudgingCode, type NormAbout } from '../gate/index.js';
import { type Tx } from '../platform/database/index.js';
import { type Bilingual } from '../platform/templates/index.js';
import { articlesOf } from './engine/articles.js';
import { filledRules, tellerOf } from './engine/filled-rules.js';
import { PolicyBuilds } from './engine/policy-builds.js';
import { PolicyFault } from './engine/policy-fault.js';
import { normsOf, rulesAt } from './engine/rules.js';
import { FirstCode, type FirstCodeDraft } from './versions/first-code.js';
import { type CodeVersionEntity } from './versions/code-version.entity.js';
import { CodeInForce } from './versions/code-in-force.js';
import { CodeVersionsRepository } from './versions/code-versions.repository.js';
import { boundBy, smallestGroupOf } from './versions/holding.js';
import { VerdictsRepository } from './verdicts/verdicts.repository.js';

@Injectable()
export class CodeOfPractice implements Evaluator, OnModuleInit {
  constructor(
    @Inject(PolicyBuilds) private readonly builds: PolicyBuilds,
    @Inject(Gate) private readonly gate: Gate,
    @Inject(CodeInForce) private readonly inForce: CodeInForce,
    @Inject(FirstCode) private readonly first: FirstCode,
    @Inject(CodeVersionsRepository) private readonly versions: CodeVersionsRepository,
    @Inject(VerdictsRepository) private readonly verdicts: VerdictsRepository,
  ) {}

  onModuleInit(): void {
    this.gate.registerEvaluator(this);
  }

  /** Adopts the policy of this release, with the rules whose facts the platform supplies in force: an institution's first code. */
  async adopt(actor: Actor, draft: FirstCodeDraft): Promise<CodeVersionEntity> {
    return this.first.adopt(actor, draft);
  }

  /** @throws PolicyFault when no code is in force that can be trusted: the gate then holds. */
  async evaluate(tx: Tx, institutionId: string, facts: JsonObject, unit: string | null): Promise<Evaluated> {
    const { version, engine, parameters, parametersSha256 } = await this.inForce.code(tx, institutionId, unit);
    const input = engine.fitted(boundBy(parameters, facts));
    const decided = await engine.decide(input, parameters, parametersSha256);
    const epoch = (input['consent'] as JsonObject | null | undefined)?.['epoch'];
    return {
      decided,
      articles: articlesOf(parameters),
      rulesAt: rulesAt(version.id),
      tell: tellerOf(engine, parameters),
      provenance: {
        codeVersion: version.version,
        policySha256: version.policySha256,
        parametersSha256,
        inputSha256: sha256Hex(canonicalJson(input)),
        engine: engine.engine,
        consentEpoch: typeof epoch === 'number' ? String(epoch) : null,
        unit,
      },
      input,
      parameters,
    };
  }

  /** @throws PolicyFault as `evaluate` does. */
  async ready(tx: Tx, institutionId: string, unit: string | null): Promise<Judge> {
    const { engine, parameters, parametersSha256 } = await this.inForce.code(tx, institutionId, unit);
    const judge = await engine.judge(parameters, parametersSha256);
    return (input) => judge(engine.fitted(boundBy(parameters, input)));
  }

  /** @throws PolicyFault as `evaluate` does. */
  async smallestGroup(tx: Tx, institutionId: string): Promise<number> {
    const k = smallestGroupOf((await this.inForce.code(tx, institutionId, null)).parameters);
    if (k === null) {
      throw new PolicyFault('none', 'the code in force does not say from which size a group is shown');
    }
    return k;
  }

  async unit(tx: Tx, institutionId: string, code: string): Promise<Bilingual | null> {
    return (await this.versions.unit(tx, institutionId, code))?.title ?? null;
  }

  async record(tx: Tx, answer: Answer): Promise<string> {
    const id = newId(answer.decidedAt);
    const verdict = {
      id,
      gate: answer.gate,
      subjectKind: answer.subject.kind,
      subjectId: answer.subject.id,
      outcome: answer.decided.outcome,
      result: { ...answer.decided },
      input: answer.input as object,
      inputErasedAt: null,
      inputSha256: answer.provenance.inputSha256,
      policySha256: answer.provenance.policySha256,
      parametersSha256: answer.provenance.parametersSha256,
      codeVersion: answer.provenance.codeVersion,
      unit: answer.provenance.unit,
      engine: answer.provenance.engine,
      sources: { ...answer.sources },
      consentEpoch: answer.provenance.consentEpoch,
      decidedAt: answer.decidedAt,
      traceId: answer.traceId,
    };
    await this.verdicts.insert(tx, verdict, answer.parameters);
    return id;
  }

  async judgedBy(tx: Tx, institutionId: string, verdictIds: readonly string[]): Promise<ReadonlyMap<string, JudgingCode>> {
    return this.verdicts.codesOf(tx, institutionId, verdictIds);
  }

  /** Of the build in force; of this release where none is in force that can be trusted. */
  async norms(tx: Tx, institutionId: string): Promise<ReadonlyMap<string, NormAbout>> {
    try {
      const { engine, parameters } = await this.inForce.code(tx, institutionId, null);
      return normsOf(filledRules(engine, parameters));
    } catch (error) {
      if (error instanceof PolicyFault) {
        return normsOf(filledRules(this.builds.release, this.builds.release.parameters));
      }
      throw error;
    }
  }
}
